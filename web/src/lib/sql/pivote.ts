import { NOMBRE_CURSO_VIDA } from '../../../../functions/domain/curso-vida.ts';
import type { Direccion } from '../../../../functions/domain/conteo.ts';
import { consultar, type Conexion, type Dato } from './consulta.ts';

/** Columns a person may put in the rows. The name goes into the SQL, so it comes from this list only. */
export const FILAS_PIVOTE = {
  distrito: 'Distrito',
  provincia: 'Provincia',
  red: 'Red',
  microred: 'Microred',
  eess: 'Establecimiento',
  sector: 'Sector',
} as const;
export type FilaPivote = keyof typeof FILAS_PIVOTE;
export const esFilaPivote = (texto: string): texto is FilaPivote => Object.hasOwn(FILAS_PIVOTE, texto);

export const nombreEtapa = (etapa: string): string =>
  (NOMBRE_CURSO_VIDA as Readonly<Record<string, string>>)[etapa] ?? etapa;

export type Pivote = {
  readonly clave: string;
  readonly periodo: string;
  readonly por: FilaPivote;
  /** '' for all the life stages. */
  readonly cursoVida: string;
  readonly direccion: Direccion;
};

export type FilaResultado = {
  readonly id: string;
  readonly nombre: string;
  readonly num: number;
  readonly den: number;
  readonly sinDato: number;
};

const SQL = (por: FilaPivote, conEtapa: boolean, brecha: string): string => `SELECT
  coalesce(h.${por}::VARCHAR, '') AS id,
  coalesce(l.nombre, h.${por}::VARCHAR, 'Sin ${por}') AS nombre,
  sum(h.num)::DOUBLE AS num,
  sum(h.den)::DOUBLE AS den,
  sum(h.sin_dato)::DOUBLE AS sin_dato
FROM hechos h
LEFT JOIN lugares l ON l.id = h.${por}::VARCHAR
WHERE h.clave = ? AND h.periodo = ?${conEtapa ? ' AND h.curso_vida = ?' : ''}
GROUP BY 1, 2
ORDER BY ${brecha} DESC, id`;

/** The statement and the values of a pivot. Most persons missing first. */
export const sentenciaPivote = ({
  clave,
  periodo,
  por,
  cursoVida,
  direccion,
}: Pivote): { sql: string; valores: Dato[] } => ({
  sql: SQL(por, cursoVida !== '', direccion === 'mayor' ? 'sum(h.den) - sum(h.num)' : 'sum(h.num)'),
  valores: [clave, periodo, ...(cursoVida === '' ? [] : [cursoVida])],
});

export async function pivote(con: Conexion, pedido: Pivote): Promise<FilaResultado[]> {
  const { sql, valores } = sentenciaPivote(pedido);
  const { filas } = await consultar(con, sql, valores);
  return filas.map(([id, nombre, num, den, sinDato]) => ({
    id: String(id),
    nombre: String(nombre),
    num: Number(num),
    den: Number(den),
    sinDato: Number(sinDato),
  }));
}
