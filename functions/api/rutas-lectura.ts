import type { Context } from 'hono';
import type { Ultimo } from '../adapters/dynamo/punteros.ts';
import { parseCorteId } from '../domain/corte.ts';
import { MEDIDA_CERO, sumarMedidas } from '../domain/hecho.ts';
import { sumarMeses } from '../domain/periodo.ts';
import { esRegion } from '../domain/territorio.ts';
import type { Deps } from './deps.ts';
import { ambitoDesconocido, deLaRegion, lugar, region as laRegion, regionDe, regionDelCorte } from './pide.ts';
import { problema } from './problema.ts';
import { cuboPublico, tableroPublico, tendenciaPublica } from './publico.ts';
import { responderCubo, responderDocumento, responderJson } from './respuesta.ts';
import { ruta } from './ruta.ts';

const MESES_SERIE = 24;

const desconocido = (c: Context, ambito: string): Response => {
  const { codigo, detalle } = ambitoDesconocido(ambito);
  return problema(c, 404, codigo, detalle);
};

const sinCorte = (c: Context, region: string) =>
  problema(
    c,
    503,
    'sin_corte',
    `La región ${region} todavía no tiene un corte publicado. Cargue sus archivos y cierre un periodo.`,
  );

const corteDesconocido = (c: Context, corte: string) =>
  problema(c, 404, 'corte_desconocido', `No hay un corte ${corte}. La lista de una región está en /v1/cortes?region=.`);

/** The pointer of the region of a place, or the problem that says why there is none. */
const ultimoDe = async (
  deps: Deps,
  c: Context,
  ambito: string,
): Promise<{ region: string; ultimo: Ultimo } | Response> => {
  const region = await regionDe(deps, ambito);
  if (region === null || !esRegion(region)) return desconocido(c, ambito);
  const ultimo = await deps.punteros.ultimo(region);
  return ultimo ? { region, ultimo } : sinCorte(c, region);
};

export const tablero = ruta({
  metodo: 'get',
  ruta: '/v1/tableros/{ambito}',
  resumen: 'El tablero de un ámbito en un corte; sin corte, en el vigente',
  acceso: { acciones: ['leer_lugar'], pide: lugar('leer_lugar'), publico: (p) => p.modo === 'publico' },
  exigidos: ['ambito'],
  opcionales: ['corte', 'modo', 'ventana'],
  responde: 'El tablero',
  errores: [404, 503],
  async manejar(deps, c, { ambito, corte, modo, ventana }) {
    if (modo === 'publico') return tableroPublico(deps, c, { ambito, corte, ventana });
    let id = corte;
    if (id === undefined) {
      const r = await ultimoDe(deps, c, ambito);
      if (r instanceof Response) return r;
      id = r.ultimo.corte;
    } else if (!(await deps.cortes.leer(id))) return corteDesconocido(c, id);
    const documento = await deps.tableros.leer(ambito, id, 'equipo');
    if (documento) return responderDocumento(c, documento, corte === undefined ? 'vigente' : 'inmutable');
    if (!(await deps.lugares.ver(ambito))) return desconocido(c, ambito);
    return problema(
      c,
      404,
      'tablero_inexistente',
      `El ámbito ${ambito} no tiene tablero en el corte ${id}. Pruebe con otro corte.`,
    );
  },
});

export const calidad = ruta({
  metodo: 'get',
  ruta: '/v1/calidad/{region}',
  resumen: 'La calidad de los datos de una región en un corte; sin corte, en el vigente',
  acceso: { acciones: ['leer_region'], pide: deLaRegion('leer_region') },
  exigidos: ['region'],
  opcionales: ['corte'],
  responde:
    'Completitud y oportunidad por fuente, establecimiento y mes; padrón, denominadores, consistencia, atípicos, frescura y homologación',
  errores: [404, 503],
  async manejar(deps, c, { region, corte }) {
    let id = corte;
    if (id === undefined) {
      const ultimo = await deps.punteros.ultimo(region);
      if (!ultimo) return sinCorte(c, region);
      id = ultimo.corte;
    } else if (parseCorteId(id)?.region !== region || !(await deps.cortes.leer(id))) return corteDesconocido(c, id);
    const documento = await deps.calidad.leer(region, id);
    if (documento) return responderDocumento(c, documento, corte === undefined ? 'vigente' : 'inmutable');
    return problema(
      c,
      404,
      'calidad_inexistente',
      `El corte ${id} se publicó sin tablero de calidad. Cierre de nuevo su mes para tenerlo.`,
    );
  },
});

export const tendencia = ruta({
  metodo: 'get',
  ruta: '/v1/tableros/{ambito}/tendencia',
  resumen: 'Las series de un ámbito y de sus hijos sobre el corte vigente de cada mes',
  acceso: { acciones: ['leer_lugar'], pide: lugar('leer_lugar'), publico: (p) => p.modo === 'publico' },
  exigidos: ['ambito'],
  opcionales: ['modo', 'ventana'],
  responde: 'La tendencia',
  errores: [404, 503],
  async manejar(deps, c, { ambito, modo, ventana }) {
    if (modo === 'publico') return tendenciaPublica(deps, c, { ambito, ventana });
    const r = await ultimoDe(deps, c, ambito);
    if (r instanceof Response) return r;
    const documento = await deps.tendencias.leer(ambito, r.ultimo.vigencia);
    if (documento) return responderDocumento(c, documento, 'vigente');
    if (!(await deps.lugares.ver(ambito))) return desconocido(c, ambito);
    return problema(c, 404, 'tendencia_inexistente', `El ámbito ${ambito} no tiene series en los cortes vigentes.`);
  },
});

export const serie = ruta({
  metodo: 'get',
  ruta: '/v1/series/{ambito}/{ficha}',
  resumen: 'Numerador y denominador de una ficha en un ámbito, mes a mes, sobre los cortes vigentes',
  acceso: { acciones: ['examinar_lugar'], pide: lugar('examinar_lugar') },
  exigidos: ['ambito', 'ficha'],
  opcionales: ['version', 'metodo', 'desde', 'hasta'],
  responde: 'La serie, del mes más antiguo al más reciente',
  errores: [404, 503],
  async manejar(deps, c, { ambito, ficha, version, metodo, desde, hasta }) {
    const r = await ultimoDe(deps, c, ambito);
    if (r instanceof Response) return r;
    const descrita = (await deps.fichas()).find((f) => f.id === ficha);
    if (!descrita)
      return problema(c, 404, 'ficha_desconocida', `No hay una ficha ${ficha}. La lista está en /v1/fichas.`);
    const ediciones = descrita.ediciones?.map((e) => e.version) ?? [];
    if (version !== undefined && ediciones.length > 0 && !ediciones.includes(version))
      return problema(
        c,
        404,
        'ficha_desconocida',
        `La ficha ${ficha} no tiene la edición ${version}. Tiene: ${ediciones.join(', ')}.`,
      );
    const fin = hasta ?? r.ultimo.periodo;
    const inicio = desde ?? sumarMeses(fin, 1 - MESES_SERIE);
    if (inicio > fin)
      return problema(c, 400, 'parametro_invalido', `El primer mes (${inicio}) es posterior al último (${fin}).`);
    const vigentes = (await deps.punteros.vigentes(r.region)).filter((v) => v.periodo >= inicio && v.periodo <= fin);
    const leidos = await deps.hechos.serie(
      ambito,
      vigentes.map((v) => v.corte),
    );
    if (leidos.length === 0 && !(await deps.lugares.ver(ambito))) return desconocido(c, ambito);
    const filasDe = new Map(
      leidos.map(({ corte, filas }) => [
        corte,
        filas.filter(
          (f) => f.ficha === ficha && (version ?? f.version) === f.version && (metodo ?? f.metodo) === f.metodo,
        ),
      ]),
    );
    const formas = new Map(
      [...filasDe.values()].flat().map((f) => [`${f.version}|${f.metodo}`, { version: f.version, metodo: f.metodo }]),
    );
    if (formas.size > 1)
      return problema(
        c,
        400,
        'version_ambigua',
        `La ficha ${ficha} se contó en más de una edición o método. Añada version= y metodo=.`,
        {
          opciones: [...formas.values()],
        },
      );
    const forma = [...formas.values()][0] ?? { version: version ?? null, metodo: metodo ?? null };
    const puntos = vigentes.map(({ periodo, corte }) => {
      const filas = filasDe.get(corte) ?? [];
      // Rows of one ficha differ in life stage and condition: each person is in one, so they add.
      return { periodo, corte, medida: filas.length === 0 ? null : filas.reduce(sumarMedidas, MEDIDA_CERO) };
    });
    const dicho = puntos.map(({ periodo, corte, medida: m }) => ({
      periodo,
      corte,
      medida: m && { num: m.num, den: m.den, sin_dato: m.sin_dato, excluidos: m.excluidos, componentes: m.componentes },
    }));
    const sintetico = (await deps.cortes.leer(r.ultimo.corte))?.sintetico ?? false;
    return responderJson(c, { ambito, ficha, ...forma, sintetico, puntos: dicho }, 'vigente');
  },
});

export const cortes = ruta({
  metodo: 'get',
  ruta: '/v1/cortes',
  resumen: 'Los cortes de una región: el último, el vigente de cada mes y todos, del más reciente al más antiguo',
  acceso: { acciones: ['leer_cortes'], pide: deLaRegion('leer_cortes') },
  exigidos: ['region'],
  opcionales: ['cursor'],
  responde: 'Una página de cortes',
  errores: [],
  async manejar(deps, c, { region, cursor }) {
    const [ultimo, vigentes, pagina] = await Promise.all([
      deps.punteros.ultimo(region),
      deps.punteros.vigentes(region),
      deps.cortes.listar(region, cursor ?? null),
    ]);
    const resumidos = pagina.elementos.map(({ cargas: entradas, ...m }) => ({ ...m, cargas: entradas.length }));
    const cuerpo = {
      region,
      ultimo: ultimo && { periodo: ultimo.periodo, corte: ultimo.corte, vigencia: ultimo.vigencia },
      vigentes,
      cortes: resumidos,
      cursor: pagina.cursor,
    };
    return responderJson(c, cuerpo, 'vigente');
  },
});

export const corte = ruta({
  metodo: 'get',
  ruta: '/v1/cortes/{id:corte}',
  resumen: 'El manifiesto de un corte: de qué se hizo y qué salió',
  acceso: {
    acciones: ['leer_region'],
    pide: (p) => ({ accion: 'leer_region', lugar: laRegion(regionDelCorte(p.corte)) }),
  },
  exigidos: ['corte'],
  responde: 'El manifiesto',
  errores: [404],
  async manejar(deps, c, { corte: id }) {
    const manifiesto = await deps.cortes.leer(id);
    return manifiesto ? responderJson(c, manifiesto, 'inmutable') : corteDesconocido(c, id);
  },
});

export const cubo = ruta({
  metodo: 'get',
  ruta: '/v1/cubos/{region}',
  resumen: 'Dónde está el cubo vigente de una región',
  acceso: { acciones: ['leer_region'], pide: deLaRegion('leer_region'), publico: (p) => p.modo === 'publico' },
  exigidos: ['region'],
  opcionales: ['corte', 'modo'],
  responde: 'La dirección del archivo, su tamaño y su sha256',
  errores: [404, 503],
  async manejar(deps, c, { region, corte: pedido, modo }) {
    if (modo === 'publico') return cuboPublico(deps, c, region);
    const ultimo = await deps.punteros.ultimo(region);
    if (!ultimo) return sinCorte(c, region);
    if (pedido !== undefined && !(await deps.punteros.vigentes(region)).some((v) => v.corte === pedido))
      return problema(
        c,
        404,
        'objeto_desconocido',
        `Solo hay cubo de los cortes vigentes; el último es ${ultimo.corte}.`,
      );
    if (!ultimo.cubo) return problema(c, 404, 'objeto_desconocido', `El corte ${ultimo.corte} se publicó sin cubo.`);
    const { clave, bytes, sha256 } = ultimo.cubo;
    const url = `/v1/cubos/${region}/archivo/${clave.slice(clave.lastIndexOf('/') + 1)}`;
    const sintetico = (await deps.cortes.leer(ultimo.corte))?.sintetico ?? false;
    return responderJson(c, { url, bytes, sha256, corte: ultimo.corte, sintetico }, 'vigente');
  },
});

export const archivoCubo = ruta({
  metodo: 'get',
  ruta: '/v1/cubos/{region}/archivo/{archivo}',
  resumen: 'El archivo de un cubo; su nombre es el de su contenido',
  acceso: { acciones: ['leer_region'], pide: deLaRegion('leer_region') },
  exigidos: ['region', 'archivo'],
  responde: 'Una base de DuckDB',
  errores: [404],
  async manejar(deps, c, { region, archivo }) {
    const bytes = await deps.objetos.get(`equipo/${region}/${archivo}`);
    if (!bytes)
      return problema(
        c,
        404,
        'objeto_desconocido',
        `No hay un cubo ${archivo}. La dirección del vigente está en /v1/cubos/${region}.`,
      );
    return responderCubo(c, bytes, archivo.replace('.duckdb', ''), 'inmutable');
  },
});
