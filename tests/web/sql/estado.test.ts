import { describe, expect, it } from 'vitest';
import { comprobar } from '../../../web/src/lib/sql/comprobar.ts';
import { escribirEstado, leerEstado, type EstadoExplorador } from '../../../web/src/lib/sql/estado.ts';

const leer = (texto: string): EstadoExplorador => leerEstado(new URLSearchParams(texto));

describe('explorer in the URL', () => {
  it('comes back the same, and writes only what was chosen', () => {
    const texto = '?corte=05-2026-10-r1&modo=publico&clave=a%40v%7Em&periodo=2026-10&por=red&etapa=nino';
    expect(escribirEstado(leer(texto))).toBe(texto);
    expect(escribirEstado(leer(''))).toBe('');
  });

  it('takes what it cannot understand as not chosen', () => {
    expect(leer('region=5x&periodo=2026-13&por=num&modo=root')).toEqual(leer(''));
  });
});

describe('check against the board', () => {
  const tablero = (celda: unknown) =>
    ({ indicadores: [{ clave: 'a@v' }], propio: { celdas: [celda] } }) as unknown as Parameters<typeof comprobar>[1]; // only what is read
  it('agrees only when both counts do', () => {
    const total = { num: 3, den: 6 };
    expect(comprobar(total, tablero({ e: 'v', num: 3, den: 6, sinDato: 0 }), 'a@v').estado).toBe('coincide');
    expect(comprobar(total, tablero({ e: 'v', num: 1, den: 2, sinDato: 0 }), 'a@v')).toEqual({
      estado: 'difiere',
      tablero: { num: 1, den: 2 },
    });
    expect(comprobar(total, tablero({ e: 's' }), 'a@v').estado).toBe('sin_celda');
    expect(comprobar(total, tablero({ e: 'v', num: 3, den: 6, sinDato: 0 }), 'otra').estado).toBe('sin_celda');
  });
});
