import { tipoDe, type AmbitoId, type TipoAmbito } from '../../../../functions/domain/ambito.ts';
import { cobertura, esPequeno, faltanParaMeta, type Direccion } from '../../../../functions/domain/conteo.ts';
import { LUZ, semaforo, type Luz } from '../../../../functions/domain/semaforo.ts';
import type { Celda, IndicadorTablero, MetaVigente } from '../../../../functions/domain/tablero.ts';
import { entero, porcentaje, puntos } from '../formato.ts';

/** What a person sees of a cell. `clase` names its state and, when it has a value to judge, its light. */
export type VistaCelda = {
  readonly clase: Luz | 'conteo' | 'no_reportado' | 'suprimido' | 'sin_nivel';
  readonly forma: string;
  /** The state or light in words, for whoever does not see shape or colour. */
  readonly palabra: string;
  readonly valor: string;
  readonly detalle: string;
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

type Regla = Pick<IndicadorTablero, 'tipo' | 'direccion'>;

const SIN_VALOR: Readonly<Record<'nr' | 's' | 'na', VistaCelda>> = {
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

/** A count against its absolute target, with the same 80 % as a coverage. */
const luzConteo = (num: number, meta: number | null, direccion: Direccion): Luz => {
  if (meta === null || direccion === 'ninguna') return 'sin_meta';
  if (direccion === 'menor') return num <= meta ? 'lograda' : 'brecha';
  return num >= meta ? 'lograda' : num * 10 >= meta * 8 ? 'cerca' : 'brecha';
};

export const vistaCelda = (
  celda: Celda | undefined,
  { tipo, direccion }: Regla,
  meta: MetaVigente | null,
  propio: AmbitoId | null = null,
): VistaCelda => {
  if (!celda || celda.e !== 'v') return SIN_VALOR[celda?.e ?? 'nr'];
  const { num, den } = celda;
  if (tipo === 'conteo') {
    const luz = luzConteo(num, meta?.meta ?? null, direccion);
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
  const luz = semaforo(celda, meta?.meta ?? null, direccion);
  const base = { clase: luz, forma: LUZ[luz].forma, palabra: LUZ[luz].palabra };
  if (den === 0) return { ...base, forma: '', valor: '—', detalle: 'no aplica' };
  const deTantos = `${entero(num)} de ${entero(den)}`;
  if (esPequeno(celda)) return { ...base, valor: deTantos, detalle: 'n pequeño' };
  return { ...base, valor: puntos(num / den), detalle: deTantos };
};

/** «82.4 % (61 de 74)», «2 de 3, pocos casos», «no reportado». */
export const textoCelda = (celda: Celda | undefined, { tipo }: Pick<Regla, 'tipo'>): string => {
  if (!celda || celda.e !== 'v') return SIN_VALOR[celda?.e ?? 'nr'].palabra.toLowerCase();
  if (tipo === 'conteo') return entero(celda.num);
  const v = cobertura(celda);
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
  if (celda?.e !== 'v' || !meta || tipo === 'conteo' || esPequeno(celda)) return null;
  return faltanParaMeta(celda, meta.meta, direccion);
};

/** «Faltan 4 niños», «Sobra 1»: the unit is written in plural, so one goes without it. */
export const cuantosFaltan = (
  n: number,
  { direccion, unidad }: Pick<IndicadorTablero, 'direccion' | 'unidad'>,
): string => {
  const [uno, varios] = direccion === 'menor' ? ['Sobra', 'Sobran'] : ['Falta', 'Faltan'];
  return n === 1 ? `${uno} 1` : `${varios} ${entero(n)} ${unidad}`;
};

/**
 * «Faltan 7 niños para la meta regional de 69.1 %», «Cumple la meta de 69.1 %», «Sobran 3 …». null without target or value.
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
