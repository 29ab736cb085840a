import type { Opciones } from '../opciones.ts';
import * as es from './es.ts';
import * as quy from './quy.ts';

export type Textos = {
  /** A label in the chosen language, or in Spanish where it has none. */
  readonly rotulo: (clave: es.Rotulo) => string;
  readonly frases: typeof es.frases;
  /** What must be said of the translation itself; null in Spanish. */
  readonly aviso: string | null;
  /** Language of a label, for `lang`; undefined when it is that of the page. */
  readonly idiomaDe: (clave: es.Rotulo) => 'quy' | undefined;
};

export const textosDe = (idioma: Opciones['idioma']): Textos => {
  const propios: Partial<Record<es.Rotulo, string | null>> = idioma === 'quy' ? quy.rotulos : {};
  return {
    rotulo: (clave) => propios[clave] ?? es.rotulos[clave],
    frases: es.frases,
    aviso: idioma === 'quy' ? quy.AVISO : null,
    idiomaDe: (clave) => ((propios[clave] ?? null) === null ? undefined : 'quy'),
  };
};
