import * as v from 'valibot';
import type { Ficha } from '../ficha/esquema.ts';

/** The finest place a ficha is published at. */
export type DesdePublico = 'distrito' | 'provincia';

export type FichaPublica = { readonly ficha: string; readonly desde: DesdePublico };

/** What `modo publico` publishes and how far it protects. */
export type Politica = {
  /** Counts below it are protected: numerators, gaps and denominators from 0 to `minimo` − 1. */
  readonly minimo: number;
  /** No percentage with fewer than these in the denominator. */
  readonly denominador: number;
  /** The same, of a single month: the edges of its bands are above what is protected (`rejilla.ts`). */
  readonly denominadorMes: number;
  /** Values that every protected count must be able to take given all that is published. */
  readonly candidatos: number;
  readonly fichas: readonly FichaPublica[];
};

/** Thresholds that were used once are kept with what was decided with them. */
export type Umbrales = Pick<Politica, 'minimo' | 'denominador' | 'denominadorMes' | 'candidatos'>;

/** The least denominator of a percentage, in a table of so many months. */
export const pctDesde = (p: Pick<Umbrales, 'denominador' | 'denominadorMes'>, meses: number): number =>
  meses === 1 ? p.denominadorMes : p.denominador;

/** The least any configuration protects (`diseno.md` §10). Asking for less publishes nothing. */
export const PISO = { minimo: 10, denominador: 20, denominadorMes: 100, candidatos: 5 } as const;
/** Above it the grid of `rejilla.ts` has no cell to put a small denominator in. */
const DENOMINADOR_MAXIMO = 50;

/** Never below the province, whatever the configuration says: the words of a ficha's id, name or package. */
const SENSIBLES: readonly RegExp[] = [
  /violencia|maltrat|abuso|sexual|violacion/,
  /vih|sida|sifilis|\bits\b|tuberculosis|\btbc\b/,
  // The vaccine says nothing of who has the disease.
  /(?<!\b(bcg|vacun\w*)\b.{0,30})hepatitis/,
  /cancer|neoplasi|oncolog|discapaci/,
  /\bmental|trastorno|suicid|depresi|psico|alcohol|droga/,
  /aborto|planificacion familiar|anticoncep/,
  /\b(embaraz|gest|madre|matern|puerper|parto)\w*( \w+){0,2} adolescen|adolescen\w*( \w+)? (embaraz|gest|madre|puerper)/,
];

const sinTildes = (texto: string): string =>
  texto
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('_', ' ');

export const esSensible = ({ ficha, nombre, paquete }: Pick<Ficha, 'ficha' | 'nombre' | 'paquete'>): boolean =>
  SENSIBLES.some((s) => s.test(sinTildes(`${ficha} ${nombre} ${paquete}`)));

const forma = v.strictObject({
  minimo: v.pipe(v.number(), v.integer(), v.minValue(PISO.minimo)),
  denominador: v.pipe(v.number(), v.integer(), v.minValue(PISO.denominador), v.maxValue(DENOMINADOR_MAXIMO)),
  denominadorMes: v.pipe(v.number(), v.integer(), v.minValue(PISO.denominadorMes)),
  candidatos: v.pipe(v.number(), v.integer(), v.minValue(PISO.candidatos)),
  distrito: v.array(v.string()),
  provincia: v.array(v.string()),
});

export type PoliticaLeida =
  { readonly ok: true; readonly politica: Politica } | { readonly ok: false; readonly motivos: readonly string[] };

/**
 * Reads the configuration of the public mode. It fails safe: missing, misspelt, unknown to the catalogue or weaker than `PISO`, nothing
 * is published in public mode and `motivos` says what to mend. A sensitive ficha listed by district goes to the province.
 */
export function leerPolitica(
  dato: unknown,
  fichas: readonly Pick<Ficha, 'ficha' | 'nombre' | 'paquete' | 'tipo'>[],
): PoliticaLeida {
  if (dato === undefined || dato === null)
    return { ok: false, motivos: ['Falta la configuración del modo público (catalogos/publico/politica.json).'] };
  const leida = v.safeParse(forma, dato);
  if (!leida.success)
    return {
      ok: false,
      motivos: leida.issues.map(
        (i) => `En la configuración del modo público, «${v.getDotPath(i) ?? ''}»: ${i.message}`,
      ),
    };
  const { distrito, provincia, ...umbrales } = leida.output;
  const porId = new Map(fichas.map((f) => [f.ficha, f]));
  const todas = [...distrito, ...provincia];
  const motivos = todas.flatMap((id, i) => {
    const f = porId.get(id);
    if (todas.indexOf(id) !== i) return [`La ficha «${id}» está dos veces en la configuración del modo público.`];
    if (!f) return [`El modo público nombra una ficha que no existe: «${id}».`];
    return f.tipo === 'cobertura'
      ? []
      : [`La ficha «${id}» no es una cobertura: el modo público sólo publica proporciones.`];
  });
  if (motivos.length > 0) return { ok: false, motivos };
  const desdeDe = (id: string): DesdePublico =>
    provincia.includes(id) || esSensible(porId.get(id)!) ? 'provincia' : 'distrito'; // checked above
  return { ok: true, politica: { ...umbrales, fichas: todas.map((ficha) => ({ ficha, desde: desdeDe(ficha) })) } };
}
