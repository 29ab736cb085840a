import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comprobar, tableroDe } from '../../../web/src/lib/sql/comprobar.ts';
import { DIMENSIONES, type Dimension } from '../../../web/src/lib/sql/dimension.ts';
import { escribirEstado, leerEstado, type EstadoExplorador } from '../../../web/src/lib/sql/estado.ts';
import type { FilaMatriz } from '../../../web/src/lib/sql/matriz.ts';

const DIMENSIONES_TODAS = Object.keys(DIMENSIONES) as Dimension[];

const leer = (texto: string): EstadoExplorador => leerEstado(new URLSearchParams(texto));

describe('explorer in the URL', () => {
  it('comes back the same, and writes only what was chosen', () => {
    for (const texto of [
      '?corte=05-2026-10-r1&modo=publico&clave=a%40v%7Em&periodo=2026-10&por=red&etapa=nino',
      '?clave=a%40v%2Cb%40v&periodo=2026-01..2026-10&por=provincia%2Cdistrito&columnas=mes&medida=num&orden=-valor&lugar=P%3A0503%2CR%3A05-01&condicion=gestante',
    ])
      expect(escribirEstado(leer(texto))).toBe(texto);
    expect(escribirEstado(leer(''))).toBe('');
  });

  it('takes what it cannot understand as not chosen', () => {
    expect(
      leer('region=5x&periodo=2026-13&por=num&modo=root&columnas=num&medida=toString&orden=x&lugar=Z:1,G:05,nada'),
    ).toEqual(leer(''));
    expect(leer('periodo=2026-10..2026-01').desde).toBe('');
  });

  it('keeps a dimension in one place, and one place of each type', () => {
    expect(leer('por=red,red,mes,eess&columnas=red')).toMatchObject({ filas: ['red', 'mes'], columna: null });
    expect(leer('lugar=D:1,R:2,D:3').lugares).toEqual(['D:3', 'R:2']);
  });

  it('says everything that can be chosen', () => {
    const elegir = fc.record({
      filas: fc.uniqueArray(fc.constantFrom(...DIMENSIONES_TODAS), { minLength: 1, maxLength: 2 }),
      columna: fc.option(fc.constantFrom(...DIMENSIONES_TODAS)),
      medida: fc.constantFrom('valor', 'num', 'den', 'sin_dato'),
      orden: fc.constantFrom('brecha', '-valor', 'valor', 'casos', 'nombre'),
      lugares: fc.subarray(['P:0503', 'D:050304', 'R:05-01', 'E:00003644']),
    });
    fc.assert(
      fc.property(elegir, (e) => {
        const columna = e.columna !== null && e.filas.includes(e.columna) ? null : e.columna;
        const estado = { ...leer(''), ...e, columna } as EstadoExplorador;
        expect(leer(escribirEstado(estado))).toEqual(estado);
      }),
    );
  });
});

describe('check against the board', () => {
  const tablero = (celda: unknown, hijos: unknown[] = []) =>
    ({ indicadores: [{ clave: 'a@v' }], propio: { celdas: [celda] }, hijos }) as unknown as Parameters<
      typeof comprobar
    >[2]; // only what is read
  const fila = (id: string, num: number, den: number) =>
    ({ ids: [id], celdas: [{ e: 'v', num, den, sinDato: 0 }] }) as unknown as FilaMatriz; // only what is read
  const v = (num: number, den: number) => ({ e: 'v', num, den, sinDato: 0 });

  it('agrees only when both counts do', () => {
    const total = { num: 3, den: 6 };
    expect(comprobar(total, [], tablero(v(3, 6)), 'a@v')).toEqual({ estado: 'coincide', filas: 0 });
    expect(comprobar(total, [], tablero(v(1, 2)), 'a@v')).toEqual({ estado: 'difiere', tablero: { num: 1, den: 2 } });
    expect(comprobar(total, [], tablero({ e: 's' }), 'a@v').estado).toBe('sin_celda');
    expect(comprobar(total, [], tablero(v(3, 6)), 'otra').estado).toBe('sin_celda');
  });

  it('compares each row that the board has too', () => {
    const hijos = [
      { ambito: { id: 'D:1' }, celdas: [v(1, 2)] },
      { ambito: { id: 'D:2' }, celdas: [v(2, 4)] },
    ];
    const con = (...filas: FilaMatriz[]) => comprobar({ num: 3, den: 6 }, filas, tablero(v(3, 6), hijos), 'a@v');
    expect(con(fila('D:1', 1, 2), fila('D:2', 2, 4), fila('X:9', 9, 9))).toEqual({ estado: 'coincide', filas: 2 });
    expect(con(fila('D:1', 1, 2), fila('D:2', 1, 4))).toMatchObject({ estado: 'difiere_fila', id: 'D:2' });
  });

  it('asks the board of the finest place chosen, when there is one that counts the same', () => {
    const en = (...ids: [Dimension, string][]) =>
      tableroDe({ lugares: ids.map(([dimension, id]) => ({ dimension, id })) }, '05');
    expect(en()).toBe('G:05');
    expect(en(['provincia', 'P:0503'], ['distrito', 'D:050304'])).toBe('D:050304');
    expect(en(['eess', 'E:1'], ['red', 'R:1'])).toBe('E:1');
    expect(en(['distrito', 'D:1'], ['red', 'R:1'])).toBeNull();
    expect(en(['sector', 'S:1'])).toBeNull();
  });
});
