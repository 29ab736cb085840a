import type { Context } from 'hono';
import * as v from 'valibot';
import type { MetaCarga } from './deps.ts';
import { leerParametros } from './parametros.ts';
import { problema } from './problema.ts';
import { responderArchivo, responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

const CABECERA_ARCHIVO = 'X-Sala-Archivo';

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

export const cargar = ruta({
  metodo: 'post',
  ruta: '/v1/cargas',
  resumen: `Recibe un archivo: el cuerpo es el archivo y la cabecera ${CABECERA_ARCHIVO} su nombre (codificado como en una URL)`,
  acceso: 'informatica',
  opcionales: ['formato', 'region', 'periodo', 'ambito', 'emitido', 'modificado'],
  cuerpo: { tipo: 'application/octet-stream', descripcion: 'El archivo, tal como es' },
  responde: 'La carga (200 cuando el mismo archivo ya se había recibido)',
  errores: [413, 422, 507],
  async manejar(deps, c, p) {
    const archivo = nombreArchivo(c.req.header(CABECERA_ARCHIVO));
    if (archivo === null)
      return problema(
        c,
        400,
        'parametro_invalido',
        `Falta la cabecera ${CABECERA_ARCHIVO} con el nombre del archivo, codificado como en una URL.`,
      );
    if (Number(c.req.header('Content-Length') ?? 0) > deps.maximoCargaBytes) return muyGrande(c, deps.maximoCargaBytes);
    if (!c.req.raw.body)
      return problema(c, 400, 'cuerpo_invalido', 'La petición no trae el archivo. Envíelo como cuerpo.');
    const { cuerpo, excedido } = limitar(c.req.raw.body, deps.maximoCargaBytes);
    const meta: MetaCarga = { archivo, ...p };
    let recibida: Awaited<ReturnType<typeof deps.recibir>>;
    try {
      recibida = await deps.recibir(cuerpo, meta);
    } catch (error) {
      if (excedido()) return muyGrande(c, deps.maximoCargaBytes);
      throw error;
    }
    const { carga, nueva } = recibida;
    if (carga.error)
      return problema(c, 422, 'carga_rechazada', carga.error.mensaje, { codigo: carga.error.codigo, carga });
    return responderJson(c, carga, 'no_guardar', nueva ? 201 : 200);
  },
});

export const cargas = ruta({
  metodo: 'get',
  ruta: '/v1/cargas',
  resumen: 'Los archivos recibidos de una región, del más reciente al más antiguo',
  acceso: 'informatica',
  exigidos: ['region'],
  opcionales: ['cursor'],
  responde: 'Una página de cargas',
  errores: [],
  async manejar(deps, c, { region, cursor }) {
    const pagina = await deps.cargas.listar(region, cursor ?? null);
    return responderJson(c, { region, cargas: pagina.elementos, cursor: pagina.cursor }, 'no_guardar');
  },
});

const cargaDesconocida = (c: Context, id: string) =>
  problema(c, 404, 'carga_desconocida', `No hay una carga ${id}. La lista de una región está en /v1/cargas?region=.`);

export const carga = ruta({
  metodo: 'get',
  ruta: '/v1/cargas/{id:carga}',
  resumen: 'Una carga con sus cuentas y motivos',
  acceso: 'informatica',
  exigidos: ['carga'],
  responde: 'La carga',
  errores: [404],
  async manejar(deps, c, { carga: id }) {
    const hallada = await deps.cargas.leer(id);
    return hallada ? responderJson(c, hallada, 'no_guardar') : cargaDesconocida(c, id);
  },
});

export const rechazos = ruta({
  metodo: 'get',
  ruta: '/v1/cargas/{id:carga}/rechazos.csv',
  resumen: 'Las filas rechazadas y observadas de una carga, con su motivo',
  acceso: 'informatica',
  exigidos: ['carga'],
  responde: 'CSV en UTF-8',
  errores: [404],
  async manejar(deps, c, { carga: id }) {
    const hallada = await deps.cargas.leer(id);
    if (!hallada) return cargaDesconocida(c, id);
    const bytes = hallada.rechazos === null ? null : await deps.objetos.get(hallada.rechazos);
    if (!bytes) return problema(c, 404, 'objeto_desconocido', `La carga ${id} no tiene filas rechazadas.`);
    c.header('Content-Disposition', `attachment; filename="rechazos-${id}.csv"`);
    return responderArchivo(c, bytes, 'text/csv; charset=utf-8', null);
  },
});

export const cerrar = ruta({
  metodo: 'post',
  ruta: '/v1/cortes',
  resumen: 'Cierra un periodo de una región: calcula, sella y publica un corte',
  acceso: 'informatica',
  cuerpo: { tipo: 'application/json', descripcion: '{"region":"05","periodo":"2026-10"}' },
  responde: 'El corte publicado',
  errores: [400, 409, 422, 507],
  async manejar(deps, c) {
    const malo = (detalle: string) => problema(c, 400, 'cuerpo_invalido', detalle);
    if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? ''))
      return malo('Envíe el cuerpo como application/json.');
    const json = await c.req.json<unknown>().catch((e: unknown) => {
      if (e instanceof SyntaxError) return null;
      throw e;
    });
    const textos = v.safeParse(v.object({ region: v.string(), periodo: v.string() }), json);
    if (!textos.success) return malo('El cuerpo debe ser {"region":"05","periodo":"2026-10"}.');
    const leidos = leerParametros(['region', 'periodo'], [], textos.output);
    if (!leidos.ok) return malo(leidos.error.map((e) => `«${e.parametro}»: ${e.mensaje}`).join('. '));
    const hecho = await deps.cerrar(textos.output);
    if (hecho.ok) return responderJson(c, hecho.value, 'no_guardar', 201);
    const { codigo, mensaje } = hecho.error;
    return codigo === 'en_curso'
      ? problema(c, 409, 'cierre_en_curso', mensaje)
      : problema(c, 422, 'cierre_imposible', mensaje);
  },
});
