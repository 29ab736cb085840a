import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dibujarCelda, htmlCeldas, seVenIgual, type Pieza } from '../../../web/src/lib/tablero/html-celda.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const tablero = tableroFicticio('G:05');
const indicador = { ...tablero.indicadores[0]!, tipo: 'cobertura' as const };
const pieza = (cambios: Partial<Pieza> = {}): Pieza => ({
  celda: { e: 'v', num: 61, den: 74, sinDato: 0 },
  columna: { i: 0, indicador, meta: null },
  serie: null,
  abierta: false,
  ...cambios,
});

describe('a cell as HTML', () => {
  it('says its value and its n of d, and keeps every state apart', () => {
    expect(dibujarCelda(pieza()).interior).toMatch(/<b>82\.4<\/b><small>61 de 74<\/small>/);
    const estados = [
      { e: 'v', num: 61, den: 74, sinDato: 0 },
      { e: 'v', num: 0, den: 74, sinDato: 0 },
      { e: 'v', num: 0, den: 0, sinDato: 0 },
      { e: 'nr' },
      { e: 's' },
      { e: 'na' },
    ] as const;
    expect(new Set(estados.map((celda) => dibujarCelda(pieza({ celda })).interior)).size).toBe(estados.length);
  });

  it('only the first of the grid is in the tab order and is the first number', () => {
    const html = htmlCeldas([pieza(), pieza()], { abren: true, enfocable: true });
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html.match(/data-listo/g)).toHaveLength(1);
    expect(htmlCeldas([pieza()], { abren: false, enfocable: false })).not.toContain('data-celda');
  });

  it('looks the same from the first view and from the whole board, which brings components', () => {
    const entera = pieza({ celda: { e: 'v', num: 61, den: 74, sinDato: 0, comp: [[1, 2, 3]] } });
    expect(seVenIgual(pieza(), entera)).toBe(true);
    expect(seVenIgual(pieza(), pieza({ celda: { e: 'v', num: 60, den: 74, sinDato: 0 } }))).toBe(false);
    expect(seVenIgual(pieza(), pieza({ abierta: true }))).toBe(false);
    expect(seVenIgual(pieza(), pieza({ celda: { e: 'nr' } }))).toBe(false);
  });

  it('writes no tag and no quote but its own', () => {
    for (const fila of tablero.hijos) {
      const html = htmlCeldas(
        fila.celdas.map((celda, i) => pieza({ celda, columna: { i, indicador: tablero.indicadores[i]!, meta: null } })),
        { abren: true, enfocable: false },
      );
      expect(html.replace(/<\/?(td|i|b|small)( [a-z-]+="[^"<>]*")*>/g, '')).not.toMatch(/[<>"]/);
    }
  });

  it('keeps the months clear of the first digit, however long the number', () => {
    const css = readFileSync(new URL('../../../web/src/lib/tablero/celda.css', import.meta.url), 'utf8');
    const rem = (regla: string, propiedad: string): number =>
      Number(new RegExp(`^${regla} \\{[^}]*?${propiedad}: (?:[\\d.]+rem )*([\\d.]+)rem;`, 'm').exec(css)?.[1]);
    const fin = rem('\\.celda svg', 'inset-inline-start') + rem('\\.celda svg', 'inline-size');
    expect(rem('td\\.celda', 'padding') - fin).toBeGreaterThanOrEqual(0.25);
  });

  it('draws the months only where there is a percentage to follow', () => {
    const serie = { num: [1, null, 3], den: [10, null, 10] };
    expect(dibujarCelda(pieza({ serie })).interior).toContain('<svg');
    for (const celda of [{ e: 'nr' }, { e: 's' }, { e: 'v', num: 0, den: 0, sinDato: 0 }] as const)
      expect(dibujarCelda(pieza({ serie, celda })).interior).not.toContain('<svg');
  });
});
