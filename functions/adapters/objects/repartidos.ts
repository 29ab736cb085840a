import type { Objetos } from '../../domain/objetos.ts';

/** What names persons: files as they were received, and names of staff. */
const NOMINAL = /^(?:recepcion|nominal)\//;
export const esNominal = (clave: string): boolean => NOMINAL.test(clave);

/**
 * One object store in two places: what names persons apart, under its own key. What was put in the common one before they were two is
 * still found there.
 */
export function objetosRepartidos(comunes: Objetos, nominales: Objetos): Objetos {
  const de = async (clave: string): Promise<Objetos> =>
    esNominal(clave) && (await nominales.existe(clave)) ? nominales : comunes;
  return {
    put: (clave, cuerpo) => (esNominal(clave) ? nominales : comunes).put(clave, cuerpo),
    get: async (clave) => (await de(clave)).get(clave),
    rutaLocal: async (clave) => (await de(clave)).rutaLocal(clave),
    existe: async (clave) => (await de(clave)).existe(clave),
    async list(prefijo) {
      const comun = await comunes.list(prefijo);
      if (prefijo !== '' && !esNominal(prefijo) && !/^(?:recepcion|nominal)$/.test(prefijo)) return comun;
      const claves = new Set([...comun, ...(await nominales.list(prefijo))]);
      return [...claves].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    },
  };
}
