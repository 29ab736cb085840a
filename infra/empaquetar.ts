import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { paquetesDuckdb, prepararDuckdb, type Arquitectura } from './preparar-duckdb.ts';
import { enProyecto } from './rutas.ts';

/** The module that is started; what it may need later is in others beside it. */
export const BUNDLE = 'index.mjs';

const OPCIONES = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // What is only imported when it is needed stays in its own file: a cold start does not compile it.
  splitting: true,
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  // A native library cannot be bundled: it travels beside the bundle.
  external: ['@duckdb/*'],
  // The pages, built: the function names them as a package because this project's own types do not cover them.
  alias: { 'sala-web': './web/build/servidor/entrada.js' },
  // CommonJS dependencies inside an ES module still call require().
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  metafile: true,
  write: false,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** What a bundle reads from disk, by the module that reads it. */
const EQUIPAJE: readonly { readonly lector: string; readonly carpeta: string }[] = [
  { lector: 'functions/adapters/catalogos/ruta.ts', carpeta: 'catalogos' },
  { lector: 'functions/adapters/catalogos/fichas.ts', carpeta: 'fichas' },
];

export type Paquete = { readonly bytes: number; readonly lleva: readonly string[] };

const usaDuckdb = ({ outputs }: Metafile): boolean =>
  Object.values(outputs).some((o) => o.imports.some((i) => i.external && i.path.startsWith('@duckdb/')));

const deDonde = (arquitectura: Arquitectura): string =>
  arquitectura === 'arm64' ? prepararDuckdb() : enProyecto('node_modules');

/** The modules of an entry. They are named by their content, which names where they are written: always the same place. */
function unir(entrada: string): BuildResult<typeof OPCIONES> {
  try {
    return buildSync({
      ...OPCIONES,
      absWorkingDir: enProyecto(),
      entryPoints: [{ in: entrada, out: basename(BUNDLE, '.mjs') }],
      outdir: 'paquete',
    });
  } catch (cause) {
    throw new Error(`No se pudo empaquetar ${entrada}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/**
 * Bundles one entry into `salida` the way it is deployed: its modules, their source maps and, beside them, whatever they read or load
 * at run time. The same call serves the deployment (arm64) and the tests that start the result (the machine's own).
 * @returns bytes of all its modules and what travels with them. @throws naming the entry when it cannot be bundled.
 */
export function empaquetar(entrada: string, salida: string, arquitectura: Arquitectura): Paquete {
  if (!existsSync(enProyecto(entrada))) throw new Error(`Falta ${entrada}: no hay qué empaquetar`);
  const { metafile, outputFiles } = unir(entrada);
  mkdirSync(salida, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(salida, basename(path)), contents);
  const lleva: string[] = [];
  for (const { lector, carpeta } of EQUIPAJE) {
    if (!(lector in metafile.inputs)) continue;
    cpSync(enProyecto('functions', carpeta), join(salida, carpeta), { recursive: true });
    lleva.push(carpeta);
  }
  if (usaDuckdb(metafile)) {
    const origen = deDonde(arquitectura);
    for (const paquete of paquetesDuckdb(arquitectura)) {
      cpSync(join(origen, paquete), join(salida, 'node_modules', paquete), { recursive: true });
    }
    lleva.push('duckdb');
  }
  const bytes = outputFiles.reduce((n, { path, contents }) => n + (path.endsWith('.mjs') ? contents.length : 0), 0);
  return { bytes, lleva };
}
