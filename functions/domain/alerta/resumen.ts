import {
  ATRASOS,
  bandaAtraso,
  ESTADOS_ALERTA,
  type Alerta,
  type BandaAtraso,
  type EstadoAlerta,
  type PuntoFocal,
} from '../alerta.ts';
import type { AmbitoId } from '../ambito.ts';
import { diaDe } from '../fecha.ts';

/** Doses of one service by state, in one place. */
export type ResumenServicio = {
  readonly estados: Readonly<Record<EstadoAlerta, number>>;
  /** What is overdue, by days since the last legal day. */
  readonly atraso: Readonly<Record<BandaAtraso, number>>;
  /** First bucket of the directive: near, or in time with few days left. */
  readonly por_vencer: number;
  /** Second bucket: in time, or overdue. What is about to be late is in both. */
  readonly pendientes: number;
};

/** Persons (not doses) of one ficha before one focal point, in one place. */
export type ResumenPersonas = {
  /** With some service asked of them. */
  readonly seguidas: number;
  readonly por_vencer: number;
  readonly pendientes: number;
  /** Third bucket: something was due already, and nothing was ever received. */
  readonly sin_nada: number;
};

export type RenglonResumen = {
  readonly ambito: AmbitoId;
  readonly punto_focal: PuntoFocal;
  readonly ficha: string;
  readonly version: string;
} & (
  ({ readonly servicio: string } & ResumenServicio) | { readonly servicio: null; readonly personas: ResumenPersonas }
);

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends number ? number : { -readonly [J in keyof T[K]]: number } };

const ceros = <K extends string>(claves: readonly K[]): Record<K, number> =>
  Object.fromEntries(claves.map((k) => [k, 0])) as Record<K, number>; // one entry for each key

const nuevoServicio = (): Mutable<ResumenServicio> => ({
  estados: ceros(ESTADOS_ALERTA),
  atraso: ceros(ATRASOS.map((a) => a.banda)),
  por_vencer: 0,
  pendientes: 0,
});
const nuevasPersonas = (): Mutable<ResumenPersonas> => ({ seguidas: 0, por_vencer: 0, pendientes: 0, sin_nada: 0 });

const porVencer = (a: Alerta): boolean => a.estado === 'proximo' || a.porVencer;
const pendiente = (a: Alerta): boolean => a.estado === 'pendiente_en_plazo' || a.estado === 'vencido';
const recibido = (a: Alerta): boolean => a.estado === 'cumplido' || a.estado === 'fuera_de_ventana';
const seguida = (a: Alerta): boolean => a.estado !== 'excluido' && a.estado !== 'dato_insuficiente';

/** Counts alerts by place, focal point and service as persons pass by; `hoy` in days since 1970-01-01. */
export function resumidor(hoy: number): {
  agregar(lugar: AmbitoId, ficha: string, version: string, alertas: readonly Alerta[]): void;
  /** By place, ficha, focal point and service; the persons of each focal point before its services. */
  listo(): RenglonResumen[];
} {
  type Grupo = { personas: Mutable<ResumenPersonas>; servicios: Map<string, Mutable<ResumenServicio>> };
  const grupos = new Map<string, Grupo>();
  const grupoDe = (clave: string): Grupo => {
    let g = grupos.get(clave);
    if (!g) grupos.set(clave, (g = { personas: nuevasPersonas(), servicios: new Map() }));
    return g;
  };
  return {
    agregar(lugar, ficha, version, alertas) {
      for (const foco of new Set(alertas.map((a) => a.puntoFocal))) {
        const suyas = alertas.filter((a) => a.puntoFocal === foco);
        const { personas, servicios } = grupoDe([lugar, ficha, version, foco].join('\t'));
        for (const a of suyas) {
          let s = servicios.get(a.servicio);
          if (!s) servicios.set(a.servicio, (s = nuevoServicio()));
          s.estados[a.estado] += 1;
          if (porVencer(a)) s.por_vencer += 1;
          if (pendiente(a)) s.pendientes += 1;
          if (a.estado === 'vencido') s.atraso[bandaAtraso(hoy - diaDe(a.hasta!))] += 1; // what is overdue had a last day
        }
        if (!suyas.some(seguida)) continue;
        personas.seguidas += 1;
        if (suyas.some(porVencer)) personas.por_vencer += 1;
        if (suyas.some(pendiente)) {
          personas.pendientes += 1;
          if (!suyas.some(recibido)) personas.sin_nada += 1;
        }
      }
    },
    listo: () =>
      [...grupos]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([clave, { personas, servicios }]) => {
          const [ambito, ficha, version, foco] = clave.split('\t') as [string, string, string, PuntoFocal]; // joined above
          const llave = { ambito, punto_focal: foco, ficha, version };
          return [
            { ...llave, servicio: null, personas },
            ...[...servicios].map(([servicio, s]) => ({ ...llave, servicio, ...s })),
          ];
        }),
  };
}
