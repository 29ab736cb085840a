import { createServer } from 'node:http';
import { userInfo } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { abrirAccesoLocal } from './acceso/acceso-local.ts';
import { caducarCadaDia, diasOriginales } from './caducar.ts';
import { abrirCarpetaDatos, anotarServidor, borrarServidor, servidorVivo } from './carpeta-datos.ts';
import { cargarDemo, cerrarAnteriores, faltanAnteriores } from './cargar-demo.ts';
import { FalloError, mensajeDe } from './errores.ts';
import { progresoEnTerminal } from './progreso.ts';
import { aplicacionLocal } from './servidor.ts';
import { abrirServicio } from './servicio.ts';

const LOOPBACK = '127.0.0.1';
const REGION_DEMO = '05';

/** While the first load runs, whoever opens the address is told so, and the page comes back by itself. */
const PREPARANDO = `<!doctype html><html lang="es"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>Sala se está preparando</title>
<body style="font:1.25rem/1.5 system-ui;max-width:36rem;margin:20vh auto;padding:0 1rem"><h1>Sala se está preparando</h1>
<p>La primera vez carga la región de demostración y tarda un par de minutos. Esta página se abrirá sola.</p></body></html>`;

export type OpcionesIniciar = {
  readonly puerto: number;
  readonly datos: string;
  readonly conDemo: boolean;
  /** Nobody comes in without choosing who they are. */
  readonly conSesion?: boolean;
};

/** Said where the data are somebody's own, and so of real persons. */
const SIN_CUENTAS = `
  Aquí no se piden cuentas: quien use esta máquina ve todo lo de esta carpeta, y el registro de lecturas anota
  identidades de demostración. Con datos de personas, ábrala sólo en una máquina que use una persona; para un
  equipo hace falta el despliegue, con sus cuentas (docs/acceso.md).
`;

/** Opens the sala and stays until it is told to stop. The port is taken first, so that a clash is known before any work. */
export async function iniciar({ puerto, datos, conDemo, conSesion = false }: OpcionesIniciar): Promise<void> {
  const comienzo = performance.now();
  const terminal = progresoEnTerminal();
  const carpeta = abrirCarpetaDatos(datos);
  diasOriginales(process.env); // said badly, it is known before any work
  const otra = await servidorVivo(carpeta);
  if (otra) throw new FalloError(`Sala ya está abierta sobre ${carpeta.raiz}: ${otra.url}`);

  let atender: ReturnType<typeof getRequestListener> | null = null;
  const servidor = createServer((peticion, respuesta) => {
    if (atender) return void atender(peticion, respuesta);
    respuesta.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '3' }).end(PREPARANDO);
  });
  await new Promise<void>((listo, fallo) => servidor.once('error', fallo).listen(puerto, LOOPBACK, listo));
  const url = `http://localhost:${puerto}`;
  const instancia = crypto.randomUUID();

  const servicio = await abrirServicio(carpeta).catch((error: unknown) => {
    servidor.close();
    throw error;
  });
  const terminar = async (): Promise<void> => {
    terminal.fin();
    servidor.close();
    servidor.closeAllConnections();
    borrarServidor(carpeta);
    await servicio.cerrarAlmacen();
    process.exit(0);
  };
  for (const s of ['SIGINT', 'SIGTERM'] as const) process.once(s, () => void terminar());

  try {
    caducarCadaDia(carpeta, process.env, (e) => terminal.paso(`No se borró lo que venció: ${mensajeDe(e)}`));
    const acceso = await abrirAccesoLocal({ conSesion });
    const app: Hono = await aplicacionLocal(servicio, carpeta, { instancia, acceso });
    const hay = await punterosRepo(servicio.db, servicio.tabla).ultimo(REGION_DEMO);
    if (!hay && conDemo) {
      terminal.paso(
        `Cargando la región de demostración (personas sintéticas). Puede abrir ya ${url}: se mostrará sola al terminar.`,
      );
      await cargarDemo(servicio, carpeta, terminal);
    }
    atender = getRequestListener(app.fetch);
    const credencial = await acceso.credencial(userInfo().username);
    anotarServidor(carpeta, { pid: process.pid, url, instancia, credencial });
    terminal.paso(`Lista en ${((performance.now() - comienzo) / 1000).toFixed(1)} s`);
    process.stdout.write(
      `\n  Sala está en  ${url}\n  La región     ${url}/iar/${REGION_DEMO}\n\n  Ctrl+C para cerrarla. Los datos quedan en ${carpeta.raiz}\n`,
    );
    if (!conDemo) process.stdout.write(SIN_CUENTAS);
    if (conDemo && faltanAnteriores(carpeta)) {
      terminal.paso('Siguen los 23 meses anteriores: mientras tanto la sala ya responde, sin series');
      await cerrarAnteriores(servicio, carpeta, terminal).catch((e: unknown) =>
        terminal.paso(`Los meses anteriores no se publicaron: ${mensajeDe(e)} Se intentará al volver a abrir.`),
      );
    }
  } catch (error) {
    servidor.close();
    servidor.closeAllConnections();
    await servicio.cerrarAlmacen();
    throw error;
  }
}
