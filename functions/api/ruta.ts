import type { Context } from 'hono';
import type { Acceso, Deps } from './deps.ts';
import type { Parametro, Valores } from './parametros.ts';

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
  readonly manejar: (deps: Deps, c: Context, p: Valores<never, Parametro>) => Promise<Response>;
};

/** Ties the parameters a route declares to those its handler reads. */
export const ruta = <const P extends Parametro = never, const O extends Parametro = never>(
  r: Omit<Ruta, 'exigidos' | 'opcionales' | 'manejar'> & {
    readonly exigidos?: readonly P[];
    readonly opcionales?: readonly O[];
    readonly manejar: (deps: Deps, c: Context, p: Valores<P, O>) => Promise<Response>;
  },
): Ruta => ({
  ...r,
  exigidos: r.exigidos ?? [],
  opcionales: r.opcionales ?? [],
  manejar: r.manejar as Ruta['manejar'], // called only with what leerParametros checked against exigidos and opcionales
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
