import { describe, expect, it } from 'vitest';
import type { Celda, Fila } from '../../../functions/domain/tablero.ts';
import type { Columna } from '../../../web/src/lib/tablero/columnas.ts';
import { ordenesDe } from '../../../web/src/lib/tablero/estado-url.ts';
import { ordenarFilas } from '../../../web/src/lib/tablero/orden.ts';
import { rutaAmbito } from '../../../web/src/lib/tablero/rutas.ts';

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
  it('puts the worst band first, and what is protected last', () => {
    expect(ids(ordenarFilas(FILAS, 'valor', columna('mayor')))).toBe('3142');
    expect(ids(ordenarFilas(FILAS, 'valor', columna('menor')))).toBe('4132');
    expect(ids(ordenarFilas(FILAS, 'valor', columna('mayor'), 'inverso'))).toBe('4132');
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
