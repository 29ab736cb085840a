import { periodoDe, sumarMeses, type Periodo } from '../../../../functions/domain/periodo.ts';
import type { Tarea } from '../../../../functions/domain/tarea.ts';
import type { CargaLeida } from './contrato.ts';
import { porQueFallo } from './sin-exito.ts';
import * as textos from '../textos/es/datos.ts';

export type CierreHecho = {
  readonly corte: string;
  readonly sha256: string;
  readonly publicado: boolean;
  readonly hechos: number;
  readonly ambitos: number;
  /** What the close left undone or has to be known of it. */
  readonly avisos: readonly string[];
};

export type RespuestaCierre =
  { readonly ok: true; readonly hecho: CierreHecho } | { readonly ok: false; readonly mensaje: string };

/**
 * The month that is most likely to be closed: the last one with data among the latest cargas, if it has ended by `hoy`; else the last
 * that has ended.
 */
export const mesPropuesto = (cargas: readonly CargaLeida[], hoy: Periodo): Periodo => {
  const terminado = sumarMeses(hoy, -1);
  const ultimo = cargas.reduce(
    (m, c) => (c.dato_hasta && !c.error && !c.anulada ? maximo(m, periodoDe(c.dato_hasta)) : m),
    '',
  );
  return ultimo === '' || ultimo > terminado ? terminado : ultimo;
};
const maximo = (a: Periodo, b: Periodo): Periodo => (a > b ? a : b);

/** Months offered, newest first: the current one too, because a partial month can be looked at. */
export const mesesOfrecidos = (hoy: Periodo): Periodo[] => Array.from({ length: 25 }, (_, i) => sumarMeses(hoy, -i));

/** @param estado HTTP status; 0 when there was no answer. */
export const interpretarCierre = (estado: number, json: unknown): RespuestaCierre => {
  if (estado === 201 && esHecho(json)) return { ok: true, hecho: json };
  return {
    ok: false,
    mensaje: porQueFallo(estado, json, textos.seCortoLaConexionEl),
  };
};
/** The API's contract of a 201: with the id of a corte, it is what the close made. */
const esHecho = (json: unknown): json is CierreHecho => typeof json === 'object' && json !== null && 'corte' in json;

/** The task of our own closing: by its id, or the only closing there is. */
export const tareaDelCierre = (tareas: readonly Tarea[], id: string): Tarea | null => {
  const cierres = tareas.filter((t) => t.tipo === 'cierre');
  return cierres.find((t) => t.id === id) ?? (cierres.length === 1 ? cierres[0]! : null);
};
