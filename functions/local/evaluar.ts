import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { abrirDuckdb, cerrarDuckdb, recorrerFilas } from '../adapters/duckdb/conexion.ts';
import { compilar } from '../aggregate/compilar/compilar.ts';
import { sinSujetoSql } from '../aggregate/compilar/poblacion.ts';
import type { Fecha } from '../domain/fecha.ts';
import { elegirVersion } from '../domain/ficha/elegir.ts';
import type { VersionFicha } from '../domain/ficha/esquema.ts';
import { esDePersonas } from '../domain/ficha/unidad.ts';
import { avisarVigencia, elegirMetodo, exigirFecha } from './argumentos.ts';
import { FalloError } from './errores.ts';
import { prepararCarpeta, tablasQueFaltan } from './preparar-carpeta.ts';

export type OpcionesEvaluar = {
  readonly ficha: string;
  readonly version: string;
  readonly corte: Fecha;
  /** Folder with canonical CSVs; only `personas.csv` is compulsory. */
  readonly dir: string;
  readonly metodo?: string | undefined;
  readonly quintiles?: readonly number[] | undefined;
  /** NDJSON, one line per person. */
  readonly salida: Writable;
  readonly avisos: Writable;
};

type Fila = {
  documento: string | null;
  den: number;
  num: number | null;
  excluido: string | null;
  curso_vida: string | null;
  motivos: string[] | null;
} & Record<`c_${string}`, string | null>;

/**
 * Works a ficha out person by person. Nothing is kept. @returns lines written.
 * @throws FalloError, FichaDesconocidaError, CarpetaError
 */
export async function evaluar(opciones: OpcionesEvaluar): Promise<{ personas: number }> {
  const { corte, dir, quintiles, salida, avisos } = opciones;
  const { ficha, version } = elegirVersion(leerFichas().fichas, opciones.ficha, opciones.version);
  exigirFecha('El corte', corte);
  const metodo = elegirMetodo(ficha, version, opciones.metodo);
  if (version.no_calculable)
    throw new FalloError(
      `La ficha ${ficha.ficha} (${version.version}) no se puede calcular: ${version.no_calculable}`,
      2,
    );
  if (quintiles && version.sql)
    throw new FalloError(`La ficha ${ficha.ficha} no admite el filtro por quintiles; quite --quintiles.`, 2);
  if (quintiles?.some((q) => !Number.isInteger(q) || q < 1 || q > 5))
    throw new FalloError('Los quintiles van del 1 al 5.', 2);
  avisarVigencia(version, corte, avisos);

  const con = await abrirDuckdb();
  try {
    const faltan = tablasQueFaltan(version, dir);
    if (faltan) avisos.write(`Aviso: ${faltan} Sin ella la ficha está «no reportada»: un 0 aquí no es un resultado.\n`);
    await prepararCarpeta(con, dir, corte, avisos, [version]);
    const { sql } = compilar(ficha, version, { metodo, quintiles });
    let personas = 0;
    for await (const fila of recorrerFilas<Fila>(con, completo(sql, version))) {
      if (!salida.write(`${JSON.stringify(linea(fila, version))}\n`)) await once(salida, 'drain');
      personas += 1;
    }
    return { personas };
  } finally {
    cerrarDuckdb(con);
  }
}

/** Everyone in `personas` gets a line, also those a ficha about births or visits does not look at. */
function completo(sql: string, version: VersionFicha): string {
  if (!esDePersonas(version)) return `SELECT * FROM (${sql}) ORDER BY documento`;
  const exigible = version.componentes.map((c) => `coalesce(r.c_${c.id}, 'no_exigible') AS c_${c.id}`);
  const propio = version.poblacion.sujeto === 'persona' && !version.sql;
  if (propio) return `SELECT * FROM (${sql}) ORDER BY documento NULLS FIRST`;
  return `WITH resultado AS (
    SELECT * FROM (${sql}) QUALIFY row_number() OVER (PARTITION BY documento ORDER BY den DESC, excluido = 'sin_parto_en_mes', excluido, motivos) = 1)
  SELECT s.documento, coalesce(r.den, 0) AS den, r.num, CASE WHEN r.documento IS NULL THEN ${sinSujetoSql(version)} ELSE r.excluido END AS excluido,
    coalesce(r.curso_vida, motor_curso_vida(motor_meses(s.fecha_nacimiento, k.corte) // 12)) AS curso_vida,
    ${exigible.map((e) => `${e}, `).join('')}coalesce(r.motivos, []) AS motivos
  FROM motor_personas s CROSS JOIN cortes k LEFT JOIN resultado r ON r.documento = s.documento
  UNION ALL BY NAME SELECT * FROM (SELECT documento, den, num, excluido, curso_vida, ${version.componentes.map((c) => `c_${c.id}, `).join('')}motivos FROM resultado) ANTI JOIN motor_personas USING (documento)
  ORDER BY documento NULLS FIRST`;
}

const linea = (fila: Fila, version: VersionFicha): Record<string, unknown> => ({
  documento: fila.documento ?? '',
  den: fila.den,
  num: fila.num,
  excluido: fila.excluido,
  curso_vida: fila.curso_vida,
  componentes: Object.fromEntries(version.componentes.map((c) => [c.id, fila[`c_${c.id}`]])),
  motivos: fila.motivos ?? [],
});
