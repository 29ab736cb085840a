import * as es from './es/pared.ts';
import * as quy from './quy/pared.ts';
import type { Traduccion } from './traduccion.ts';

export type Rotulo = keyof typeof es.rotulos;

export type Textos = {
  /** A label in the chosen language, or in Spanish where it has none. */
  readonly rotulo: (clave: Rotulo) => string;
  readonly frases: typeof es.frases;
  /** What must be said of the translation itself; null in Spanish. */
  readonly aviso: string | null;
  /** Language of a label, for `lang`; undefined when it is that of the page. */
  readonly idiomaDe: (clave: Rotulo) => 'quy' | undefined;
};

/** The texts of the wall in the language its address asks for. */
export const textosDe = (idioma: 'es' | 'quy'): Textos => {
  const propios: Traduccion<typeof es.rotulos> | null = idioma === 'quy' ? quy.rotulos : null;
  return {
    rotulo: (clave) => propios?.[clave] ?? es.rotulos[clave],
    frases: es.frases,
    aviso: idioma === 'quy' ? quy.AVISO : null,
    idiomaDe: (clave) => (typeof propios?.[clave] === 'string' ? 'quy' : undefined),
  };
};
