import type { AmbitoRef } from '../../functions/domain/tablero.ts';

declare global {
  namespace App {
    interface Platform {
      /** The API, in process. */
      api: (request: Request) => Promise<Response>;
    }
    interface PageData {
      /** Of pages about one place. */
      vista?: { readonly ambito: AmbitoRef };
      /** Of the sheet of a sector. */
      hoja?: { readonly fila: { readonly ambito: AmbitoRef } };
    }
    interface Error {
      message: string;
      /** Stable code of the problem document, or of Sala itself. */
      codigo?: string;
    }
  }
}
