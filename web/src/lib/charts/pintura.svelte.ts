import type { Attachment } from 'svelte/attachments';

let pinturas = 0;

/** Marks the chart `nodo` belongs to as painted just now: its `data-version` is never the same twice in a page. */
export const sellar = (nodo: HTMLElement): void => {
  const raiz = nodo.closest<HTMLElement>('[data-grafico]');
  if (raiz) raiz.dataset['version'] = String(++pinturas);
};

/** For a drawing the template makes: seals it each time something `lee` reads has changed and is in the page. */
export const sellarPintura =
  (lee: () => unknown): Attachment<HTMLElement> =>
  (nodo) => {
    $effect(() => {
      lee();
      sellar(nodo);
    });
  };
