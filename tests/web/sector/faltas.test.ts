import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Celda, Fila } from '../../../functions/domain/tablero.ts';
import { faltasDe, seJuzga } from '../../../web/src/lib/sector/faltas.ts';
import type { Columna } from '../../../web/src/lib/tablero/columnas.ts';
import { peorBrecha } from '../../../web/src/lib/tablero/peor-brecha.ts';
import { INDICADORES } from '../tablero-ficticio.ts';

const columna = (i: number, meta: number | null, mas: object = {}): Columna => ({
  i,
  indicador: { ...INDICADORES[0]!, clave: `c${i}`, componentes: [], ...mas },
  meta: meta === null ? null : { meta, basal: null, de: 'G:05', verificacion: 'V2' },
});
const fila = (...celdas: Celda[]): Fila => ({
  ambito: { id: 'S:00003644-01', tipo: 'S', nombre: 'Sector 1' },
  grupo: null,
  celdas,
  poblacion: null,
});
const v = (num: number, den: number): Celda => ({ e: 'v', num, den, sinDato: 0 });

describe('what a sector lacks', () => {
  it('lists the gaps in persons, widest first, and leaves out what is met or too small to judge', () => {
    const columnas = [columna(0, 0.7), columna(1, 0.9), columna(2, 0.9), columna(3, null), columna(4, 0.5)];
    const f = fila(v(60, 100), v(70, 100), v(1, 4), v(0, 50), v(50, 100));
    expect(faltasDe(f, columnas).map((x) => [x.columna.i, x.n, x.incumplen])).toEqual([
      [1, 20, 30],
      [0, 10, 40],
    ]);
    expect(peorBrecha(f, columnas)?.n).toBe(20);
  });

  it('names the component that stops most, and none where lower is better', () => {
    const componentes = [
      { id: 'a', nombre: 'Neumococo' },
      { id: 'b', nombre: 'Hierro' },
    ];
    const celda: Celda = {
      e: 'v',
      num: 5,
      den: 10,
      sinDato: 0,
      comp: [
        [9, 1, 0],
        [6, 4, 0],
      ],
    };
    expect(faltasDe(fila(celda), [columna(0, 0.8, { componentes })])[0]?.falla).toEqual({ nombre: 'Hierro', n: 4 });
    expect(faltasDe(fila(celda), [columna(0, 0.2, { componentes, direccion: 'menor' })])[0]?.falla).toBeNull();
  });

  it('never counts a place that was not reported, was suppressed or has nobody', () => {
    const celda = fc.constantFrom<Celda>({ e: 'nr' }, { e: 's' }, { e: 'na' }, v(0, 0), v(0, 4));
    fc.assert(
      fc.property(celda, fc.double({ min: 0, max: 1, noNaN: true }), (c, meta) => {
        expect(faltasDe(fila(c), [columna(0, meta)])).toEqual([]);
        expect(seJuzga(fila(c), [columna(0, meta)])).toBe(false);
      }),
    );
    expect(seJuzga(fila(v(5, 5)), [columna(0, 0.5)])).toBe(true);
    expect(seJuzga(fila(v(5, 5)), [columna(0, null)])).toBe(false);
  });
});
