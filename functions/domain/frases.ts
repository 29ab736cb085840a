import { esSinUbicar, PLURAL_TIPO } from './ambito.ts';
import { brecha, cobertura, faltanParaMeta, DEN_MINIMO } from './conteo.ts';
import { semaforo } from './semaforo.ts';
import type { Celda, Fila, Frase, IndicadorTablero, MetaVigente, Tablero } from './tablero.ts';

type Caso = {
  readonly i: number;
  readonly indicador: IndicadorTablero;
  readonly meta: MetaVigente;
  readonly propia: Valor;
};
type Valor = Extract<Celda, { e: 'v' }>;
type Entrada = Pick<Tablero, 'ambito' | 'indicadores' | 'metas' | 'propio' | 'hijos'> & {
  readonly corte: Pick<Tablero['corte'], 'periodo'>;
};

const valor = (fila: Fila, i: number): Valor | null => {
  const c = fila.celdas[i];
  return c?.e === 'v' ? c : null;
};

const UN_DECIMAL = new Intl.NumberFormat('es-PE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const ENTERO = new Intl.NumberFormat('es-PE');
const pct = (fraccion: number): string => `${UN_DECIMAL.format(fraccion * 100)} %`;
const n = (entero: number): string => ENTERO.format(entero);

/**
 * The one or two sentences that open a board, computed from its own cells: how many places are under the target in the indicator
 * with the widest gap, where most persons are missing, and which component fails most there. When no indicator has a target and
 * enough persons, it says that instead.
 */
export function frasesDe(tablero: Entrada): Frase[] {
  const todos = tablero.indicadores
    .map((indicador, i): Caso | null => {
      const meta = tablero.metas[i];
      const propia = valor(tablero.propio, i);
      return indicador.principal &&
        indicador.tipo === 'cobertura' &&
        indicador.direccion !== 'ninguna' &&
        meta &&
        propia &&
        propia.den >= DEN_MINIMO
        ? { i, indicador, meta, propia }
        : null;
    })
    .filter((c) => c !== null);
  // A board does not open with a definition nobody has read, while there is one that somebody has.
  const leidos = todos.filter((c) => !c.indicador.provisional && ['V1', 'V2'].includes(c.indicador.verificacion));
  const casos = leidos.length > 0 ? leidos : todos;
  const peor = casos
    .map((c) => ({ c, faltan: faltanParaMeta(c.propia, c.meta.meta, c.indicador.direccion) ?? 0 }))
    .filter(({ faltan }) => faltan > 0)
    .sort((a, b) => b.faltan - a.faltan || a.c.i - b.c.i)[0];
  if (!peor) return [sinBrecha(tablero, casos), ...hijoRezagado(tablero, casos)];
  const { i, indicador, meta, propia } = peor.c;
  const ref = (fila: Fila) => ({ ambito: fila.ambito.id, clave: indicador.clave });
  const sentencias: Frase[] = [];

  // Those who could not be placed count in every total, but nobody can be sent to «Sin sector».
  const lugares = tablero.hijos.filter((h) => !esSinUbicar(h.ambito.id));
  const bajos = lugares.filter((h) =>
    ['cerca', 'brecha'].includes(semaforo(valor(h, i) ?? { num: 0, den: 0 }, meta.meta, indicador.direccion)),
  );
  const medibles = lugares.filter((h) => (valor(h, i)?.den ?? 0) >= DEN_MINIMO);
  const tipoHijo = tablero.hijos[0]?.ambito.tipo;
  const [uno, varios] = tipoHijo ? PLURAL_TIPO[tipoHijo] : ['lugar', 'lugares'];
  const v = cobertura(propia)!; // den >= DEN_MINIMO
  const total = `${indicador.corto} va en ${pct(v)} en ${tablero.ambito.nombre} (${n(propia.num)} de ${n(propia.den)}); la meta es ${pct(meta.meta)} y ${cuantos(indicador, peor.faltan, true)}.`;
  sentencias.push({ texto: total, celdas: [ref(tablero.propio)] });

  if (medibles.length > 0 && bajos.length > 0) {
    const peorHijo = bajos
      .map((h) => ({ h, v: valor(h, i)!, faltan: faltanParaMeta(valor(h, i)!, meta.meta, indicador.direccion) ?? 0 })) // bajos have a value
      .sort((a, b) => b.faltan - a.faltan || brecha(b.v, indicador.direccion) - brecha(a.v, indicador.direccion))[0]!;
    const falla = componenteQueMasFalla(indicador, peorHijo.v);
    sentencias.push({
      texto:
        `${bajos.length} de ${medibles.length} ${medibles.length === 1 ? uno : varios} con ${DEN_MINIMO} o más casos ${bajos.length === 1 ? 'está' : 'están'} ${indicador.direccion === 'mayor' ? 'bajo' : 'sobre'} esa meta. ` +
        `En ${peorHijo.h.ambito.nombre} ${cuantos(indicador, peorHijo.faltan, false)}` +
        (falla
          ? `; lo que más falta es ${falla.nombre} (${n(falla.n)} de ${n(peorHijo.v.den - peorHijo.v.num)}).`
          : '.'),
      celdas: [...bajos.slice(0, 12).map(ref), ref(peorHijo.h)],
    });
  }
  return sentencias;
}

/** «faltan 244 niños», «falta 1»: units are written in the plural only. */
const cuantos = (indicador: IndicadorTablero, faltan: number, conUnidad: boolean): string => {
  const unidad = conUnidad && faltan !== 1 ? ` ${indicador.unidad}` : '';
  if (indicador.direccion !== 'mayor') return `hay ${n(faltan)}${unidad} de más`;
  return faltan === 1 ? 'falta 1' : `faltan ${n(faltan)}${unidad}`;
};

/** The component that stops most persons; null when the ficha has a single one or nobody fails. */
export function componenteQueMasFalla(indicador: IndicadorTablero, celda: Valor): { nombre: string; n: number } | null {
  if (indicador.componentes.length < 2 || !celda.comp) return null;
  let mejor: { nombre: string; n: number } | null = null;
  indicador.componentes.forEach((c, k) => {
    const n = celda.comp?.[k]?.[1] ?? 0;
    if (n > (mejor?.n ?? 0)) mejor = { nombre: c.nombre, n };
  });
  return mejor;
}

const MES = new Intl.DateTimeFormat('es-PE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const enLista = (xs: readonly string[]): string =>
  xs.length < 2 ? (xs[0] ?? '') : `${xs.slice(0, -1).join(', ')} y ${xs.at(-1)}`;

/** Nothing is missing as far as the numbers can tell: which targets were met, by whom, and what could not be judged. */
function sinBrecha(tablero: Entrada, casos: readonly Caso[]): Frase {
  const { nombre, id } = tablero.ambito;
  const mes = MES.format(new Date(`${tablero.corte.periodo}-01T00:00:00Z`));
  if (!tablero.metas.some((m) => m !== null))
    return { texto: `Para ${mes} no hay meta cargada: aquí están los valores de ${nombre}, sin semáforo.`, celdas: [] };
  if (casos.length === 0)
    return {
      texto: `En ${nombre} hay menos de ${DEN_MINIMO} casos en cada indicador con meta: mire los números uno por uno.`,
      celdas: [],
    };
  const cumplidos = casos.map((c) => `${c.indicador.corto} (${n(c.propia.num)} de ${n(c.propia.den)})`);
  const pequenos = tablero.indicadores.filter((x, i) => {
    const v = valor(tablero.propio, i);
    return x.principal && tablero.metas[i] && v !== null && v.den < DEN_MINIMO;
  }).length;
  const resto =
    pequenos === 0
      ? ''
      : `; en ${pequenos === 1 ? 'otro indicador' : `otros ${pequenos}`} con meta los casos son muy pocos`;
  return {
    texto: `${nombre} cumple la meta en ${enLista(cumplidos)}${resto}.`,
    celdas: casos.map((c) => ({ ambito: id, clave: c.indicador.clave })),
  };
}

/** Children under a target that the place as a whole meets: the one short of most persons, over every indicator. */
function hijoRezagado(tablero: Entrada, casos: readonly Caso[]): Frase[] {
  const rezagados = casos.flatMap((c) =>
    tablero.hijos
      .filter((h) => !esSinUbicar(h.ambito.id))
      .flatMap((h) => {
        const v = valor(h, c.i);
        const luz = semaforo(v ?? { num: 0, den: 0 }, c.meta.meta, c.indicador.direccion);
        return v && ['cerca', 'brecha'].includes(luz)
          ? [{ c, h, v, faltan: faltanParaMeta(v, c.meta.meta, c.indicador.direccion) ?? 0 }]
          : [];
      }),
  );
  const peor = rezagados.sort((a, b) => b.faltan - a.faltan || a.c.i - b.c.i)[0];
  if (!peor) return [];
  const { c, h, v } = peor;
  return [
    {
      texto: `Dentro, ${h.ambito.nombre} no llega en ${c.indicador.corto} (${n(v.num)} de ${n(v.den)}): ${cuantos(c.indicador, peor.faltan, true)}.`,
      celdas: [{ ambito: h.ambito.id, clave: c.indicador.clave }],
    },
  ];
}
