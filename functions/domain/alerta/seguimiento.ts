import { fechaDe } from '../fecha.ts';
import type { Componente, VersionFicha } from '../ficha/esquema.ts';
import { rutasDe, type Ruta } from '../ficha/rutas.ts';
import type { Alerta, EstadoAlerta } from '../alerta.ts';
import { masAvanzada, recorrer, ventanaDeDosis, type Recibidas, type Recorrido } from './cadena.ts';
import { ultimoDia, type Dias } from './ventana.ts';

/** One person (birth, pregnancy, event) as followed: plain days since 1970-01-01. */
export type Sujeto = {
  /** The person is out of the denominator by a reason of the ficha. */
  readonly excluido: boolean;
  /** Where days are counted from; null when it is not known. */
  readonly ancla: number | null;
  readonly nacimiento: number | null;
  /** The component is not asked of this person: another sex, another weight at birth, exempted by what already happened. */
  readonly libre: (componente: string) => boolean;
  readonly recibidas: Recibidas;
};

type Servicio = { readonly componente: Componente; readonly rutas: readonly Ruta[]; readonly dosis: number };

/** The doses an edition asks for; a chain written longer than what is ever required is followed as far as it is. */
const recortada = (ruta: Ruta): Ruta => {
  const exigidas = ruta.exigencia ? Math.max(...ruta.exigencia.map((b) => b.dosis)) : ruta.pasos.length;
  return { ...ruta, pasos: ruta.pasos.slice(0, exigidas) };
};

const serviciosDe = (version: VersionFicha): Servicio[] =>
  version.componentes.flatMap((componente) => {
    const rutas = rutasDe(componente)
      .map(recortada)
      .filter((r) => r.pasos.length > 0);
    return rutas.length === 0 ? [] : [{ componente, rutas, dosis: rutas[0]!.pasos.length }];
  });

/** Components that are not made of doses in a window: nothing to be early or late for. */
export const sinSeguimiento = (version: VersionFicha): string[] => {
  const seguidos = new Set(serviciosDe(version).map((s) => s.componente.id));
  return version.componentes.map((c) => c.id).filter((id) => !seguidos.has(id));
};

export const seSigue = (version: VersionFicha): boolean => serviciosDe(version).length > 0;

export type Opciones = {
  /** Days since 1970-01-01. */
  readonly hoy: number;
  /** Days ahead that are already announced. */
  readonly horizonte: number;
};

export type Seguimiento = {
  /** Neither in the denominator of some month from now on, nor kept out of it by a reason: another age, not born, no event. */
  readonly fuera: boolean;
  readonly alertas: readonly Alerta[];
};

/**
 * The follow-up of one edition as of a day: a function from a person to one alert for each dose of each service, every one in exactly
 * one state. The table of `indicadores.md` §10 decides, in its order.
 *
 * Dose 1 has its window of age; the next ones, what the possible previous doses allow (every combination is tried, as in the
 * indicator itself) inside their own window and the top age of the ficha. Where several routes fulfil a service, the one that got
 * furthest is followed. A dose whose previous one is missing is `bloqueado` even when no legal day is left.
 */
export function seguir(version: VersionFicha, { hoy, horizonte }: Opciones): (sujeto: Sujeto) => Seguimiento {
  const servicios = serviciosDe(version);
  const iguales = (s: Servicio, estado: EstadoAlerta): Alerta[] =>
    Array.from({ length: s.dosis }, (_, k) => sinVentana(s.componente, k, estado));
  const todasIguales = (estado: EstadoAlerta): Alerta[] => servicios.flatMap((s) => iguales(s, estado));
  // Built once: most of the persons of a territory are of no age of any given ficha.
  const excluidas = todasIguales('excluido');
  const insuficientes = todasIguales('dato_insuficiente');

  return (sujeto) => {
    const { ancla, nacimiento } = sujeto;
    const tope = ancla === null ? null : ultimoDia(version, { ancla, nacimiento });
    const fuera = ancla !== null && (ancla > hoy || (tope !== null && hoy > tope));
    if (sujeto.excluido) return { fuera: fuera || ancla === null, alertas: excluidas };
    if (fuera) return { fuera, alertas: excluidas };
    if (ancla === null || tope === null) return { fuera, alertas: insuficientes };
    const tiempos = { ancla, nacimiento };
    const recorridos = servicios.map((s) => s.rutas.map((r) => recorrer(r, sujeto.recibidas, tiempos, hoy)));
    const alertas = servicios.flatMap((s, i) => {
      if (sujeto.libre(s.componente.id)) return iguales(s, 'excluido');
      const recorrido = masAvanzada(recorridos[i]!);
      const deOtro = (x: number): boolean => recorridos.some((suyos, j) => j !== i && suyos.some((r) => cuenta(r, x)));
      return recorrido.ruta.pasos.map((_, k) =>
        alertaDe(s.componente, recorrido, k, { hoy, horizonte, tope, recibidas: sujeto.recibidas, deOtro }),
      );
    });
    return { fuera, alertas };
  };
}

/** Whether a day fulfils some dose of a walked route. */
const cuenta = ({ posibles }: Recorrido, x: number): boolean => posibles.some((dias) => dias.includes(x));

type Contexto = Opciones & {
  readonly tope: number;
  readonly recibidas: Recibidas;
  /** The day already fulfils another service. */
  readonly deOtro: (dia: number) => boolean;
};

function alertaDe(c: Componente, r: Recorrido, k: number, x: Contexto): Alerta {
  const propia = r.propias[k];
  if (!propia) return sinVentana(c, k, 'dato_insuficiente');
  const ventana = ventanaDeDosis(r, k, x.tope);
  const estado = k < r.dosis ? 'cumplido' : ventana === null ? 'bloqueado' : enElTiempo(ventana, x);
  if (ventana === null) return sinVentana(c, k, estado);
  const porVencer = estado === 'pendiente_en_plazo' && ventana[1] - x.hoy <= x.horizonte;
  return {
    servicio: c.id,
    puntoFocal: c.punto_focal,
    dosis: k + 1,
    estado: estado === 'vencido' && seIntento(r, k, ventana, x) ? 'fuera_de_ventana' : estado,
    porVencer,
    desde: fecha(ventana[0]),
    hasta: fecha(ventana[1]),
  };
}

const enElTiempo = ([desde, hasta]: Dias, { hoy, horizonte }: Opciones): EstadoAlerta => {
  if (desde > hasta || hoy > hasta) return 'vencido';
  if (hoy < desde - horizonte) return 'programado';
  return hoy < desde ? 'proximo' : 'pendiente_en_plazo';
};

/**
 * The service was received, but not on a day that counts: after the window; or before it, when that day fulfils no other service and
 * comes after the dose this one follows.
 */
function seIntento(
  { ruta, posibles }: Recorrido,
  k: number,
  [, hasta]: Dias,
  { recibidas, deOtro }: Contexto,
): boolean {
  const previa = k === 0 ? -Infinity : posibles[k - 1]![0]!;
  return recibidas(ruta.pasos[k]!.prestacion).some((x) => x > previa && (x > hasta || !deOtro(x)));
}

const fecha = (dia: number): string | null => (Number.isFinite(dia) ? fechaDe(dia) : null);

const sinVentana = (c: Componente, k: number, estado: EstadoAlerta): Alerta => ({
  servicio: c.id,
  puntoFocal: c.punto_focal,
  dosis: k + 1,
  estado,
  porVencer: false,
  desde: null,
  hasta: null,
});
