import { setImmediate } from 'node:timers/promises';
import type { AmbitoId } from '../../domain/ambito.ts';
import { parseCorteId, type CorteId } from '../../domain/corte.ts';
import { sumarMeses, type Periodo } from '../../domain/periodo.ts';
import { decidirFicha, type DecisionFicha, type MesContado, type PedidoFicha } from '../../domain/supresion/decidir.ts';
import type { FichaPublica, Politica } from '../../domain/supresion/politica.ts';
import { LIBRE, type Region } from '../../domain/supresion/rejilla.ts';
import { unirTotales, type Totales } from '../totales.ts';
import { conteosDe, disposicion, lugaresPublicos } from './lugares.ts';
import { sinRepetidas, type Publicada, type Repetida } from './repetidas.ts';
import { huellaPolitica, type TablaPublica } from './tabla.ts';

/** A current corte of a month. */
export type MesVigente = { readonly periodo: Periodo; readonly corte: CorteId; readonly totales: Totales };

export type FichaVigente = FichaPublica & {
  /** `claveFicha` of the edition in force. */
  readonly clave: string;
};

export type PedidoRegion = {
  readonly region: string;
  readonly politica: Politica;
  readonly fichas: readonly FichaVigente[];
  /** Oldest first: the months that are published. */
  readonly meses: readonly MesVigente[];
  /** Every table decided before, in all revisions. */
  readonly anteriores: readonly TablaPublica[];
  /** Totals of cortes that earlier tables name and are no longer current; null when they are gone. */
  readonly totalesDe: (corte: CorteId) => Promise<Totales | null>;
};

export type DecisionRegion = {
  /** The table of each month and of each twelve months, whether decided now or before. */
  readonly tablas: readonly TablaPublica[];
  /** Counts looked at, and those that were left without enough worlds: 0 but where earlier tables leave no room. */
  readonly protegidos: number;
  readonly abiertos: number;
  /** Fichas that are not published because another one counts the same persons. */
  readonly repetidas: readonly Repetida[];
};

export const MESES_VENTANA = 12;

const periodoDe = (corte: CorteId): Periodo => parseCorteId(corte)!.periodo; // ids written by us

/** The cortes of each table: every month, and every twelve months in a row. */
const ventanasDe = (meses: readonly MesVigente[]): CorteId[][] => [
  ...meses.map((m) => [m.corte]),
  ...meses.flatMap((m, i) => {
    const suyos = meses.slice(Math.max(0, i + 1 - MESES_VENTANA), i + 1);
    const seguidos = suyos.every((s, k) => s.periodo === sumarMeses(m.periodo, k + 1 - MESES_VENTANA));
    return suyos.length === MESES_VENTANA && seguidos ? [suyos.map((s) => s.corte)] : [];
  }),
];

type Regiones = ReadonlyMap<AmbitoId, Region>;
type Anterior = { readonly meses: readonly CorteId[]; readonly politica: string; readonly regiones: Regiones };

/** What earlier tables say of one ficha. */
const anterioresDe = (tablas: readonly TablaPublica[], clave: string): Anterior[] =>
  tablas.flatMap(({ meses, politica, lugares, fichas }) => {
    const suya = fichas.find((f) => f.clave === clave);
    if (!suya || suya.regiones.length === 0) return [];
    const pares = lugares.flatMap((id, i) => (suya.regiones[i] ? [[id, suya.regiones[i]] as const] : []));
    return [{ meses, politica, regiones: new Map(pares) }];
  });

/** What earlier tables published, ficha by ficha: in which months, and from which place up. */
function publicadasEn(tablas: readonly TablaPublica[]): Publicada[] {
  const halladas = new Map<string, Publicada & { readonly periodos: Set<Periodo> }>();
  for (const { meses, fichas } of tablas)
    for (const { clave, desde, regiones } of fichas) {
      if (!regiones.some((r) => r !== null)) continue;
      const suya = halladas.get(clave) ?? { clave, desde, periodos: new Set<Periodo>() };
      for (const corte of meses) suya.periodos.add(periodoDe(corte));
      // The finest it was ever published at: there it says the most.
      halladas.set(clave, desde === 'distrito' ? { ...suya, desde } : suya);
    }
  return [...halladas.values()];
}

/** One a month, with all that any of its revisions counted: editions of a ficha need not be in the same one. */
function porMes(totales: ReadonlyMap<CorteId, Totales>): Totales[] {
  const deMes = new Map<Periodo, Totales>();
  const porRevision = [...totales].sort(
    ([a], [b]) => parseCorteId(b)!.revision - parseCorteId(a)!.revision, // ids written by us
  );
  for (const [corte, t] of porRevision) {
    const otra = deMes.get(periodoDe(corte));
    deMes.set(periodoDe(corte), otra ? unirTotales(otra, t) : t);
  }
  return [...deMes.values()];
}

/** The work of a ficha, letting others work in between: a sala goes on answering while it closes. */
async function hacer(pedido: PedidoFicha, politica: Politica): Promise<DecisionFicha> {
  const trabajo = decidirFicha(pedido, politica);
  for (;;) {
    const paso = trabajo.next();
    if (paso.done) return paso.value;
    await setImmediate();
  }
}

/** Decides the public tables of a region that have not been decided yet. What was, stays as it was. */
export async function decidirRegion(pedido: PedidoRegion): Promise<DecisionRegion> {
  const { meses, politica } = pedido;
  const primero = meses[0]?.periodo ?? '';
  // A table that shares no month with those of now says nothing of them.
  const anteriores = pedido.anteriores.filter((t) => t.meses.some((c) => periodoDe(c) >= primero));
  const totales = new Map(meses.map((m) => [m.corte, m.totales]));
  for (const corte of new Set(anteriores.flatMap((t) => t.meses))) {
    const suyos = totales.has(corte) ? null : await pedido.totalesDe(corte);
    if (suyos) totales.set(corte, suyos);
  }
  const ids = lugaresPublicos([...totales.values()]);
  const { fichas, repetidas, callados } = sinRepetidas(pedido.fichas, porMes(totales), ids, {
    publicadas: publicadasEn(anteriores),
    periodos: meses.map((m) => m.periodo),
  });
  const huella = huellaPolitica(politica);
  const cortes = ventanasDe(meses);
  let [protegidos, abiertos] = [0, 0];

  const decidir = async ({ clave, desde }: FichaVigente): Promise<(Regiones | null)[]> => {
    const { hojas, lugares } = disposicion(ids, desde);
    const contados = new Map<CorteId, MesContado>();
    for (const [corte, t] of totales) {
      const conteos = conteosDe(t, clave, hojas);
      const periodo = periodoDe(corte);
      if (conteos && !callados.get(clave)?.has(periodo))
        contados.set(corte, { corte, periodo, conteos, quieto: periodo < primero });
    }
    const suyas = anterioresDe(anteriores, clave);
    const hechas = cortes.map((c) => {
      const texto = c.join(' ');
      return suyas.find((a) => a.politica === huella && a.meses.join(' ') === texto)?.regiones ?? null;
    });
    const faltan = cortes.flatMap((c, i) => (!hechas[i] && c.every((x) => contados.has(x)) ? [i] : []));
    if (faltan.length === 0) return hechas;
    const decision = await hacer(
      {
        clave,
        lugares,
        meses: [...contados.values()].sort((a, b) => (a.corte < b.corte ? -1 : 1)),
        fijas: suyas
          .filter((a) => a.meses.every((c) => contados.has(c)))
          .map((a) => ({ meses: a.meses, regiones: lugares.map((l) => a.regiones.get(l.id) ?? LIBRE) })),
        nuevas: faltan.map((i) => ({ meses: cortes[i]! })),
      },
      politica,
    );
    protegidos += decision.protegidos;
    abiertos += decision.abiertos;
    faltan.forEach((i, k) => {
      hechas[i] = new Map(lugares.map((l, j) => [l.id, decision.regiones[k]![j]!])); // aligned by decidirFicha
    });
    return hechas;
  };

  const porFicha: (Regiones | null)[][] = [];
  for (const f of fichas) porFicha.push(await decidir(f));

  const { fichas: _, ...umbrales } = politica;
  const tablas = cortes.map((suyos, i): TablaPublica => ({
    formato: 1,
    region: pedido.region,
    corte: suyos.at(-1)!, // at least one
    ventana: suyos.length === 1 ? 'mes' : '12m',
    meses: suyos,
    politica: huella,
    umbrales,
    lugares: ids,
    fichas: fichas.map(({ clave, desde }, f) => {
      const regiones = porFicha[f]![i]; // one a ficha, one a table
      if (regiones) return { clave, desde, regiones: ids.map((id) => regiones.get(id) ?? null) };
      const callada = suyos.some((c) => callados.get(clave)?.has(periodoDe(c)));
      return { clave, desde, regiones: [], ...(callada ? { callada } : {}) };
    }),
  }));
  return { tablas, protegidos, abiertos, repetidas };
}
