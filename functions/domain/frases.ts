import { esSinUbicar, PLURAL_TIPO } from './ambito.ts';
import { brecha, cobertura, faltanParaMeta, DEN_MINIMO } from './conteo.ts';
import { cortoConMarca, esFirme } from './definicion-firme.ts';
import { brechaEnPalabras, metaEnPalabras } from './meta-en-palabras.ts';
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

/** A case and how many persons it is short of its target; widest first, and only what is short. */
type Corto = { readonly c: Caso; readonly faltan: number };
const cortosDe = (casos: readonly Caso[]): Corto[] =>
  casos
    .map((c) => ({ c, faltan: faltanParaMeta(c.propia, c.meta.meta, c.indicador.direccion) ?? 0 }))
    .filter(({ faltan }) => faltan > 0)
    .sort((a, b) => b.faltan - a.faltan || a.c.i - b.c.i);

/**
 * The sentences that open a board, computed from its own cells: the indicator with the widest gap, how many places are under its target,
 * where most persons are missing, and which component fails most there. A definition nobody has read, or a provisional one, does not
 * lead while another is in gap, and then it is said how many are left out and which is the widest; where it leads, its mark goes with
 * it. A place is said to comply only in what it does, and after what it does not. When no indicator has a target and enough persons, it
 * says that instead.
 */
export function frasesDe(tablero: Entrada): Frase[] {
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
  const firmes = casos.filter((c) => esFirme(c.indicador));
  const [peor] = cortosDe(firmes);
  const aparte = cortosDe(casos.filter((c) => !esFirme(c.indicador)));
  const guia = peor ?? aparte[0];
  if (!guia) {
    const contados = firmes.length > 0 ? firmes : casos;
    return [sinBrecha(tablero, contados), ...hijoRezagado(tablero, contados)];
  }
  const sentencias = deLaBrecha(tablero, guia);
  if (peor) return aparte.length > 0 ? [...sentencias, sinContar(tablero, aparte)] : sentencias;
  return firmes.length > 0 ? [...sentencias, enLoDemas(tablero, firmes), ...hijoRezagado(tablero, firmes)] : sentencias;
}

/** The place in one indicator it falls short in, and where inside. */
function deLaBrecha(tablero: Entrada, { c: { i, indicador, meta, propia }, faltan }: Corto): Frase[] {
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
  const total = `${cortoConMarca(indicador)} va en ${pct(v)} en ${tablero.ambito.nombre} (${n(propia.num)} de ${n(propia.den)}); la meta es ${metaEnPalabras(pct(meta.meta), indicador.direccion)} y ${brechaEnPalabras(faltan, n(faltan), indicador)}.`;
  sentencias.push({ texto: total, celdas: [ref(tablero.propio)] });

  if (medibles.length > 0 && bajos.length > 0) {
    const peorHijo = bajos
      .map((h) => ({ h, v: valor(h, i)!, faltan: faltanParaMeta(valor(h, i)!, meta.meta, indicador.direccion) ?? 0 })) // bajos have a value
      .sort((a, b) => b.faltan - a.faltan || brecha(b.v, indicador.direccion) - brecha(a.v, indicador.direccion))[0]!;
    const falla = indicador.direccion === 'mayor' ? componenteQueMasFalla(indicador, peorHijo.v) : null;
    sentencias.push({
      texto:
        `${bajos.length} de ${medibles.length} ${medibles.length === 1 ? uno : varios} con ${DEN_MINIMO} o más casos ${estaOPasa(indicador, bajos.length)}. ` +
        `En ${peorHijo.h.ambito.nombre} ${cuantos(indicador, peorHijo.faltan)}` +
        (falla
          ? `; lo que más falta es ${falla.nombre} (${n(falla.n)} de ${n(peorHijo.v.den - peorHijo.v.num)}).`
          : '.'),
      celdas: [...bajos.slice(0, 12).map(ref), ref(peorHijo.h)],
    });
  }
  return sentencias;
}

const estaOPasa = ({ direccion }: IndicadorTablero, cuantos: number): string =>
  direccion === 'mayor'
    ? `${cuantos === 1 ? 'está' : 'están'} bajo esa meta`
    : `${cuantos === 1 ? 'pasa' : 'pasan'} esa meta`;

/** «faltan 47»: the sentence before says of what. */
const cuantos = ({ direccion }: IndicadorTablero, faltan: number): string =>
  direccion !== 'mayor' ? `hay ${n(faltan)} de más` : faltan === 1 ? 'falta 1' : `faltan ${n(faltan)}`;

/** What is short of its target, near it or far, and does not lead: a wider gap is never left unsaid for being provisional. */
function sinContar(tablero: Entrada, [mayor, ...otros]: readonly Corto[]): Frase {
  const { indicador, propia } = mayor!.c; // there is one
  const cuenta = `${cortoConMarca(indicador)}, ${n(propia.num)} de ${n(propia.den)}, ${brechaEnPalabras(mayor!.faltan, n(mayor!.faltan), indicador)}.`;
  return {
    texto:
      otros.length === 0
        ? `Sin contar un indicador provisional o sin verificar que tampoco cumple su meta: ${cuenta}`
        : `Sin contar ${otros.length + 1} indicadores provisionales o sin verificar que tampoco cumplen su meta; el mayor: ${cuenta}`,
    celdas: [{ ambito: tablero.ambito.id, clave: indicador.clave }],
  };
}

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
  const { nombre } = tablero.ambito;
  const mes = MES.format(new Date(`${tablero.corte.periodo}-01T00:00:00Z`));
  if (!tablero.metas.some((m) => m !== null))
    return { texto: `Para ${mes} no hay meta cargada: aquí están los valores de ${nombre}, sin semáforo.`, celdas: [] };
  if (casos.length === 0)
    return {
      texto: `En ${nombre} hay menos de ${DEN_MINIMO} casos en cada indicador con meta: mire los números uno por uno.`,
      celdas: [],
    };
  return cumple(tablero, casos, `${nombre} cumple la meta en`);
}

/** After a gap, what is met. */
const enLoDemas = (tablero: Entrada, casos: readonly Caso[]): Frase =>
  cumple(tablero, casos, 'En lo demás que se puede juzgar, cumple la meta en');

function cumple(tablero: Entrada, casos: readonly Caso[], entrada: string): Frase {
  const cumplidos = casos.map((c) => `${cortoConMarca(c.indicador)} (${n(c.propia.num)} de ${n(c.propia.den)})`);
  const conMeta = tablero.indicadores.flatMap((x, i) => (x.principal && tablero.metas[i] ? [i] : []));
  const sinDato = conMeta.filter((i) => {
    const celda = tablero.propio.celdas[i];
    return celda?.e === 'nr' || (celda?.e === 'v' && celda.den === 0 && celda.sinDato > 0);
  });
  const pequenos = conMeta.filter((i) => {
    const v = valor(tablero.propio, i);
    return v !== null && v.den < DEN_MINIMO && !sinDato.includes(i);
  });
  const otros = (cuantos: number): string => (cuantos === 1 ? 'otro indicador' : `otros ${cuantos}`);
  const resto =
    (pequenos.length === 0 ? '' : `; en ${otros(pequenos.length)} con meta los casos son muy pocos`) +
    (sinDato.length === 0 ? '' : `; de ${otros(sinDato.length)} con meta no llegó el dato`);
  return {
    texto: `${entrada} ${enLista(cumplidos)}${resto}.`,
    celdas: casos.map((c) => ({ ambito: tablero.ambito.id, clave: c.indicador.clave })),
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
      texto: `Dentro, ${h.ambito.nombre} ${c.indicador.direccion === 'mayor' ? 'no llega' : 'pasa la meta'} en ${cortoConMarca(c.indicador)} (${n(v.num)} de ${n(v.den)}): ${brechaEnPalabras(peor.faltan, n(peor.faltan), c.indicador)}.`,
      celdas: [{ ambito: h.ambito.id, clave: c.indicador.clave }],
    },
  ];
}
