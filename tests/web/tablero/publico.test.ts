import { describe, expect, it } from 'vitest';
import type { Celda, Fila } from '../../../functions/domain/tablero.ts';
import { cuentaLuces, fraseValor, valorMapa } from '../../../web/src/lib/mapa/valores.ts';
import { fraseLaMeta, vistaCelda } from '../../../web/src/lib/tablero/celda.ts';
import type { Columna } from '../../../web/src/lib/tablero/columnas.ts';
import { ordenesDe } from '../../../web/src/lib/tablero/estado-url.ts';
import { ordenarFilas } from '../../../web/src/lib/tablero/orden.ts';
import { resumenColumna } from '../../../web/src/lib/tablero/resumen.ts';
import { rutaAmbito } from '../../../web/src/lib/tablero/rutas.ts';
import { rotulos } from '../../../web/src/lib/textos/es/pared.ts';
import { sumaDeDoceMeses } from '../../../web/src/lib/textos/es/tablero.ts';
import { modoPublicoDe12 } from '../../../web/src/lib/textos/es/ui.ts';
import { INDICADORES } from '../tablero-ficticio.ts';

const banda = (desde: number, hasta: number): Celda => ({ e: 'b', pct: [desde, hasta], den: [100, 199] });
const fila = (id: string, celda: Celda): Fila => ({
  ambito: { id: `D:05010${id}`, tipo: 'D', nombre: `Distrito ${id}` },
  grupo: null,
  celdas: [celda],
  poblacion: null,
});
const columna = (direccion: 'mayor' | 'menor'): Columna =>
  ({ i: 0, meta: null, indicador: { tipo: 'cobertura', direccion } }) as unknown as Columna; // what the order reads
const FILAS = [
  fila('1', banda(0.6, 0.7)),
  fila('2', { e: 's', den: [0, 19] }),
  fila('3', banda(0.4, 0.5)),
  fila('4', banda(0.8, 0.9)),
];
const ids = (filas: readonly Fila[]): string => filas.map((f) => f.ambito.id.at(-1)).join('');

describe('a board of what is public', () => {
  it('says of a sum of months, wherever it is read, that it does not count distinct persons', () => {
    expect(rotulos.modoPublico12).toContain('suma de 12 meses, no de personas');
    for (const texto of [modoPublicoDe12('octubre de 2026'), sumaDeDoceMeses])
      expect(texto).toMatch(/suma de (los )?doce meses.*no son personas distintas/i);
  });

  it('puts the worst band first, and what is protected last', () => {
    expect(ids(ordenarFilas(FILAS, 'valor', columna('mayor')))).toBe('3142');
    expect(ids(ordenarFilas(FILAS, 'valor', columna('menor')))).toBe('4132');
    expect(ids(ordenarFilas(FILAS, 'valor', columna('mayor'), 'inverso'))).toBe('4132');
  });

  it('a band that may have two lights is not without target: its own shape, word and bucket', () => {
    const conMeta: Columna = {
      i: 0,
      indicador: INDICADORES[0]!,
      meta: { meta: 0.691, basal: null, de: 'G:05', verificacion: 'V2' },
    };
    const ve = (c: Celda) => vistaCelda(c, conMeta.indicador, conMeta.meta);
    expect(ve(banda(0.6, 0.7))).toMatchObject({ clase: 'en_banda', forma: '◐', valor: '60–70', banda: true });
    expect(ve(banda(0.6, 0.7)).palabra).toContain('En banda');
    expect(ve(banda(0.7, 0.8)).clase).toBe('lograda');
    expect(resumenColumna(FILAS, conMeta).map((r) => [r.luz, r.cuantas])).toEqual([
      ['lograda', 1],
      ['brecha', 1],
      ['en_banda', 1],
      ['suprimido', 1],
    ]);
    expect(resumenColumna(FILAS, { ...conMeta, meta: null }).map((r) => r.luz)).toEqual(['sin_meta', 'suprimido']);
    const mapa = FILAS.map((f) => valorMapa(f.celdas[0], { ...conMeta.indicador, meta: 0.691 }));
    expect(cuentaLuces(mapa).map((l) => [l.luz, l.cuenta])).toEqual([
      ['lograda', 1],
      ['brecha', 1],
      ['en_banda', 1],
    ]);
    expect(fraseValor(mapa[0]!, 'cobertura')).toBe('entre 60.0 % y 70.0 %, en banda: no alcanza para decir su estado');
  });
  it('says the target where the band says no distance to it, as a ceiling where less is better', () => {
    const meta = { meta: 0.73, basal: null, de: 'G:05', verificacion: 'V2' } as const;
    expect(fraseLaMeta(INDICADORES[0]!, meta, 'D:050304')).toBe('La meta regional es 73.0 %');
    expect(fraseLaMeta({ ...INDICADORES[0]!, direccion: 'menor' }, meta, 'G:05')).toBe('La meta es a lo más 73.0 %');
    expect(fraseLaMeta(INDICADORES[0]!, null, 'G:05')).toBeNull();
  });
  it('offers no order that counts persons', () => {
    expect(ordenesDe('publico')).toEqual(['valor', 'nombre', 'grupo']);
    expect(ordenesDe('equipo')).toContain('brecha');
  });

  it('leads to other public boards', () => {
    expect(rutaAmbito('D:050304', 'publico')).toBe('/ial/050304?modo=publico');
    expect(rutaAmbito('P:0503', 'publico')).toBe('/ambito/P:0503?modo=publico');
    expect(rutaAmbito('D:050304')).toBe('/ial/050304');
    expect(rutaAmbito('N:PE', 'publico')).toBeNull();
  });
});
