import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { routePath } from 'hono/route';
import { AlmacenError } from '../adapters/objects/clave.ts';
import { CABECERA_HASTA } from '../domain/acceso/hasta.ts';
import { soloCaminosDerechos } from './camino.ts';
import { esJson } from './cuerpo.ts';
import { NoAquiError, type Deps } from './deps.ts';
import { comprobarAcceso, comprobarOrigen } from './guardia.ts';
import { documentoOpenapi } from './openapi.ts';
import { leerParametros, type ParametroMalo } from './parametros.ts';
import { problema } from './problema.ts';
import { responderJson } from './respuesta.ts';
import { archivoPublico } from './publico.ts';
import { parametrosDeRuta, ruta, rutaHono, type Ruta } from './ruta.ts';
import { ambito, ambitos, buscar, ficha, fichas, regiones, salud } from './rutas-abiertas.ts';
import { auditoria, titular } from './rutas-auditoria.ts';
import { sesion } from './ruta-sesion.ts';
import { exportarCorte } from './ruta-exportar.ts';
import { anularCarga } from './ruta-anular.ts';
import { carga, cargar, cargas, cerrar, rechazos, tareas } from './rutas-carga.ts';
import { formatos, plantilla } from './rutas-formatos.ts';
import { archivoCubo, calidad, corte, cortes, cubo, serie, tablero, tendencia } from './rutas-lectura.ts';
import { sectoristas } from './rutas-nominal.ts';
import { crearPantalla, pantallas, revocarPantalla } from './rutas-pantalla.ts';
import { diferencias, sectores as recuento } from './rutas-diferencia.ts';

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
  sesion,
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
  recuento,
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
  pantallas,
  crearPantalla,
  revocarPantalla,
  sectoristas,
  auditoria,
  titular,
];

/** Of a body that says what to do. Files have their own limit. */
const MAXIMO_CUERPO_BYTES = 64 * 1024;

const SEGURIDAD: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const malEscritos = (c: Context, malos: readonly ParametroMalo[]): Response =>
  problema(c, 400, 'parametro_invalido', `${malos.map((e) => `«${e.parametro}»: ${e.mensaje}`).join('. ')}.`, {
    parametros: malos.map((e) => e.parametro),
  });

const atender =
  (deps: Deps, r: Ruta) =>
  async (c: Context): Promise<Response> => {
    const enRuta = Object.fromEntries(
      parametrosDeRuta(r).map(({ nombre, parametro }) => [parametro, c.req.param(nombre)]),
    );
    const p = leerParametros(r.exigidos, r.opcionales, { ...c.req.query(), ...enRuta });
    const leidos = p.ok ? p : ({ ok: false, malos: () => malEscritos(c, p.error) } as const);
    const permitido = await comprobarAcceso(deps, c, r, leidos);
    if (permitido instanceof Response) return permitido;
    if (!leidos.ok) return leidos.malos();
    const respuesta = await r.manejar(deps, c, leidos.value, permitido.quien);
    const vence = permitido.quien?.vence ?? Infinity;
    if (Number.isFinite(vence)) respuesta.headers.set(CABECERA_HASTA, String(vence));
    return respuesta;
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
  app.use(soloCaminosDerechos);
  const corto = bodyLimit({
    maxSize: MAXIMO_CUERPO_BYTES,
    onError: (c) => problema(c, 413, 'cuerpo_grande', `El cuerpo pasa de ${MAXIMO_CUERPO_BYTES / 1024} KB.`),
  });
  // Only what is read as JSON is read whole; anything else is refused unread, or is a file.
  app.use((c, next) => (esJson(c) ? corto(c, next) : next()));
  for (const r of RUTAS) app[r.metodo](rutaHono(r), atender(deps, r));
  app.notFound((c) =>
    problema(c, 404, 'ruta_desconocida', 'No hay nada en esta dirección. Las rutas están en /v1/openapi.json.'),
  );
  app.onError((error, c) => {
    if (error instanceof AlmacenError && error.code === 'disco_lleno')
      return problema(c, 507, 'disco_lleno', 'No queda espacio en el disco del servidor. Libere espacio y repita.');
    if (error instanceof NoAquiError) return problema(c, 501, 'no_aqui', error.message);
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
