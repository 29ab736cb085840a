import type { Verificacion } from '../../../../functions/domain/tablero.ts';
import * as t from '../textos/es/ui.ts';

/** The mark as it is written, and what it means. */
export const MARCAS: Readonly<Record<Verificacion, { readonly marca: string; readonly que: string }>> = {
  V1: { marca: 'V1', que: t.leidaEnLaNormaO },
  V2: { marca: 'V2', que: t.leidaSoloEnUnaTranscripcion },
  sin_verificar: { marca: t.sinVerificar, que: t.nadieLaContrastoConSu },
  propuesta: { marca: 'PROPUESTA', que: t.definicionDeSalaQueNinguna },
};

export const QUE_PROVISIONAL = t.laFichaVigenteNoSe;
