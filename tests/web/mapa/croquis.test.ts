import { describe, expect, it } from 'vitest';
import type { LocalidadTablero, SectorTablero } from '../../../functions/domain/tablero.ts';
import { abrirCoincidentes, dibujarCroquis, kmRedondos, velocidad } from '../../../web/src/lib/mapa/croquis.ts';
import { ANCHO_CROQUIS } from '../../../web/src/lib/mapa/croquis-medidas.ts';
import { colocarRotulos, rotuloSector } from '../../../web/src/lib/mapa/croquis-rotulos.ts';
import { marcaSector, TONOS, TRAMAS } from '../../../web/src/lib/mapa/paleta-sectores.ts';

const localidad = (
  lat: number | null,
  lon: number | null,
  resto: Partial<LocalidadTablero> = {},
): LocalidadTablero => ({
  codigo: '0503040001',
  nombre: 'Pueblo',
  manzana: '',
  lat,
  lon,
  altitud: 3400,
  area: 'RURAL',
  minutos: null,
  medio: '',
  personas: 10,
  ...resto,
});
const sector = (n: number, localidades: LocalidadTablero[]): SectorTablero => ({
  id: `S:00003644-0${n}`,
  codigo: `00003644-0${n}`,
  nombre: `Sector ${n}`,
  eess: '00003644',
  color: '',
  sectoristas: [],
  localidades,
  perfil: null,
  superficieKm2: null,
  accesibilidad: 'alta',
  riesgoComunal: null,
});

describe('sector sketch', () => {
  it('gives each sector one area and counts what cannot be drawn', () => {
    const c = dibujarCroquis(
      [
        sector(1, [localidad(-13.6, -74.4), localidad(-13.61, -74.41), localidad(null, null)]),
        sector(2, [localidad(-13.7, -74.3), localidad(-13.72, -74.33)]),
      ],
      null,
    )!;
    expect(c.sectores.map((s) => s.d.match(/M/g)?.length)).toEqual([1, 1]);
    expect(c.sectores.map((s) => [s.personas, s.localidades, s.sinCoordenadas])).toEqual([
      [30, 3, 1],
      [20, 2, 0],
    ]);
    expect(c.localidades).toHaveLength(4);
  });

  it('draws nothing with fewer than two points', () => {
    expect(dibujarCroquis([sector(1, [localidad(-13.6, -74.4), localidad(null, null)])], null)).toBeNull();
  });

  it('opens the blocks of one town so that each sector of blocks is drawn', () => {
    const manzana = (m: string): LocalidadTablero => localidad(-13.6, -74.4, { manzana: m });
    const c = dibujarCroquis([sector(1, [manzana('A'), manzana('B')]), sector(2, [manzana('C'), manzana('D')])], null)!;
    expect(c.sectores.every((s) => s.d !== '')).toBe(true);
    expect(
      new Set(
        abrirCoincidentes(
          [
            [0, 0],
            [0, 0],
            [9, 9],
          ],
          1,
        ).map(String),
      ).size,
    ).toBe(3);
  });

  it('draws the blocks of one town and one sector as one circle with all their persons', () => {
    const c = dibujarCroquis(
      [
        sector(1, [localidad(-13.6, -74.4, { manzana: 'A' }), localidad(-13.6, -74.4, { manzana: 'B' })]),
        sector(2, [localidad(-13.7, -74.3, { codigo: '0503040002' })]),
      ],
      null,
    )!;
    expect(c.localidades.map((l) => [l.nombre, l.personas])).toEqual([
      ['Pueblo, mz. A, B', 20],
      ['Pueblo', 10],
    ]);
    expect(c.localidades[0]!.radio).toBeGreaterThan(c.localidades[1]!.radio);
    expect(c.tamanos[0]).toEqual({ personas: 20, radio: c.localidades[0]!.radio });
  });

  it('draws one locality beside its facility', () => {
    const eess = { lat: -13.61, lon: -74.41, nombre: 'C.S.' };
    expect(dibujarCroquis([sector(1, [localidad(-13.6, -74.4)])], eess)?.sectores[0]?.d).not.toBe('');
    expect(dibujarCroquis([sector(1, [localidad(null, null)])], eess)).toBeNull();
  });

  it('marks each micro area once: at its place, beside its locality, or counted as missing', () => {
    const lugares = [localidad(-13.6, -74.4), localidad(-13.62, -74.42, { codigo: '0503040002' })];
    const basural = { tipo: 'basural', codigo: '0503040001', lat: -13.61, lon: -74.41 };
    const c = dibujarCroquis(
      [
        {
          ...sector(1, lugares),
          microareas: [
            basural,
            { tipo: 'laguna', codigo: '0503040002', lat: null, lon: null },
            { tipo: 'cauce', codigo: '0503049999', lat: null, lon: null },
            { tipo: 'cauce', codigo: '0503040001', lat: -12, lon: -74.4 },
          ],
        },
        { ...sector(2, [localidad(-13.65, -74.3, { codigo: '0503040003' })]), microareas: [basural] },
      ],
      null,
    )!;
    expect(c.microareas.map((m) => m.clase.id)).toEqual(['basural', 'laguna']);
    expect(c.microareasFuera).toBe(2);
    const [a, b] = c.localidades;
    expect(c.microareas[0]!.punto[0]).toBeCloseTo((a!.punto[0] + b!.punto[0]) / 2);
  });

  it('draws rings from the median declared speed, and none without it', () => {
    const lugares = [1, 2, 3, 4].map((k) => localidad(-13.6 - k * 0.01, -74.4, { minutos: k * 60 }));
    const eess = { lat: -13.6, lon: -74.4, nombre: 'C.S.' };
    const c = dibujarCroquis([sector(1, lugares)], eess)!;
    expect(c.anillos[1]!.radio / c.anillos[0]!.radio).toBeCloseTo(3);
    const kmPorUnidad = c.escala.km / c.escala.largo;
    expect(c.anillos[0]!.radio * kmPorUnidad).toBeCloseTo(1.112, 2);
    expect(
      dibujarCroquis(
        [
          sector(
            1,
            lugares.map((l) => ({ ...l, minutos: null })),
          ),
        ],
        eess,
      )!.anillos,
    ).toEqual([]);
    expect(
      velocidad([
        { km: 1, minutos: 10 },
        { km: 2, minutos: 10 },
      ]),
    ).toBeNull();
  });

  it('rounds the scale bar to 1, 2 or 5', () => {
    expect([0.7, 1.9, 4, 9.9, 23].map(kmRedondos)).toEqual([0.5, 1, 2, 5, 20]);
  });
});

describe('labels of the sketch', () => {
  const por = (numero: number, x: number, y: number) => ({
    id: `S:${numero}`,
    numero,
    rotulo: rotuloSector(numero, 'Barrio con nombre largo'),
    punto: [x, y] as const,
  });
  const textos = (...sectores: ReturnType<typeof por>[]) =>
    sectores.map((s) => colocarRotulos(sectores, 400).get(s.id)?.texto ?? null);

  it('does not say the number twice', () => {
    expect([rotuloSector(2, 'Sector 2 – Alto'), rotuloSector(2, 'SECTOR 02'), rotuloSector(2, 'Sector 21')]).toEqual([
      '2 Alto',
      'SECTOR 02',
      '2 Sector 21',
    ]);
  });

  it('writes the whole name where there is room, else the number, else nothing', () => {
    const nombre = (n: number): string => `${n} Barrio con nombre largo`;
    expect(textos(por(1, 100, 100), por(2, 350, 100))).toEqual([nombre(1), nombre(2)]);
    expect(textos(por(1, 200, 100), por(2, 200, 100), por(3, 200, 100))).toEqual([nombre(1), nombre(2), null]);
    expect(textos(por(1, 200, 100), por(2, 240, 100), por(3, 230, 117))).toEqual(['1', '2', nombre(3)]);
  });

  it('keeps every label inside and lets none cover another, in a crowded district', () => {
    const muchos = Array.from({ length: 40 }, (_, i) => por(i + 1, (i * 97) % ANCHO_CROQUIS, (i * 53) % 400));
    const puestos = [...colocarRotulos(muchos, 400).values()].map(({ punto: [x, y], texto }) => ({
      x0: x - texto.length * 3.5,
      x1: x + texto.length * 3.5,
      y,
    }));
    expect(puestos.length).toBeGreaterThan(20);
    for (const [i, a] of puestos.entries()) {
      expect(a.x0 >= 0 && a.x1 <= ANCHO_CROQUIS && a.y <= 400).toBe(true);
      for (const b of puestos.slice(i + 1))
        expect(a.x1 <= b.x0 || b.x1 <= a.x0 || Math.abs(a.y - b.y) >= 17).toBe(true);
    }
  });
});

describe('mark of a sector', () => {
  it('depends on its own code only and honours the colour given', () => {
    expect(marcaSector('00003644-03', '')).toEqual({ numero: 3, color: TONOS[2], trama: TRAMAS[2] });
    expect(marcaSector('00003644-03', '#123456').color).toBe('#123456');
    expect(marcaSector('00003644-SIN', '')).toEqual(marcaSector('00003644-SIN', 'rojo'));
  });
  it('repeats no colour and pattern pair in sixty sectors', () => {
    const pares = Array.from({ length: 60 }, (_, i) => marcaSector(`x-${i + 1}`, '')).map((m) => m.color + m.trama);
    expect(new Set(pares).size).toBe(60);
  });
});
