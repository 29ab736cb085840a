import { readFileSync } from 'node:fs';
import type { Objetos } from '../../../functions/domain/objetos.ts';
import type { Peticion } from './dynamo-en-memoria.ts';

/** Files of the tests are written once and never change. */
const leidos = new Map<string, Buffer>();
const leer = (ruta: string): Buffer => {
  let b = leidos.get(ruta);
  if (!b) leidos.set(ruta, (b = readFileSync(ruta)));
  return b;
};

/** Whole objects in memory, each put atomic as in the folder and in S3. */
export class CuboEnMemoria {
  readonly objetos = new Map<string, Uint8Array>();
  alPoner: (clave: string, cuerpo: Uint8Array, antes: Uint8Array | undefined) => void = () => undefined;

  poner(clave: string, cuerpo: Uint8Array): void {
    const antes = this.objetos.get(clave);
    this.objetos.set(clave, cuerpo);
    this.alPoner(clave, cuerpo, antes);
  }
}

/** The port over it, through the same kind of door as the table. There are no local copies: what needs them is given apart. */
export function objetosEnMemoria(
  cubo: CuboEnMemoria,
  puerta: (p: Peticion) => Promise<object> = async (p) => p.aplicar(),
): Objetos {
  const pedir = async <T>(operacion: string, clave: string, escribe: boolean, hacer: () => T): Promise<T> => {
    const { valor } = (await puerta({ operacion, detalle: clave, escribe, aplicar: () => ({ valor: hacer() }) })) as {
      valor: T;
    };
    return valor;
  };
  return {
    put: (clave, cuerpo) => {
      const bytes = cuerpo instanceof Uint8Array ? cuerpo : leer(cuerpo.ruta);
      return pedir('put', clave, true, () => cubo.poner(clave, bytes));
    },
    get: (clave) => pedir('get', clave, false, () => cubo.objetos.get(clave) ?? null),
    existe: (clave) => pedir('existe', clave, false, () => cubo.objetos.has(clave)),
    list: (prefijo) =>
      pedir('list', prefijo, false, () => [...cubo.objetos.keys()].filter((k) => k.startsWith(prefijo)).sort()),
    rutaLocal: (clave) => Promise.reject(new Error(`there is no local copy of ${clave}`)),
  };
}
