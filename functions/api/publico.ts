import type { Context } from 'hono';
import type { Ultimo } from '../adapters/dynamo/punteros.ts';
import type { Ventana } from '../domain/tablero.ts';
import type { Deps } from './deps.ts';
import { problema } from './problema.ts';
import { responderCubo, responderDocumento, responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

/** What `modo=publico` answers. It reads the public documents and nothing else: there is no count here to leave out. */

const noPublicado = (c: Context, que: string): Response => problema(c, 404, 'modo_no_publicado', que);

/** The region of a place with a public board, told by its code; null for those that have none. */
const regionPublica = (ambito: string): string | null => /^[DPG]:(\d{2})/.exec(ambito)?.[1] ?? null;

const SIN_MODO =
  'Esta región no publica el modo público: no tiene cortes publicados en él, o su configuración no lo permite.';

/** The pointer of a region with a public side, or why there is none. */
async function ultimoPublico(deps: Deps, c: Context, region: string): Promise<Ultimo | Response> {
  const ultimo = await deps.punteros.ultimo(region);
  return ultimo?.publico ? ultimo : noPublicado(c, SIN_MODO);
}

const SOLO_ANCHOS =
  'El modo público sólo publica distritos, provincias y regiones. Los sectores, establecimientos y redes son de muy pocas personas.';

type Pedido = { readonly ambito: string; readonly corte?: string | undefined; readonly ventana?: string | undefined };

const ventanasDe = (pedida: string | undefined): readonly Ventana[] =>
  pedida === 'mes' || pedida === '12m' ? [pedida] : ['12m', 'mes'];

/** The public board of a place; without `ventana`, the twelve months, or the month where they are not complete. */
export async function tableroPublico(deps: Deps, c: Context, { ambito, corte, ventana }: Pedido): Promise<Response> {
  const region = regionPublica(ambito);
  if (region === null) return noPublicado(c, SOLO_ANCHOS);
  const ultimo = await ultimoPublico(deps, c, region);
  if (ultimo instanceof Response) return ultimo;
  for (const v of ventanasDe(ventana)) {
    const documento = await deps.publicos.tablero(ambito, corte ?? ultimo.corte, v);
    if (documento) return responderDocumento(c, documento, 'abierta');
  }
  return noPublicado(c, `El corte ${corte ?? ultimo.corte} no tiene un tablero público de ${ambito} para esos meses.`);
}

/** The public series of a place and its districts. */
export async function tendenciaPublica(deps: Deps, c: Context, { ambito, ventana }: Pedido): Promise<Response> {
  const region = regionPublica(ambito);
  if (region === null) return noPublicado(c, SOLO_ANCHOS);
  const ultimo = await ultimoPublico(deps, c, region);
  if (ultimo instanceof Response) return ultimo;
  for (const v of ventanasDe(ventana)) {
    const documento = await deps.publicos.tendencia(ambito, ultimo.vigencia, v);
    if (documento) return responderDocumento(c, documento, 'abierta');
  }
  return noPublicado(c, `No hay series públicas de ${ambito} en los cortes vigentes.`);
}

/** Where the public cube of a region is. */
export async function cuboPublico(deps: Deps, c: Context, region: string): Promise<Response> {
  const ultimo = await ultimoPublico(deps, c, region);
  if (ultimo instanceof Response) return ultimo;
  const { clave, bytes, sha256 } = ultimo.publico!; // ultimoPublico checked it
  const url = `/v1/publico/${region}/${clave.slice(clave.lastIndexOf('/') + 1)}`;
  const sintetico = (await deps.cortes.leer(ultimo.corte))?.sintetico ?? false;
  return responderJson(c, { url, bytes, sha256, corte: ultimo.corte, sintetico }, 'abierta');
}

export const archivoPublico = ruta({
  metodo: 'get',
  ruta: '/v1/publico/{region}/{archivo}',
  resumen: 'El cubo público de una región: las mismas tablas del modo público, como una base de DuckDB',
  acceso: 'abierta',
  exigidos: ['region', 'archivo'],
  responde: 'Una base de DuckDB',
  errores: [404],
  async manejar(deps, c, { region, archivo }) {
    const bytes = await deps.objetos.get(`publico/${region}/${archivo}`);
    return bytes
      ? responderCubo(c, bytes, archivo.replace('.duckdb', ''))
      : problema(
          c,
          404,
          'objeto_desconocido',
          `No hay un cubo ${archivo}. La dirección del vigente está en /v1/cubos/${region}?modo=publico.`,
        );
  },
});
