import { CURSOS_VIDA } from '../../../../functions/domain/curso-vida.ts';
import { consultar, type Conexion } from './consulta.ts';
import type { Pedido } from './pedido.ts';

export type Etapas = { readonly etapas: readonly string[]; readonly condiciones: readonly string[] };

/** Life stages, by age, and conditions that have facts of the indicators of a question in its months. */
export async function etapas(
  con: Conexion,
  { indicadores, meses }: Pick<Pedido, 'indicadores' | 'meses'>,
): Promise<Etapas> {
  const { filas } = await consultar(
    con,
    `SELECT DISTINCT curso_vida::VARCHAR AS etapa, condicion::VARCHAR AS condicion FROM hechos
WHERE clave IN (${indicadores.map(() => '?').join(', ')}) AND periodo BETWEEN ? AND ?`,
    [...indicadores.map((i) => i.clave), meses[0]!, meses.at(-1)!],
  );
  const hay = new Set(filas.map(([e]) => String(e)));
  return {
    etapas: CURSOS_VIDA.filter((e) => hay.has(e)),
    condiciones: [...new Set(filas.map(([, c]) => String(c)))].filter((c) => c !== '').sort(),
  };
}
