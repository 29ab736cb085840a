import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enProyecto } from './rutas.ts';

export type Arquitectura = 'arm64' | 'x64';

const ENLACE: Record<Arquitectura, string> = {
  arm64: '@duckdb/node-bindings-linux-arm64',
  x64: '@duckdb/node-bindings-linux-x64',
};

/** Packages of DuckDB a Lambda of that architecture needs beside its bundle. */
export const paquetesDuckdb = (arquitectura: Arquitectura): readonly string[] => [
  '@duckdb/node-api',
  '@duckdb/node-bindings',
  ENLACE[arquitectura],
  'detect-libc',
];

type Candado = {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
};

const leerCandado = (carpeta: string): Candado =>
  JSON.parse(readFileSync(join(carpeta, 'package-lock.json'), 'utf8')) as Candado; // written by npm

/** The project's own lock already names the packages of every platform: what was fetched for Lambda must be the same bytes. */
function comprobar(carpeta: string): void {
  const propio = leerCandado(enProyecto()).packages;
  const traido = leerCandado(carpeta).packages;
  for (const paquete of paquetesDuckdb('arm64')) {
    const clave = `node_modules/${paquete}`;
    if (traido[clave]?.integrity === undefined || traido[clave].integrity !== propio[clave]?.integrity) {
      throw new Error(
        `El paquete ${paquete} descargado para arm64 no es el de package-lock.json: borre ${carpeta} y repita la orden`,
      );
    }
  }
}

const completa = (carpeta: string): boolean => existsSync(join(carpeta, 'node_modules', ENLACE.arm64, 'libduckdb.so'));

/**
 * Leaves DuckDB for the Lambda machines (linux, arm64, glibc) in `.sala/duckdb-arm64-<version>` through npm, without Docker. Done
 * once per version; after that it needs no network. @returns the `node_modules` folder. @throws when npm cannot fetch it.
 */
export function prepararDuckdb(): string {
  const version = leerCandado(enProyecto()).packages['node_modules/@duckdb/node-api']?.version;
  if (version === undefined) throw new Error('package-lock.json no nombra @duckdb/node-api: ejecute npm install');
  const carpeta = enProyecto('.sala', `duckdb-arm64-${version}`);
  if (!completa(carpeta)) {
    const parcial = `${carpeta}.${process.pid}`;
    mkdirSync(parcial, { recursive: true });
    try {
      writeFileSync(join(parcial, 'package.json'), '{"private":true}\n');
      const opciones = [
        '--os=linux',
        '--cpu=arm64',
        '--libc=glibc',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ];
      const npm = spawnSync('npm', ['install', ...opciones, `@duckdb/node-api@${version}`], {
        cwd: parcial,
        encoding: 'utf8',
      });
      if (npm.status !== 0 || !completa(parcial)) {
        throw new Error(
          `No se pudo traer DuckDB ${version} para arm64 con npm. Hace falta llegar una vez al registro de npm; después se usa la copia.\n${npm.stderr ?? ''}`,
          { cause: npm.error },
        );
      }
      // Whole or absent: an interrupted download is never taken for a finished one. Another process may have finished first.
      if (!completa(carpeta)) renameSync(parcial, carpeta);
    } finally {
      rmSync(parcial, { recursive: true, force: true });
    }
  }
  comprobar(carpeta);
  return join(carpeta, 'node_modules');
}

if (import.meta.main) process.stdout.write(`${prepararDuckdb()}\n`);
