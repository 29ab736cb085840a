import { createHash } from 'node:crypto';
import type { Periodo } from '../domain/periodo.ts';

/** Name of a set of current cortes, one a month: 16 hex digits. Series and cubes are stored under it. */
export const vigenciaDe = (meses: readonly { readonly periodo: Periodo; readonly corte: string }[]): string =>
  createHash('sha256')
    .update(
      [...meses]
        .sort((a, b) => (a.periodo < b.periodo ? -1 : 1))
        .map((m) => `${m.periodo}=${m.corte}`)
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16);
