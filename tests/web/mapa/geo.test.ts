import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GeoRegion } from '../../../web/src/lib/mapa/geo-region.ts';
import { dibujarRegion } from '../../../web/herramientas/geo.ts';

const ruta = new URL('../../../web/static/geo/distritos-05.json', import.meta.url);
const texto = readFileSync(ruta, 'utf8');
const catalogo = readFileSync(
  new URL('../../../functions/catalogos/territorio/distritos.csv', import.meta.url),
  'utf8',
);

describe('drawn districts of Ayacucho', () => {
  it('is what the script draws today, in at most 40 kB', () => {
    expect(texto.length).toBeLessThanOrEqual(40_000);
    expect(JSON.stringify(dibujarRegion('05'))).toBe(texto);
  });

  it('has every district of the catalogue once, with something to see', () => {
    const geo = JSON.parse(texto) as GeoRegion;
    const esperados = catalogo
      .split('\n')
      .map((l) => l.slice(0, 6))
      .filter((u) => u.startsWith('05'));
    expect(geo.distritos.map((d) => d.ubigeo).sort()).toEqual(esperados.sort());
    expect(geo.distritos.every((d) => d.d.startsWith('M') && d.d.endsWith('Z'))).toBe(true);
    expect(geo.distritos.filter((d) => d.trazado !== 'limite')).toHaveLength(13);
  });

  it('refuses a region that does not exist', () => {
    expect(() => dibujarRegion('99')).toThrow(RangeError);
  });
});
