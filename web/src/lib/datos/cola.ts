import type { Tarea } from '../../../../functions/domain/tarea.ts';
import type { CargaLeida } from './contrato.ts';
import { porQueFallo } from './sin-exito.ts';
import { esRepetida } from './informe.ts';
import * as textos from '../textos/es/datos.ts';

/** `fallo` is of the trip or of the server, and can be tried again; `rechazado` is of the file, and cannot. */
export type EstadoEnvio = 'en_espera' | 'subiendo' | 'leyendo' | 'recibido' | 'repetido' | 'rechazado' | 'fallo';

export type Envio = {
  /** Also the id of its task on the server. A new try has a new one. */
  readonly id: string;
  readonly archivo: string;
  readonly bytes: number;
  readonly ensayo: boolean;
  readonly estado: EstadoEnvio;
  /** Bytes that left. */
  readonly enviados: number;
  readonly tarea: Tarea | null;
  /** What came of it: one, or one for each file inside a .zip. */
  readonly cargas: readonly CargaLeida[];
  /** Why it was refused or failed, in words for the person. */
  readonly mensaje: string | null;
};

export type Cola = readonly Envio[];

export type Respuesta = Pick<Envio, 'estado' | 'cargas' | 'mensaje'>;

export type Suceso =
  | { readonly tipo: 'agregar'; readonly envios: readonly Pick<Envio, 'id' | 'archivo' | 'bytes' | 'ensayo'>[] }
  | { readonly tipo: 'empezar'; readonly id: string }
  | { readonly tipo: 'enviado'; readonly id: string; readonly bytes: number }
  | { readonly tipo: 'tareas'; readonly tareas: readonly Tarea[] }
  | { readonly tipo: 'responder'; readonly id: string; readonly respuesta: Respuesta }
  | { readonly tipo: 'reintentar'; readonly id: string; readonly nuevo: string }
  | { readonly tipo: 'quitar'; readonly id: string };

const enMarcha = (e: Envio): boolean => e.estado === 'subiendo' || e.estado === 'leyendo';
export const terminado = (e: Envio): boolean => !enMarcha(e) && e.estado !== 'en_espera';

/** True while leaving the page would lose something. */
export const ocupada = (cola: Cola): boolean => cola.some((e) => !terminado(e));

/** The next to be sent: one at a time, in the order they were chosen; null while one is on its way or none waits. */
export const siguiente = (cola: Cola): Envio | null =>
  cola.some(enMarcha) ? null : (cola.find((e) => e.estado === 'en_espera') ?? null);

const conUno = (cola: Cola, id: string, si: (e: Envio) => boolean, cambio: (e: Envio) => Partial<Envio>): Cola =>
  cola.map((e) => (e.id === id && si(e) ? { ...e, ...cambio(e) } : e));

/** The queue after something happened. What no longer applies (a late progress of a finished file) changes nothing. */
export function avanzar(cola: Cola, s: Suceso): Cola {
  switch (s.tipo) {
    case 'agregar':
      return [
        ...cola,
        ...s.envios.map((e) => ({
          ...e,
          estado: 'en_espera' as const,
          enviados: 0,
          tarea: null,
          cargas: [],
          mensaje: null,
        })),
      ];
    case 'empezar':
      return conUno(
        cola,
        s.id,
        (e) => e.estado === 'en_espera',
        () => ({ estado: 'subiendo' }),
      );
    case 'enviado':
      return conUno(cola, s.id, enMarcha, (e) => ({
        enviados: Math.min(s.bytes, e.bytes),
        estado: s.bytes >= e.bytes ? 'leyendo' : 'subiendo',
      }));
    case 'tareas': {
      const porId = new Map(s.tareas.map((t) => [t.id, t]));
      return cola.map((e) => (enMarcha(e) && porId.has(e.id) ? { ...e, tarea: porId.get(e.id)! } : e));
    }
    case 'responder':
      return conUno(cola, s.id, enMarcha, () => ({ ...s.respuesta, tarea: null }));
    case 'reintentar':
      return conUno(
        cola,
        s.id,
        (e) => e.estado === 'fallo',
        () => ({ id: s.nuevo, estado: 'en_espera', enviados: 0, mensaje: null }),
      );
    case 'quitar':
      return cola.filter((e) => e.id !== s.id || enMarcha(e));
  }
}

type Cuerpo = Partial<CargaLeida> & {
  readonly detail?: string;
  readonly carga?: CargaLeida;
  readonly cargas?: readonly CargaLeida[];
};

/** An archive is received when something of it was; it had come before when all that could be read had. */
const estadoDe = (cargas: readonly CargaLeida[]): 'recibido' | 'repetido' | 'rechazado' => {
  const leidas = cargas.filter((c) => !c.error);
  return leidas.length === 0 ? 'rechazado' : leidas.every(esRepetida) ? 'repetido' : 'recibido';
};

/**
 * What the answer to a sent file means: a carga, or `{ cargas }` for an archive of several; refused, a problem that carries them.
 * @param estado HTTP status; 0 when there was no answer. @param json the body, or null when it is not JSON.
 */
export function interpretar(estado: number, json: unknown): Respuesta {
  const cuerpo = (typeof json === 'object' && json !== null ? json : {}) as Cuerpo; // every field is optional and looked at
  const una = cuerpo.carga ?? (cuerpo.motivos === undefined ? null : (json as CargaLeida)); // the API's contract: with reasons it is a carga
  const cargas = cuerpo.cargas ?? (una ? [una] : []);
  if (estado === 200 || estado === 201 || estado === 413 || estado === 422) {
    if (cargas.length > 0) return { estado: estadoDe(cargas), cargas, mensaje: null };
    const mensaje = cuerpo.detail ?? textos.elServidorNoAceptoEl;
    if (estado >= 400) return { estado: 'rechazado', cargas, mensaje };
  }
  const mensaje = porQueFallo(estado, json, textos.seCortoLaConexionCon);
  return { estado: 'fallo', cargas: [], mensaje };
}

/** One sentence for who cannot see the bars. It changes when a file changes state, not with each byte. */
export function anuncio(cola: Cola): string {
  const hechos = cola.filter(terminado);
  const actual = cola.find(enMarcha);
  if (actual)
    return `${actual.estado === 'subiendo' ? textos.subiendo : textos.leyendo} ${actual.archivo}: ${hechos.length + 1} de ${cola.length}.`;
  if (hechos.length === 0) return '';
  const cuantos = (estados: readonly EstadoEnvio[]): number => hechos.filter((e) => estados.includes(e.estado)).length;
  const partes = [
    [cuantos(['recibido']), 'recibido', 'recibidos'],
    [cuantos(['repetido']), textos.queYaEstaba, textos.queYaEstaban],
    [cuantos(['rechazado']), textos.noAceptadoEnFrase, textos.noAceptados],
    [cuantos(['fallo']), textos.sinEnviar, textos.sinEnviar],
  ] as const;
  const dichas = partes.flatMap(([n, uno, varios]) => (n === 0 ? [] : [`${n} ${n === 1 ? uno : varios}`]));
  return textos.termino(dichas.join(', '));
}
