import * as t from '../textos/es/datos.ts';

/** Why a petition did not succeed, for whoever made it. @param estado HTTP status; 0 when there was no answer. @param cortada said then. */
export const porQueFallo = (estado: number, json: unknown, cortada: string): string => {
  if (estado === 0) return cortada;
  const detalle = typeof json === 'object' && json !== null && 'detail' in json ? json.detail : null;
  return typeof detalle === 'string' ? detalle : t.elServidorRespondioYNo(estado);
};
