/**
 * Which texts of the screens still live inside the code: `npm run textos [-- --todo] [-- carpeta…]`. Prints the count by file; with
 * `--todo`, each text with its line.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { textosEnCodigo } from './textos-en-codigo.ts';

const RAIZ = join(import.meta.dirname, '../src');

/** Folders of `web/src` whose texts already live in `lib/textos`. The list only grows: a test keeps them free of texts. */
export const SEPARADAS = [
  'lib/auditoria',
  'lib/calidad',
  'lib/charts',
  'lib/cortes',
  'lib/datos',
  'lib/eess',
  'lib/ficha',
  'lib/fuera-de-linea',
  'lib/galeria',
  'lib/ial',
  'lib/iar',
  'lib/mapa',
  'lib/pantalla',
  'lib/recientes',
  'lib/sector',
  'lib/sesion',
  'lib/sien',
  'lib/sql',
  'lib/tablero',
  'lib/ui',
  'routes/auditoria',
  'routes/cortes',
  'routes/datos',
  'routes/eess',
  'routes/emparejar',
  'routes/entrar',
  'routes/explorar',
  'routes/galeria',
  'routes/indicador',
  'routes/pantallas',
  'routes/sector',
  'service-worker',
] as const;

/** Names of places are the same in every language. */
const NOMBRES_PROPIOS: readonly string[] = ['lib/datos/regiones.ts'];

/** Components and modules under a folder of `web/src`, by their path in it; not the texts themselves. */
export const archivosConCodigo = (carpeta: string): string[] =>
  readdirSync(join(RAIZ, carpeta), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.(svelte|ts)$/.test(e.name) && !e.name.endsWith('.d.ts'))
    .map((e) => relative(RAIZ, join(e.parentPath, e.name)))
    .filter((a) => !a.startsWith('lib/textos/') && !NOMBRES_PROPIOS.includes(a))
    .sort();

export const leerCodigo = (archivo: string): string => readFileSync(join(RAIZ, archivo), 'utf8');

if (process.argv[1] === import.meta.filename) {
  const argumentos = process.argv.slice(2);
  const carpetas = argumentos.filter((a) => a !== '--todo');
  const decir = (linea: string): boolean => process.stdout.write(`${linea}\n`);
  let suma = 0;
  for (const archivo of (carpetas.length > 0 ? carpetas : ['']).flatMap(archivosConCodigo)) {
    const textos = textosEnCodigo(archivo, leerCodigo(archivo));
    suma += textos.length;
    if (argumentos.includes('--todo')) textos.forEach(({ linea, texto }) => decir(`${archivo}:${linea}\t${texto}`));
    else if (textos.length > 0) decir(`${String(textos.length).padStart(4)}  ${archivo}`);
  }
  decir(`${suma} textos dentro del código`);
}
