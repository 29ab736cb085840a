import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';

// Local components: fflate writes them as they are, so the bytes do not depend on the clock nor on the time zone.
const FECHA = new Date(2026, 0, 1);
const DEFLATE = 8;

/** A zip written part by part, in memory that does not grow. The container is fflate's; zlib compresses, on another thread. */
export class ZipContinuo {
  readonly #listos: Uint8Array[] = [];
  readonly #zip = new Zip((error, trozo) => {
    if (error) throw error;
    this.#listos.push(trozo);
  });

  /** One file of the zip. What it yields is to be written before the next part is begun. */
  async *parte(nombre: string, trozos: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
    const archivo: ZipInputFile = { filename: nombre, size: 0, crc: 0, compression: DEFLATE, mtime: FECHA };
    this.#zip.add(archivo);
    const contar = async function* (): AsyncGenerator<Buffer> {
      for await (const t of trozos) {
        const bytes = Buffer.from(t);
        archivo.size += bytes.byteLength;
        archivo.crc = crc32(bytes, archivo.crc);
        yield bytes;
      }
    };
    const fuente = Readable.from(contar(), { objectMode: false });
    const deflate = createDeflateRaw({ level: 1 });
    fuente.on('error', (e) => deflate.destroy(e));
    try {
      for await (const trozo of fuente.pipe(deflate)) {
        archivo.ondata?.(null, trozo as Uint8Array<ArrayBuffer>, false); // zlib gives Buffers of its own memory
        yield* this.#listos.splice(0);
      }
      archivo.ondata?.(null, new Uint8Array(), true);
      yield* this.#listos.splice(0);
    } finally {
      fuente.destroy();
      deflate.destroy();
    }
  }

  *fin(): Generator<Uint8Array> {
    this.#zip.end();
    yield* this.#listos.splice(0);
  }
}
