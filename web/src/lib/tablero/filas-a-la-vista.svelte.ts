import { SvelteSet } from 'svelte/reactivity';
import type { Attachment } from 'svelte/attachments';

/** Which rows of a grid are near the screen (`visibles`) and which have ever been (`vistas`), by `data-fila`; one observer for all. */
export function filasALaVista(): {
  readonly visibles: ReadonlySet<string>;
  readonly vistas: ReadonlySet<string>;
  readonly alAsomar: Attachment<HTMLElement>;
} {
  const visibles = new SvelteSet<string>();
  const vistas = new SvelteSet<string>();
  let vigia: IntersectionObserver | undefined;
  return {
    visibles,
    vistas,
    alAsomar: (fila) => {
      vigia ??= new IntersectionObserver(
        (entradas) => {
          for (const e of entradas) {
            const id = (e.target as HTMLElement).dataset['fila'] ?? ''; // only rows are observed
            if (e.isIntersecting) {
              visibles.add(id);
              vistas.add(id);
            } else visibles.delete(id);
          }
        },
        { rootMargin: '150px 0px' },
      );
      vigia.observe(fila);
      return () => {
        vigia?.unobserve(fila);
        visibles.delete(fila.dataset['fila'] ?? '');
      };
    },
  };
}
