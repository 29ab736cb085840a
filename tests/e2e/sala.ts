import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { periodosEntre, sumarMeses } from '../../functions/domain/periodo.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { generarDemo } from '../../functions/local/demo/demo.ts';
import { normalizar } from '../../functions/local/normalizar.ts';
import { aplicacionLocal } from '../../functions/local/servidor.ts';
import { abrirServicio } from '../../functions/local/servicio.ts';

export const PERIODO = '2026-10';
const MESES = 14;
const EMITIDO = '2026-11-05';

export type SalaDePrueba = {
  readonly url: string;
  readonly app: Hono;
  /** Folder with the field files everything came from. */
  readonly archivos: string;
  /** Canonical CSVs that `sala normalizar` makes of the same files. */
  readonly canonicos: string;
  cerrar(): Promise<void>;
};

/** A real sala over a small province: generated files, received, closed for 14 months, served on a free port. */
export async function abrirSala(): Promise<SalaDePrueba> {
  const raiz = mkdtempSync(join(tmpdir(), 'sala-e2e-'));
  const archivos = join(raiz, 'archivos');
  const canonicos = join(raiz, 'canonicos');
  await generarDemo({ tamano: 'chico', semilla: 7, salida: archivos, periodos: MESES, hasta: PERIODO });
  const rutas = readdirSync(archivos)
    .filter((n) => /\.(csv|xlsx)$/.test(n))
    .map((n) => join(archivos, n));
  const carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  const servicio = await abrirServicio(carpeta);
  for (const ruta of rutas) {
    const nombre = ruta.slice(archivos.length + 1);
    const { carga } = await servicio.recibir(ruta, {
      nombre,
      region: '05',
      emitido: EMITIDO,
      modificado: `${EMITIDO}T00:00:00.000Z`,
    });
    if (carga.error) throw new Error(`${nombre}: ${carga.error.mensaje}`);
  }
  await servicio.cerrar({
    region: '05',
    periodos: periodosEntre(sumarMeses(PERIODO, 1 - MESES), PERIODO),
    por: 'prueba',
  });
  await normalizar({ archivos: rutas, salida: canonicos });
  const app = await aplicacionLocal(servicio, carpeta);
  const servidor: Server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  const { port } = servidor.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `http://127.0.0.1:${port}`,
    app,
    archivos,
    canonicos,
    async cerrar() {
      servidor.close();
      servidor.closeAllConnections();
      await servicio.cerrarAlmacen();
      rmSync(raiz, { recursive: true, force: true });
    },
  };
}
