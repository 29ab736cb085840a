import type { Objetos } from '../../domain/objetos.ts';

/** What names persons: the files as received, and what is kept of them by name. */
const NOMINALES = ['recepcion/', 'nominal/'];

/** Two stores as one: what names persons in the store that is apart, under its own key, and everything else in the other. */
export function objetosRepartidos(comunes: Objetos, nominales: Objetos): Objetos {
  const donde = (clave: string): Objetos => (NOMINALES.some((p) => clave.startsWith(p)) ? nominales : comunes);
  return {
    existe: (clave) => donde(clave).existe(clave),
    put: (clave, cuerpo) => donde(clave).put(clave, cuerpo),
    get: (clave) => donde(clave).get(clave),
    rutaLocal: (clave) => donde(clave).rutaLocal(clave),
    list: (prefijo) => donde(prefijo).list(prefijo),
  };
}
