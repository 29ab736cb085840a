import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { dibujarCelda, htmlCeldas, seVenIgual, type OpcionesCeldas, type Pieza } from './html-celda.ts';

/** Leaves in `fila` the cells of `ahora`, touching only those that look different: a cell keeps its element, and so the focus. */
const repintar = (
  fila: HTMLElement,
  antes: readonly Pieza[],
  ahora: readonly Pieza[],
  opciones: OpcionesCeldas,
): void => {
  const celdas = [...fila.querySelectorAll('td')];
  const comunes = Math.min(antes.length, ahora.length);
  for (let j = 0; j < comunes; j++) {
    if (seVenIgual(antes[j]!, ahora[j]!)) continue;
    const { clase, interior } = dibujarCelda(ahora[j]!);
    const celda = celdas[j]!; // one for each piece
    celda.className = clase;
    celda.innerHTML = interior;
  }
  for (const sobra of celdas.slice(ahora.length)) sobra.remove();
  if (comunes < ahora.length)
    fila.insertAdjacentHTML('beforeend', htmlCeldas(ahora.slice(comunes), { ...opciones, enfocable: false }, comunes));
};

/**
 * The cells of one row, as HTML for its first paint, and what keeps them up to date. A board has fifteen hundred: as components they
 * would be most of its memory and of the time it takes to come alive.
 * @param piezas read again whenever what it reads changes
 */
export const celdasFila = (
  piezas: () => readonly Pieza[],
  opciones: OpcionesCeldas,
): { readonly html: string; readonly alDia: Attachment<HTMLElement> } =>
  untrack(() => {
    let puestas = piezas();
    return {
      html: htmlCeldas(puestas, opciones),
      alDia: (fila) => {
        $effect(() => {
          const ahora = piezas();
          repintar(fila, puestas, ahora, opciones);
          puestas = ahora;
        });
      },
    };
  });
