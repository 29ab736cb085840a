import type { Attachment } from 'svelte/attachments';

const PASOS: Readonly<Record<string, readonly [filas: number, columnas: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Visible cells of a row that take the focus. */
const celdasDe = (fila: HTMLElement | undefined): HTMLElement[] =>
  fila ? [...fila.querySelectorAll<HTMLElement>('[data-celda]')].filter((c) => c.offsetParent !== null) : [];

/**
 * Keyboard of a grid: one cell in the tab order, arrows move, Home and End go to the ends of the row, Ctrl with them to those of the
 * grid, Enter opens. The caller gives every `[data-celda]` tabindex -1 and one of them 0.
 * @param alEntrar draws the cells of a row, by `data-fila`, that have not been drawn yet
 */
export const rejilla =
  (
    abrir: (celda: HTMLElement) => void,
    alEntrar: (fila: string) => void = () => undefined,
  ): Attachment<HTMLTableElement> =>
  (tabla) => {
    const filas = (): HTMLElement[] => [...tabla.querySelectorAll<HTMLElement>('[data-fila]:not([hidden])')];
    const celdasListas = (fila: HTMLElement | undefined): HTMLElement[] => {
      if (fila?.dataset['fila']) alEntrar(fila.dataset['fila']);
      return celdasDe(fila);
    };
    const enfocar = (celda: HTMLElement | undefined): void => {
      if (!celda) return;
      celda.focus({ preventScroll: false });
      celda.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const alEnfocar = (e: FocusEvent): void => {
      const celda = (e.target as Element).closest<HTMLElement>('[data-celda]');
      if (!celda) return;
      tabla.querySelectorAll<HTMLElement>('[data-celda][tabindex="0"]').forEach((c) => (c.tabIndex = -1));
      celda.tabIndex = 0;
    };
    const alPulsar = (e: KeyboardEvent): void => {
      const celda = (e.target as Element).closest<HTMLElement>('[data-celda]');
      if (!celda || e.altKey || e.metaKey) return;
      if (e.key === 'Enter' || e.key === ' ') {
        e.preventDefault();
        abrir(celda);
        return;
      }
      const todas = filas();
      const fila = todas.findIndex((f) => f.contains(celda));
      const columna = celdasDe(todas[fila]).indexOf(celda);
      const paso = PASOS[e.key];
      if (paso) {
        e.preventDefault();
        enfocar(celdasListas(todas[fila + paso[0]])[columna + paso[1]]);
      } else if (e.key === 'Home' || e.key === 'End') {
        e.preventDefault();
        const destino = celdasListas(e.ctrlKey ? todas.at(e.key === 'Home' ? 0 : -1) : todas[fila]);
        enfocar(destino.at(e.key === 'Home' ? 0 : -1));
      }
    };
    const alPinchar = (e: MouseEvent): void => {
      const celda = (e.target as Element).closest<HTMLElement>('[data-celda]');
      if (celda) abrir(celda);
    };
    tabla.addEventListener('focusin', alEnfocar);
    tabla.addEventListener('keydown', alPulsar);
    tabla.addEventListener('click', alPinchar);
    return () => {
      tabla.removeEventListener('focusin', alEnfocar);
      tabla.removeEventListener('keydown', alPulsar);
      tabla.removeEventListener('click', alPinchar);
    };
  };
