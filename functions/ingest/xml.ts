import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Entry, ZipFile } from 'yauzl';
import { ArchivoRechazadoError } from './errores.ts';
import type { Limites } from './limites.ts';

export type Oyentes = {
  abre?: (t: SaxesTagPlain) => void;
  cierra?: (nombre: string) => void;
  texto?: (t: string) => void;
};

export const inseguro = (que: string): ArchivoRechazadoError =>
  new ArchivoRechazadoError(
    'xml_inseguro',
    `El libro XLSX trae por dentro ${que}, que ningún libro verdadero trae. Ábralo, guárdelo otra vez como XLSX o CSV, y vuelva a cargarlo.`,
  );

export const ilegible = (cause: unknown): ArchivoRechazadoError =>
  cause instanceof ArchivoRechazadoError
    ? cause
    : new ArchivoRechazadoError(
        'archivo_truncado',
        'El libro XLSX está cortado o dañado: no se puede descomprimir. Vuelva a descargarlo completo de su origen.',
        { cause },
      );

/** Name without its prefix: `x:row` → `row`. */
export const local = (nombre: string): string => nombre.slice(nombre.indexOf(':') + 1);

/**
 * Feeds one XML part to the listeners, block by block; yields the bytes read after each block so that its rows can leave. No
 * document type is accepted, so no entity expands; depth and the size of any one piece of text are bounded.
 * @throws ArchivoRechazadoError
 */
export async function* recorrerXml(
  zip: ZipFile,
  entrada: Entry,
  oyentes: Oyentes,
  { maxProfundidadXml, maxTextoXml }: Limites,
): AsyncGenerator<number> {
  const parser = new SaxesParser({});
  let profundidad = 0;
  /** Bytes since the parser last let go of something: what it is holding. */
  let retenido = 0;
  parser.on('opentag', (t) => {
    retenido = 0;
    if (!t.isSelfClosing && ++profundidad > maxProfundidadXml)
      throw inseguro(`elementos anidados a más de ${maxProfundidadXml} niveles`);
    oyentes.abre?.(t);
  });
  parser.on('closetag', (t) => {
    retenido = 0;
    if (!t.isSelfClosing) profundidad--;
    oyentes.cierra?.(t.name);
  });
  const texto = (t: string): void => {
    retenido = 0;
    oyentes.texto?.(t);
  };
  parser.on('text', texto);
  parser.on('cdata', texto);
  parser.on('doctype', () => {
    throw inseguro('una declaración DOCTYPE');
  });
  parser.on('error', (e) => {
    throw e;
  });
  const decodificador = new TextDecoder();
  let flujo: Readable | undefined;
  let crc = 0;
  try {
    flujo = await zip.openReadStreamPromise(entrada);
    for await (const b of flujo) {
      const bloque = b as Buffer; // zip streams carry Buffers
      crc = crc32(bloque, crc);
      retenido += bloque.length;
      parser.write(decodificador.decode(bloque, { stream: true }));
      if (retenido > maxTextoXml + bloque.length)
        throw inseguro(`un texto de más de ${Math.round(maxTextoXml / 1e6)} MB`);
      yield bloque.length;
    }
    parser.close();
    if (crc !== entrada.crc32) throw new Error('CRC-32 mismatch');
  } catch (e) {
    throw ilegible(e);
  } finally {
    flujo?.destroy();
  }
  yield 0;
}
