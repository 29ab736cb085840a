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

/** Persons (not doses) before one focal point, in one place: of one ficha, or once each whatever the number of fichas. */
export type ResumenPersonas = {
  /** With some service asked of them. */
  readonly seguidas: number;
  readonly por_vencer: number;
  readonly pendientes: number;
  /** Third bucket: something was due already, and nothing was ever received. */
  readonly sin_nada: number;
};

/** `ficha` null: all of them together; `servicio` null: persons, not doses. */
export type RenglonResumen = { readonly ambito: AmbitoId; readonly punto_focal: PuntoFocal } & (
  | { readonly ficha: null; readonly version: null; readonly servicio: null; readonly personas: ResumenPersonas }
  | { readonly ficha: string; readonly version: string; readonly servicio: null; readonly personas: ResumenPersonas }
  | ({ readonly ficha: string; readonly version: string; readonly servicio: string } & ResumenServicio)
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

/** What is known of a person before a focal point, added up over fichas. */
type Marcas = { seguida: boolean; porVencer: boolean; pendiente: boolean; recibido: boolean };

const marcasDe = (alertas: readonly Alerta[], antes?: Marcas): Marcas => ({
  seguida: antes?.seguida === true || alertas.some(seguida),
  porVencer: antes?.porVencer === true || alertas.some(porVencer),
  pendiente: antes?.pendiente === true || alertas.some(pendiente),
  recibido: antes?.recibido === true || alertas.some(recibido),
});

const contar = (p: Mutable<ResumenPersonas>, m: Marcas): void => {
  if (m.seguida) p.seguidas += 1;
  if (m.porVencer) p.por_vencer += 1;
  if (m.pendiente) p.pendientes += 1;
  if (m.pendiente && !m.recibido) p.sin_nada += 1;
};

const contarServicio = (s: Mutable<ResumenServicio>, a: Alerta, hoy: number): void => {
  s.estados[a.estado] += 1;
  if (porVencer(a)) s.por_vencer += 1;
  if (pendiente(a)) s.pendientes += 1;
  if (a.estado === 'vencido') s.atraso[bandaAtraso(hoy - diaDe(a.hasta!))] += 1; // what is overdue had a last day
};

const porClave = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const buscar = <K, V>(mapa: Map<K, V>, clave: K, nuevo: () => V): V => {
  const hallado = mapa.get(clave);
  if (hallado !== undefined) return hallado;
  const v = nuevo();
  mapa.set(clave, v);
  return v;
};

/** Counts alerts by place, focal point, ficha and service as persons pass by; `hoy` in days since 1970-01-01. */
export function resumidor(hoy: number): {
  /** One person in one ficha. Their place is the same in all. */
  agregar(lugar: AmbitoId, documento: string, ficha: string, version: string, alertas: readonly Alerta[]): void;
  /** Persons by place and focal point, whatever the ficha. */
  personas(): { ambito: AmbitoId; punto_focal: PuntoFocal; personas: ResumenPersonas }[];
  /** Those, and then each ficha: its persons before its services. */
  listo(): RenglonResumen[];
} {
  type Grupo = { personas: Mutable<ResumenPersonas>; servicios: Map<string, Mutable<ResumenServicio>> };
  const grupos = new Map<string, Grupo>();
  const enLugar = new Map<string, Map<string, Marcas>>();

  const personas = (): { ambito: AmbitoId; punto_focal: PuntoFocal; personas: ResumenPersonas }[] =>
    [...enLugar].sort(porClave).map(([clave, suyas]) => {
      const [ambito, foco] = clave.split('\t') as [string, PuntoFocal]; // joined below
      const total = nuevasPersonas();
      for (const m of suyas.values()) contar(total, m);
      return { ambito, punto_focal: foco, personas: total };
    });

  return {
    agregar(lugar, documento, ficha, version, alertas) {
      for (const foco of new Set(alertas.map((a) => a.puntoFocal))) {
        const suyas = alertas.filter((a) => a.puntoFocal === foco);
        const grupo = buscar(grupos, [lugar, ficha, version, foco].join('\t'), () => ({
          personas: nuevasPersonas(),
          servicios: new Map(),
        }));
        for (const a of suyas) contarServicio(buscar(grupo.servicios, a.servicio, nuevoServicio), a, hoy);
        contar(grupo.personas, marcasDe(suyas));
        const deTodas = buscar(enLugar, [lugar, foco].join('\t'), () => new Map<string, Marcas>());
        deTodas.set(documento, marcasDe(suyas, deTodas.get(documento)));
      }
    },
    personas,
    listo: () => [
      ...personas().map((p) => ({ ...p, ficha: null, version: null, servicio: null })),
      ...[...grupos].sort(porClave).flatMap(([clave, { personas: suyas, servicios }]) => {
        const [ambito, ficha, version, foco] = clave.split('\t') as [string, string, string, PuntoFocal]; // joined above
        const llave = { ambito, punto_focal: foco, ficha, version };
        return [
          { ...llave, servicio: null, personas: suyas },
          ...[...servicios].map(([servicio, s]) => ({ ...llave, servicio, ...s })),
        ];
      }),
    ],
  };
}
