import { ID_COPIA } from './marca.ts';

/** When the page that is open was stored, milliseconds; null when it came from the network. */
export const copiaDeLaPagina = (): number | null => {
  const iso = document.getElementById(ID_COPIA)?.dataset['guardada'];
  const ms = iso === undefined ? NaN : Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
};
