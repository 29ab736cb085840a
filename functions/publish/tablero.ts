import { type AmbitoId, tipoDe } from '../domain/ambito.ts';
import { totalesPorFicha, type Acumulado, type HechoAmbito } from '../domain/acumulado.ts';
import type { CursoVida } from '../domain/curso-vida.ts';
import type { Medida } from '../domain/hecho.ts';
import { frasesDe } from '../domain/frases.ts';
import type {
  AmbitoRef,
  Celda,
  Fila,
  FuenteFresca,
  IndicadorTablero,
  MetaVigente,
  SectorTablero,
  SelloTablero,
  Tablero,
} from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';
import { alertasDe, type AlertasRegion } from './alertas.ts';
import { propiosDelTipo, senasDistritos, type Perfiles, type SenasDistrito } from './perfiles.ts';

export type Taller = {
  readonly corte: SelloTablero;
  readonly sintetico: boolean;
  readonly fuentes: readonly FuenteFresca[];
  readonly avisos: readonly string[];
  /** Claves whose source did not arrive. */
  readonly noReportadas: ReadonlySet<string>;
  readonly alertas: AlertasRegion | null;
  readonly indicadores: readonly IndicadorTablero[];
  readonly acumulado: Acumulado;
  readonly sectores: readonly SectorTablero[];
  readonly perfiles: Perfiles;
  readonly territorio: Territorio;
  readonly nombrar: (id: AmbitoId) => AmbitoRef;
  readonly metaDe: (indicador: IndicadorTablero, ambito: AmbitoId) => MetaVigente | null;
};

/** Ficha that counts persons, by life stage. */
const FICHA_POBLACION = 'sec_poblacion';

/**
 * Of the many places of a board, the detail of a cell is kept where it is read: components of the editions in use, and exclusions
 * in boards of few places. The rest is in the board of the place itself.
 */
type Detalle = { readonly esSector: boolean; readonly propio: boolean; readonly conExclusiones: boolean };
const POCOS_LUGARES = 40;

function celda(
  taller: Taller,
  total: Medida | undefined,
  indicador: IndicadorTablero,
  { esSector, propio, conExclusiones }: Detalle,
): Celda {
  if (taller.noReportadas.has(indicador.clave)) return { e: 'nr' };
  if (esSector && indicador.nivel === 'eess') return { e: 'na' };
  if (!total) return { e: 'v', num: 0, den: 0, sinDato: 0 };
  const comp = indicador.componentes.map((c) => total.componentes[c.id] ?? ([0, 0, 0] as const));
  return {
    e: 'v',
    num: total.num,
    den: total.den,
    sinDato: total.sin_dato,
    ...((propio || conExclusiones) && Object.keys(total.excluidos).length > 0 ? { excl: total.excluidos } : {}),
    ...((propio || indicador.principal) && comp.length > 1 ? { comp } : {}),
  };
}

function poblacionDe(hechos: readonly HechoAmbito[] | undefined): Fila['poblacion'] {
  const suyos = (hechos ?? []).filter((h) => h.ficha === FICHA_POBLACION);
  if (suyos.length === 0) return null;
  const p: Partial<Record<CursoVida | 'gestante' | 'total', number>> = { total: 0 };
  for (const h of suyos) {
    p.total = (p.total ?? 0) + h.num;
    if (h.curso_vida !== '') p[h.curso_vida] = (p[h.curso_vida] ?? 0) + h.num;
    if (h.condicion === 'gestante') p.gestante = (p.gestante ?? 0) + h.num;
  }
  return p;
}

function fila(
  taller: Taller,
  id: AmbitoId,
  grupo: AmbitoId | null,
  hechos: readonly HechoAmbito[] | undefined,
  conExclusiones: boolean | null,
  senas: SenasDistrito = {},
): Fila {
  const totales = totalesPorFicha(hechos);
  const detalle = {
    esSector: tipoDe(id) === 'S',
    propio: conExclusiones === null,
    conExclusiones: conExclusiones === true,
  };
  return {
    ambito: taller.nombrar(id),
    grupo: grupo === null ? null : taller.nombrar(grupo),
    celdas: taller.indicadores.map((i) => celda(taller, totales.get(i.clave), i, detalle)),
    poblacion: poblacionDe(hechos),
    ...senas,
  };
}

/** Type of child each board lists. */
const HIJOS: Readonly<Record<string, string>> = { G: 'D', P: 'D', R: 'M', M: 'E', E: 'S' };

/** Which places have a board: everything but sectors. */
export const conTablero = (acumulado: Acumulado): AmbitoId[] =>
  [...acumulado.ambitos.keys()].filter((id) => tipoDe(id) !== 'S').sort();

/** Prepares, once per corte, the index of children, and returns the function that builds one board. */
export function tableros(taller: Taller): (id: AmbitoId) => Tablero {
  const { acumulado, nombrar, territorio } = taller;
  const hijosDe = new Map<AmbitoId, AmbitoId[]>();
  const agregarHijo = (padre: AmbitoId, hijo: AmbitoId): void =>
    void hijosDe.set(padre, [...(hijosDe.get(padre) ?? []), hijo]);
  for (const id of [...acumulado.ambitos.keys()].sort()) {
    const tipo = tipoDe(id);
    const padre = acumulado.padre.get(id);
    if (!padre || !tipo) continue;
    if (tipo === 'D') agregarHijo(acumulado.padre.get(padre) ?? padre, id);
    if (HIJOS[tipoDe(padre) ?? ''] === tipo) agregarHijo(padre, id);
  }
  const ancestros = (id: AmbitoId): AmbitoRef[] => {
    const r: AmbitoRef[] = [];
    for (let p = acumulado.padre.get(id); p; p = acumulado.padre.get(p)) r.push(nombrar(p));
    return r;
  };
  const senasDe = senasDistritos(territorio, taller.perfiles, (red) => acumulado.ambitos.has(red));
  const sectorDe = new Map(taller.sectores.map((s) => [s.id, s]));

  return (id) => {
    const tipo = tipoDe(id);
    const codigo = id.slice(2);
    const eess = tipo === 'E' ? territorio.eess.get(codigo) : undefined;
    const distrito = territorio.distritos.get(tipo === 'D' ? codigo : (eess?.ubigeo ?? ''));
    const delDistrito =
      tipo === 'D' ? (acumulado.sectoresDeDistrito.get(id) ?? new Map<AmbitoId, readonly HechoAmbito[]>()) : null;
    const lugares = delDistrito ? [...delDistrito].sort(([a], [b]) => (a < b ? -1 : 1)) : null;
    const suyos = hijosDe.get(id) ?? [];
    const conExclusiones = (lugares ?? suyos).length <= POCOS_LUGARES;
    const hijos = lugares
      ? lugares.map(([s, hechos]) => fila(taller, s, acumulado.padre.get(s) ?? null, hechos, conExclusiones))
      : suyos.map((h) => {
          const esDistrito = tipoDe(h) === 'D';
          const grupo = esDistrito ? (acumulado.padre.get(h) ?? null) : null;
          return fila(taller, h, grupo, acumulado.ambitos.get(h), conExclusiones, esDistrito ? senasDe(h) : {});
        });
    const base = {
      ambito: {
        ...nombrar(id),
        residencia:
          tipo === 'E' && distrito
            ? residenciaDe(distrito.ubigeo, nombrar)
            : tipo && 'DP'.includes(tipo)
              ? ancestros(id)
              : [],
        salud: tipo && 'EMR'.includes(tipo) ? ancestros(id) : [],
        categoria: eess?.categoria ?? null,
        altitud: eess?.altitud ?? distrito?.altitud ?? null,
        lat: eess?.lat ?? distrito?.lat ?? null,
        lon: eess?.lon ?? distrito?.lon ?? null,
      },
      indicadores: taller.indicadores,
      metas: taller.indicadores.map((i) => taller.metaDe(i, id)),
      propio: fila(taller, id, null, acumulado.ambitos.get(id), null),
      hijos,
    };
    return {
      formato: 1,
      ...base,
      corte: taller.corte,
      modo: 'equipo',
      sintetico: taller.sintetico,
      fuentes: taller.fuentes,
      frases: frasesDe({ ...base, corte: taller.corte }),
      avisos: taller.avisos,
      alertas: alertasDe(
        taller.alertas,
        id,
        hijos.map((h) => h.ambito.id),
      ),
      sectores:
        tipo === 'E' || tipo === 'D' ? hijos.map((h) => sectorDe.get(h.ambito.id)).filter((s) => s !== undefined) : [],
      ...propiosDelTipo(id, hijos, taller.perfiles, nombrar),
    };
  };
}

const residenciaDe = (ubigeo: string, nombrar: (id: AmbitoId) => AmbitoRef): AmbitoRef[] => [
  nombrar(`D:${ubigeo}`),
  nombrar(`P:${ubigeo.slice(0, 4)}`),
  nombrar(`G:${ubigeo.slice(0, 2)}`),
];
