import { claveAlcance } from './alcance.ts';
import type { CargaRecibida } from './anulacion.ts';
import type { Carga } from './carga.ts';

/** Whether a file read now came to the same as a carga: then receiving it would be that carga again by another name. */
export const diceLoMismo = (
  leida: Pick<Carga, 'formato' | 'alcance' | 'emitido'>,
  region: string,
  c: CargaRecibida,
): boolean =>
  region === c.region &&
  leida.formato === c.formato &&
  leida.emitido === c.emitido &&
  claveAlcance(leida.alcance) === claveAlcance(c.alcance);

const comoQuedo = (c: CargaRecibida): string =>
  [
    c.alcance.periodo === '' ? 'foto entera' : c.alcance.periodo,
    c.alcance.ambito || 'lugar sin decir',
    c.emitido === null ? 'sin fecha de emisión' : `emitido ${c.emitido}`,
    `diario de la región ${c.region}`,
  ].join(', ');

export const avisoDistinta = (c: CargaRecibida): string =>
  `El mismo archivo ya estaba como ${comoQuedo(c)} (carga ${c.id}). Cuenta una sola de las dos: la de emisión posterior. Si aquello estaba mal: sala anular ${c.id} --motivo "…".`;

/** @param c a voided one */
export const avisoAnulada = (c: CargaRecibida): string =>
  `Esta carga (${comoQuedo(c)}) se anuló el ${c.anulada?.instante ?? ''} («${c.anulada?.motivo ?? ''}») y no cuenta. Para que vuelva a contar: sala anular ${c.id} --deshacer. Para recibir el archivo de otro modo, declare lo que cambia: --periodo, --ambito, --region o --emitido.`;
