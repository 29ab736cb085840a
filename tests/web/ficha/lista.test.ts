import { expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { fichasPublicadas } from '../../../functions/publish/fichas-publicadas.ts';
import { abreviarFicha, agrupar, coincide } from '../../../web/src/lib/ficha/lista.ts';
import { valoresPorLugar } from '../../../web/src/lib/ficha/valores-lugar.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const fichas = fichasPublicadas(leerFichas().fichas).map(abreviarFicha);

it('every ficha is in one group, by life stage and then by package', () => {
  const grupos = agrupar(fichas);
  const puestas = grupos.flatMap((g) => g.paquetes.flatMap((p) => p.fichas.map((f) => f.id)));
  expect(puestas.toSorted()).toEqual(fichas.map((f) => f.id).toSorted());
  expect(grupos[0]!.etapa).toBe('nino');
  expect(grupos.find((g) => g.etapa === 'gestante')!.paquetes.flatMap((p) => p.fichas.map((f) => f.id))).toContain(
    'gest_paquete_parto',
  );
});

it('finds by several words, without accents, by code, user or edition', () => {
  const hallar = (texto: string): string[] => fichas.filter((f) => coincide(f, texto)).map((f) => f.id);
  expect(hallar('mc-02.01 fed')).toContain('paquete_menor_12m');
  expect(hallar('nino anémia')).toContain('anemia_6_35m');
  expect(hallar('')).toHaveLength(fichas.length);
  expect(hallar('zzz')).toEqual([]);
});

it('lists the districts of a ficha worst first, with what fails most, and says nothing of one the board does not hold', () => {
  const v = valoresPorLugar(tableroFicticio('G:05'), 'paquete_menor_12m');
  const valores = v!.lugares.flatMap((l) =>
    l.celda?.e === 'v' && l.celda.den >= 5 ? [l.celda.num / l.celda.den] : [],
  );
  expect(valores).toEqual([...valores].sort((a, b) => a - b));
  const fallan = v!.fallas.map((f) => f.fallan);
  expect(fallan.length).toBeGreaterThan(1);
  expect(fallan).toEqual([...fallan].sort((a, b) => b - a));
  expect(v!.lugares.some((l) => l.masFalta !== null && l.masFalta.n > 0)).toBe(true);
  expect(valoresPorLugar(tableroFicticio('G:05'), 'no_existe')).toBeNull();
});
