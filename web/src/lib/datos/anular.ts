export type RespuestaAnular =
  { readonly ok: true; readonly dice: string } | { readonly ok: false; readonly mensaje: string };

/** @param estado HTTP status; 0 when there was no answer. @param deshacer what was asked was to restore it. */
export const interpretarAnular = (estado: number, json: unknown, deshacer: boolean): RespuestaAnular => {
  if (estado === 200 || estado === 201)
    return {
      ok: true,
      dice: `Carga ${deshacer ? 'restituida' : 'anulada'}. Los cortes publicados no cambian: cierre otra vez los meses que toca.`,
    };
  const cuerpo = (typeof json === 'object' && json !== null ? json : {}) as { detail?: string }; // looked at below
  return {
    ok: false,
    mensaje:
      estado === 0
        ? 'Se cortó la conexión. Mire el diario antes de repetirlo.'
        : (cuerpo.detail ?? `El servidor respondió ${estado} y no dijo por qué. Vuelva a intentarlo.`),
  };
};
