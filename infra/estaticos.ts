import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** Files that are uploaded with the same headers. */
export type Grupo = {
  readonly id: string;
  readonly carpeta: string;
  readonly tipo: string;
  /** `br` when what is uploaded under the file's name is its Brotli form. */
  readonly codificacion: 'br' | null;
  /** Named by content: never changes. */
  readonly inmutable: boolean;
};

const TIPOS: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** CloudFront compresses nothing larger. */
const MAXIMO_SIN_COMPRIMIR = 10_000_000;

/** The script of the explorer's worker, of this build and of the one a page was opened with: the only place where WebAssembly is compiled. */
export const MOTOR = '/_app/immutable/assets/duckdb-*.worker.*';

/** URL patterns of everything in a built site's static folder: a folder is `/name/*`, a file itself. Sorted. */
export const patrones = (cliente: string): string[] =>
  readdirSync(cliente, { withFileTypes: true })
    .filter((n) => !n.name.endsWith('.br'))
    .map((n) => (n.isDirectory() ? `/${n.name}/*` : `/${n.name}`))
    .sort();

/**
 * Copies the static files into `destino`, one folder per set of headers, because S3 takes headers per upload. Where a `.br` sits
 * beside a file it takes the file's place: every browser that can run the site reads Brotli. @throws when a file has a type nobody
 * declared (the browser would refuse a wrong one) or would travel uncompressed because of its size.
 */
export function agrupar(cliente: string, destino: string): Grupo[] {
  rmSync(destino, { recursive: true, force: true });
  const grupos = new Map<string, Grupo>();
  const nombres = readdirSync(cliente, { recursive: true, withFileTypes: true });
  for (const n of nombres) {
    if (!n.isFile() || n.name.endsWith('.br')) continue;
    const archivo = join(n.parentPath, n.name);
    const ruta = relative(cliente, archivo);
    const tipo = TIPOS[extname(n.name)];
    if (tipo === undefined) throw new Error(`No se sabe con qué tipo servir ${ruta}: añádalo a infra/estaticos.ts`);
    const codificacion = existsSync(`${archivo}.br`) ? 'br' : null;
    if (codificacion === null && statSync(archivo).size > MAXIMO_SIN_COMPRIMIR) {
      throw new Error(`${ruta} está sin comprimir y la red de distribución no lo comprime: ejecute «npm run build»`);
    }
    const inmutable = ruta.startsWith(join('_app', 'immutable') + sep);
    const id = [extname(n.name).slice(1), codificacion ?? 'tal-cual', inmutable ? 'inmutable' : 'breve'].join('-');
    const grupo = grupos.get(id) ?? { id, carpeta: join(destino, id), tipo, codificacion, inmutable };
    grupos.set(id, grupo);
    cpSync(codificacion ? `${archivo}.br` : archivo, join(grupo.carpeta, ruta));
  }
  return [...grupos.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
