import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse } from 'yaml';
import { cerrarDuckdb } from '../../../functions/adapters/duckdb/conexion.ts';
import type { Ficha } from '../../../functions/domain/ficha/esquema.ts';
import { FichaInvalidaError, validarFicha } from '../../../functions/domain/ficha/validar.ts';
import type { Caso } from '../bordes/caso.ts';
import { abrirGrupo, agrupar, desacuerdo, resultados, type Grupo } from '../bordes/correr-casos.ts';
import { mutantes, type Mutante } from './mutar.ts';

export type Juicio = {
  readonly ficha: string;
  /** Cases that fail without any mutation: they judge nothing. */
  readonly rotos: readonly string[];
  readonly muertos: number;
  readonly vivos: readonly Mutante[];
};

type Mesa = {
  readonly con: DuckDBConnection;
  readonly grupo: Grupo;
  readonly sirven: readonly boolean[];
  muertes: number;
};

const CARPETA = fileURLToPath(new URL('../../../functions/fichas/', import.meta.url));

const versionDe = (ficha: Ficha, id: string) => ficha.versiones.find((v) => v.version === id)!;

async function quejas(mesa: Pick<Mesa, 'con' | 'grupo'>, ficha: Ficha): Promise<(string | undefined)[]> {
  const rs = await resultados(mesa.con, mesa.grupo, ficha, versionDe(ficha, mesa.grupo.casos[0]!.version));
  return mesa.grupo.casos.map((c, i) => desacuerdo(c, rs[i]!));
}

async function muere(m: Mutante, archivo: string, mesas: readonly Mesa[]): Promise<boolean> {
  let ficha: Ficha;
  try {
    ficha = validarFicha(m.dato, archivo);
  } catch (error) {
    if (error instanceof FichaInvalidaError) return true;
    throw error;
  }
  // The table that kills most goes first.
  for (const mesa of mesas.toSorted((a, b) => b.muertes - a.muertes)) {
    if (!(await quejas(mesa, ficha)).some((q, i) => q !== undefined && mesa.sirven[i])) continue;
    mesa.muertes += 1;
    return true;
  }
  return false;
}

/** Tries every mutant of a ficha against its boundary tables, in this process. */
export async function juzgar(id: string, casos: readonly Caso[]): Promise<Juicio> {
  const archivo = `${id}.yaml`;
  const dato: unknown = parse(readFileSync(join(CARPETA, archivo), 'utf8'));
  const original = validarFicha(dato, archivo);
  const todos = mutantes(dato);
  const [rotos, vivos]: [string[], Mutante[]] = [[], []];
  for (const { version } of original.versiones) {
    const mesas: Mesa[] = [];
    try {
      for (const grupo of agrupar(casos.filter((c) => c.ficha === id && c.version === version))) {
        const con = await abrirGrupo(grupo);
        const mesa: Mesa = { con, grupo, sirven: [], muertes: 0 };
        mesas.push(mesa);
        const deEntrada = await quejas(mesa, original);
        rotos.push(...deEntrada.filter((q) => q !== undefined).map((q) => `${version}: ${q}`));
        mesas[mesas.length - 1] = { ...mesa, sirven: deEntrada.map((q) => q === undefined) };
      }
      for (const m of todos.filter((x) => x.version === version)) if (!(await muere(m, archivo, mesas))) vivos.push(m);
    } finally {
      for (const mesa of mesas) cerrarDuckdb(mesa.con);
    }
  }
  return { ficha: id, rotos, muertos: todos.length - vivos.length, vivos };
}
