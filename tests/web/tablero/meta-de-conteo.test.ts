import { describe, expect, it } from 'vitest';
import type { Fila, Tendencia } from '../../../functions/domain/tablero.ts';
import { metaDeLugar } from '../../../functions/domain/meta-de-lugar.ts';
import { hojaDe } from '../../../web/src/lib/sector/hoja.ts';
import { columnaEn, type Columna } from '../../../web/src/lib/tablero/columnas.ts';
import { vistaCelda } from '../../../web/src/lib/tablero/celda.ts';
import { filaSuma, resumenColumna, resumenFila } from '../../../web/src/lib/tablero/resumen.ts';
import { ordenarFilas } from '../../../web/src/lib/tablero/orden.ts';
import { serieJuzgada } from '../../../web/src/lib/tablero/serie.ts';
import { INDICADORES, tableroFicticio } from '../tablero-ficticio.ts';

const META = { meta: 314, basal: 98, de: 'G:05', verificacion: 'V2' } as const;
const columna: Columna = {
  i: 0,
  indicador: { ...INDICADORES[0]!, clave: 'agua@v', tipo: 'conteo', direccion: 'mayor', unidad: 'localidades' },
  meta: META,
};
const fila = (id: string, num: number, den: number): Fila => ({
  ambito: { id, tipo: 'D', nombre: id },
  grupo: null,
  celdas: [{ e: 'v', num, den, sinDato: 0 }],
  poblacion: null,
});
const REGION = fila('G:05', 168, 400);
const DISTRITOS = [fila('D:050101', 5, 9), fila('D:050102', 0, 4), fila('D:050103', 0, 0)];

describe('the target of a region in localities', () => {
  it('judges the region and none of its districts', () => {
    const clase = (f: Fila) => vistaCelda(f.celdas[0], columna.indicador, columnaEn(columna, f.ambito.id).meta).clase;
    expect([REGION, ...DISTRITOS].map(clase)).toEqual(['brecha', 'conteo', 'conteo', 'no_aplica']);
    expect(resumenColumna(DISTRITOS, columna).map((r) => [r.luz, r.cuantas])).toEqual([['sin_meta', 2]]);
    expect(DISTRITOS.map((f) => resumenFila(f, [columna]).juzgados)).toEqual([0, 0, 0]);
    expect(resumenFila(REGION, [columna])).toEqual({ enBrecha: 1, juzgados: 1 });
    expect(clase(filaSuma(DISTRITOS, [columna], 'Seleccionados'))).toBe('conteo');
    expect(ordenarFilas(DISTRITOS, 'valor', columna).at(-1)?.ambito.id).toBe('D:050103');
  });

  it('the place with most of what is wanted is not the worst, in either order', () => {
    const filas = [fila('D:050101', 11, 12), fila('D:050102', 2, 9), fila('D:050103', 0, 0), fila('D:050104', 0, 1)];
    const ids = (orden: 'brecha' | 'valor') => ordenarFilas(filas, orden, columna).map((f) => f.ambito.id.slice(-2));
    expect(ids('brecha')).toEqual(['02', '04', '01', '03']);
    expect(ids('valor')).toEqual(['04', '02', '01', '03']);
  });

  it('a share keeps it, whoever owns it', () => {
    const cobertura = { ...columna, indicador: { ...columna.indicador, tipo: 'cobertura' as const } };
    expect(columnaEn(cobertura, 'D:050101')).toBe(cobertura);
    expect(columnaEn(columna, 'G:05')).toBe(columna);
    expect(metaDeLugar(null, 'conteo', 'G:05')).toBeNull();
    expect(metaDeLugar(META, 'conteo', 'D:050101')).toBeNull();
  });

  it('is not drawn over the trend of a district, nor over a band', () => {
    const suya = { num: [1, 2], den: [9, 9] };
    const t: Tendencia = {
      formato: 1,
      ambito: 'G:05',
      region: '05',
      sintetico: true,
      periodos: ['2026-09', '2026-10'],
      cortes: [],
      claves: ['agua@v'],
      metas: { 'agua@v': [314, 314] },
      propio: [suya],
      hijos: [{ ambito: 'D:050101', series: [suya] }],
    };
    const metas = (lugar: string, tipo: 'conteo' | 'cobertura', de = t) =>
      serieJuzgada(de, lugar, { clave: 'agua@v', tipo }, '2026-10', 12)?.metas;
    expect(metas('G:05', 'conteo')).toEqual([314, 314]);
    expect(metas('D:050101', 'conteo')).toEqual([null, null]);
    expect(metas('D:050101', 'cobertura')).toEqual([314, 314]);
    const publica = { ...t, propio: [{ ...suya, publico: [{ e: 's' }, { e: 's' }] as const }] };
    expect(serieJuzgada(publica, 'G:05', columna.indicador, '2026-10', 12)?.publico?.map((m) => m.meta)).toEqual([
      null,
      null,
    ]);
  });

  it('of a facility is not the sheet of its sector', () => {
    const eess = tableroFicticio('E:00003644');
    const k = eess.indicadores.findIndex((i) => i.tipo === 'conteo' && i.principal);
    const metas = eess.metas.map((m, i) => (i === k ? { ...META, de: eess.ambito.id } : m));
    const hoja = hojaDe({ ...eess, metas }, eess.hijos[0]!.ambito.id)!;
    const suyo = hoja.indicadores.findIndex((i) => i.clave === eess.indicadores[k]!.clave);
    expect([k >= 0, hoja.metas[suyo]]).toEqual([true, null]);
  });
});
