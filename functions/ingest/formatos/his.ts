import type { Formato } from '../formato.ts';
import { ambitoRegional } from '../lugares.ts';

/** The month and the region that a register of HIS speaks of. @param ubigeos SQL: those of its facilities, as `u` */
export const alcanceHis =
  (ubigeos: string): Formato['alcance'] =>
  async (ctx) => ({ fuente: 'his', periodo: ctx.periodo, ambito: await ambitoRegional(ctx, ubigeos) });
