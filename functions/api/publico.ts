import type { Context } from 'hono';
import type { NoServido } from '../domain/publico-vigente.ts';
import type { Ventana } from '../domain/tablero.ts';
import {
  abrirPublico,
  leerTableroPublico,
  leerTendenciaPublica,
  type Abierta,
  type Servido,
} from '../publish/publico/puerta.ts';
import type { Documento } from '../adapters/dynamo/comprimido.ts';
import type { Deps } from './deps.ts';
import { problema } from './problema.ts';
import { responderCubo, responderDocumento, responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

/** What `modo=publico` answers. It reads the public documents and nothing else: there is no count here to leave out. */

export const noServido = (c: Context, { code, mensaje }: NoServido): Response => problema(c, 404, code, mensaje);

/** The region of a place with a public board, told by its code; null for those that have none. */
const regionPublica = (ambito: string): string | null => /^[DPG]:(\d{2})/.exec(ambito)?.[1] ?? null;

const SOLO_ANCHOS: NoServido = {
  code: 'modo_no_publicado',
  mensaje:
    'El modo público sólo publica distritos, provincias y regiones. Los sectores, establecimientos y redes son de muy pocas personas.',
};

type Pedido = { readonly ambito: string; readonly corte?: string | undefined; readonly ventana?: string | undefined };

const ventanaDe = (pedida: string | undefined): Ventana | undefined =>
  pedida === 'mes' || pedida === '12m' ? pedida : undefined;

const responder = (c: Context, servido: Servido<Documento>): Response =>
  servido.ok ? responderDocumento(c, servido.value, 'abierta') : noServido(c, servido.error);

async function conRegion(
  deps: Deps,
  c: Context,
  ambito: string,
  leer: (abierta: Abierta) => Promise<Servido<Documento>>,
): Promise<Response> {
  const region = regionPublica(ambito);
  if (region === null) return noServido(c, SOLO_ANCHOS);
  const abierta = await abrirPublico(deps, region);
  return responder(c, abierta.ok ? await leer(abierta.value) : abierta);
}

/** The public board of a place; without `ventana`, the twelve months, or the month where they are not complete. */
export const tableroPublico = (deps: Deps, c: Context, { ambito, corte, ventana }: Pedido): Promise<Response> =>
  conRegion(deps, c, ambito, (a) =>
    leerTableroPublico(deps, a, { ambito, corte: corte ?? a.corte, ventana: ventanaDe(ventana) }),
  );

/** The public series of a place and its districts. */
export const tendenciaPublica = (deps: Deps, c: Context, { ambito, ventana }: Pedido): Promise<Response> =>
  conRegion(deps, c, ambito, (a) => leerTendenciaPublica(deps, a, { ambito, ventana: ventanaDe(ventana) }));

const nombreDe = (clave: string): string => clave.slice(clave.lastIndexOf('/') + 1);

/** Where the public cube of a region is. */
export async function cuboPublico(deps: Deps, c: Context, region: string): Promise<Response> {
  const abierta = await abrirPublico(deps, region);
  if (!abierta.ok) return noServido(c, abierta.error);
  const { corte, publico } = abierta.value;
  const url = `/v1/publico/${region}/${nombreDe(publico.clave)}`;
  const sintetico = (await deps.cortes.leer(corte))?.sintetico ?? false;
  return responderJson(c, { url, bytes: publico.bytes, sha256: publico.sha256, corte, sintetico }, 'abierta');
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
    const abierta = await abrirPublico(deps, region);
    if (!abierta.ok) return noServido(c, abierta.error);
    const { clave } = abierta.value.publico;
    const bytes = archivo === nombreDe(clave) ? await deps.objetos.get(clave) : null;
    return bytes
      ? responderCubo(c, bytes, archivo.replace('.duckdb', ''), 'abierta')
      : problema(
          c,
          404,
          'objeto_desconocido',
          `No hay un cubo ${archivo}, o ya no se publica. La dirección del vigente está en /v1/cubos/${region}?modo=publico.`,
        );
  },
});
