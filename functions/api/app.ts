import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { routePath } from 'hono/route';
import { AlmacenError } from '../adapters/objects/clave.ts';
import type { Deps } from './deps.ts';
import { comprobarAcceso, comprobarOrigen } from './guardia.ts';
import { documentoOpenapi } from './openapi.ts';
import { leerParametros } from './parametros.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { archivoPublico } from './publico.ts';
import { parametrosDeRuta, ruta, rutaHono, type Ruta } from './ruta.ts';
import { ambito, ambitos, buscar, ficha, fichas, regiones, salud } from './rutas-abiertas.ts';
import { exportarCorte } from './ruta-exportar.ts';
import { anularCarga } from './ruta-anular.ts';
import { carga, cargar, cargas, cerrar, rechazos, tareas } from './rutas-carga.ts';
import { formatos, plantilla } from './rutas-formatos.ts';
import { archivoCubo, calidad, corte, cortes, cubo, serie, tablero, tendencia } from './rutas-lectura.ts';
import { diferencias, sectores } from './rutas-diferencia.ts';

const openapi = ruta({
  metodo: 'get',
  ruta: '/v1/openapi.json',
  resumen: 'Este documento',
  acceso: 'abierta',
  responde: 'OpenAPI 3.1',
  errores: [],
  manejar: async (deps, c) => responderJson(c, documentoOpenapi(RUTAS, deps.version), 'abierta'),
});

/** Every route of the API. What is registered and what is documented both come from here. */
export const RUTAS: readonly Ruta[] = [
  salud,
  openapi,
  regiones,
  ambitos,
  ambito,
  buscar,
  fichas,
  ficha,
  formatos,
  plantilla,
  tablero,
  calidad,
  tendencia,
  serie,
  cortes,
  corte,
  diferencias,
  sectores,
  exportarCorte,
  cerrar,
  cubo,
  archivoCubo,
  archivoPublico,
  cargar,
  cargas,
  carga,
  rechazos,
  anularCarga,
  tareas,
];

const SEGURIDAD: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const atender =
  (deps: Deps, r: Ruta) =>
  async (c: Context): Promise<Response> => {
    const denegado = comprobarAcceso(c, r.acceso, deps.identificar);
    if (denegado) return denegado;
    const enRuta = Object.fromEntries(
      parametrosDeRuta(r).map(({ nombre, parametro }) => [parametro, c.req.param(nombre)]),
    );
    const p = leerParametros(r.exigidos, r.opcionales, { ...c.req.query(), ...enRuta });
    if (p.ok) return r.manejar(deps, c, p.value);
    const detalle = p.error.map((e) => `«${e.parametro}»: ${e.mensaje}`).join('. ');
    return problema(c, 400, 'parametro_invalido', `${detalle}.`, { parametros: p.error.map((e) => e.parametro) });
  };

/** The API. The same under Lambda and under Node; mount it at the root. */
export function crearApp(deps: Deps): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const ajena = comprobarOrigen(c, deps.anfitriones);
    if (ajena) c.res = ajena;
    else await next();
    for (const [nombre, valor] of Object.entries(SEGURIDAD)) c.res.headers.set(nombre, valor);
  });
  for (const r of RUTAS) app[r.metodo](rutaHono(r), atender(deps, r));
  app.notFound((c) =>
    problema(c, 404, 'ruta_desconocida', 'No hay nada en esta dirección. Las rutas están en /v1/openapi.json.'),
  );
  app.onError((error, c) => {
    if (error instanceof AlmacenError && error.code === 'disco_lleno')
      return problema(c, 507, 'disco_lleno', 'No queda espacio en el disco del servidor. Libere espacio y repita.');
    const peticion = randomUUID();
    deps.anotar(error, { peticion, metodo: c.req.method, ruta: routePath(c, -1) });
    return problema(
      c,
      500,
      'error_interno',
      `Algo falló en el servidor. Repita; si sigue igual, avise con este número: ${peticion}.`,
      { peticion },
    );
  });
  return app;
}
