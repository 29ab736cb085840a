import { consultar, type Conexion } from './consulta.ts';

const SQL = `SELECT DISTINCT curso_vida::VARCHAR AS etapa FROM hechos WHERE clave = ? AND periodo = ? AND curso_vida <> ''`;

/** Life stages with facts of one indicator in one month, in no order. */
export const etapas = async (con: Conexion, clave: string, periodo: string): Promise<string[]> =>
  (await consultar(con, SQL, [clave, periodo])).filas.map(([e]) => String(e));
