import { describe, expect, it } from 'vitest';
import { columnasDe } from '../../../web/src/lib/tablero/columnas.ts';
import { eessDeSector, fraseSector, hojaDe, repartirColumnas } from '../../../web/src/lib/sector/hoja.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const eess = tableroFicticio('E:00003644');

describe('sheet of a sector', () => {
  it('knows the facility from the code, when the code says it', () => {
    expect(['00003644-01', '00003644-SIN', 'SIN-050304-SIN', 'Barrio Alto', '00003644-'].map(eessDeSector)).toEqual([
      'E:00003644',
      'E:00003644',
      'E:SIN-050304',
      null,
      null,
    ]);
  });

  it('keeps the row, the alerts and the principal fichas of that sector and nothing of its neighbours', () => {
    const hoja = hojaDe(eess, 'S:00003644-02')!;
    expect(hoja.fila).toEqual({ ...eess.hijos[1], celdas: eess.hijos[1]!.celdas });
    expect(hoja.sector).toBe(eess.sectores[1]);
    expect(hoja.alertas?.focos).toEqual(eess.alertas?.hijos[1]);
    expect(hoja.fila.celdas).toHaveLength(hoja.indicadores.length);
    expect(hoja.metas).toHaveLength(hoja.indicadores.length);
    expect(JSON.stringify(hoja)).not.toContain('S:00003644-01');
  });

  it('drops the fichas that are kept for comparing, with their targets and cells', () => {
    const conOtra = { ...eess, indicadores: eess.indicadores.map((x, i) => ({ ...x, principal: i !== 0 })) };
    const hoja = hojaDe(conOtra, 'S:00003644-01')!;
    expect(hoja.indicadores[0]).toBe(conOtra.indicadores[1]);
    expect(hoja.fila.celdas[0]).toBe(eess.hijos[0]!.celdas[1]);
    expect(hoja.metas[0]).toBe(eess.metas[1]);
  });

  it('takes those without sector, a sector of no facts as not reported, and no unknown one', () => {
    expect(hojaDe(eess, 'S:00003644-SIN')).toMatchObject({ sector: null, fila: { ambito: { nombre: 'Sin sector' } } });
    const sinFila = hojaDe({ ...eess, hijos: [] }, 'S:00003644-03')!;
    expect(new Set(sinFila.fila.celdas.map((c) => c.e))).toEqual(new Set(['nr']));
    expect(sinFila.fila.poblacion).toBeNull();
    expect(hojaDe(eess, 'S:00003644-99')).toBeNull();
  });

  it('puts each column in one place, and keeps zero and not reported among those to read', () => {
    const hoja = hojaDe(eess, 'S:00003644-01')!;
    const columnas = columnasDe({ ...hoja, propio: hoja.fila }, 'todo', null);
    const fila = {
      ...hoja.fila,
      celdas: hoja.fila.celdas.map((c, i) =>
        i === 0
          ? ({ e: 'v', num: 0, den: 12, sinDato: 0 } as const)
          : i === 1
            ? ({ e: 'nr' } as const)
            : i === 2
              ? ({ e: 'v', num: 0, den: 0, sinDato: 0 } as const)
              : i === 3
                ? ({ e: 'na' } as const)
                : c,
      ),
    };
    const r = repartirColumnas(fila, columnas);
    const indices = (xs: readonly (typeof columnas)[number][]): number[] => xs.map((c) => c.i);
    expect(indices(r.conDato)).toEqual(expect.arrayContaining([0, 1]));
    expect(indices(r.sinNadie)).toContain(2);
    expect(indices(r.deOtroNivel)).toContain(3);
    expect(r.conDato.length + r.sinNadie.length + r.deOtroNivel.length).toBe(columnas.length);
  });

  it('opens with what is missing most, whose target it is and what stops it', () => {
    const hoja = hojaDe(eess, 'S:00003644-01')!;
    const unica = columnasDe({ ...hoja, propio: hoja.fila }, 'todo', null).slice(0, 1);
    const con = (num: number, den: number): string =>
      fraseSector(
        {
          ...hoja,
          fila: {
            ...hoja.fila,
            celdas: [{ e: 'v', num, den, sinDato: 0, comp: unica[0]!.indicador.componentes.map((_, k) => [0, k, 0]) }],
          },
        },
        unica,
      );
    expect(con(50, 100)).toBe(
      'Falta que cumplan 20 niños para la meta regional de 69.1 % en Paquete integrado <12 meses; lo que más falta es DNI hasta los 60 días (7 de 50).',
    );
    expect(con(90, 100)).toBe('Llega a todas las metas que se pueden juzgar.');
    expect(con(1, 4)).toBe('Tiene menos de 5 casos en cada indicador con meta: mire los números uno por uno.');
  });
});
