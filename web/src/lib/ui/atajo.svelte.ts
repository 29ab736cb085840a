const CLAVE = 'atajo';
const APAGADO = 'no';

let activo = $state(true);

/** Whether the key «/» leads to the search box. A key that is a plain character must be possible to switch off (WCAG 2.1.4). */
export const atajo = {
  get activo() {
    return activo;
  },
  /** What this device chose before. */
  leer(): void {
    try {
      activo = localStorage.getItem(CLAVE) !== APAGADO;
    } catch {
      activo = true;
    }
  },
  poner(nuevo: boolean): void {
    activo = nuevo;
    try {
      if (nuevo) localStorage.removeItem(CLAVE);
      else localStorage.setItem(CLAVE, APAGADO);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  },
};

type Pulsacion = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'target' | 'defaultPrevented'>;

/** True where «/» is a wish to search: alone, and not in a place where one writes or chooses. */
export const pideBuscar = (e: Pulsacion): boolean =>
  e.key === '/' &&
  !e.ctrlKey &&
  !e.altKey &&
  !e.metaKey &&
  !e.defaultPrevented &&
  !(e.target instanceof Element && e.target.closest('input, textarea, select, [contenteditable]'));

/** The search box of the page, or else the one of the heading. */
export const enfocarBuscador = (): void =>
  (
    document.querySelector<HTMLElement>('[data-buscador="grande"] input') ??
    document.querySelector<HTMLElement>('[data-buscador] input')
  )?.focus();
