import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseCorteId } from '../../domain/corte.ts';
import type { Modo } from '../../domain/tablero.ts';
import {
  exportar,
  nombreExportado,
  type Exportado,
  type FormatoExportar,
  type PedidoExportar,
} from '../../export/exportar.ts';
import { abrirCarpetaDatos, servidorVivo } from '../carpeta-datos.ts';
import { clienteApi } from '../cliente-api.ts';
import { FalloError } from '../errores.ts';
import { depsExportar } from '../exportacion.ts';
import { abrirServicio } from '../servicio.ts';

export type OpcionesOrdenExportar = {
  formato: FormatoExportar;
  ambito?: string;
  modo: Modo;
  salida?: string;
  datos: string;
  api?: string;
  json?: boolean;
};

const n = (x: number): string => x.toLocaleString('es-PE');

export async function ordenExportar(corte: string, o: OpcionesOrdenExportar): Promise<void> {
  if (!parseCorteId(corte))
    throw new FalloError(`«${corte}» no es un corte. Se escribe región, mes y revisión, por ejemplo 05-2026-10-r1.`, 2);
  const pedido: PedidoExportar = { corte, formato: o.formato, modo: o.modo, ...(o.ambito ? { ambito: o.ambito } : {}) };
  const archivo = destino(o.salida, nombreExportado(pedido));
  const r = await hacer(pedido, archivo, o);
  if (o.json)
    process.stdout.write(
      `${JSON.stringify({ archivo, bytes: r.bytes, sha256: r.sha256, filas: r.filas, corte: r.corte })}\n`,
    );
  else
    process.stdout.write(
      `Exportado el corte ${r.corte}: ${n(r.filas)} filas\n  archivo ${archivo} (${n(r.bytes)} bytes)\n  sha256  ${r.sha256}\n`,
    );
}

/** A folder as `--salida` takes the file with its usual name. @throws FalloError when the folder does not exist */
function destino(salida: string | undefined, nombre: string): string {
  const ruta = resolve(salida ?? nombre);
  const archivo = existsSync(ruta) && statSync(ruta).isDirectory() ? join(ruta, nombre) : ruta;
  if (!existsSync(join(archivo, '..')))
    throw new FalloError(`No existe la carpeta ${join(archivo, '..')}. Créela, o diga otra en --salida.`);
  return archivo;
}

async function hacer(pedido: PedidoExportar, archivo: string, o: OpcionesOrdenExportar): Promise<Exportado> {
  if (o.api) return porApi(o.api, pedido, archivo);
  if (!existsSync(o.datos))
    throw new FalloError(`No existe la carpeta de datos ${resolve(o.datos)}. Diga dónde está con --datos CARPETA.`);
  const carpeta = abrirCarpetaDatos(o.datos);
  const vivo = await servidorVivo(carpeta);
  if (vivo) return porApi(vivo.url, pedido, archivo);
  const servicio = await abrirServicio(carpeta);
  try {
    return await exportar(pedido, archivo, depsExportar(servicio));
  } finally {
    await servicio.cerrarAlmacen();
  }
}

async function porApi(url: string, pedido: PedidoExportar, archivo: string): Promise<Exportado> {
  const { cuerpo, filas } = await clienteApi(url).exportar(pedido);
  const borrador = `${archivo}.parcial`;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(
      cuerpo,
      async function* (trozos: AsyncIterable<Buffer>) {
        for await (const t of trozos) {
          hash.update(t);
          bytes += t.byteLength;
          yield t;
        }
      },
      createWriteStream(borrador),
    );
    await rename(borrador, archivo);
  } finally {
    await rm(borrador, { force: true });
  }
  return { corte: pedido.corte, filas, bytes, sha256: hash.digest('hex') };
}
