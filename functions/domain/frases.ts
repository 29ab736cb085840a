import { esSinUbicar } from './ambito.ts';
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

const valor = (fila: Fila, i: number): Valor | null => {
  const c = fila.celdas[i];
  return c?.e === 'v' ? c : null;
};

const UN_DECIMAL = new Intl.NumberFormat('es-PE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const ENTERO = new Intl.NumberFormat('es-PE');
const pct = (fraccion: number): string => `${UN_DECIMAL.format(fraccion * 100)} %`;
const n = (entero: number): string => ENTERO.format(entero);

const PLURAL: Readonly<Record<string, readonly [uno: string, varios: string]>> = {
  D: ['distrito', 'distritos'],
  S: ['sector', 'sectores'],
  E: ['establecimiento', 'establecimientos'],
  M: ['microred', 'microredes'],
  P: ['provincia', 'provincias'],
};

/**
 * The one or two sentences that open a board, computed from its own cells: how many places are under the target in the indicator
 * with the widest gap, where most persons are missing, and which component fails most there. When no indicator has a target and
 * enough persons, it says that instead.
 */
export function frasesDe(tablero: Pick<Tablero, 'ambito' | 'indicadores' | 'metas' | 'propio' | 'hijos'>): Frase[] {
  const casos = tablero.indicadores
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
  const peor = casos
    .map((c) => ({ c, faltan: faltanParaMeta(c.propia, c.meta.meta, c.indicador.direccion) ?? 0 }))
    .filter(({ faltan }) => faltan > 0)
    .sort((a, b) => b.faltan - a.faltan || a.c.i - b.c.i)[0];
  if (!peor) return [sinBrecha(tablero, casos)];
  const { i, indicador, meta, propia } = peor.c;
  const ref = (fila: Fila) => ({ ambito: fila.ambito.id, clave: indicador.clave });
  const sentencias: Frase[] = [];

  // Those who could not be placed count in every total, but nobody can be sent to «Sin sector».
  const lugares = tablero.hijos.filter((h) => !esSinUbicar(h.ambito.id));
  const bajos = lugares.filter((h) =>
    ['cerca', 'brecha'].includes(semaforo(valor(h, i) ?? { num: 0, den: 0 }, meta.meta, indicador.direccion)),
  );
  const medibles = lugares.filter((h) => (valor(h, i)?.den ?? 0) >= DEN_MINIMO);
  const [uno, varios] = PLURAL[tablero.hijos[0]?.ambito.tipo ?? ''] ?? ['lugar', 'lugares'];
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
        `${bajos.length} de ${medibles.length} ${medibles.length === 1 ? uno : varios} con ${DEN_MINIMO} o más casos ${bajos.length === 1 ? 'está' : 'están'} bajo esa meta. ` +
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
  const verbo = indicador.direccion === 'mayor' ? 'falta' : 'sobra';
  return faltan === 1 ? `${verbo} 1` : `${verbo}n ${n(faltan)}${conUnidad ? ` ${indicador.unidad}` : ''}`;
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

function sinBrecha(tablero: Pick<Tablero, 'ambito' | 'propio'>, casos: readonly Caso[]): Frase {
  const texto =
    casos.length === 0
      ? `En ${tablero.ambito.nombre} los números son muy pequeños, o no hay meta cargada, para resumirlos en una frase.`
      : `${tablero.ambito.nombre} cumple la meta en ${casos.length === 1 ? 'el indicador que la tiene' : `los ${casos.length} indicadores que la tienen`}.`;
  return { texto, celdas: casos.map((c) => ({ ambito: tablero.propio.ambito.id, clave: c.indicador.clave })) };
}
