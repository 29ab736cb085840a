import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Trozo = {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
};
export type Manifiesto = Readonly<Record<string, Trozo>>;

/** Files that a page needs before it is alive, without those it asks for later. */
export const cierreDe = (manifiesto: Manifiesto, raices: readonly string[]): { js: string[]; css: string[] } => {
  const js = new Set<string>();
  const css = new Set<string>();
  const vistos = new Set<string>();
  const visitar = (clave: string): void => {
    const t = manifiesto[clave];
    if (!t || vistos.has(clave)) return;
    vistos.add(clave);
    if (t.file.endsWith('.js')) js.add(t.file);
    t.css?.forEach((c) => css.add(c));
    t.imports?.forEach(visitar);
  };
  raices.forEach(visitar);
  return { js: [...js], css: [...css] };
};

/** Bytes on the wire: the compressed neighbour where there is one. */
const peso = (cliente: string, archivo: string): number => {
  const br = join(cliente, `${archivo}.br`);
  return statSync(existsSync(br) ? br : join(cliente, archivo)).size;
};

export type Paquete = {
  readonly jsArchivos: number;
  readonly js: number;
  readonly cssArchivos: number;
  readonly css: number;
  readonly html: number;
};

/** @param nodos positions of the page's layouts and page, as its HTML names them. */
export const paqueteDe = (cliente: string, manifiesto: Manifiesto, html: string): Paquete => {
  const nodos = /node_ids: \[([\d, ]+)\]/.exec(html)?.[1]?.split(',').map(Number) ?? [];
  const raices = Object.keys(manifiesto).filter(
    (k) =>
      k.endsWith('client/entry.js') ||
      k.endsWith('client/client-entry.js') ||
      k.endsWith('client-optimized/app.js') ||
      nodos.some((n) => k.endsWith(`client-optimized/nodes/${n}.js`)),
  );
  const { js, css } = cierreDe(manifiesto, raices);
  const suma = (archivos: readonly string[]): number => archivos.reduce((n, a) => n + peso(cliente, a), 0);
  return {
    jsArchivos: js.length,
    js: suma(js),
    cssArchivos: css.length,
    css: suma(css),
    html: gzipSync(html, { level: 6 }).length,
  };
};

export const leerManifiesto = (ruta: string): Manifiesto => JSON.parse(readFileSync(ruta, 'utf8')) as Manifiesto; // written by Vite
