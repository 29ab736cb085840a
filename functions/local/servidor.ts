import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { calidadRepo } from '../adapters/dynamo/calidad.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { hechosRepo } from '../adapters/dynamo/hechos.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { nombreEnmascarado } from '../ingest/nombre-archivo.ts';
import { publicosRepo } from '../adapters/dynamo/publicos.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import { tendenciasRepo } from '../adapters/dynamo/tendencias.ts';
import { pantallasRepo } from '../adapters/dynamo/pantallas.ts';
import { crearApp } from '../api/app.ts';
import { soloCaminosDerechos } from '../api/camino.ts';
import { identificarCon } from '../api/credencial.ts';
import { verificadorPantallas } from '../api/pantallas.ts';
import { limiteCodigos, sesionPared } from '../sitio/pared.ts';
import { abrirAccesoLocal, COOKIE_LOCAL, type AccesoLocal } from './acceso/acceso-local.ts';
import { USUARIOS_DEMO } from './acceso/usuarios.ts';
import { EntradasRotasError } from '../aggregate/entradas.ts';
import type { Deps, ResultadoCalculo, ResultadoCierre } from '../api/deps.ts';
import { indiceLugares } from '../api/lugares.ts';
import { PeriodoFuturoError, SinDatosError } from '../close/congelar.ts';
import { exportarParaEnviar } from '../export/exportar.ts';
import { fichasPublicadas } from '../publish/fichas-publicadas.ts';
import { IdentidadRotaError, SinHechosError } from '../publish/publicar.ts';
import { crearSitio, type Responder } from '../sitio/app.ts';
import { politicaDe } from '../sitio/politica.ts';
import { FASE } from './avance.ts';
import type { CarpetaDatos } from './carpeta-datos.ts';
import { FalloError, mensajeDe } from './errores.ts';
import { depsExportar } from './exportacion.ts';
import type { Servicio } from './servicio.ts';
import { software } from './version.ts';

const WEB = fileURLToPath(new URL('../../web/build/', import.meta.url));
const MAXIMO_CARGA_BYTES = 2 * 1024 ** 3;
const UN_ANO = 'public, max-age=31536000, immutable';

/** Reasons not to close that the person who asked can mend. */
const IMPOSIBLES = [SinDatosError, PeriodoFuturoError, SinHechosError, IdentidadRotaError];

/** An input that is missing or was altered is told to whoever asked: it is their store. */
async function conEntradas<T>(hacer: () => Promise<T>): Promise<ResultadoCalculo<T>> {
  try {
    return { ok: true, value: await hacer() };
  } catch (error) {
    if (error instanceof EntradasRotasError)
      return { ok: false, error: { codigo: error.code, mensaje: error.message } };
    throw error;
  }
}

/** The API over the store of this machine. */
export function apiLocal(servicio: Servicio, carpeta: CarpetaDatos, instancia: string, acceso: AccesoLocal): Hono {
  const { db, tabla, objetos } = servicio;
  const pantallas = pantallasRepo(db, servicio.nominal);
  const deps: Deps = {
    version: software(),
    ahora: () => new Date().toISOString(),
    instancia,
    identificar: identificarCon({
      ...acceso.verificadores,
      pantalla: verificadorPantallas(pantallas, () => new Date().toISOString()),
    }),
    entrada: { tipo: 'demostracion', usuarios: USUARIOS_DEMO.map(({ id, nombre }) => ({ id, nombre })) },
    pantallas,
    anfitriones: ['localhost', '127.0.0.1', '[::1]'],
    punteros: punterosRepo(db, tabla),
    cortes: cortesRepo(db, tabla),
    cargas: cargasRepo(db, tabla),
    tableros: tablerosRepo(db, tabla),
    publicos: publicosRepo(db, tabla),
    calidad: calidadRepo(db, tabla),
    tendencias: tendenciasRepo(db, tabla),
    hechos: hechosRepo(db, tabla),
    lugares: indiceLugares(lugaresRepo(db, tabla), () => performance.now()),
    objetos,
    fichas: async () => fichasPublicadas(leerFichas().fichas),
    calcular: {
      diferencia: (a, b, llave) => conEntradas(() => servicio.diferencia(a, b, llave)),
      recuento: (m, sectores, segun) => conEntradas(() => servicio.recuento(m, sectores, segun)),
    },
    maximoCargaBytes: MAXIMO_CARGA_BYTES,
    exportar: (pedido) => exportarParaEnviar(pedido, carpeta.trabajo, depsExportar(servicio)),
    tareas: () => servicio.tareas.lista(),
    rechazosConValores: (carga, lectura) => servicio.rechazosConValores(carga, lectura),
    auditoria: servicio.auditoria,
    seudonimo: async (documento) => servicio.seudonimo(documento),
    medir: null,
    mapa: async () => servicio.territorio,
    anular: (orden) => servicio.anular(orden),
    recibir: (cuerpo, { archivo, ensayo, tarea, bytes, ...meta }) =>
      servicio.tareas.durante(
        {
          id: tarea,
          tipo: 'carga',
          region: meta.region ?? null,
          titulo: nombreEnmascarado(archivo),
          unidad: 'bytes',
          total: bytes ?? null,
        },
        async (avisar) => {
          const subida = join(carpeta.trabajo, `subida-${crypto.randomUUID()}`);
          await mkdir(subida, { recursive: true });
          try {
            const ruta = join(subida, 'archivo');
            let llegados = 0;
            const contar = new Transform({
              transform(trozo: Buffer, _, listo) {
                avisar({ mensaje: 'recibiendo', hecho: (llegados += trozo.length) });
                listo(null, trozo);
              },
            });
            const origen = Readable.fromWeb(cuerpo as Parameters<typeof Readable.fromWeb>[0]); // node's and the DOM's stream types differ in name only
            await pipeline(origen, contar, createWriteStream(ruta));
            const { archivos, fallos } = await servicio.recibirPaquete(
              ruta,
              { nombre: archivo, ...meta },
              {
                ensayo: ensayo === 'si',
                avance: ({ fase, filas, bytes, total }) => avisar({ mensaje: FASE[fase], filas, hecho: bytes, total }),
              },
            );
            // The others are in the journal already; sending the archive again adds only what failed.
            if (fallos[0]) throw fallos[0].error;
            return archivos.map(({ carga, repetida, aviso_declaracion, vigencia }) => ({
              nueva: !repetida,
              carga,
              juicio: { ...vigencia, aviso_declaracion },
            }));
          } finally {
            await rm(subida, { recursive: true, force: true });
          }
        },
      ),
    async cerrar({ region, periodo, por }): Promise<ResultadoCierre> {
      try {
        const { cortes, segundos, avisos } = await servicio.cerrar({ region, periodos: [periodo], por });
        return { ok: true, value: { ...cortes[0]!, segundos, avisos } }; // one month asked, one corte made
      } catch (error) {
        if (IMPOSIBLES.some((E) => error instanceof E) && error instanceof Error)
          return { ok: false, error: { codigo: 'imposible', mensaje: error.message } };
        throw error;
      }
    },
    anotar: (error, { peticion, metodo, ruta }) =>
      process.stderr.write(`! ${metodo} ${ruta} [${peticion}]: ${mensajeDe(error)}\n`),
  };
  return crearApp(deps);
}

export type OpcionesAplicacion = { readonly instancia?: string; readonly acceso?: AccesoLocal };

/** API, static files (already compressed) and pages, as one application. @throws FalloError when the pages are not built. */
export async function aplicacionLocal(
  servicio: Servicio,
  carpeta: CarpetaDatos,
  { instancia = crypto.randomUUID(), acceso }: OpcionesAplicacion = {},
): Promise<Hono> {
  const local = acceso ?? (await abrirAccesoLocal());
  const entrada = pathToFileURL(join(WEB, 'servidor', 'entrada.js')).href;
  let responder: Responder;
  try {
    ({ responder } = (await import(entrada)) as { responder: Responder }); // written by the web's own adapter
  } catch (cause) {
    throw new FalloError(
      'Faltan las pantallas construidas. Ejecute «npm start» (o «npm run build») en la carpeta del proyecto.',
      1,
      { cause },
    );
  }
  const app = new Hono();
  app.use(soloCaminosDerechos); // before files are looked for
  app.use(
    '/*',
    serveStatic({
      root: join(WEB, 'cliente'),
      precompressed: true,
      onFound: (ruta, c) => {
        c.header('Cache-Control', ruta.includes('/immutable/') ? UN_ANO : 'public, max-age=300');
        c.header('X-Content-Type-Options', 'nosniff');
        c.header('Content-Security-Policy', politicaDe(ruta));
      },
    }),
  );
  app.use(compress());
  const pared = sesionPared({
    pantallas: pantallasRepo(servicio.db, servicio.nominal),
    cookie: COOKIE_LOCAL,
    ahora: () => new Date().toISOString(),
    limite: limiteCodigos(() => performance.now()),
  });
  app.route(
    '/',
    crearSitio({
      api: apiLocal(servicio, carpeta, instancia, local),
      responder,
      puertas: [local.puerta, pared],
      conApi: true,
    }),
  );
  return app;
}
