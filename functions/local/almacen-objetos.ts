import { objetosCarpeta } from '../adapters/objects/carpeta.ts';
import { objetosCifrados, type ObjetosCifrados } from '../adapters/objects/cifrados.ts';
import { objetosRepartidos } from '../adapters/objects/repartidos.ts';
import type { Objetos } from '../domain/objetos.ts';
import { claveNominal, type CarpetaDatos } from './carpeta-datos.ts';

/** What was received before it was ciphered is still where it was, in clear: it is read from there and nothing more is put. */
const conAnteriores = (cifrados: Objetos, anteriores: Objetos): Objetos => {
  const de = async (clave: string): Promise<Objetos> => ((await cifrados.existe(clave)) ? cifrados : anteriores);
  return {
    put: (clave, cuerpo) => cifrados.put(clave, cuerpo),
    get: async (clave) => (await de(clave)).get(clave),
    rutaLocal: async (clave) => (await de(clave)).rutaLocal(clave),
    existe: async (clave) => (await de(clave)).existe(clave),
    list: async (prefijo) => [...new Set([...(await cifrados.list(prefijo)), ...(await anteriores.list(prefijo))])],
  };
};

/** The object store of one folder: results as they are, and what names persons ciphered and apart. */
export function abrirObjetos(carpeta: CarpetaDatos): {
  readonly objetos: Objetos;
  /** While it runs, files that name persons may be at hand in clear; not after. */
  readonly durante: ObjetosCifrados['durante'];
} {
  const comunes = objetosCarpeta(carpeta.objetos);
  const cifrados = objetosCifrados(objetosCarpeta(carpeta.nominal), claveNominal(carpeta), carpeta.trabajo);
  return { objetos: objetosRepartidos(comunes, conAnteriores(cifrados, comunes)), durante: cifrados.durante };
}
