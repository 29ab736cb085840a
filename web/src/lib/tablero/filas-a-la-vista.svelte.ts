import type { Attachment } from 'svelte/attachments';

/** What is known of one row of a grid. */
class FilaVista {
  /** It is on screen, or near. */
  cerca = $state(false);
  /** Its cells have been asked for, by the screen, the keyboard or the printer: they stay. */
  llena = $state(false);
}

/** Rows fill this far from the screen, so that scrolling meets them filled. */
const MARGEN = '600px 0px';

/**
 * Which rows of a grid are near the screen and which have ever been, by `data-fila`; one observer for all. A region has 119 rows of
 * ten cells: those nobody has come near are only their head.
 */
export function filasALaVista(llenas: Iterable<string>): {
  readonly de: (id: string) => { readonly cerca: boolean; readonly llena: boolean };
  readonly llenar: (ids: Iterable<string>) => void;
  readonly alAsomar: Attachment<HTMLElement>;
} {
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- what is in it is reactive; that it is there is not
  const filas = new Map<string, FilaVista>();
  const de = (id: string): FilaVista => {
    let fila = filas.get(id);
    if (!fila) filas.set(id, (fila = new FilaVista()));
    return fila;
  };
  const llenar = (ids: Iterable<string>): void => {
    for (const id of ids) de(id).llena = true;
  };
  llenar(llenas);
  let vigia: IntersectionObserver | undefined;
  return {
    de,
    llenar,
    alAsomar: (elemento) => {
      const fila = de(elemento.dataset['fila'] ?? ''); // every row says which it is
      vigia ??= new IntersectionObserver(
        (entradas) => {
          for (const e of entradas) {
            const vista = de((e.target as HTMLElement).dataset['fila'] ?? ''); // only rows are observed
            vista.cerca = e.isIntersecting;
            if (e.isIntersecting) vista.llena = true;
          }
        },
        { rootMargin: MARGEN },
      );
      vigia.observe(elemento);
      return () => {
        vigia?.unobserve(elemento);
        fila.cerca = false;
      };
    },
  };
}
