import type { Attachment } from 'svelte/attachments';

/** A column chosen by hand comes into view sideways; the page itself does not move. */
export const traerColumna =
  (escogida: boolean): Attachment<HTMLElement> =>
  (marco) => {
    if (!escogida) return;
    const cuadro = requestAnimationFrame(() => {
      const cabeza = marco.querySelector<HTMLElement>('thead th.elegida');
      const fija = marco.querySelector<HTMLElement>('th.lugar');
      if (!cabeza || !fija) return;
      const izquierda = cabeza.offsetLeft - fija.offsetWidth;
      const derecha = cabeza.offsetLeft + cabeza.offsetWidth - marco.clientWidth;
      if (marco.scrollLeft > izquierda) marco.scrollLeft = izquierda;
      else if (marco.scrollLeft < derecha) marco.scrollLeft = derecha;
    });
    return () => cancelAnimationFrame(cuadro);
  };

/** Scrolls a grid until a row shows whole under its heads; the page itself does not move. */
const mostrarFila = (marco: HTMLElement, fila: HTMLElement): void => {
  const cabeza = marco.querySelector('thead');
  if (!cabeza) return;
  const [f, m] = [fila.getBoundingClientRect(), marco.getBoundingClientRect()];
  const arriba = f.top - m.top - cabeza.offsetHeight;
  if (arriba < 0) marco.scrollTop += arriba;
  else if (f.bottom > m.bottom) marco.scrollTop += f.bottom - m.bottom;
};

/** The row of the open place is in view, wherever it was opened from; the page itself does not move. */
export const traerFila =
  (lugar: string | null): Attachment<HTMLElement> =>
  (marco) => {
    const fila = lugar && marco.querySelector<HTMLElement>(`tbody tr[data-fila="${CSS.escape(lugar)}"]:not([hidden])`);
    if (fila) mostrarFila(marco, fila);
  };

/** The focus goes back to a cell, and whoever has it sees it: the page moves only if the cell is out of the screen. */
export const volverACelda = (celda: HTMLElement): void => {
  celda.focus({ preventScroll: true });
  const [marco, fila] = [celda.closest<HTMLElement>('.marco'), celda.closest<HTMLElement>('tbody tr')];
  if (marco && fila) mostrarFila(marco, fila);
  celda.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};

/** What a panel says first is in sight when it opens: its title and its value. What already is does not move. */
export const traerPanel = (panel: HTMLElement): void => {
  const [titulo, valor] = [panel.querySelector('h2'), panel.querySelector('[data-valor]')];
  if (!titulo || !valor) return;
  const alto = document.documentElement.clientHeight;
  if (titulo.getBoundingClientRect().top < 0 || valor.getBoundingClientRect().bottom > alto)
    panel.scrollIntoView({ block: 'start' });
};
