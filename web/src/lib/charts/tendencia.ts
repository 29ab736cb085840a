import { metaEnPalabras } from '../../../../functions/domain/meta-en-palabras.ts';
import {
  esPequeno,
  nadaQueContar,
  valorDe,
  type Direccion,
  type TipoIndicador,
} from '../../../../functions/domain/conteo.ts';
import type { Periodo } from '../../../../functions/domain/periodo.ts';
import type { SerieCompacta } from '../../../../functions/domain/tablero.ts';
import { cifra, decimal, entero, mesBreve, mesEnPalabras, porcentaje } from '../formato.ts';
import * as textos from '../textos/es/graficos.ts';

/**
 * A month from which an edition rules, or another definition is counted. `comparable`: the series keeps one definition, so that the
 * values before and after do compare.
 */
export type Quiebre = { readonly periodo: Periodo; readonly texto: string; readonly comparable?: boolean };

/** What a trend shows. `metas` is aligned with `periodos`: fractions, or things for counts and densities. */
export type DatosTendencia = {
  readonly periodos: readonly Periodo[];
  readonly serie: SerieCompacta;
  readonly metas: readonly (number | null)[];
  readonly nombre: string;
  readonly direccion: Direccion;
  readonly tipo: TipoIndicador;
  readonly quiebres: readonly Quiebre[];
  /** Top of the y axis shared by a group of charts; computed when null. */
  readonly maximo: number | null;
};

export type PuntoTendencia = {
  readonly periodo: Periodo;
  readonly num: number | null;
  readonly den: number | null;
  /** null in months without data or without denominator: drawn as a gap. */
  readonly valor: number | null;
  readonly pocos: boolean;
  readonly meta: number | null;
};

export const puntosTendencia = ({
  periodos,
  serie,
  metas,
  tipo,
  direccion,
}: Pick<DatosTendencia, 'periodos' | 'serie' | 'metas' | 'tipo' | 'direccion'>): PuntoTendencia[] =>
  periodos.map((periodo, i) => {
    const [num, den] = [serie.num[i] ?? null, serie.den[i] ?? null];
    const conteo = num === null || den === null ? null : { num, den };
    return {
      periodo,
      num,
      den,
      valor: conteo === null || nadaQueContar(conteo, tipo, direccion) ? null : valorDe(conteo, tipo),
      pocos: conteo !== null && tipo === 'cobertura' && esPequeno(conteo),
      meta: metas[i] ?? null,
    };
  });

/** The smallest of 1, 2, 4, 6 or 8 × 10^k that is not under `n`: its half is a round number too. */
const techo = (n: number): number => {
  const base = 10 ** Math.floor(Math.log10(n));
  return base * ([1, 2, 4, 6, 8, 10].find((m) => m * base >= n - 1e-9) ?? 10);
};

/** Top of the y axis, which always starts at 0. Coverages go to 100 % unless everything is under half of it. */
export const maximoY = (puntos: readonly Pick<PuntoTendencia, 'valor' | 'meta'>[], tipo: TipoIndicador): number => {
  const mayor = Math.max(0, ...puntos.flatMap((p) => [p.valor ?? 0, p.meta ?? 0]));
  if (tipo !== 'cobertura') return mayor <= 2 ? 2 : techo(mayor);
  return mayor <= 0.2 ? 0.2 : mayor <= 0.5 ? 0.5 : mayor <= 1 ? 1 : techo(mayor);
};

/** Runs of consecutive months with a value, as indexes. A run of one month is drawn as a dot. */
export const tramos = (valores: readonly (number | null)[]): number[][] =>
  valores.reduce<number[][]>((t, v, i) => {
    if (v === null) return t;
    if (i > 0 && valores[i - 1] !== null && t.length > 0) t.at(-1)!.push(i);
    else t.push([i]);
    return t;
  }, []);

/** Position of month `i` of `n` across a plot 100 units wide. */
export const posicionX = (i: number, n: number): number => (n < 2 ? 50 : (i * 100) / (n - 1));

const r = (n: number): string => String(Math.round(n * 100) / 100);

/** Path of a line with its gaps in a box of `ancho` × `alto`; a lone month becomes a zero-length segment (a dot with round caps). */
export const trazoLinea = (valores: readonly (number | null)[], maximo: number, ancho: number, alto: number): string =>
  tramos(valores)
    .map((tramo) => {
      const puntos = tramo.map(
        (i) =>
          `${r((posicionX(i, valores.length) * ancho) / 100)} ${r(alto - (Math.min(valores[i]!, maximo) / maximo) * alto)}`,
      );
      return puntos.length === 1 ? `M${puntos[0]}h0` : `M${puntos.join('L')}`;
    })
    .join('');

/** "ene 26": short enough for an axis. */
export const mesCorto = (periodo: Periodo): string => `${mesBreve(periodo)} ${periodo.slice(2, 4)}`;

/** Axis marks carry a decimal only when they need it. */
export const textoEje = (valor: number, tipo: TipoIndicador): string => {
  if (tipo !== 'cobertura') return Number.isInteger(valor) ? entero(valor) : decimal(valor);
  const puntos = Math.round(valor * 1000) / 10;
  return Number.isInteger(puntos) ? `${entero(puntos)} %` : porcentaje(valor);
};

/** A month in words: "74.0 % (37 de 50)", "1 de 3, pocos casos", "sin dato", "nadie por atender". */
export const textoPunto = ({ num, den, valor, pocos }: PuntoTendencia, tipo: TipoIndicador): string => {
  if (num === null || den === null) return textos.sinDato;
  if (valor === null) return textos.noAplica0De0;
  if (tipo !== 'cobertura') return cifra(valor, tipo);
  const cuenta = `${entero(num)} de ${entero(den)}`;
  return pocos ? textos.cuentaPocosCasos(cuenta) : `${cifra(valor, tipo)} (${cuenta})`;
};

/** In the tenths of a point that are shown: the difference said is that of the figures read. */
const decimas = (fraccion: number): number => Math.round(Number((fraccion * 100).toFixed(1)) * 10);
/** Under one point a coverage is not said to get better or worse. */
const CAMBIO_MINIMO = 10;

/** One paragraph that says the trend without the drawing. Months with few cases are never compared. */
export const resumenTendencia = (datos: DatosTendencia): string => {
  const puntos = puntosTendencia(datos);
  const firmes = puntos.filter((p) => p.valor !== null && !p.pocos);
  const faltan = puntos.filter((p) => p.num === null).length;
  const con = (frase: string, ...mas: readonly string[]): string =>
    [frase, ...mas, ...(faltan === 0 ? [] : [textos.faltanMeses(faltan)])].join(' ');
  const [primero, ultimo] = [firmes[0], firmes.at(-1)];
  if (!primero || !ultimo) return con(textos.sinMesesConCasos(datos.nombre));
  const hoy = `${mesEnPalabras(ultimo.periodo)}: ${textoPunto(ultimo, datos.tipo)}`;
  const meta =
    ultimo.meta === null
      ? textos.sinMetaCargada
      : textos.suMeta(metaEnPalabras(cifra(ultimo.meta, datos.tipo), datos.direccion));
  const quiebres = datos.quiebres.filter((q) => q.periodo > primero.periodo && q.periodo <= ultimo.periodo);
  const corte = quiebres.filter((q) => !q.comparable);
  if (primero === ultimo) return con(textos.enUnMes(datos.nombre, hoy), meta);
  if (corte.length > 0) {
    const meses = corte.map((q) => mesEnPalabras(q.periodo)).join(' y ');
    return con(textos.cambioLaDefinicion(datos.nombre, hoy, meses), meta);
  }
  const esCobertura = datos.tipo === 'cobertura';
  const cambio = esCobertura
    ? decimas(ultimo.valor!) - decimas(primero.valor!)
    : Number((ultimo.valor! - primero.valor!).toFixed(1));
  const magnitud = esCobertura
    ? textos.cambioPuntos(decimal(Math.abs(cambio) / 10))
    : cifra(Math.abs(cambio), datos.tipo);
  const juicio =
    cambio === 0 || datos.direccion === 'ninguna'
      ? ''
      : esCobertura && Math.abs(cambio) < CAMBIO_MINIMO
        ? textos.sinCambioMayor
        : cambio > 0 === (datos.direccion === 'mayor')
          ? textos.queMejora
          : textos.queEmpeora;
  const antes = [mesEnPalabras(primero.periodo), cifra(primero.valor!, datos.tipo)] as const;
  const frase =
    cambio === 0
      ? textos.igualQue(datos.nombre, hoy, ...antes, juicio)
      : (cambio > 0 ? textos.subeDesde : textos.bajaDesde)(datos.nombre, hoy, magnitud, ...antes, juicio);
  return con(frase, meta, ...quiebres.map((q) => textos.desdeEdicion(mesEnPalabras(q.periodo), q.texto)));
};

/** About five month labels, always with the last one. */
export const marcasX = (n: number): number[] => {
  const paso = Math.max(1, Math.ceil(n / 5));
  return Array.from({ length: n }, (_, i) => i).filter((i) => (n - 1 - i) % paso === 0);
};

/** Path of the target in a box of 100 × 100: flat around each month, with its steps half way between months. */
export const trazoEscalon = (metas: readonly (number | null)[], maximo: number): string =>
  tramos(metas)
    .map((tramo) => {
      const y = (i: number): string => r(100 - (Math.min(metas[i]!, maximo) / maximo) * 100);
      const mitad = (i: number): string => r((posicionX(i, metas.length) + posicionX(i + 1, metas.length)) / 2);
      const saltos = tramo.slice(1).map((i) => (metas[i] === metas[i - 1] ? '' : `H${mitad(i - 1)}V${y(i)}`));
      return `M${r(posicionX(tramo[0]!, metas.length))} ${y(tramo[0]!)}${saltos.join('')}H${r(posicionX(tramo.at(-1)!, metas.length))}`;
    })
    .join('');
