import type { Writable } from 'node:stream';
import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas } from '../adapters/duckdb/conexion.ts';
import type { Ficha, VersionFicha } from '../domain/ficha/esquema.ts';

type Metas = VersionFicha['metas'];
type Fila = {
  ambito: string;
  desde: string;
  hasta: string;
  basal: number | null;
  meta: number;
  verificado: string | null;
};

const VERIFICADO = new Set(['V1', 'V2', 'sin_verificar', 'propuesta']);

/**
 * Targets of an edition: those of the folder's `metas.csv`, the latest first, then those of the ficha. Both are percentages; a
 * coverage written as a fraction (0.7) is read as one, and told.
 */
export async function metasDeCarpeta(
  con: DuckDBConnection,
  ficha: Ficha,
  version: VersionFicha,
  avisos: Writable,
): Promise<Metas> {
  const filas = await leerFilas<Fila>(
    con,
    `SELECT trim(ambito) AS ambito, coalesce(desde, DATE '0001-01-01')::VARCHAR AS desde, coalesce(hasta, DATE '9999-12-31')::VARCHAR AS hasta,
       basal, meta, trim(verificado) AS verificado
     FROM metas WHERE trim(ficha) = $1 AND trim(version) = $2 AND ambito IS NOT NULL AND meta IS NOT NULL ORDER BY metas.desde DESC NULLS LAST, hasta, meta`,
    [ficha.ficha, version.version],
  );
  const enFraccion = filas.filter((f) => ficha.tipo === 'cobertura' && f.meta > 0 && f.meta <= 1);
  if (enFraccion.length > 0)
    avisos.write(
      `Aviso: metas.csv trae ${enFraccion.length} metas de ${ficha.ficha} de 1 o menos: se leen como fracción (${enFraccion[0]!.meta} = ${enFraccion[0]!.meta * 100} %). Escríbalas en porcentaje.\n`,
    );
  return [
    ...filas.map((f) => {
      const porCien = enFraccion.includes(f) ? 100 : 1;
      return {
        ambito: f.ambito,
        desde: f.desde,
        hasta: f.hasta,
        basal: f.basal === null ? null : f.basal * porCien,
        meta: f.meta * porCien,
        // A word of the list, or nothing known of it.
        verificacion: (VERIFICADO.has(f.verificado ?? '')
          ? f.verificado
          : 'sin_verificar') as Metas[number]['verificacion'],
      };
    }),
    ...version.metas,
  ];
}
