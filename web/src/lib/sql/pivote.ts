import { consultar, type Conexion, type Dato } from './consulta.ts';
import { dimension, esLugar, type Dimension } from './dimension.ts';
import type { Pedido } from './pedido.ts';

/** Sums of one combination of members; `ids` aligned with the dimensions of the question, rows first. '' where it has none. */
export type Grupo = {
  readonly ids: readonly string[];
  readonly num: number;
  readonly den: number;
  readonly sinDato: number;
};

export const dimensionesDe = ({ filas, columna }: Pick<Pedido, 'filas' | 'columna'>): Dimension[] => [
  ...filas,
  ...(columna === null ? [] : [columna]),
];

const interrogantes = (n: number): string => Array.from({ length: n }, () => '?').join(', ');

/** The facts a question is about. `sinEtapas` leaves the life stage and condition out: what a board says of a place. */
export const condiciones = (p: Pedido, sinEtapas = false): { readonly sql: string; readonly valores: Dato[] } => {
  const partes: (readonly [string, readonly string[]])[] = [
    [
      p.indicadores.length === 1 ? 'h.clave = ?' : `h.clave IN (${interrogantes(p.indicadores.length)})`,
      p.indicadores.map((i) => i.clave),
    ],
    p.meses.length === 1 ? ['h.periodo = ?', p.meses] : ['h.periodo BETWEEN ? AND ?', [p.meses[0]!, p.meses.at(-1)!]],
    ...p.lugares.map((l) => [`h.${dimension(l.dimension).columna} = ?`, [l.id]] as const),
    ...(p.etapa === '' || sinEtapas ? [] : [['h.curso_vida = ?', [p.etapa]] as const]),
    ...(p.condicion === '' || sinEtapas ? [] : [['h.condicion = ?', [p.condicion]] as const]),
  ];
  return { sql: partes.map(([s]) => s).join('\n  AND '), valores: partes.flatMap(([, v]) => v) };
};

/** The statement and the values of a question: one row a combination that has facts, in no order. */
export const sentenciaPivote = (p: Pedido): { readonly sql: string; readonly valores: Dato[] } => {
  const ejes = dimensionesDe(p);
  const { sql, valores } = condiciones(p);
  const columnas = ejes.map((d) => `  coalesce(h.${dimension(d).columna}::VARCHAR, '') AS ${d},`);
  return {
    sql: `SELECT
${columnas.join('\n')}
  sum(h.num)::DOUBLE AS num,
  sum(h.den)::DOUBLE AS den,
  sum(h.sin_dato)::DOUBLE AS sin_dato
FROM hechos h
WHERE ${sql}
GROUP BY ${ejes.map((d) => `h.${dimension(d).columna}`).join(', ')}`,
    valores,
  };
};

/** The same statement for a person to read and change: with the names of the places and the value. */
export const textoPivote = (p: Pedido): { readonly sql: string; readonly valores: Dato[] } => {
  const { sql, valores } = sentenciaPivote(p);
  const ejes = dimensionesDe(p);
  const nombre = (d: Dimension): string => (esLugar(d) ? `coalesce(l_${d}.nombre, p.${d}) AS ${d}` : `p.${d}`);
  const uniones = ejes.filter(esLugar).map((d) => `\nLEFT JOIN lugares l_${d} ON l_${d}.id = p.${d}`);
  return {
    sql: `WITH p AS (
${sql}
)
SELECT ${ejes.map(nombre).join(', ')}, p.num, p.den, round(100 * p.num / nullif(p.den, 0), 1) AS porcentaje, p.sin_dato
FROM p${uniones.join('')}
ORDER BY ${ejes.map((_, i) => i + 1).join(', ')}`,
    valores,
  };
};

export async function pivote(con: Conexion, pedido: Pedido): Promise<Grupo[]> {
  const { sql, valores } = sentenciaPivote(pedido);
  const n = dimensionesDe(pedido).length;
  const { filas } = await consultar(con, sql, valores);
  return filas.map((f) => ({
    ids: f.slice(0, n).map(String),
    num: Number(f[n]),
    den: Number(f[n + 1]),
    sinDato: Number(f[n + 2]),
  }));
}
