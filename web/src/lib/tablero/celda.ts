import { tipoDe, type AmbitoId, type TipoAmbito } from '../../../../functions/domain/ambito.ts';
import { esPequeno, faltanParaMeta, nadaQueContar, valorDe, type Conteo } from '../../../../functions/domain/conteo.ts';
import { luzBanda, type Banda } from '../../../../functions/domain/banda.ts';
import { brechaEnPalabras, metaEnPalabras } from '../../../../functions/domain/meta-en-palabras.ts';
import { evaluarCelda, wilson } from '../../../../functions/domain/intervalo.ts';
import { LUZ, type Luz } from '../../../../functions/domain/semaforo.ts';
import type { Celda, IndicadorTablero, MetaVigente } from '../../../../functions/domain/tablero.ts';
import { cifra, decimal, entero, porcentaje, puntos } from '../formato.ts';
import * as t from '../textos/es/tablero.ts';

/** What a person sees of a cell. `clase` names its state and, when it has a value to judge, its light. */
export type VistaCelda = {
  readonly clase: Luz | 'conteo' | 'no_reportado' | 'suprimido' | 'sin_nivel';
  readonly forma: string;
  /** The state or light in words, for whoever does not see shape or colour. */
  readonly palabra: string;
  readonly valor: string;
  readonly detalle: string;
  /** «148 sin dato», where more persons are missing from the denominator for want of a datum than are in it. */
  readonly hueco?: string;
  /** A range and not a value. */
  readonly banda?: true;
};

const META_DE: Readonly<Record<TipoAmbito, string>> = {
  N: t.metaNacional,
  G: t.metaRegional,
  P: t.metaProvincial,
  D: t.metaDistrital,
  R: t.metaDeLaRed,
  M: t.metaDeLaMicrored,
  E: t.metaDelEstablecimiento,
  S: t.metaDelSector,
};

/** «meta», or «meta regional» when it is not of the board's own place. */
export const palabraMeta = ({ de }: Pick<MetaVigente, 'de'>, propio: AmbitoId): string => {
  const tipo = tipoDe(de);
  return de === propio || tipo === null ? t.meta : META_DE[tipo];
};

type Contada = Extract<Celda, { readonly e: 'v' }>;
type Regla = Pick<IndicadorTablero, 'tipo' | 'direccion' | 'noCalculable'>;

const SIN_VALOR: Readonly<Record<'nc' | 'nr' | 's' | 'na', VistaCelda>> = {
  nc: {
    clase: 'no_reportado',
    forma: '',
    palabra: t.noCalculableTodaviaNoHay,
    valor: '',
    detalle: t.noCalculable,
  },
  nr: {
    clase: 'no_reportado',
    forma: '',
    palabra: t.noReportadoLaFuenteNo,
    valor: '',
    detalle: t.noReportado,
  },
  s: {
    clase: 'suprimido',
    forma: '',
    palabra: t.protegidoMuyPocasPersonas,
    valor: '',
    detalle: t.protegido,
  },
  na: { clase: 'sin_nivel', forma: '', palabra: t.noSeMideEnEste, valor: '·', detalle: '' },
};

const vistaDensidad = (celda: Conteo): VistaCelda => {
  const v = valorDe(celda, 'densidad');
  const base = { clase: 'conteo', forma: '' } as const;
  return v === null
    ? { ...base, palabra: t.noAplicaSinSuperficie, valor: '—', detalle: t.sinSuperficie }
    : { ...base, palabra: t.densidadSinMeta, valor: decimal(v), detalle: t.habitantesPorKm2 };
};

export const vistaCelda = (
  celda: Celda | undefined,
  { tipo, direccion, noCalculable }: Regla,
  meta: MetaVigente | null,
  propio: AmbitoId | null = null,
): VistaCelda => {
  if (noCalculable !== undefined) return SIN_VALOR.nc;
  if (celda?.e === 'b') return vistaBanda(celda, tipo === 'conteo' ? null : (meta?.meta ?? null), direccion);
  if (!celda || celda.e !== 'v') return SIN_VALOR[celda?.e ?? 'nr'];
  const { num, den, sinDato } = celda;
  const luz = evaluarCelda(celda, { meta: meta?.meta ?? null, direccion, tipo }).luz ?? 'sin_meta';
  if (tipo === 'conteo' && !nadaQueContar(celda, tipo, direccion)) {
    return luz === 'sin_meta'
      ? { clase: 'conteo', forma: '', palabra: t.cantidadSinMeta, valor: entero(num), detalle: '' }
      : {
          clase: luz,
          forma: LUZ[luz].forma,
          palabra: LUZ[luz].palabra,
          valor: entero(num),
          detalle: `${meta && propio ? palabraMeta(meta, propio) : t.meta} ${entero(meta!.meta)}`,
        };
  }
  if (luz === 'sin_dato')
    return {
      clase: luz,
      forma: '',
      palabra: t.sinDatoDeNadie(sinDato),
      valor: '',
      detalle: t.sinDatoDe(entero(sinDato)),
    };
  if (tipo === 'densidad') return vistaDensidad(celda);
  const base = { clase: luz, forma: LUZ[luz].forma, palabra: LUZ[luz].palabra, ...hueco(celda) };
  if (den === 0) return { ...base, forma: '', valor: '—', detalle: t.noAplica };
  const deTantos = t.nDeD(entero(num), entero(den));
  if (esPequeno(celda)) return { ...base, valor: deTantos, detalle: t.nPequeno };
  return { ...base, valor: puntos(num / den), detalle: deTantos };
};

/** A share of a minority says little of the whole: from there on the cell says how many it leaves out. */
const hueco = ({ den, sinDato }: Contada): Pick<VistaCelda, 'hueco'> =>
  den > 0 && sinDato > den ? { hueco: t.tantosSinDato(entero(sinDato)) } : {};

/** «100 a 199», «100 a 110 mil». The upper bound is inside; in thousands, outside. */
const entre = ([desde, hasta]: readonly [number, number]): string =>
  desde >= 10_000
    ? t.desdeHastaMil(entero(desde / 1000), entero((hasta + 1) / 1000))
    : t.desdeHasta(entero(desde), entero(hasta));

/** A band has a light only when all that it may be has it. */
const vistaBanda = (celda: Banda, meta: number | null, direccion: Regla['direccion']): VistaCelda => {
  const luz = luzBanda(celda, meta, direccion);
  return {
    clase: luz,
    forma: LUZ[luz].forma,
    palabra: LUZ[luz].palabra,
    valor: `${puntosDeBanda(celda)}`,
    detalle: t.deEntre(entre(celda.den)),
    banda: true,
  };
};

/** «40–50», in points. */
const puntosDeBanda = ({ pct: [desde, hasta] }: Banda): string => `${corto(desde)}–${corto(hasta)}`;
const corto = (fraccion: number): string => puntos(fraccion).replace(/[.,]0$/, '');

/** «82.4 % (61 de 74)», «2 de 3, pocos casos», «no reportado». */
export const textoCelda = (celda: Celda | undefined, { tipo, direccion, noCalculable }: Regla): string => {
  if (noCalculable !== undefined) return t.noCalculable;
  if (celda?.e === 'b') return t.entreYPorCiento(corto(celda.pct[0]), corto(celda.pct[1]), entre(celda.den));
  if (!celda || celda.e !== 'v') return SIN_VALOR[celda?.e ?? 'nr'].palabra.toLowerCase();
  const v = nadaQueContar(celda, tipo, direccion) ? null : valorDe(celda, tipo);
  if (v === null && celda.sinDato > 0) return t.sinDatoDe(entero(celda.sinDato));
  if (tipo === 'densidad')
    return v === null
      ? t.noAplicaSinSuperficieCorto
      : t.personasEnHectareas(cifra(v, tipo), entero(celda.num), entero(celda.den));
  if (v === null) return t.noAplicaNadiePorAtender;
  if (tipo === 'conteo') return entero(v);
  const [num, den] = [entero(celda.num), entero(celda.den)];
  const resto = hueco(celda).hueco;
  const deTantos = resto ? t.yAdemas(den, resto) : den;
  return esPequeno(celda) ? t.nDeDPocosCasos(num, deTantos) : t.porcentajeDeND(porcentaje(v), num, deTantos);
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

/** «Falta que cumplan 4 niños», «Hay 1 de más con el problema»: begins a sentence. */
export const cuantosFaltan = (n: number, indicador: Pick<IndicadorTablero, 'direccion' | 'unidad'>): string => {
  const frase = brechaEnPalabras(n, entero(n), indicador);
  return frase.charAt(0).toUpperCase() + frase.slice(1);
};

/** «meta regional 69.1 %», «meta regional a lo más 73.0 %». */
export const metaConNombre = (meta: MetaVigente, { direccion, tipo }: Regla, propio: AmbitoId): string =>
  `${palabraMeta(meta, propio)} ${metaEnPalabras(cifra(meta.meta, tipo), direccion)}`;

/**
 * «Falta que cumplan 7 niños para la meta regional de 69.1 %», «Cumple la meta de 69.1 %», «Pasa la meta, a lo más 32.0 %: hay 8 de más
 * con el problema». null without target or value.
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
  const { direccion } = indicador;
  const [cual, valor] = [palabraMeta(meta, propio), metaEnPalabras(porcentaje(meta.meta), direccion)];
  if (direccion === 'menor')
    return n === 0
      ? t.cumpleLaMetaALoMas(cual, valor)
      : t.pasaLaMeta(cual, valor, brechaEnPalabras(n, entero(n), indicador));
  return n === 0 ? t.cumpleLaMeta(cual, valor) : t.faltanParaLaMeta(cuantosFaltan(n, indicador), cual, valor);
};

/** «La meta regional es a lo más 73.0 %»: where nothing can be said of how far from it. null without target. */
export const fraseLaMeta = (regla: Regla, meta: MetaVigente | null, propio: AmbitoId): string | null =>
  meta && t.laMetaEs(palabraMeta(meta, propio), metaEnPalabras(cifra(meta.meta, regla.tipo), regla.direccion));

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
  return t.entreYDeConfianza(decir(inferior), decir(superior));
};
