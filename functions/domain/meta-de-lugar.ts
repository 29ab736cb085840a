import type { AmbitoId } from './ambito.ts';
import type { TipoIndicador } from './conteo.ts';
import type { MetaVigente } from './tablero.ts';

/** The target that judges a place of a board. One in persons or localities is of the place that owns it: it says nothing of its parts. */
export const metaDeLugar = (meta: MetaVigente | null, tipo: TipoIndicador, lugar: AmbitoId): MetaVigente | null =>
  tipo === 'conteo' && meta?.de !== lugar ? null : meta;
