import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leerCarpeta, lineaDeRuta } from '../adapters/catalogos/fichas.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFilas } from '../adapters/duckdb/conexion.ts';
import { compilar } from '../aggregate/compilar/compilar.ts';
import { prepararMotor, prepararSujetos } from '../aggregate/compilar/motor.ts';
import { crearHojas } from '../aggregate/hojas.ts';
import { metodosDe } from '../domain/ficha/indicadores-tablero.ts';
import type { Ficha, VersionFicha } from '../domain/ficha/esquema.ts';
import { NOMBRES_TABLAS } from '../domain/tablas.ts';
import { crearVacia } from '../ingest/canonicas.ts';

/** One edition as the table of the catalogue shows it. */
export type FilaCatalogo = {
  readonly ficha: string;
  readonly nombre: string;
  readonly paquete: string;
  readonly version: string;
  readonly edicion: string;
  readonly codigo: string | null;
  readonly marca: string;
  readonly estado: 'completa' | 'provisional' | 'no calculable';
  readonly corte: string;
  readonly componentes: number;
  readonly metas: number;
  readonly motivo: string | null;
};

const estadoDe = (v: VersionFicha): FilaCatalogo['estado'] =>
  v.no_calculable ? 'no calculable' : v.provisional ? 'provisional' : 'completa';

const filaDe = (ficha: Ficha, v: VersionFicha): FilaCatalogo => ({
  ficha: ficha.ficha,
  nombre: v.nombre ?? ficha.nombre,
  paquete: ficha.paquete,
  version: v.version,
  edicion: v.edicion,
  codigo: v.codigo_oficial,
  marca: v.verificacion,
  estado: estadoDe(v),
  corte: v.corte.tipo,
  componentes: v.componentes.length,
  metas: v.metas.length,
  motivo: v.no_calculable ?? null,
});

/**
 * Reads a folder of fichas, validates it and runs every edition and method over empty tables.
 * @returns one row an edition, and the ones whose SQL the engine refuses.
 * @throws FichaInvalidaError with file, line, path and reason of everything that is not a valid ficha.
 */
export async function comprobarFichas(
  carpeta: string,
): Promise<{ readonly filas: readonly FilaCatalogo[]; readonly fallas: readonly string[] }> {
  const { fichas } = leerCarpeta(carpeta);
  const con = await abrirDuckdb();
  const fallas: string[] = [];
  try {
    for (const tabla of NOMBRES_TABLAS) await crearVacia(con, tabla);
    await ejecutar(con, "CREATE TABLE cortes AS SELECT DATE '2026-11-30' AS corte");
    await prepararMotor(con);
    await prepararSujetos(con);
    await crearHojas(con);
    for (const ficha of fichas)
      for (const [i, version] of ficha.versiones.entries())
        for (const { id: metodo } of version.no_calculable ? [] : metodosDe(version))
          try {
            await leerFilas(con, compilar(ficha, version, { metodo }).sql);
          } catch (e) {
            const mensaje = e instanceof Error ? e.message : String(e);
            const archivo = `${ficha.ficha}.yaml`;
            const texto = readFileSync(join(carpeta, archivo), 'utf8');
            const linea = lineaDeRuta(texto, `versiones[${i}].${version.sql ? 'sql' : 'sql_columnas'}`);
            fallas.push(`${archivo}:${linea}: ${version.version}: el motor no la acepta: ${mensaje}`);
          }
  } finally {
    cerrarDuckdb(con);
  }
  return { filas: fichas.flatMap((f) => f.versiones.map((v) => filaDe(f, v))), fallas };
}
