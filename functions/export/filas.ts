import type { FilaHecho } from '../adapters/dynamo/hechos.ts';
import { totalesPorFicha } from '../domain/acumulado.ts';
import { NOMBRE_TIPO } from '../domain/ambito.ts';
import type { Manifiesto } from '../domain/corte.ts';
import { claveFicha, type ConteoComponente, type Medida } from '../domain/hecho.ts';
import { evaluarCelda } from '../domain/intervalo.ts';
import type { Celda, IndicadorTablero, MetaVigente } from '../domain/tablero.ts';
import { COLUMNAS, type FilaExportada, type IdColumna } from './columnas.ts';
import { CorteIncoherenteError } from './errores.ts';
import type { LugarPublicado } from './lugares.ts';

/** A place with what all its rows repeat already written. */
type Lugar = LugarPublicado & { readonly codigos: string; readonly nombres: string };

type Valores = Readonly<Record<IdColumna, string | number | null>>;

const siNo = (b: boolean): string => (b ? 'sí' : 'no');

const motivos = (m: Readonly<Record<string, number>>): string =>
  Object.keys(m)
    .sort()
    .map((k) => `${k}=${m[k]}`)
    .join('; ');

const porComponente = (m: Readonly<Record<string, ConteoComponente>>): string =>
  Object.keys(m)
    .sort()
    .map((k) => `${k}=${m[k]!.join('/')}`)
    .join('; ');

const suma = (m: Readonly<Record<string, number>>): number => Object.values(m).reduce((a, b) => a + b, 0);

/** What is said of the denominator of a row beyond its counts; null where it was not published in that detail. */
type Detalle = {
  readonly excluidos: Readonly<Record<string, number>> | null;
  readonly componentes: Readonly<Record<string, ConteoComponente>> | null;
};
const SIN_DETALLE: Detalle = { excluidos: null, componentes: null };

const detalleDe = (celda: Celda, i: IndicadorTablero): Detalle => {
  if (celda.e !== 'v') return SIN_DETALLE;
  const { comp } = celda;
  return {
    excluidos: celda.excl ?? null,
    componentes: comp ? Object.fromEntries(i.componentes.map((c, n) => [c.id, comp[n] ?? ([0, 0, 0] as const)])) : null,
  };
};

/** The board and the facts say the same, or nothing is exported. */
const comprobar = (
  corte: string,
  l: LugarPublicado,
  i: IndicadorTablero,
  celda: Celda,
  t: Medida | undefined,
): void => {
  if (celda.e !== 'v') return;
  const { num, den, sin_dato: sinDato } = t ?? { num: 0, den: 0, sin_dato: 0 };
  if (celda.num !== num || celda.den !== den || celda.sinDato !== sinDato)
    throw new CorteIncoherenteError(
      corte,
      `en ${l.ambito.id}, ${i.clave}, el tablero dice ${celda.num} de ${celda.den} y los hechos suman ${num} de ${den}`,
    );
};

/** Turns each place of one corte into its rows. @throws CorteIncoherenteError */
export function filasDe(m: Manifiesto): (l: LugarPublicado) => FilaExportada[] {
  const fila = (
    l: Lugar,
    i: IndicadorTablero,
    desglose: 'total' | 'etapa',
    curso: string,
    condicion: string,
    celda: Celda,
    detalle: Detalle,
    meta: MetaVigente | null,
  ): FilaExportada => {
    const e = evaluarCelda(celda, { meta: meta?.meta ?? null, direccion: i.direccion, tipo: i.tipo });
    const contada = celda.e === 'v' ? celda : null;
    const esTotal = desglose === 'total';
    const valores: Valores = {
      desglose,
      ambito: l.ambito.id,
      tipo_ambito: NOMBRE_TIPO[l.ambito.tipo],
      nombre: l.ambito.nombre,
      residentes_de: l.residentesDe,
      superiores: l.codigos,
      nombres_superiores: l.nombres,
      ficha: i.ficha,
      version: i.version,
      metodo: i.metodo,
      indicador: i.nombre,
      edicion: i.etiquetaMetodo === '' ? i.edicion : `${i.edicion}, ${i.etiquetaMetodo}`,
      verificacion: i.verificacion,
      curso_vida: curso,
      condicion,
      estado: e.estado,
      num: contada?.num ?? null,
      den: contada?.den ?? null,
      valor: e.valor,
      ic95_inferior: e.intervalo?.[0] ?? null,
      ic95_superior: e.intervalo?.[1] ?? null,
      sin_dato: contada?.sinDato ?? null,
      excluidos: detalle.excluidos === null ? null : suma(detalle.excluidos),
      excluidos_motivo: detalle.excluidos === null ? null : motivos(detalle.excluidos),
      componentes: detalle.componentes === null ? null : porComponente(detalle.componentes),
      meta: meta?.meta ?? null,
      meta_de: meta?.de ?? null,
      luz: esTotal ? e.luz : null,
      faltan: esTotal ? e.faltan : null,
      unidad: i.unidad,
      tipo_indicador: i.tipo,
      direccion: i.direccion,
      periodo: m.periodo,
      fecha_corte: m.fecha_corte,
      corte: m.corte,
      sello: m.sha256,
      sintetico: siNo(m.sintetico),
    };
    return COLUMNAS.map((c) => valores[c.id]);
  };

  const etapa = (l: Lugar, i: IndicadorTablero, h: FilaHecho): FilaExportada => {
    const celda: Celda = { e: 'v', num: h.num, den: h.den, sinDato: h.sin_dato };
    // A target is of the whole population of the ficha: against one stage it would judge something nobody set.
    return fila(l, i, 'etapa', h.curso_vida, h.condicion, celda, h, null);
  };

  return (publicado) => {
    const l: Lugar = {
      ...publicado,
      codigos: publicado.superiores.map((s) => s.id).join(' '),
      nombres: publicado.superiores.map((s) => s.nombre).join(' / '),
    };
    const filas: FilaExportada[] = [];
    const totales = l.hechos === null ? null : totalesPorFicha(l.hechos);
    const porClave = Map.groupBy(l.hechos ?? [], claveFicha);
    for (const [n, i] of l.indicadores.entries()) {
      const celda = l.celdas[n];
      if (!celda) throw new CorteIncoherenteError(m.corte, `al tablero de ${l.ambito.id} le falta ${i.clave}`);
      const total = totales?.get(i.clave);
      if (totales) comprobar(m.corte, l, i, celda, total);
      const detalle = celda.e === 'v' && totales ? (total ?? { excluidos: {}, componentes: {} }) : detalleDe(celda, i);
      filas.push(fila(l, i, 'total', 'total', 'total', celda, detalle, l.metas[n] ?? null));
      if (celda.e === 'v') for (const h of porClave.get(i.clave) ?? []) filas.push(etapa(l, i, h));
      porClave.delete(i.clave);
    }
    for (const clave of porClave.keys())
      throw new CorteIncoherenteError(m.corte, `${l.ambito.id} tiene hechos de ${clave} y su tablero no lo muestra`);
    return filas;
  };
}
