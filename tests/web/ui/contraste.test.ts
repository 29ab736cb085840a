import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contraste, deHex, distancia, vistoCon, type Rgb } from '../../../web/src/lib/galeria/color.ts';
import { FORMAS, LUCES, TEXTOS } from '../../../web/src/lib/galeria/pares.ts';
import { marcaSector } from '../../../web/src/lib/mapa/paleta-sectores.ts';

const CSS = readFileSync(new URL('../../../web/src/app.css', import.meta.url), 'utf8');

/** The colours a selector declares, by token. */
const colores = (selector: string): Map<string, Rgb> => {
  const desde = CSS.indexOf(`${selector} {`);
  if (desde < 0) throw new Error(`app.css ya no declara ${selector}`);
  const bloque = CSS.slice(desde, CSS.indexOf('}', desde));
  return new Map([...bloque.matchAll(/(--[\w-]+):\s*(#[0-9a-f]+);/gi)].map((m) => [m[1]!, deHex(m[2]!)!]));
};
const TEMAS = {
  claro: colores(':root'),
  oscuro: colores(":root[data-tema='oscuro']"),
  'oscuro del sistema': colores(":root:not([data-tema='claro'])"),
};
const de = (tema: Map<string, Rgb>, token: string): Rgb => {
  const c = tema.get(token);
  if (!c) throw new Error(`falta ${token}`);
  return c;
};

it('the dark theme is the same chosen by hand or by the system', () => {
  expect(Object.fromEntries(TEMAS['oscuro del sistema'])).toEqual(Object.fromEntries(TEMAS.oscuro));
  expect([...TEMAS.oscuro.keys()].sort()).toEqual([...TEMAS.claro.keys()].sort());
});

describe.each(['claro', 'oscuro'] as const)('the tokens of the theme %s', (nombre) => {
  const tema = TEMAS[nombre];

  it.each(TEXTOS)('$tinta is read on $fondo (4.5:1)', ({ tinta, fondo }) => {
    expect(contraste(de(tema, tinta), de(tema, fondo))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(FORMAS)('the shapes of $tinta are seen on $fondo (3:1)', ({ tinta, fondo }) => {
    expect(contraste(de(tema, tinta), de(tema, fondo))).toBeGreaterThanOrEqual(3);
  });

  it.each(['comun', 'deuteranopia', 'protanopia'] as const)('the three lights are told apart: %s', (vision) => {
    const vistas = LUCES.map((l) => vistoCon(vision, de(tema, l)));
    vistas.forEach((a, i) => vistas.slice(i + 1).forEach((b) => expect(distancia(a, b)).toBeGreaterThanOrEqual(9.5)));
  });
});

describe('the colour arithmetic', () => {
  it('gives the published ratios and distances', () => {
    const [blanco, negro, gris] = [deHex('#fff')!, deHex('#000000')!, deHex('#767676')!];
    expect(contraste(blanco, negro)).toBeCloseTo(21, 6);
    expect(contraste(gris, blanco)).toBeCloseTo(4.54, 2);
    expect(distancia(blanco, negro)).toBeCloseTo(100, 1);
    expect(deHex('red')).toBeNull();
  });

  it('leaves greys grey in every vision', () => {
    for (const vision of ['comun', 'deuteranopia', 'protanopia'] as const)
      for (const canal of vistoCon(vision, [0.5, 0.5, 0.5])) expect(canal).toBeCloseTo(0.5, 2);
  });
});

it('sixty sectors of a facility get sixty different pairs of colour and pattern', () => {
  const pares = Array.from({ length: 60 }, (_, i) => marcaSector(`00003644-${String(i + 1).padStart(2, '0')}`, ''));
  expect(new Set(pares.map((m) => `${m.color} ${m.trama}`)).size).toBe(60);
});
