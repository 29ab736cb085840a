import { interpretar, type Respuesta } from './cola.ts';
import * as t from '../textos/es/datos.ts';

/** What whoever brings the file may say of it; '' is what they leave to the file. */
export type Declarado = {
  readonly region: string;
  readonly periodo: string;
  readonly ambito: string;
  readonly emitido: string;
  readonly ensayo: boolean;
};

export const caminoCarga = (d: Declarado, modificado: number): string => {
  const q = new URLSearchParams();
  for (const k of ['region', 'periodo', 'ambito', 'emitido'] as const) if (d[k] !== '') q.set(k, d[k]);
  q.set('modificado', new Date(modificado).toISOString());
  if (d.ensayo) q.set('ensayo', 'si');
  return `/v1/cargas?${q}`;
};

const leerJson = (texto: string): unknown => {
  try {
    return JSON.parse(texto);
  } catch {
    return null; // a proxy's page: the status says the rest
  }
};

/**
 * Sends one file. It is the old XMLHttpRequest because `fetch` tells nothing of what has left.
 * @param enviado called with the bytes that left. The promise never fails: what goes wrong is an answer too.
 */
export function subir(
  archivo: File,
  tarea: string,
  declarado: Declarado,
  enviado: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Respuesta> {
  return new Promise((listo) => {
    const x = new XMLHttpRequest();
    const terminar = (): void => listo(interpretar(x.status, leerJson(x.responseText)));
    x.open('POST', caminoCarga(declarado, archivo.lastModified));
    x.setRequestHeader('Content-Type', 'application/octet-stream');
    x.setRequestHeader('X-Sala-Archivo', encodeURIComponent(archivo.name));
    x.setRequestHeader('X-Sala-Tarea', tarea);
    x.upload.onprogress = (e) => enviado(Math.min(e.loaded, archivo.size));
    x.upload.onload = () => enviado(archivo.size);
    x.onload = terminar;
    x.onerror = terminar;
    x.onabort = () => listo({ estado: 'fallo', cargas: [], mensaje: t.seDetuvoElEnvioNo });
    signal.addEventListener('abort', () => x.abort(), { once: true });
    x.send(archivo);
  });
}
