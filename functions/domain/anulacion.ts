import { claveDeclaracion } from './declaracion.ts';
import { abarca, claveAlcance, cruza, type Mapa } from './alcance.ts';
import { precedencia, vigentes, type Carga } from './carga.ts';

/** A line of the journal about a carga already in it. Never changed nor removed: the latest decides. */
export type Anotacion = {
  readonly carga: string;
  readonly tipo: 'anulada' | 'restituida';
  /** ISO 8601 in UTC with milliseconds. */
  readonly instante: string;
  readonly sujeto: string;
  readonly motivo: string;
};

export type Anulada = Pick<Anotacion, 'instante' | 'sujeto' | 'motivo'>;

/** A carga with its place in the journal: whose, since when, and whether it was voided. */
export type CargaRecibida = Carga & {
  readonly region: string;
  /** Instant of reception, ISO 8601 in UTC with milliseconds. */
  readonly recibida: string;
  readonly anulada: Anulada | null;
};

/** Of two at one instant the voiding is the later: in doubt, what somebody said is wrong does not count. */
const posterior = (a: Anotacion, b: Anotacion): boolean =>
  a.instante === b.instante ? a.tipo === 'anulada' && b.tipo !== 'anulada' : a.instante > b.instante;

/** Latest line about each carga, a function of the set and not of the order the lines were written in. */
export const ultimas = (anotaciones: readonly Anotacion[]): ReadonlyMap<string, Anotacion> => {
  const de = new Map<string, Anotacion>();
  for (const a of anotaciones) {
    const previa = de.get(a.carga);
    if (!previa || posterior(a, previa)) de.set(a.carga, a);
  }
  return de;
};

export const anuladaDe = (ultima: Anotacion | undefined): Anulada | null =>
  ultima?.tipo === 'anulada' ? { instante: ultima.instante, sujeto: ultima.sujeto, motivo: ultima.motivo } : null;

/** What decides between cargas of the same bytes said to be different things: never which came first. */
const fuerza = (c: CargaRecibida): string =>
  `${c.emitido ?? '0000-00-00'}|${c.modificado}|${claveDeclaracion(c.declarado ?? {})}|${claveAlcance(c.alcance)}`;

/**
 * The cargas that may count: neither refused nor voided and, where the same bytes stand with different declarations, one of them, that
 * of the later issue (ties by what was declared): a row must not count twice, and the order they came in decides nothing.
 */
export const enPie = (recibidas: readonly CargaRecibida[]): CargaRecibida[] => {
  const deBytes = new Map<string, CargaRecibida>();
  for (const c of recibidas) {
    if (c.error || c.anulada) continue;
    const otra = deBytes.get(c.sha256);
    if (!otra || fuerza(c) > fuerza(otra)) deBytes.set(c.sha256, c);
  }
  return [...deBytes.values()];
};

/** Whether a carga counts in the next close, and the ids of those that say again what it said. */
export type Vigencia = {
  readonly vigente: 'entera' | 'en_parte' | 'no' | 'anulada' | 'rechazada';
  readonly reemplazada_por: readonly string[];
};

export const vigencias = (recibidas: readonly CargaRecibida[], mapa: Mapa): ReadonlyMap<string, Vigencia> => {
  const pie = enPie(recibidas);
  const cuentan = new Map(vigentes(pie, mapa).map((v) => [v.carga.id, v]));
  const queCuentan = pie.filter((c) => cuentan.has(c.id));
  const posteriores = (c: Carga): CargaRecibida[] => queCuentan.filter((n) => precedencia(n) > precedencia(c));
  const ids = (cs: readonly Carga[]): string[] => cs.map((c) => c.id).sort();
  const de = (c: CargaRecibida): Vigencia => {
    if (c.error) return { vigente: 'rechazada', reemplazada_por: [] };
    if (c.anulada) return { vigente: 'anulada', reemplazada_por: [] };
    const suya = cuentan.get(c.id);
    if (suya?.sin.length === 0) return { vigente: 'entera', reemplazada_por: [] };
    if (suya)
      return {
        vigente: 'en_parte',
        reemplazada_por: ids(posteriores(c).filter((n) => cruza(n.alcance, c.alcance, mapa))),
      };
    const gemela = pie.find((p) => p.sha256 === c.sha256 && p.id !== c.id);
    return {
      vigente: 'no',
      reemplazada_por: gemela ? [gemela.id] : ids(posteriores(c).filter((n) => abarca(n.alcance, c.alcance, mapa))),
    };
  };
  return new Map(recibidas.map((c) => [c.id, de(c)]));
};

/** A carga as the journal is read: with whether it counts. */
export type LineaDiario = CargaRecibida & Vigencia;

export const conVigencia = (c: CargaRecibida, de: ReadonlyMap<string, Vigencia>): LineaDiario => ({
  ...c,
  ...(de.get(c.id) ?? { vigente: 'no', reemplazada_por: [] }),
});

export const MOTIVO_MINIMO = 5;
export const MOTIVO_MAXIMO = 300;

/** What is wrong with a motive, for the person; null when it is fine. It stays in the journal for good, so it carries no documents. */
export const motivoMalo = (motivo: string): string | null => {
  const texto = motivo.trim();
  if (texto.length < MOTIVO_MINIMO || texto.length > MOTIVO_MAXIMO)
    return `Diga el motivo en una frase, de ${MOTIVO_MINIMO} a ${MOTIVO_MAXIMO} caracteres: por ejemplo, «se cargó con el mes equivocado».`;
  if (/\p{Cc}/u.test(texto)) return 'El motivo va en una sola línea.';
  if (/(?<!\d)\d{8}(?!\d)/.test(texto))
    return 'El motivo queda para siempre en el diario y no lleva documentos de personas: quite el número de 8 cifras.';
  return null;
};
