import type { Conteo } from '../../../../functions/domain/conteo.ts';
import { consultar, type Conexion } from './consulta.ts';

const SQL = `SELECT coalesce(sum(num), 0)::DOUBLE AS num, coalesce(sum(den), 0)::DOUBLE AS den
FROM hechos WHERE clave = ? AND periodo = ?`;

/** All of the cube's facts of one indicator and month: what the region's board must say too. */
export async function totalRegion(con: Conexion, clave: string, periodo: string): Promise<Conteo> {
  const { filas } = await consultar(con, SQL, [clave, periodo]);
  return { num: Number(filas[0]?.[0]), den: Number(filas[0]?.[1]) };
}
