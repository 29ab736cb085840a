import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mayoresBrechas, paqueteDe } from '../../../web/src/lib/iar/paquete.ts';
import { faltan } from '../../../web/src/lib/tablero/celda.ts';
import { titulares } from '../../../web/src/lib/tablero/columnas.ts';
import { tableroFicticio, tendenciaFicticia } from '../tablero-ficticio.ts';

const tablero = tableroFicticio('G:05');

describe('the pack of the meeting', () => {
  it('holds the ten widest gaps in persons, of all the headline fichas', () => {
    const columnas = titulares(tablero);
    const todas = tablero.hijos
      .flatMap((f) => columnas.map((c) => faltan(f.celdas[c.i], c.indicador, c.meta) ?? 0))
      .sort((a, b) => b - a);
    const diez = mayoresBrechas(tablero.hijos, columnas, 10, Infinity);
    const numeros = diez.map((b) => {
      const c = columnas.find((x) => x.indicador.clave === b.clave)!;
      return faltan(tablero.hijos.find((h) => h.ambito.id === b.lugar)!.celdas[c.i], c.indicador, c.meta);
    });
    expect(numeros).toEqual(todas.slice(0, 10));
    expect(mayoresBrechas([], columnas, 10)).toEqual([]);
    const repartidas = mayoresBrechas(tablero.hijos, columnas, 10);
    for (const b of repartidas) expect(repartidas.filter((o) => o.clave === b.clave).length).toBeLessThanOrEqual(3);
  });
  it('looks for them in every target, also those without a column and the provisional ones, which carry their mark', () => {
    const k = tablero.indicadores.findIndex((x) => x.ficha === 'adol_prestaciones');
    const indicadores = tablero.indicadores.map((x, i) => (i === k ? { ...x, provisional: true } : x));
    const hijos = tablero.hijos.map((h, n) => ({
      ...h,
      celdas: h.celdas.map((c, i) => (i === k && n === 0 ? ({ e: 'v', num: 5, den: 9000, sinDato: 0 } as const) : c)),
    }));
    const [primera] = paqueteDe({ ...tablero, indicadores, hijos }, null).brechas;
    expect(primera).toMatchObject({ lugar: hijos[0]!.ambito.id, clave: indicadores[k]!.clave, marca: 'provisional' });
  });
  it('travels whole in its page, and goes without what changed when there is no series', () => {
    const paquete = paqueteDe(tablero, tendenciaFicticia('G:05'));
    expect(brotliCompressSync(JSON.stringify(paquete)).length).toBeLessThan(25_000);
    expect(paquete.cambios?.listas).toHaveLength(4);
    expect(paqueteDe(tablero, null).cambios).toBeNull();
  });
});
