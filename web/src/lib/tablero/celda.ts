import { tipoDe, type AmbitoId, type TipoAmbito } from '../../../../functions/domain/ambito.ts';
import { esPequeno, faltanParaMeta, valorDe, type Conteo } from '../../../../functions/domain/conteo.ts';
import { luzBanda, type Banda } from '../../../../functions/domain/banda.ts';
import { evaluarCelda, wilson } from '../../../../functions/domain/intervalo.ts';
import { LUZ, type Luz } from '../../../../functions/domain/semaforo.ts';
import type { Celda, IndicadorTablero, MetaVigente } from '../../../../functions/domain/tablero.ts';
import { cifra, decimal, entero, porcentaje, puntos } from '../formato.ts';

/** What a person sees of a cell. `clase` names its state and, when it has a value to judge, its light. */
export type VistaCelda = {
  readonly clase: Luz | 'conteo' | 'no_reportado' | 'suprimido' | 'sin_nivel';
  readonly forma: string;
  /** The state or light in words, for whoever does not see shape or colour. */
  readonly palabra: string;
  readonly valor: string;
  readonly detalle: string;
  /** A range and not a value. */
  readonly banda?: true;
};

const DE_QUIEN: Readonly<Record<TipoAmbito, string>> = {
  N: 'nacional',
  G: 'regional',
  P: 'provincial',
  D: 'distrital',
  R: 'de la red',
  M: 'de la microred',
  E: 'del establecimiento',
  S: 'del sector',
};

/** «meta», or «meta regional» when it is not of the board's own place. */
export const palabraMeta = ({ de }: Pick<MetaVigente, 'de'>, propio: AmbitoId): string => {
  const tipo = tipoDe(de);
  return de === propio || tipo === null ? 'meta' : `meta ${DE_QUIEN[tipo]}`;
};

type Regla = Pick<IndicadorTablero, 'tipo' | 'direccion' | 'noCalculable'>;

const SIN_VALOR: Readonly<Record<'nc' | 'nr' | 's' | 'na', VistaCelda>> = {
  nc: {
    clase: 'no_reportado',
    forma: '',
    palabra: 'No calculable: todavía no hay fuente',
    valor: '',
    detalle: 'no calculable',
  },
  nr: {
    clase: 'no_reportado',
    forma: '',
    palabra: 'No reportado: la fuente no llegó',
    valor: '',
    detalle: 'no reportado',
  },
  s: {
    clase: 'suprimido',
    forma: '',
    palabra: 'Protegido: muy pocas personas para publicarlo',
    valor: '',
    detalle: 'protegido',
  },
  na: { clase: 'sin_nivel', forma: '', palabra: 'No se mide en este nivel', valor: '·', detalle: '' },
};

const vistaDensidad = (celda: Conteo): VistaCelda => {
  const v = valorDe(celda, 'densidad');
  const base = { clase: 'conteo', forma: '' } as const;
  return v === null
    ? { ...base, palabra: 'No aplica: sin superficie', valor: '—', detalle: 'sin superficie' }
    : { ...base, palabra: 'Densidad, sin meta', valor: decimal(v), detalle: 'hab./km²' };
};

export const vistaCelda = (
  celda: Celda | undefined,
  { tipo, direccion, noCalculable }: Regla,
  meta: MetaVigente | null,
  propio: AmbitoId | null = null,
): VistaCelda => {
  if (noCalculable !== undefined) return SIN_VALOR.nc;
  if (celda?.e === 'b') return vistaBanda(celda, meta?.meta ?? null, direccion);
  if (!celda || celda.e !== 'v') return SIN_VALOR[celda?.e ?? 'nr'];
  const { num, den } = celda;
  const luz = evaluarCelda(celda, { meta: meta?.meta ?? null, direccion, tipo }).luz ?? 'sin_meta';
  if (tipo === 'conteo') {
    return luz === 'sin_meta'
      ? { clase: 'conteo', forma: '', palabra: 'Cantidad, sin meta', valor: entero(num), detalle: '' }
      : {
          clase: luz,
          forma: LUZ[luz].forma,
          palabra: LUZ[luz].palabra,
          valor: entero(num),
          detalle: `${meta && propio ? palabraMeta(meta, propio) : 'meta'} ${entero(meta!.meta)}`,
        };
  }
  if (tipo === 'densidad') return vistaDensidad(celda);
  const base = { clase: luz, forma: LUZ[luz].forma, palabra: LUZ[luz].palabra };
  if (den === 0) return { ...base, forma: '', valor: '—', detalle: 'no aplica' };
  const deTantos = `${entero(num)} de ${entero(den)}`;
  if (esPequeno(celda)) return { ...base, valor: deTantos, detalle: 'n pequeño' };
  return { ...base, valor: puntos(num / den), detalle: deTantos };
};

/** «100 a 199», «100 a 110 mil». The upper bound is inside; in thousands, outside. */
const entre = ([desde, hasta]: readonly [number, number]): string =>
  desde >= 10_000
    ? `${entero(desde / 1000)} a ${entero((hasta + 1) / 1000)} mil`
    : `${entero(desde)} a ${entero(hasta)}`;

/** A band has a light only when all that it may be has it. */
const vistaBanda = (celda: Banda, meta: number | null, direccion: Regla['direccion']): VistaCelda => {
  const luz = luzBanda(celda, meta, direccion);
  return {
    clase: luz ?? 'sin_meta',
    forma: LUZ[luz ?? 'sin_meta'].forma,
    palabra: luz === null ? 'En banda: no se sabe de qué lado' : LUZ[luz].palabra,
    valor: `${puntosDeBanda(celda)}`,
    detalle: `de ${entre(celda.den)}`,
    banda: true,
  };
};

/** «40–50», in points. */
const puntosDeBanda = ({ pct: [desde, hasta] }: Banda): string => `${corto(desde)}–${corto(hasta)}`;
const corto = (fraccion: number): string => puntos(fraccion).replace(/[.,]0$/, '');

/** «82.4 % (61 de 74)», «2 de 3, pocos casos», «no reportado». */
export const textoCelda = (
  celda: Celda | undefined,
  { tipo, noCalculable }: Pick<Regla, 'tipo' | 'noCalculable'>,
): string => {
  if (noCalculable !== undefined) return 'no calculable';
  if (celda?.e === 'b') return `entre ${puntosDeBanda(celda).replace('–', ' y ')} % (de ${entre(celda.den)})`;
  if (!celda || celda.e !== 'v') return SIN_VALOR[celda?.e ?? 'nr'].palabra.toLowerCase();
  if (tipo === 'conteo') return entero(celda.num);
  const v = valorDe(celda, tipo);
  if (tipo === 'densidad')
    return v === null
      ? 'no aplica (sin superficie)'
      : `${cifra(v, tipo)} (${entero(celda.num)} en ${entero(celda.den)} ha)`;
  if (v === null) return 'no aplica (nadie por atender)';
  const deTantos = `${entero(celda.num)} de ${entero(celda.den)}`;
  return esPequeno(celda) ? `${deTantos}, pocos casos` : `${porcentaje(v)} (${deTantos})`;
};

/** How many persons short of the target; 0 when met, null when it cannot be said (no target, few cases, no value). */
export const faltan = (
  celda: Celda | undefined,
  { tipo, direccion }: Regla,
  meta: MetaVigente | null,
): number | null => {
  if (celda?.e !== 'v' || !meta || tipo !== 'cobertura' || esPequeno(celda)) return null;
  return faltanParaMeta(celda, meta.meta, direccion);
};

/** «Faltan 4 niños», «Hay 1 de más»: the unit is written in plural, so one goes without it. */
export const cuantosFaltan = (
  n: number,
  { direccion, unidad }: Pick<IndicadorTablero, 'direccion' | 'unidad'>,
): string => {
  if (direccion === 'menor') return n === 1 ? 'Hay 1 de más' : `Hay ${entero(n)} ${unidad} de más`;
  return n === 1 ? 'Falta 1' : `Faltan ${entero(n)} ${unidad}`;
};

/**
 * «Faltan 7 niños para la meta regional de 69.1 %», «Cumple la meta de 69.1 %», «Hay 3 niños de más…». null without target or value.
 * @param propio the board's own place
 */
export const fraseMeta = (
  celda: Celda | undefined,
  indicador: IndicadorTablero,
  meta: MetaVigente | null,
  propio: AmbitoId,
): string | null => {
  const n = faltan(celda, indicador, meta);
  if (n === null || !meta) return null;
  const cual = `la ${palabraMeta(meta, propio)} de ${porcentaje(meta.meta)}`;
  return n === 0 ? `Cumple ${cual}` : `${cuantosFaltan(n, indicador)} para ${cual}`;
};

/**
 * «Entre 61 y 74 %»: where the value of many places like this one would fall, with 95 % confidence. null where no percentage is
 * shown either (counts, densities, few cases).
 */
export const fraseIntervalo = (celda: Celda | undefined, { tipo, noCalculable }: Regla): string | null => {
  if (noCalculable !== undefined || celda?.e !== 'v' || tipo !== 'cobertura' || esPequeno(celda)) return null;
  const intervalo = wilson(celda);
  if (!intervalo) return null;
  const [inferior, superior] = intervalo;
  const estrecho = superior - inferior < 0.02;
  const decir = (x: number): string => (estrecho ? puntos(x) : entero(Math.round(x * 100)));
  return `Entre ${decir(inferior)} y ${decir(superior)} %`;
};
