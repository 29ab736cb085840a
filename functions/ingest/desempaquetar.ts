import { statSync } from 'node:fs';
import { sha256Archivo } from './archivo.ts';
import { ArchivoRechazadoError, type CodigoArchivo } from './errores.ts';
import type { Entrada } from './formato.ts';
import type { Limites } from './limites.ts';
import { abrirPaquete, type Paquete, type Pieza } from './paquete.ts';

/**
 * As `abrirPaquete`, where a file that is refused whole is its only piece: one more line of the report.
 * @throws ArchivoRechazadoError only when there are no bytes to know the file by: it does not exist, is a link, a folder, a device
 */
export async function desempaquetar(entrada: Entrada, carpeta: string, limites: Limites): Promise<Paquete> {
  try {
    const { piezas, ignorados } = await abrirPaquete(entrada, carpeta, limites);
    return { piezas: conRechazo(entrada, piezas), ignorados };
  } catch (e) {
    return { piezas: una(await rechazadoEntero(entrada, e)), ignorados: [] };
  }
}

async function* una(pieza: Pieza): AsyncGenerator<Pieza> {
  yield pieza;
}

/** What is wrong with a `.gz` shows only while it is expanded. */
async function* conRechazo(entrada: Entrada, piezas: AsyncIterable<Pieza>): AsyncGenerator<Pieza> {
  try {
    yield* piezas;
  } catch (e) {
    yield await rechazadoEntero(entrada, e);
  }
}

const SIN_BYTES: readonly CodigoArchivo[] = [
  'no_existe',
  'no_es_archivo',
  'enlace_simbolico',
  'archivo_demasiado_grande',
];

async function rechazadoEntero(entrada: Entrada, e: unknown): Promise<Pieza> {
  if (!(e instanceof ArchivoRechazadoError) || SIN_BYTES.includes(e.codigo)) throw e;
  return { entrada, rechazo: e, sha256: await sha256Archivo(entrada.ruta), bytes: statSync(entrada.ruta).size };
}
