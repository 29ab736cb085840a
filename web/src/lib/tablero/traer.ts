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

/** The row of the open place is in view, wherever it was opened from; the page itself does not move. */
export const traerFila =
  (lugar: string | null): Attachment<HTMLElement> =>
  (marco) => {
    const fila = lugar && marco.querySelector<HTMLElement>(`tbody tr[data-fila="${CSS.escape(lugar)}"]:not([hidden])`);
    const cabeza = fila && marco.querySelector('thead');
    if (!fila || !cabeza) return;
    const [f, m] = [fila.getBoundingClientRect(), marco.getBoundingClientRect()];
    const arriba = f.top - m.top - cabeza.offsetHeight;
    if (arriba < 0) marco.scrollTop += arriba;
    else if (f.bottom > m.bottom) marco.scrollTop += f.bottom - m.bottom;
  };
