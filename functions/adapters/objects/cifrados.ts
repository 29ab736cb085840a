import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Objetos } from '../../domain/objetos.ts';

/** A stored object: the mark, 12 random bytes, the content under AES-256-GCM, and its tag of 16 bytes. The key of the object is sealed with it. */
const MARCA = Buffer.from('SALA1');
const BYTES_IV = 12;
const BYTES_SELLO = 16;
const CABEZA = MARCA.length + BYTES_IV;

/** The object is not as it was written, is another one, or was written with another key. */
export class ObjetoAlteradoError extends Error {
  override readonly name = 'ObjetoAlteradoError';
  readonly clave: string;
  constructor(clave: string, options?: ErrorOptions) {
    super(
      `No se puede abrir «${clave}»: está dañado, o se guardó con otra clave (clave-nominal). Restaure la clave de una copia.`,
      options,
    );
    this.clave = clave;
  }
}

export type ObjetosCifrados = Objetos & {
  /** Runs `hacer`; when nobody runs any more, what was left in clear for `rutaLocal` goes. */
  durante<T>(hacer: () => Promise<T>): Promise<T>;
};

/**
 * An object store whose content is only read with a key of 32 bytes. What programs that read files need is deciphered into `temporal`
 * while `durante` lasts.
 */
export function objetosCifrados(base: Objetos, clave: Uint8Array, temporal: string): ObjetosCifrados {
  const cifrador = (objeto: string, iv: Uint8Array) =>
    createCipheriv('aes-256-gcm', clave, iv).setAAD(Buffer.from(objeto));
  const descifrador = (objeto: string, iv: Uint8Array, sello: Uint8Array) =>
    createDecipheriv('aes-256-gcm', clave, iv).setAAD(Buffer.from(objeto)).setAuthTag(sello);

  const descifrar = (objeto: string, bytes: Uint8Array): Buffer => {
    const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (b.length < CABEZA + BYTES_SELLO || !b.subarray(0, MARCA.length).equals(MARCA))
      throw new ObjetoAlteradoError(objeto);
    const d = descifrador(objeto, b.subarray(MARCA.length, CABEZA), b.subarray(-BYTES_SELLO));
    try {
      return Buffer.concat([d.update(b.subarray(CABEZA, -BYTES_SELLO)), d.final()]);
    } catch (cause) {
      throw new ObjetoAlteradoError(objeto, { cause });
    }
  };

  /** A file as large as it comes, a piece at a time. */
  const cifrarArchivo = async (objeto: string, origen: string, destino: string): Promise<void> => {
    const iv = randomBytes(BYTES_IV);
    const c = cifrador(objeto, iv);
    await pipeline(
      createReadStream(origen),
      async function* (trozos: AsyncIterable<Buffer>) {
        yield Buffer.concat([MARCA, iv]);
        for await (const t of trozos) yield c.update(t);
        yield Buffer.concat([c.final(), c.getAuthTag()]);
      },
      createWriteStream(destino, { mode: 0o600 }),
    );
  };

  const descifrarArchivo = async (objeto: string, origen: string, destino: string): Promise<void> => {
    const { size } = await stat(origen);
    if (size < CABEZA + BYTES_SELLO) throw new ObjetoAlteradoError(objeto);
    const archivo = await open(origen);
    const cabeza = Buffer.alloc(CABEZA);
    const sello = Buffer.alloc(BYTES_SELLO);
    try {
      await archivo.read(cabeza, 0, CABEZA, 0);
      await archivo.read(sello, 0, BYTES_SELLO, size - BYTES_SELLO);
    } finally {
      await archivo.close();
    }
    if (!cabeza.subarray(0, MARCA.length).equals(MARCA)) throw new ObjetoAlteradoError(objeto);
    const d = descifrador(objeto, cabeza.subarray(MARCA.length), sello);
    try {
      const vacio = size === CABEZA + BYTES_SELLO;
      await pipeline(
        vacio ? Readable.from([]) : createReadStream(origen, { start: CABEZA, end: size - BYTES_SELLO - 1 }),
        d,
        createWriteStream(destino, { mode: 0o600 }),
      );
    } catch (cause) {
      await rm(destino, { force: true });
      throw new ObjetoAlteradoError(objeto, { cause });
    }
  };

  const carpeta = join(temporal, `descifrados-${process.pid}`);
  let enUso = 0;
  return {
    async durante(hacer) {
      enUso++;
      try {
        return await hacer();
      } finally {
        if (--enUso === 0) await rm(carpeta, { recursive: true, force: true });
      }
    },

    async put(objeto, cuerpo) {
      if (cuerpo instanceof Uint8Array) {
        const iv = randomBytes(BYTES_IV);
        const c = cifrador(objeto, iv);
        await base.put(objeto, Buffer.concat([MARCA, iv, c.update(cuerpo), c.final(), c.getAuthTag()]));
        return;
      }
      await mkdir(temporal, { recursive: true });
      const cifrado = join(temporal, `cifrado-${randomUUID()}`);
      try {
        await cifrarArchivo(objeto, cuerpo.ruta, cifrado);
        await base.put(objeto, { ruta: cifrado });
      } finally {
        await rm(cifrado, { force: true });
      }
    },

    async get(objeto) {
      const bytes = await base.get(objeto);
      return bytes && descifrar(objeto, bytes);
    },

    async rutaLocal(objeto) {
      await mkdir(carpeta, { recursive: true, mode: 0o700 });
      const extension = /\.[a-z0-9.]{1,20}$/.exec(objeto)?.[0] ?? '';
      const ruta = join(carpeta, createHash('sha256').update(objeto).digest('hex') + extension);
      const parcial = `${ruta}.${randomUUID()}`;
      await descifrarArchivo(objeto, await base.rutaLocal(objeto), parcial);
      await rename(parcial, ruta);
      return ruta;
    },

    list: (prefijo) => base.list(prefijo),
    existe: (objeto) => base.existe(objeto),
  };
}
