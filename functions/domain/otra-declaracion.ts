import { claveAlcance } from './alcance.ts';
import type { CargaRecibida } from './anulacion.ts';
import type { Carga } from './carga.ts';
import { CAMPOS_DECLARACION, type Declaracion } from './declaracion.ts';

/** Whether something is said now that is neither what was said then nor what the journal has. */
export const difiere = (d: Declaracion, c: CargaRecibida): boolean => {
  const tiene: Declaracion = {
    region: c.region,
    formato: c.formato,
    periodo: c.alcance.periodo,
    ambito: c.alcance.ambito,
    ...(c.emitido === null ? {} : { emitido: c.emitido }),
  };
  return CAMPOS_DECLARACION.some((k) => d[k] !== undefined && d[k] !== tiene[k] && d[k] !== c.declarado?.[k]);
};

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
  `Ya se había recibido como ${comoQuedo(c)}; lo que declara ahora no se usa. Si aquello estaba mal: sala anular ${c.id} --motivo "…", y cárguelo otra vez como es.`;

/** @param c a voided one */
export const avisoAnulada = (c: CargaRecibida): string =>
  `Esta carga (${comoQuedo(c)}) se anuló el ${c.anulada?.instante ?? ''} («${c.anulada?.motivo ?? ''}») y no cuenta. Para que vuelva a contar: sala anular ${c.id} --deshacer. Para recibir el archivo de otro modo, declare lo que cambia: --periodo, --ambito, --region o --emitido.`;
