import { vigencias, type CargaRecibida } from './anulacion.ts';
import type { Mapa } from './alcance.ts';

/** What stops counting whole because of one carga, and the rows it had. */
export type Reemplazo = {
  readonly cargas: readonly { readonly id: string; readonly archivo: string; readonly filas: number }[];
};

const filasDe = (c: CargaRecibida): number => c.aceptadas + c.observadas;

/** @param recibidas the journal of its region, with the new one in it */
export function reemplazoDe(nueva: CargaRecibida, recibidas: readonly CargaRecibida[], mapa: Mapa): Reemplazo {
  const otras = recibidas.filter((c) => c.id !== nueva.id);
  const antes = vigencias(otras, mapa);
  const ahora = vigencias([...otras, nueva], mapa);
  const cargas = otras.filter(
    (c) =>
      ['entera', 'en_parte'].includes(antes.get(c.id)?.vigente ?? '') &&
      ahora.get(c.id)?.vigente === 'no' &&
      ahora.get(c.id)?.reemplazada_por.includes(nueva.id),
  );
  return { cargas: cargas.map((c) => ({ id: c.id, archivo: c.archivo, filas: filasDe(c) })) };
}

/** Below this share of the rows it takes the place of, a file is likely a part of what it claims to be (PROPUESTA). */
const PARTE_SOSPECHOSA = 0.5;
const n = (x: number): string => x.toLocaleString('es-PE');

/** The sentence for whoever loads it, when much would stop counting; null when there is nothing to fear. */
export function avisoReemplazo(nueva: CargaRecibida, { cargas }: Reemplazo): string | null {
  const filas = cargas.reduce((s, c) => s + c.filas, 0);
  if (filas === 0 || filasDe(nueva) >= filas * PARTE_SOSPECHOSA) return null;
  return `Atención: trae ${n(filasDe(nueva))} filas y deja sin contar ${n(filas)} (${cargas.map((c) => `${c.archivo}, carga ${c.id}`).join('; ')}), porque dice lo mismo: ${nueva.alcance.periodo || 'foto entera'}, ${nueva.alcance.ambito}. Si es sólo una parte, anúlela (sala anular ${nueva.id} --motivo "…") y cárguela diciendo su lugar con --ambito o sus meses con --periodo.`;
}
