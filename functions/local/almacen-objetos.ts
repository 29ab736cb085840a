import { objetosCarpeta } from '../adapters/objects/carpeta.ts';
import { objetosCifrados, type ObjetosCifrados } from '../adapters/objects/cifrados.ts';
import { objetosRepartidos } from '../adapters/objects/repartidos.ts';
import type { Objetos } from '../domain/objetos.ts';
import { claveNominal, type CarpetaDatos } from './carpeta-datos.ts';

/** The object store of one folder: results as they are, and what names persons ciphered and apart. */
export function abrirObjetos(carpeta: CarpetaDatos): {
  readonly objetos: Objetos;
  /** While it runs, files that name persons may be at hand in clear; not after. */
  readonly durante: ObjetosCifrados['durante'];
} {
  const nominales = objetosCifrados(objetosCarpeta(carpeta.nominal), claveNominal(carpeta), carpeta.trabajo);
  return { objetos: objetosRepartidos(objetosCarpeta(carpeta.objetos), nominales), durante: nominales.durante };
}
