import type { Context } from 'hono';
import * as v from 'valibot';
import { conVigencia, vigencias, type CargaRecibida } from '../domain/anulacion.ts';
import { emisionMala } from '../domain/declaracion.ts';
import { esRegion } from '../domain/territorio.ts';
import { leerCuerpo } from './cuerpo.ts';
import { anotarRecibidas } from './anotar-recibidas.ts';
import type { Deps, MetaCarga, Recibida } from './deps.ts';
import { leerParametros } from './parametros.ts';
import { cargaDesconocida as noHayCarga, deLaCarga, deLaRegion, PAIS, region as laRegion, regionDe } from './pide.ts';
import { permite } from './guardia.ts';
import { anotarLectura } from './lectura-nominal.ts';
import { problema } from './problema.ts';
import { responderArchivo, responderJson } from './respuesta.ts';
import { ruta, type DepsPide, type NoHay, type Pide } from './ruta.ts';

const CABECERA_ARCHIVO = 'X-Sala-Archivo';
const CABECERA_TAREA = 'X-Sala-Tarea';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Base name of what the header says, percent-decoded. @returns null when it is not a name. */
const nombreArchivo = (cabecera: string | undefined): string | null => {
  if (cabecera === undefined) return null;
  try {
    const nombre = decodeURIComponent(cabecera).split(/[/\\]/).at(-1)!.trim();
    return nombre !== '' && nombre !== '..' && nombre.length <= 200 && !/\p{Cc}/u.test(nombre) ? nombre : null;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

/** Lets at most `maximo` bytes through; the next one breaks the stream and `excedido()` says so. */
const limitar = (cuerpo: ReadableStream<Uint8Array>, maximo: number) => {
  let bytes = 0;
  const contador = new TransformStream<Uint8Array, Uint8Array>({
    transform(trozo, control) {
      bytes += trozo.byteLength;
      if (bytes > maximo) control.error(new RangeError(`More than ${maximo} bytes`));
      else control.enqueue(trozo);
    },
  });
  return { cuerpo: cuerpo.pipeThrough(contador), excedido: () => bytes > maximo };
};

const megas = (bytes: number): string => (bytes / 1024 / 1024).toLocaleString('es-PE', { maximumFractionDigits: 1 });
const muyGrande = (c: Context, maximo: number) =>
  problema(c, 413, 'archivo_grande', `El archivo pasa de ${megas(maximo)} MB. Divídalo por mes, o súbalo comprimido.`);

type Dicho = { readonly region?: string; readonly ambito?: string };

/** Whose journal the file would enter, as far as its sender says; null: the file itself will. */
const regionDicha = async ({ region, ambito }: Dicho, deps: Pick<Deps, 'lugares'>): Promise<string | null> =>
  region ?? (ambito === undefined ? null : await regionDe(deps, ambito));

const dondeSeCarga = async (p: Dicho, deps: DepsPide): Promise<Pide> => {
  const suya = await regionDicha(p, deps);
  return { accion: 'cargar', lugar: suya === null ? PAIS : laRegion(suya) };
};

export const cargar = ruta({
  metodo: 'post',
  ruta: '/v1/cargas',
  resumen: `Recibe un archivo (CSV, XLSX, o un ZIP o GZ con ellos): el cuerpo es el archivo y la cabecera ${CABECERA_ARCHIVO} su nombre (codificado como en una URL); ${CABECERA_TAREA} nombra la tarea para seguirla en /v1/tareas`,
  acceso: { acciones: ['cargar'], pide: dondeSeCarga },
  opcionales: ['formato', 'region', 'periodo', 'ambito', 'emitido', 'modificado', 'ensayo'],
  cuerpo: { tipo: 'application/octet-stream', descripcion: 'El archivo, tal como es' },
  responde:
    'La carga; de un ZIP de varios archivos, {"archivo","cargas":[…]}, una por archivo (200 cuando ya se habían recibido, o en un ensayo)',
  errores: [413, 422, 507],
  async manejar(deps, c, p, quien) {
    const archivo = nombreArchivo(c.req.header(CABECERA_ARCHIVO));
    if (archivo === null)
      return problema(
        c,
        400,
        'parametro_invalido',
        `Falta la cabecera ${CABECERA_ARCHIVO} con el nombre del archivo, codificado como en una URL.`,
      );
    const emision = p.emitido === undefined ? null : emisionMala(p.emitido, deps.ahora());
    if (emision !== null) return problema(c, 400, 'parametro_invalido', emision, { parametros: ['emitido'] });
    const bytes = Number(c.req.header('Content-Length') ?? 0);
    if (bytes > deps.maximoCargaBytes) return muyGrande(c, deps.maximoCargaBytes);
    const tarea = c.req.header(CABECERA_TAREA);
    if (tarea !== undefined && !UUID.test(tarea))
      return problema(c, 400, 'parametro_invalido', `La cabecera ${CABECERA_TAREA} debe ser un UUID.`);
    if (!c.req.raw.body)
      return problema(c, 400, 'cuerpo_invalido', 'La petición no trae el archivo. Envíelo como cuerpo.');
    const { cuerpo, excedido } = limitar(c.req.raw.body, deps.maximoCargaBytes);
    const { ensayo, ...dicho } = p;
    const region = await regionDicha(p, deps);
    const meta: MetaCarga = {
      archivo,
      ...dicho,
      // It enters the journal that was granted and no other.
      ...(region === null ? {} : { region }),
      ...(ensayo === undefined ? {} : { ensayo: 'si' as const }),
      ...(tarea === undefined ? {} : { tarea }),
      ...(bytes > 0 ? { bytes } : {}),
    };
    let recibidas: readonly Recibida[];
    try {
      recibidas = await deps.recibir(cuerpo, meta);
    } catch (error) {
      if (excedido()) return muyGrande(c, deps.maximoCargaBytes);
      throw error;
    }
    if (ensayo === undefined) await anotarRecibidas(deps, quien!.sujeto, recibidas); // the guard let somebody through
    return responderRecibidas(c, recibidas, ensayo === undefined);
  },
});

/** One file answers with its carga; an archive of several, with the list. Refused only when nothing of it entered. */
function responderRecibidas(c: Context, recibidas: readonly Recibida[], guardadas: boolean): Response {
  const lista = recibidas.map((r) => ({ ...r.carga, ...r.juicio }));
  const [unica, ...otras] = lista;
  const sola = unica !== undefined && otras.length === 0 ? unica : null;
  // As it was kept: the name it came with may be of a person.
  const delPaquete = unica?.archivo.split(' › ')[0] ?? '';
  const error = lista.every((x) => x.error) ? unica?.error : null;
  if (error)
    return problema(c, 422, 'carga_rechazada', error.mensaje, {
      codigo: error.codigo,
      ...(sola ? { carga: sola } : { archivo: delPaquete, cargas: lista }),
    });
  const nueva = guardadas && recibidas.some((r) => r.nueva && !r.carga.error);
  return responderJson(c, sola ?? { archivo: delPaquete, cargas: lista }, 'no_guardar', nueva ? 201 : 200);
}

export const tareas = ruta({
  metodo: 'get',
  ruta: '/v1/tareas',
  resumen: 'Lo que la sala está haciendo ahora: recepciones y cierres, con su avance',
  acceso: { acciones: ['ver_tareas'], pide: () => ({ accion: 'ver_tareas', lugar: PAIS }) },
  responde: 'Las tareas en curso de sus regiones, de la más antigua a la más reciente',
  errores: [],
  async manejar(deps, c, _, quien) {
    const suyas = await Promise.all(
      deps.tareas().map(async (t) => {
        const lugar = t.region === null ? PAIS : laRegion(t.region);
        return (await permite(deps, quien, { accion: 'cargar', lugar })) ? [t] : [];
      }),
    );
    return responderJson(c, { tareas: suyas.flat() }, 'no_guardar');
  },
});

export const cargas = ruta({
  metodo: 'get',
  ruta: '/v1/cargas',
  resumen: 'Los archivos recibidos de una región, del más reciente al más antiguo',
  acceso: { acciones: ['leer_diario'], pide: deLaRegion('leer_diario') },
  exigidos: ['region'],
  opcionales: ['cursor'],
  responde: 'Una página de cargas: cuándo se recibió cada una, si cuenta (vigente), cuáles la reemplazan y si se anuló',
  errores: [],
  async manejar(deps, c, { region, cursor }) {
    const pagina = await deps.cargas.listar(region, cursor ?? null);
    // What counts is of the whole journal, whatever the page: hundreds of lines.
    const recibidas = await deps.cargas.recibidas(region);
    const de = vigencias(recibidas, await deps.mapa());
    const porId = new Map(recibidas.map((r) => [r.id, r]));
    const lineas = pagina.elementos.map(({ id }) => porId.get(id)).filter((r): r is CargaRecibida => r !== undefined);
    return responderJson(
      c,
      { region, cargas: lineas.map((r) => conVigencia(r, de)), cursor: pagina.cursor },
      'no_guardar',
    );
  },
});

const cargaDesconocida = (c: Context, id: string): Response => {
  const { codigo, detalle } = noHayCarga(id);
  return problema(c, 404, codigo, detalle);
};

export const carga = ruta({
  metodo: 'get',
  ruta: '/v1/cargas/{id:carga}',
  resumen: 'Una carga con sus cuentas y motivos, y si cuenta',
  acceso: { acciones: ['leer_diario'], pide: deLaCarga('leer_diario') },
  exigidos: ['carga'],
  responde: 'La carga',
  errores: [404],
  async manejar(deps, c, { carga: id }) {
    const hallada = await deps.cargas.recibida(id);
    if (!hallada) return cargaDesconocida(c, id);
    const de = vigencias(await deps.cargas.recibidas(hallada.region), await deps.mapa());
    return responderJson(c, conVigencia(hallada, de), 'no_guardar');
  },
});

/** Without values, of whoever keeps the journal; with them, of whoever answers for the place the file is of. */
const rechazosDe = async (
  p: { readonly carga: string; readonly valores?: string },
  deps: DepsPide,
): Promise<Pide | NoHay> => {
  if (p.valores === undefined) return deLaCarga('leer_rechazos')(p, deps);
  const hallada = await deps.cargas.recibida(p.carga);
  return hallada
    ? { accion: 'leer_rechazos_nominal', lugar: { ambito: hallada.alcance.ambito, region: hallada.region } }
    : noHayCarga(p.carga);
};

const SIN_VALORES =
  'Este servidor no vuelve a leer los archivos originales, así que no muestra los valores de las filas rechazadas. La lista sin valores dice la línea, la columna y el motivo: búsquelos en el archivo que envió.';

export const rechazos = ruta({
  metodo: 'get',
  ruta: '/v1/cargas/{id:carga}/rechazos.csv',
  resumen: 'Las filas rechazadas y observadas de una carga, con su motivo',
  acceso: { acciones: ['leer_rechazos', 'leer_rechazos_nominal'], pide: rechazosDe },
  exigidos: ['carga'],
  opcionales: ['valores', 'finalidad'],
  responde: 'CSV en UTF-8',
  errores: [404, 429, 501],
  async manejar(deps, c, { carga: id, valores, finalidad }, quien) {
    const hallada = await deps.cargas.leer(id);
    if (!hallada) return cargaDesconocida(c, id);
    const leer = async (clave: string): Promise<Uint8Array | Response | null> => {
      if (valores === undefined) return deps.objetos.get(clave);
      // Nothing of a person will be shown: nothing is noted, nor counted against whoever asks.
      if (!deps.rechazosConValores) return problema(c, 501, 'no_aqui', SIN_VALORES);
      const { region, alcance } = (await deps.cargas.recibida(id))!; // it was found
      const lugar = { ambito: alcance.ambito, region };
      const que = { recurso: `rechazos:${id}`, lugar, finalidad: finalidad ?? '' };
      const lectura = await anotarLectura(deps, c, quien!, que); // the guard let somebody through
      return lectura instanceof Response ? lectura : deps.rechazosConValores(hallada, lectura);
    };
    const bytes = hallada.rechazos === null ? null : await leer(hallada.rechazos);
    if (bytes instanceof Response) return bytes;
    if (!bytes)
      return problema(
        c,
        404,
        'objeto_desconocido',
        hallada.rechazos === null
          ? `La carga ${id} no tiene filas rechazadas.`
          : `El archivo original de la carga ${id} ya no se guarda: vea los rechazos sin valores, o vuelva a cargarlo.`,
      );
    c.header('Content-Disposition', `attachment; filename="rechazos-${id}.csv"`);
    return responderArchivo(c, bytes, 'text/csv; charset=utf-8');
  },
});

const PEDIDO_CIERRE = v.object({ region: v.string(), periodo: v.string() });
const FORMA_CIERRE = '{"region":"05","periodo":"2026-10"}';

/** The region the body names. A body that names none is of nobody: whoever has no region at all is told nothing of how to write it. */
const regionDelPedido = async (_: unknown, __: DepsPide, c: Context): Promise<Pide> => {
  const cuerpo = await leerCuerpo(c, PEDIDO_CIERRE, FORMA_CIERRE);
  const region = cuerpo.ok ? cuerpo.value.region : '';
  return esRegion(region) ? { accion: 'cerrar', lugar: laRegion(region) } : { accion: 'ver_tareas', lugar: PAIS };
};

export const cerrar = ruta({
  metodo: 'post',
  ruta: '/v1/cortes',
  resumen: 'Cierra un periodo de una región: calcula, sella y publica un corte',
  acceso: { acciones: ['cerrar', 'ver_tareas'], pide: regionDelPedido },
  cuerpo: { tipo: 'application/json', descripcion: '{"region":"05","periodo":"2026-10"}' },
  responde: 'El corte publicado',
  errores: [400, 409, 422, 507],
  async manejar(deps, c, _, quien) {
    const malo = (detalle: string) => problema(c, 400, 'cuerpo_invalido', detalle);
    const cuerpo = await leerCuerpo(c, PEDIDO_CIERRE, FORMA_CIERRE);
    if (!cuerpo.ok) return malo(cuerpo.error);
    const { region, periodo } = cuerpo.value;
    const leidos = leerParametros(['region', 'mes'], [], { region, mes: periodo }); // what is closed is one month
    if (!leidos.ok)
      return malo(
        leidos.error.map((e) => `«${e.parametro === 'mes' ? 'periodo' : e.parametro}»: ${e.mensaje}`).join('. '),
      );
    const hecho = await deps.cerrar({ region, periodo, por: quien!.sujeto }); // the guard let somebody through
    if (hecho.ok) return responderJson(c, hecho.value, 'no_guardar', 201);
    const { codigo, mensaje } = hecho.error;
    return codigo === 'en_curso'
      ? problema(c, 409, 'cierre_en_curso', mensaje)
      : problema(c, 422, 'cierre_imposible', mensaje);
  },
});
