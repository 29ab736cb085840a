import * as t from '../textos/es/sien.ts';

/** A count as its source published it: `*` is "fewer than 5, hidden by the source" and `SD` is "no data". Neither is zero. */
export type ConteoSien = number | '*' | 'SD';

/** `[cases, evaluated]`. */
export type ParSien = readonly [casos: ConteoSien, evaluados: ConteoSien];

export type DistritoSien = { readonly nombre: string; readonly anemia: ParSien | null; readonly dci: ParSien | null };

/** Official SIEN-HIS counts of one region, by district, accumulated over the period. */
export type RegionSien = {
  readonly periodo: string;
  readonly fuente: string;
  readonly nota: string;
  readonly distritos: Readonly<Record<string, DistritoSien>>;
};

/** What a pair says: a percentage only when both counts are numbers and somebody was evaluated. */
export const leerPar = (par: ParSien | null): { readonly texto: string; readonly fraccion: number | null } => {
  if (!par) return { texto: t.noFigura, fraccion: null };
  const [casos, evaluados] = par;
  if (casos === 'SD' || evaluados === 'SD') return { texto: t.sinDatos, fraccion: null };
  if (casos === '*' || evaluados === '*') return { texto: t.menosDe5ProtegidoPor, fraccion: null };
  return { texto: `${casos} de ${evaluados}`, fraccion: evaluados === 0 ? null : casos / evaluados };
};
