import { tipoDe, type AmbitoId } from '../../domain/ambito.ts';
import { CALLADA, celdaDe, type CeldaPublica } from '../../domain/supresion/celda.ts';
import type {
  AmbitoRef,
  Celda,
  Fila,
  IndicadorTablero,
  MetaVigente,
  SerieCompacta,
  Tablero,
  Tendencia,
  Ventana,
} from '../../domain/tablero.ts';
import type { Territorio } from '../../domain/territorio.ts';
import { provinciaDe } from './lugares.ts';
import type { TablaPublica } from './tabla.ts';

/** The team's board of the region: what of it is not a count is public too. */
export type BaseRegion = Pick<
  Tablero,
  'corte' | 'indicadores' | 'fuentes' | 'avisos' | 'sintetico' | 'hijos' | 'propio'
>;

/** Under these a tenth of a region is of few persons. */
const SIN_DATO_DESDE = 1_000;

function sinDatoDeDiez(celda: Celda | undefined): Pick<IndicadorTablero, 'sinDatoDeDiez'> {
  if (celda?.e !== 'v') return {};
  const { den, sinDato } = celda;
  const todos = den + sinDato;
  return sinDato > den && todos >= SIN_DATO_DESDE ? { sinDatoDeDiez: Math.floor((10 * sinDato) / todos) } : {};
}

export type Redactor = {
  readonly territorio: Territorio;
  readonly nombrar: (id: AmbitoId) => AmbitoRef;
  readonly metaDe: (indicador: IndicadorTablero, ambito: AmbitoId) => MetaVigente | null;
};

/** Reads a table by place and ficha. */
function lector(tabla: TablaPublica): (id: AmbitoId, clave: string) => CeldaPublica {
  const lugar = new Map(tabla.lugares.map((id, i) => [id, i]));
  const ficha = new Map(tabla.fichas.map((f) => [f.clave, f]));
  return (id, clave) => {
    const f = ficha.get(clave);
    const i = lugar.get(id);
    if (!f || i === undefined) return { e: 'nr' };
    if (f.callada) return CALLADA;
    if (f.regiones.length === 0) return { e: 'nr' };
    return f.desde === 'provincia' && tipoDe(id) === 'D' ? CALLADA : celdaDe(f.regiones[i] ?? null);
  };
}

const distritosDe = (tabla: TablaPublica, id: AmbitoId): AmbitoId[] => {
  const distritos = tabla.lugares.filter((l) => tipoDe(l) === 'D');
  return tipoDe(id) === 'G' ? distritos : tipoDe(id) === 'P' ? distritos.filter((d) => provinciaDe(d) === id) : [];
};

/**
 * The public boards of one table, from what was decided and nothing else: no board is computed from the counts. Sectors, facilities,
 * components, exclusions, population and alerts are not public.
 */
export function tablerosPublicos(
  tabla: TablaPublica,
  base: BaseRegion,
  { territorio, nombrar, metaDe }: Redactor,
): (id: AmbitoId) => Tablero {
  const celda = lector(tabla);
  const deTabla = new Map(base.indicadores.map((i, k) => [i.clave, { ...i, ...sinDatoDeDiez(base.propio.celdas[k]) }]));
  const quintilDe = new Map(base.hijos.map((h) => [h.ambito.id, h.quintil]));
  return (id) => {
    const esDistrito = tipoDe(id) === 'D';
    const indicadores = tabla.fichas.flatMap((f) => {
      const i = deTabla.get(f.clave);
      return i && !(esDistrito && f.desde === 'provincia') ? [{ ...i, componentes: [] }] : [];
    });
    const fila = (lugar: AmbitoId, grupo: AmbitoRef | null): Fila => {
      const quintil = quintilDe.get(lugar);
      return {
        ambito: nombrar(lugar),
        grupo,
        celdas: indicadores.map((i) => celda(lugar, i.clave)),
        poblacion: null,
        ...(quintil === undefined ? {} : { quintil }),
      };
    };
    const distrito = esDistrito ? territorio.distritos.get(id.slice(2)) : undefined;
    const region = nombrar(`G:${tabla.region}`);
    return {
      formato: 1,
      ambito: {
        ...nombrar(id),
        residencia: esDistrito ? [nombrar(provinciaDe(id)), region] : tipoDe(id) === 'P' ? [region] : [],
        salud: [],
        categoria: null,
        altitud: distrito?.altitud ?? null,
        lat: distrito?.lat ?? null,
        lon: distrito?.lon ?? null,
      },
      corte: base.corte,
      modo: 'publico',
      ventana: tabla.ventana,
      meses: tabla.meses,
      sintetico: base.sintetico,
      // How many rows came is itself a count.
      fuentes: base.fuentes.map((f) => ({ ...f, cargas: null, filas: null })),
      frases: [],
      avisos: base.avisos,
      indicadores,
      metas: indicadores.map((i) => metaDe(i, id)),
      propio: fila(id, null),
      hijos: distritosDe(tabla, id).map((d) => fila(d, nombrar(provinciaDe(d)))),
      alertas: null,
      sectores: [],
    };
  };
}

const MESES_HIJOS = 12;

/**
 * The public series of a place and of its districts over the tables of one window.
 * @param tablas oldest first
 */
export function tendenciaPublica(
  id: AmbitoId,
  ventana: Ventana,
  tablas: readonly TablaPublica[],
  sintetico: boolean,
  metaEn: (clave: string, ambito: AmbitoId, periodo: string) => number | null,
): Tendencia {
  const ultima = tablas.at(-1)!; // the caller has some
  const claves = ultima.fichas.filter((f) => !(tipoDe(id) === 'D' && f.desde === 'provincia')).map((f) => f.clave);
  const lectores = tablas.map(lector);
  const serie = (lugar: AmbitoId, clave: string, de: readonly ReturnType<typeof lector>[]): SerieCompacta => ({
    num: de.map(() => null),
    den: de.map(() => null),
    publico: de.map((leer) => leer(lugar, clave)),
  });
  const periodos = tablas.map((t) => t.corte.slice(3, 10));
  const metas = claves.flatMap((c) => {
    const suyas = periodos.map((p) => metaEn(c, id, p));
    return suyas.some((m) => m !== null) ? [[c, suyas] as const] : [];
  });
  return {
    formato: 1,
    ambito: id,
    region: ultima.region,
    sintetico,
    ventana,
    periodos,
    cortes: tablas.map((t) => t.corte),
    claves,
    metas: Object.fromEntries(metas),
    propio: claves.map((c) => serie(id, c, lectores)),
    hijos: distritosDe(ultima, id).map((d) => ({
      ambito: d,
      series: claves.map((c) => serie(d, c, lectores.slice(-MESES_HIJOS))),
    })),
  };
}
