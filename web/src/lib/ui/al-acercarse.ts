import type { Attachment } from 'svelte/attachments';

/** Calls `hacer` once, when the element is on screen or within `margen` pixels of it. */
export const alAcercarse =
  (hacer: () => void, margen: number): Attachment<Element> =>
  (elemento) => {
    const vigia = new IntersectionObserver(
      (entradas) => {
        if (!entradas.some((e) => e.isIntersecting)) return;
        vigia.disconnect();
        hacer();
      },
      { rootMargin: `${margen}px` },
    );
    vigia.observe(elemento);
    return () => vigia.disconnect();
  };
