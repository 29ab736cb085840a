import type { Context } from 'hono';
import type { Accion } from '../domain/acceso/acciones.ts';
import type { Identidad } from '../domain/acceso/identidad.ts';
import type { LugarDeCorte } from '../domain/acceso/lugares.ts';
import type { Deps } from './deps.ts';
import type { Parametro, Valores } from './parametros.ts';
import type { CodigoProblema } from './problema.ts';

/** What a request asks to do and the place it touches. */
export type Pide = { readonly accion: Accion; readonly lugar: LugarDeCorte };
/** There is no such thing: told like this to whoever has a session and to nobody else. */
export type NoHay = { readonly codigo: CodigoProblema; readonly detalle: string };
/** What the guard looks at to know what a request touches. */
export type DepsPide = Pick<Deps, 'lugares' | 'cargas'>;

type Pedida<P> = {
  /** All it may ask to do: what it asks is one of these. */
  readonly acciones: readonly Accion[];
  readonly pide: (p: P, deps: DepsPide, c: Context) => Promise<Pide | NoHay> | Pide | NoHay;
  /** True when it asks for what publication made public: nobody in particular may read it. */
  readonly publico?: (p: P) => boolean;
};

/** Who may call a route: anybody, or whoever may do what it asks with the place it touches. There is no third way. */
export type Acceso<P = Valores<never, Parametro>> = 'abierta' | Pedida<P>;

/** Who is served: `null` where the route asks nobody. */
export type Quien = Identidad | null;

/** One route: what registers it, guards it, checks its parameters and documents it. */
export type Ruta = {
  readonly metodo: 'get' | 'post';
  /** `{parametro}` in OpenAPI's way, or `{nombre:parametro}` when both differ. */
  readonly ruta: string;
  readonly resumen: string;
  readonly acceso: Acceso;
  readonly exigidos: readonly Parametro[];
  readonly opcionales: readonly Parametro[];
  readonly responde: string;
  readonly errores: readonly number[];
  readonly cuerpo?: { readonly tipo: string; readonly descripcion: string };
  readonly manejar: (deps: Deps, c: Context, p: Valores<never, Parametro>, quien: Quien) => Promise<Response>;
};

/** Ties the parameters a route declares to those its handler reads. */
export const ruta = <const P extends Parametro = never, const O extends Parametro = never>(
  r: Omit<Ruta, 'exigidos' | 'opcionales' | 'acceso' | 'manejar'> & {
    readonly acceso: Acceso<Valores<P, O>>;
    readonly exigidos?: readonly P[];
    readonly opcionales?: readonly O[];
    readonly manejar: (deps: Deps, c: Context, p: Valores<P, O>, quien: Quien) => Promise<Response>;
  },
): Ruta => ({
  ...r,
  exigidos: r.exigidos ?? [],
  opcionales: r.opcionales ?? [],
  // Both are called only with what leerParametros checked against exigidos and opcionales.
  acceso: r.acceso as Acceso,
  manejar: r.manejar as Ruta['manejar'],
});

const EN_RUTA = /\{(\w+)(?::(\w+))?\}/g;

/** Names in the path and the parameter each one is. */
export const parametrosDeRuta = (r: Pick<Ruta, 'ruta'>): { nombre: string; parametro: Parametro }[] =>
  [...r.ruta.matchAll(EN_RUTA)].map(([, nombre, parametro]) => ({
    nombre: nombre!,
    parametro: (parametro ?? nombre) as Parametro,
  })); // the table is ours

export const rutaHono = (r: Pick<Ruta, 'ruta'>): string => r.ruta.replace(EN_RUTA, (_, nombre: string) => `:${nombre}`);
export const rutaOpenapi = (r: Pick<Ruta, 'ruta'>): string =>
  r.ruta.replace(EN_RUTA, (_, nombre: string) => `{${nombre}}`);
