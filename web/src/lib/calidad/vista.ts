import type { Calidad, Conciliacion, SerieRecepcion, ValorCriterio } from '../../../../functions/domain/calidad.ts';
import {
  contraNacidos,
  contraProyeccion,
  type Comparacion,
} from '../../../../functions/domain/calidad/denominadores.ts';
import { frasesCalidad, type FraseCalidad } from '../../../../functions/domain/calidad/frases.ts';
import { oportunidadDe } from '../../../../functions/domain/calidad/oportunidad.ts';
import type { EstadoRecepcion } from '../../../../functions/domain/calidad/recepcion.ts';
import type { EstadoCalidad } from './estado-url.ts';
import * as t from '../textos/es/calidad.ts';

/** Rows of a long table that are drawn before someone asks for more. */
export const FILAS_A_LA_VISTA = 40;

type FilaEess = SerieRecepcion & { readonly renipress: string; readonly nombre: string; readonly distrito: string };
type FilaConciliacion = {
  readonly ubigeo: string | null;
  readonly nombre: string;
  readonly dato: Conciliacion;
  readonly nacidos: Comparacion;
  readonly proyeccion: Comparacion;
};
type FilaPadron = {
  readonly ubigeo: string | null;
  readonly nombre: string;
  readonly valores: readonly ValorCriterio[];
};

/** What the page draws: the document is up to a hundred times that, and most of it waits to be asked for. */
export type VistaCalidad = Pick<
  Calidad,
  'corte' | 'modo' | 'sintetico' | 'fuentes' | 'region' | 'meses' | 'frescura' | 'consistencia'
> & {
  readonly avisos: readonly string[];
  readonly frases: readonly FraseCalidad[];
  readonly matriz: readonly (SerieRecepcion & {
    readonly fuente: string;
    readonly nombre: string;
    readonly unidad: string;
    readonly porEess: boolean;
    /** Facilities that sent nothing or less than half, by month. */
    readonly faltas: readonly number[];
    readonly sinEess: number;
  })[];
  readonly eess: {
    readonly fuente: string;
    readonly nombre: string;
    readonly unidad: string;
    readonly filas: readonly FilaEess[];
    readonly todas: number;
    readonly conFalta: number;
  };
  readonly distritos: readonly { readonly ubigeo: string; readonly nombre: string }[];
  readonly oportunidad: {
    readonly region: NonNullable<Calidad['oportunidad']>['region'];
    readonly tardios: readonly {
      readonly renipress: string;
      readonly nombre: string;
      readonly mediana: number;
      readonly p90: number;
      readonly tarde: number;
      readonly con_registro: number;
    }[];
  } | null;
  readonly padron: {
    readonly criterios: NonNullable<Calidad['padron']>['criterios'];
    readonly filas: readonly FilaPadron[];
  } | null;
  readonly conciliacion: {
    readonly anio: number;
    readonly anios: readonly number[];
    readonly fuenteNacidos: Calidad['denominadores']['fuente_nacidos'];
    readonly fuenteProyeccion: string | null;
    readonly filas: readonly FilaConciliacion[];
  };
  readonly nombres: Readonly<Record<string, string>>;
  readonly atipicos: { readonly total: number; readonly filas: Calidad['atipicos'] };
  readonly homologacion: readonly {
    readonly ubigeo: string;
    readonly nombre: string;
    readonly meses: Calidad['homologacion'][number];
  }[];
};

const esFalta = (e: EstadoRecepcion | undefined): boolean => e === 'no_llego' || e === 'incompleto';

/** A document reduced to what the address asks for. */
export function vistaDe(c: Calidad, estado: EstadoCalidad): VistaCalidad {
  const nombreDistrito = new Map(c.distritos.map((d) => [d.ubigeo, d.nombre]));
  const deEess = new Map(c.eess.map((e) => [e.renipress, e]));
  const elegida = c.recepcion.find((r) => r.fuente === estado.fuente && r.eess.length > 0) ?? c.recepcion[0]!; // the HIS is always there
  const filasEess = elegida.eess
    .map((s): FilaEess => {
      const e = deEess.get(s.renipress);
      return { ...s, nombre: e?.nombre ?? s.renipress, distrito: e?.distrito ?? '' };
    })
    .filter((f) => estado.distrito === '' || f.distrito === estado.distrito)
    .sort((a, b) => pesoFaltas(b) - pesoFaltas(a) || a.nombre.localeCompare(b.nombre, 'es'));
  const conFalta = filasEess.filter((f) => f.estado.some(esFalta));
  const vistas = estado.ver === 'todos' ? filasEess : conFalta.slice(0, FILAS_A_LA_VISTA);
  const atipicos = c.atipicos
    .toSorted((a, b) => (a.periodo < b.periodo ? 1 : a.periodo > b.periodo ? -1 : 0))
    .slice(0, FILAS_A_LA_VISTA);
  const usados = new Set([
    ...atipicos.map((a) => a.renipress),
    ...c.consistencia.flatMap((x) => x.eess.map((e) => e.renipress)),
  ]);
  return {
    corte: c.corte,
    modo: c.modo,
    sintetico: c.sintetico,
    fuentes: c.fuentes,
    avisos: [],
    region: c.region,
    meses: c.meses,
    frescura: c.frescura,
    consistencia: c.consistencia,
    frases: frasesCalidad(c),
    matriz: c.recepcion.map((r) => ({
      fuente: r.fuente,
      nombre: r.nombre,
      unidad: r.unidad,
      filas: r.filas,
      estado: r.estado,
      porEess: r.eess.length > 0,
      faltas: c.meses.map((_, i) => r.eess.filter((e) => esFalta(e.estado[i])).length),
      sinEess: r.sin_eess,
    })),
    eess: {
      fuente: elegida.fuente,
      nombre: elegida.nombre,
      unidad: elegida.unidad,
      filas: vistas,
      todas: filasEess.length,
      conFalta: conFalta.length,
    },
    distritos: [...new Set(c.eess.map((e) => e.distrito))]
      .filter((u) => nombreDistrito.has(u))
      .map((ubigeo) => ({ ubigeo, nombre: nombreDistrito.get(ubigeo)! })) // filtered above
      .sort((a, b) => a.nombre.localeCompare(b.nombre, 'es')),
    oportunidad: oportunidad(c, (r) => deEess.get(r)?.nombre ?? r),
    padron: padron(c, estado, nombreDistrito),
    conciliacion: conciliacion(c, estado, nombreDistrito),
    nombres: Object.fromEntries([...usados].map((r) => [r, deEess.get(r)?.nombre ?? r])),
    atipicos: { total: c.atipicos.length, filas: atipicos },
    homologacion: c.distritos
      .map((d, i) => ({ ...d, meses: c.homologacion[i] ?? [] }))
      .filter((d) => d.meses.some((m) => m !== 'no_reportado')),
  };
}

/** What is missing now weighs more than what was missing a year ago. */
const pesoFaltas = (f: SerieRecepcion): number =>
  f.estado.reduce((s, e, i) => s + (e === 'no_llego' ? 2 : e === 'incompleto' ? 1 : 0) * (i + 1), 0);

function oportunidad(c: Calidad, nombre: (renipress: string) => string): VistaCalidad['oportunidad'] {
  if (c.oportunidad === null) return null;
  const i = c.meses.length - 1;
  const tardios = c.oportunidad.eess.flatMap((e) => {
    const mes = { mediana: e.mediana[i] ?? null, con_registro: e.con_registro[i] ?? 0, tarde: e.tarde[i] ?? 0 };
    return oportunidadDe(mes) === 'tardio' && mes.mediana !== null
      ? [
          {
            ...mes,
            mediana: mes.mediana,
            p90: e.p90[i] ?? mes.mediana,
            renipress: e.renipress,
            nombre: nombre(e.renipress),
          },
        ]
      : [];
  });
  return {
    region: c.oportunidad.region,
    tardios: tardios.sort((a, b) => b.mediana - a.mediana || b.tarde - a.tarde).slice(0, FILAS_A_LA_VISTA),
  };
}

function padron(c: Calidad, estado: EstadoCalidad, nombres: ReadonlyMap<string, string>): VistaCalidad['padron'] {
  if (c.padron === null) return null;
  const { criterios } = c.padron;
  const k = criterios.findIndex((x) => x.id === estado.criterio);
  /** Children who lack it, or who carry the problem: seven children matter more than seven points. */
  const faltan = (v: ValorCriterio): number =>
    v === null ? -1 : criterios[k]!.direccion === 'menor' ? v[0] : v[1] - v[0]; // called only with k ≥ 0
  const filas = c.padron.distritos
    .map((d) => ({
      ubigeo: d.ubigeo === 'SIN' ? null : d.ubigeo,
      nombre: d.ubigeo === 'SIN' ? t.sinDistritoConocido : (nombres.get(d.ubigeo) ?? d.ubigeo),
      valores: d.valores,
    }))
    .sort(
      (a, b) => (k < 0 ? a.nombre.localeCompare(b.nombre, 'es') : faltan(b.valores[k]!) - faltan(a.valores[k]!)), // aligned with criterios
    );
  return { criterios, filas: [{ ubigeo: null, nombre: t.todaLaRegion, valores: c.padron.region }, ...filas] };
}

function conciliacion(
  c: Calidad,
  estado: EstadoCalidad,
  nombres: ReadonlyMap<string, string>,
): VistaCalidad['conciliacion'] {
  const { region, distritos } = c.denominadores;
  const anios = region.map((a) => a.anio);
  const anio =
    (estado.anio !== null && anios.includes(estado.anio) ? estado.anio : null) ??
    region.find((a) => a.nacidos !== null || a.proyeccion !== null)?.anio ??
    anios[0] ??
    Number(c.corte.periodo.slice(0, 4));
  const fila = (ubigeo: string | null, nombre: string, suyos: readonly Conciliacion[]): FilaConciliacion[] =>
    suyos
      .filter((a) => a.anio === anio)
      .map((dato) => ({ ubigeo, nombre, dato, nacidos: contraNacidos(dato), proyeccion: contraProyeccion(dato) }));
  const brecha = ({ dato: d }: FilaConciliacion): number =>
    Math.max(
      Math.abs(d.padron_mismos_meses - (d.nacidos ?? d.padron_mismos_meses)),
      Math.abs(d.padron - (d.proyeccion ?? d.padron)),
    );
  return {
    anio,
    anios,
    fuenteNacidos: c.denominadores.fuente_nacidos,
    fuenteProyeccion: c.denominadores.fuente_proyeccion,
    filas: [
      ...fila(null, t.todaLaRegion, region),
      ...distritos
        .flatMap((d) => fila(d.ubigeo, nombres.get(d.ubigeo) ?? d.ubigeo, d.anios))
        .sort((a, b) => brecha(b) - brecha(a) || a.nombre.localeCompare(b.nombre, 'es')),
    ],
  };
}
