/** Names shared by the service worker and the pages. */

/** Header a stored answer carries: when it was stored, ISO 8601. */
export const CABECERA_GUARDADA = 'x-sala-guardada';
/** Header the worker adds to an answer it gives because the network did not: when it was stored. */
export const CABECERA_COPIA = 'x-sala-copia';
/** Element the worker writes into a stored page. */
export const ID_COPIA = 'copia-guardada';

/** What the worker finds out after it gave a stored page. */
export type Comprobacion = 'igual' | 'nueva' | 'sin_red' | 'sin_permiso';

export type Mensaje =
  | { readonly tipo: 'comprobacion'; readonly url: string }
  | {
      readonly tipo: 'guardar';
      readonly pagina: string;
      readonly recursos: readonly string[];
      readonly alPaso: boolean;
    }
  | { readonly tipo: 'activar' };
