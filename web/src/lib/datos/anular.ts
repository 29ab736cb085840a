import { porQueFallo } from './sin-exito.ts';

export type RespuestaAnular =
  { readonly ok: true; readonly dice: string } | { readonly ok: false; readonly mensaje: string };

/** @param estado HTTP status; 0 when there was no answer. @param deshacer what was asked was to restore it. */
export const interpretarAnular = (estado: number, json: unknown, deshacer: boolean): RespuestaAnular => {
  if (estado === 200 || estado === 201)
    return {
      ok: true,
      dice: `Carga ${deshacer ? 'restituida' : 'anulada'}. Los cortes publicados no cambian: cierre otra vez los meses que toca.`,
    };
  return {
    ok: false,
    mensaje: porQueFallo(estado, json, 'Se cortó la conexión. Mire el diario antes de repetirlo.'),
  };
};
