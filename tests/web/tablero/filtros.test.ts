import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Celda, Fila, Tablero } from '../../../functions/domain/tablero.ts';
import { alPulsarCabeza, ordenCabeza } from '../../../web/src/lib/tablero/cabezas.ts';
import { columnasDe } from '../../../web/src/lib/tablero/columnas.ts';
import { quiebresDe } from '../../../web/src/lib/tablero/ediciones.ts';
import { leerEstado } from '../../../web/src/lib/tablero/estado-url.ts';
import {
  filtrosActivos,
  opcionesPaquete,
  opcionesQuintil,
  opcionesRed,
  pasaFiltro,
} from '../../../web/src/lib/tablero/filtros.ts';
import { abreviar, desplegar } from '../../../web/src/lib/tablero/primera-vista.ts';
import { filaSuma, resumenColumna, resumenFila, sumaCeldas } from '../../../web/src/lib/tablero/resumen.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const REDES = [
  { id: 'R:05-01', tipo: 'R', nombre: 'Huamanga' },
  { id: 'R:05-02', tipo: 'R', nombre: 'Huanta' },
] as const;
const base = tableroFicticio('G:05');
const tablero: Tablero = {
  ...base,
  redes: REDES,
  hijos: base.hijos.map((h, k) => ({
    ...h,
    quintil: ((k % 5) + 1) as 1 | 2 | 3 | 4 | 5, // 1 to 5
    redes: k % 7 === 0 ? REDES.map((r) => r.id) : [REDES[k % 2]!.id],
  })),
};
const SIN = { grupo: null, red: null, quintil: null };

describe('the filters of a board', () => {
  it('keep what they say, and count it the same', () => {
    for (const o of opcionesRed(tablero))
      expect(tablero.hijos.filter((h) => pasaFiltro(h, { ...SIN, red: o.id }))).toHaveLength(o.cuantos);
    for (const o of opcionesQuintil(tablero.hijos))
      expect(tablero.hijos.filter((h) => pasaFiltro(h, { ...SIN, quintil: o.id }))).toHaveLength(o.cuantos);
    expect(opcionesQuintil(tablero.hijos).map((o) => o.id)).toEqual(['1', '2', '3', '4', '5']);
    expect(tablero.hijos.every((h) => pasaFiltro(h, SIN))).toBe(true);
  });
  it('have nothing to offer where the corte carries neither redes nor quintil, and then keep nobody', () => {
    expect(opcionesRed(base)).toEqual([]);
    expect(opcionesQuintil(base.hijos)).toEqual([]);
    expect(base.hijos.some((h) => pasaFiltro(h, { ...SIN, quintil: '1' }))).toBe(false);
  });
  it('say in words which are on', () => {
    const filtros = { paquete: 'Anemia', grupo: 'P:0504', red: 'R:05-02', quintil: '1' as const };
    expect(filtrosActivos(filtros, tablero, 'Provincia').map((f) => f.texto)).toEqual([
      'provincia Huanta',
      'distritos que atiende la red Huanta',
      'quintil 1, el más pobre',
      'paquete «Anemia»',
    ]);
    expect(filtrosActivos({ ...SIN, paquete: null }, tablero, 'Provincia')).toEqual([]);
    expect(filtrosActivos({ ...SIN, paquete: null, quintil: '2' }, base, 'Provincia')[0]?.texto).toBe(
      'quintil 2 (no viene en este corte)',
    );
  });
  it('by package cover every column once', () => {
    const columnas = columnasDe(tablero, 'todo', null);
    expect(opcionesPaquete(columnas).reduce((n, o) => n + o.cuantos, 0)).toBe(columnas.length);
  });
  it('travel with the first view', () => {
    const vuelto = desplegar(abreviar(tablero, [0], false));
    expect(vuelto.hijos.map((h) => [h.quintil, h.redes])).toEqual(tablero.hijos.map((h) => [h.quintil, h.redes]));
    expect(desplegar(abreviar(base, [0], false)).hijos.every((h) => !('quintil' in h) && !('redes' in h))).toBe(true);
  });
});

describe('the summaries', () => {
  const columnas = columnasDe(tablero, 'todo', null);
  it('of a column count each row once, or not at all where it does not apply', () => {
    for (const c of columnas) {
      const noAplica = tablero.hijos.filter((h) => {
        const x = h.celdas[c.i];
        return x?.e === 'v' && x.den === 0 && c.indicador.tipo !== 'conteo';
      }).length;
      const total = resumenColumna(tablero.hijos, c).reduce((n, r) => n + r.cuantas, 0);
      expect(total + noAplica).toBe(tablero.hijos.length);
    }
  });
  it('of a row count the red ones among those it can be judged by', () => {
    const columna = (meta: number) => ({
      ...columnas[0]!,
      i: 0,
      meta: { meta, basal: null, de: 'G:05', verificacion: 'V2' as const },
    });
    const fila = (num: number, den: number): Fila => ({
      ...tablero.hijos[0]!,
      celdas: [{ e: 'v', num, den, sinDato: 0 }],
    });
    expect(resumenFila(fila(5, 10), [columna(0.9), columna(0.55), columna(0.4)])).toEqual({ enBrecha: 1, juzgados: 3 });
    expect(resumenFila(fila(1, 3), [columna(0.9)])).toEqual({ enBrecha: 0, juzgados: 0 });
    expect(resumenFila(fila(5, 10), [{ ...columna(0.9), meta: null }])).toEqual({ enBrecha: 0, juzgados: 0 });
  });
  it('sum persons and never average rates: every row together is the place', () => {
    const v = (num: number, den: number): Celda => ({ e: 'v', num, den, sinDato: 0 });
    expect(sumaCeldas([v(9, 10), v(10, 100), { e: 'nr' }])).toEqual(v(19, 110));
    expect(sumaCeldas([v(9, 10), { e: 's' }])).toEqual({ e: 's' });
    expect(sumaCeldas([{ e: 'nr' }])).toEqual({ e: 'nr' });
    expect(sumaCeldas([])).toEqual({ e: 'nr' });
    const suma = filaSuma(tablero.hijos, columnas, 'Todos');
    for (const { i } of columnas) expect(suma.celdas[i]).toEqual(sumaCeldas(tablero.hijos.map((h) => h.celdas[i])));
  });
  it('do not depend on the order of the rows', () => {
    const celda = fc.oneof(
      fc.record({ e: fc.constant('v' as const), num: fc.nat(50), den: fc.nat(99), sinDato: fc.nat(3) }),
      fc.constantFrom<Celda>({ e: 'nr' }, { e: 'na' }, { e: 's' }),
    );
    fc.assert(
      fc.property(fc.array(celda), (celdas) => {
        expect(sumaCeldas([...celdas].reverse())).toEqual(sumaCeldas(celdas));
      }),
    );
  });
});

describe('pressing a head', () => {
  const estado = (texto: string) => leerEstado(new URLSearchParams(texto));
  it('chooses that column, worst first; again, best first', () => {
    expect(alPulsarCabeza(estado(''), 'a@v', 'b@v')).toEqual({ ind: 'a@v', por: null, sentido: 'directo' });
    expect(alPulsarCabeza(estado(''), 'b@v', 'b@v')).toEqual({ ind: 'b@v', por: null, sentido: 'inverso' });
    expect(alPulsarCabeza(estado('sentido=inverso'), 'b@v', 'b@v')).toEqual({
      ind: 'b@v',
      por: null,
      sentido: 'directo',
    });
  });
  it('leaves an order by name for the gap, and keeps one by percentage', () => {
    expect(alPulsarCabeza(estado('orden=nombre'), 'b@v', 'b@v')).toEqual({
      ind: 'b@v',
      por: null,
      orden: 'brecha',
      sentido: 'directo',
    });
    expect(alPulsarCabeza(estado('orden=valor'), 'a@v', 'b@v')).toEqual({ ind: 'a@v', por: null, sentido: 'directo' });
    expect(alPulsarCabeza(estado('orden=valor'), null, 'b@v')).toEqual({ orden: 'nombre', sentido: 'directo' });
    expect(alPulsarCabeza(estado('orden=nombre'), null, 'b@v')).toEqual({ sentido: 'inverso' });
  });
  it('says ascending or descending only of the figure the cells show', () => {
    expect(ordenCabeza({ orden: 'valor', sentido: 'directo' }, 'mayor')).toMatchObject({ columna: 'ascending' });
    expect(ordenCabeza({ orden: 'valor', sentido: 'directo' }, 'menor')).toMatchObject({ columna: 'descending' });
    expect(ordenCabeza({ orden: 'brecha', sentido: 'directo' }, 'mayor')).toMatchObject({ columna: 'other' });
    expect(ordenCabeza({ orden: 'nombre', sentido: 'inverso' }, 'mayor')).toEqual({
      sentido: 'inverso',
      columna: undefined,
      lugar: 'descending',
    });
  });
});

describe('the editions of a ficha', () => {
  const ediciones = [
    { version: 'nueva', edicion: 'FED 2025-2026', vigencia: { desde: '2025-12-01', hasta: '2026-12-31' } },
    { version: 'vieja', edicion: 'FED 2024-2025', vigencia: { desde: '2024-01-01', hasta: '2025-11-30' } },
  ];
  const periodos = ['2025-10', '2025-11', '2025-12', '2026-01'];
  it('mark where the one on screen begins and ends, inside the series', () => {
    expect(quiebresDe(ediciones, 'nueva', periodos).map((q) => [q.periodo, q.texto])).toEqual([
      ['2025-12', 'rige FED 2025-2026'],
    ]);
    expect(quiebresDe(ediciones, 'vieja', periodos).map((q) => [q.periodo, q.texto])).toEqual([
      ['2025-12', 'fin de FED 2024-2025'],
    ]);
    expect(quiebresDe(ediciones, 'nueva', ['2025-12', '2026-01'])).toEqual([]);
    expect(quiebresDe(ediciones, 'otra', periodos)).toEqual([]);
  });
});
