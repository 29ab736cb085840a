/// <reference lib="dom" />
import { inflateSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirNavegador, abrirPagina, type Vigilada } from './navegador.ts';
import { servirSitio } from './sitio.ts';

const CELDAS = [
  'lograda',
  'cerca',
  'brecha',
  'cero',
  'en_banda',
  'sin_meta',
  'pocos',
  'sin_dato',
  'hueco',
  'no_aplica',
  'no_reportado',
  'suprimido',
  'sin_nivel',
  'conteo',
  'no_calculable',
];
const LUCES = ['lograda', 'cerca', 'brecha', 'en_banda', 'sin_meta', 'pocos', 'sin_dato'];
const PIEZAS = [
  'matriz',
  'matriz-sin-serie',
  ...[
    'brecha',
    'lograda',
    'pocos',
    'en_banda',
    'sin_meta',
    'sin_dato',
    'hueco',
    'no_reportado',
    'suprimido',
    'no_calculable',
    'cargando',
  ].map((e) => `panel-${e}`),
  'tendencia',
  'tendencia-vacia',
  'cascada',
  'mapa',
  'croquis',
  'croquis-vacio',
  'sello',
  'sello-atrasado',
  'sello-publico',
  'sin-datos',
  ...['hallado', 'buscando', 'nada', 'falla'].map((e) => `caja-${e}`),
  'hallados',
  'hallados-nada',
  'hallados-falla',
  'alertas',
];

let url: string;
let cerrar: () => Promise<void>;
let navegador: Browser;

beforeAll(async () => {
  // No API at all: the gallery asks for nothing.
  ({ url, cerrar } = await servirSitio());
  navegador = await abrirNavegador();
});
afterAll(async () => {
  await navegador?.close();
  await cerrar?.();
});

const abrir = async (colorScheme: 'light' | 'dark'): Promise<Vigilada> => {
  const v = await abrirPagina(navegador, `${url}/galeria`, { colorScheme });
  await v.pagina.evaluate('document.fonts.ready');
  return v;
};
const de = (pagina: Page, estado: string): Locator => pagina.locator(`[data-estado="${estado}"]`);

type Foto = { readonly ancho: number; readonly alto: number; readonly grises: Uint8Array };

/** A PNG of 8 bits a channel, without interlace, in grey: what a photocopy would show. */
function enGris(png: Buffer): Foto {
  let [ancho, alto, canales] = [0, 0, 0];
  const trozos: Buffer[] = [];
  for (let i = 8; i < png.length;) {
    const largo = png.readUInt32BE(i);
    const tipo = png.toString('latin1', i + 4, i + 8);
    const datos = png.subarray(i + 8, i + 8 + largo);
    if (tipo === 'IHDR') {
      [ancho, alto] = [datos.readUInt32BE(0), datos.readUInt32BE(4)];
      canales = datos[9] === 6 ? 4 : 3;
    } else if (tipo === 'IDAT') trozos.push(datos);
    i += largo + 12;
  }
  const crudo = inflateSync(Buffer.concat(trozos));
  const paso = ancho * canales;
  const previa = new Uint8Array(paso);
  const grises = new Uint8Array(ancho * alto);
  for (let y = 0; y < alto; y++) {
    const filtro = crudo[y * (paso + 1)]!;
    const fila = crudo.subarray(y * (paso + 1) + 1, (y + 1) * (paso + 1));
    for (let x = 0; x < paso; x++) {
      const [a, b, c] = [fila[x - canales] ?? 0, previa[x]!, previa[x - canales] ?? 0];
      const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      fila[x] = (fila[x]! + [0, a, b, (a + b) >> 1, paeth][filtro]!) & 255;
    }
    for (let x = 0; x < ancho; x++) {
      const [r, g, b] = [fila[x * canales]!, fila[x * canales + 1]!, fila[x * canales + 2]!];
      grises[y * ancho + x] = Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b);
    }
    previa.set(fila);
  }
  return { ancho, alto, grises };
}

/** Pixels that clearly differ in grey; what only one of the two has differs. */
const diferencia = (a: Foto, b: Foto): number => {
  let n = 0;
  const [ancho, alto] = [Math.max(a.ancho, b.ancho), Math.max(a.alto, b.alto)];
  for (let y = 0; y < alto; y++)
    for (let x = 0; x < ancho; x++) {
      const p = x < a.ancho && y < a.alto ? a.grises[y * a.ancho + x]! : -255;
      const q = x < b.ancho && y < b.alto ? b.grises[y * b.ancho + x]! : -255;
      if (Math.abs(p - q) > 40) n++;
    }
  return n;
};

const parejas = <T>(lista: readonly T[]): [T, T][] =>
  lista.flatMap((a, i) => lista.slice(i + 1).map((b): [T, T] => [a, b]));

describe.each(['light', 'dark'] as const)('la galería, en %s', (tema) => {
  let vista: Vigilada;
  let pagina: Page;
  beforeAll(async () => {
    vista = await abrir(tema);
    pagina = vista.pagina;
  });
  afterAll(async () => vista?.contexto.close());

  it('shows each state once, asks for nothing and says it is all invented', async () => {
    for (const e of [...CELDAS.map((c) => `celda-${c}`), ...LUCES.map((l) => `luz-${l}`), ...PIEZAS]) {
      expect(await de(pagina, e).count(), e).toBe(1);
      expect((await de(pagina, e).innerText()).trim(), e).not.toBe('');
    }
    expect(await pagina.locator('main').innerText()).toContain('Datos inventados para mostrar los estados');
    expect(await pagina.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    expect(await pagina.locator('header a[href="/galeria"]').count()).toBe(0);
    expect(vista.quejas).toEqual([]);
  });

  it('no two states of a cell look alike without colour', { timeout: 120_000 }, async () => {
    const fotos = new Map<string, Foto>();
    for (const c of CELDAS) fotos.set(c, enGris(await de(pagina, `celda-${c}`).locator('td.celda').screenshot()));
    for (const [a, b] of parejas(CELDAS))
      expect(diferencia(fotos.get(a)!, fotos.get(b)!), `${a} y ${b}`).toBeGreaterThan(30);
  });

  it('no two lights have the same shape', async () => {
    const fotos = new Map<string, Foto>();
    // At the size of a panel, so that a difference is of shape and not of one pixel.
    await pagina.addStyleTag({ content: '[data-estado^="luz-"] .forma { font-size: 2rem }' });
    for (const l of LUCES) fotos.set(l, enGris(await de(pagina, `luz-${l}`).locator('.forma').screenshot()));
    for (const [a, b] of parejas(LUCES))
      expect(diferencia(fotos.get(a)!, fotos.get(b)!), `${a} y ${b}`).toBeGreaterThan(80);
  });

  it('the twelve sectors of a facility differ in pattern or number, not only in hue', async () => {
    const nombres = Array.from({ length: 12 }, (_, i) => `sector-${String(i + 1).padStart(2, '0')}`);
    const fotos = new Map<string, Foto>();
    for (const s of nombres) fotos.set(s, enGris(await de(pagina, s).locator('.muestra').screenshot()));
    for (const [a, b] of parejas(nombres))
      expect(diferencia(fotos.get(a)!, fotos.get(b)!), `${a} y ${b}`).toBeGreaterThan(10);
  });
});

describe('sin color', () => {
  it('each state is said in words, and no two in the same ones', async () => {
    const { pagina, contexto } = await abrir('light');
    const palabras = await Promise.all(CELDAS.map((c) => de(pagina, `celda-${c}`).locator('td').last().innerText()));
    // Zero, and a value with more left out than counted, are values: their light is that of their gap, and the cell says the rest.
    const estados = palabras.filter((_, i) => !['cero', 'hueco'].includes(CELDAS[i]!));
    expect(new Set(estados).size).toBe(estados.length);
    expect(await de(pagina, 'celda-hueco').locator('td.celda').innerText()).toContain('148 sin dato');
    expect(await de(pagina, 'celda-cero').locator('td.celda').innerText()).toContain('0 de 12');
    await contexto.close();
  });

  it('keeps its shapes and outlines in forced colours', async () => {
    const { pagina, contexto } = await abrirPagina(navegador, `${url}/galeria`, { forcedColors: 'active' });
    const estilo = async (estado: string, que: string): Promise<string> =>
      de(pagina, estado).evaluate((n, q) => {
        const f = n.querySelector(q)!;
        const { outlineStyle, borderStyle, borderWidth, borderRadius } = getComputedStyle(f);
        return [outlineStyle, borderStyle, borderWidth, borderRadius].join(' ');
      }, que);
    const formas = await Promise.all(LUCES.map((l) => estilo(`luz-${l}`, '.forma')));
    expect(new Set(formas).size).toBe(LUCES.length);
    expect(await estilo('celda-no_reportado', 'td.celda')).toMatch(/^dotted/);
    await contexto.close();
  });
});
