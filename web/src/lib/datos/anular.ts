import { porQueFallo } from './sin-exito.ts';
import * as t from '../textos/es/datos.ts';

export type RespuestaAnular =
  { readonly ok: true; readonly dice: string } | { readonly ok: false; readonly mensaje: string };

/** @param estado HTTP status; 0 when there was no answer. @param deshacer what was asked was to restore it. */
export const interpretarAnular = (estado: number, json: unknown, deshacer: boolean): RespuestaAnular => {
  if (estado === 200 || estado === 201)
    return {
      ok: true,
      dice: t.cargaLosCortesPublicadosNo(deshacer ? 'restituida' : 'anulada'),
    };
  return {
    ok: false,
    mensaje: porQueFallo(estado, json, t.seCortoLaConexionMire),
  };
};
