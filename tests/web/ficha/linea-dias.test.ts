import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { describirFicha } from '../../../functions/domain/ficha/describir.ts';
import { validarFicha } from '../../../functions/domain/ficha/validar.ts';
import { lineaDias } from '../../../web/src/lib/ficha/linea-dias.ts';
import { valoresPorLugar } from '../../../web/src/lib/ficha/valores-lugar.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const archivo = 'functions/fichas/paquete_menor_12m.yaml';
const ficha = describirFicha(
  validarFicha(parse(readFileSync(new URL(`../../../${archivo}`, import.meta.url), 'utf8')), archivo),
);

it('draws the windows of the package over the first year, whole months on the axis', () => {
  const linea = lineaDias(ficha.ediciones[0]!.ventanas);
  expect(linea.tope % 30).toBe(0);
  const neumococo = linea.carriles.find((c) => c.nombre === 'Neumococo');
  expect(neumococo?.barras[0]).toMatchObject({ desde: 55, hasta: 119, abierta: false });
  // The second dose counts from the first: it is said, not drawn.
  expect(neumococo?.barras).toHaveLength(1);
  expect(neumococo?.textos).toHaveLength(2);
});

it('draws nothing where windows are not counted in days', () => {
  const linea = lineaDias([{ componente: 'x', nombre: 'X', desde: null, hasta: null, texto: 'X: en el mes.' }]);
  expect(linea.carriles).toEqual([{ nombre: 'X', barras: [], textos: ['X: en el mes.'] }]);
});

it('lists the districts of a ficha worst first, and says nothing of one the board does not hold', () => {
  const v = valoresPorLugar(tableroFicticio('G:05'), 'paquete_menor_12m');
  const valores = v!.lugares.flatMap((l) =>
    l.celda?.e === 'v' && l.celda.den >= 5 ? [l.celda.num / l.celda.den] : [],
  );
  expect(valores).toEqual([...valores].sort((a, b) => a - b));
  expect(valoresPorLugar(tableroFicticio('G:05'), 'no_existe')).toBeNull();
});
