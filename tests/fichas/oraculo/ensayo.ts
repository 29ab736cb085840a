import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { abrirDuckdb } from '../../../functions/adapters/duckdb/conexion.ts';
import { prepararTablas } from './cargar.ts';
import { comparar, type Comparacion, type Edicion } from './comparar.ts';
import { CORTES, historias, numerar } from './generar.ts';
import { juntar, type Historia } from './historia.ts';
import type { Juicio } from './interprete.ts';
import type { Mundo } from './mundo.ts';
import { comoPrueba, reducir } from './reducir.ts';

const POR_TANDA = 2_000;

export type Ensayo = {
  readonly personas: number;
  /** How many subjects and cuts of each kind were judged: `c estado` by component, `excluido motivo`, `den`. */
  readonly vistos: ReadonlyMap<string, number>;
  /** Ready to paste; the first of each batch, reduced. */
  readonly desacuerdos: readonly string[];
  readonly cuantos: number;
};

/** Excluded by an event or a birth weight of the ficha's own, a person still says what its components are. */
const contar = ({ version }: Edicion, juicios: readonly Juicio[], vistos: Map<string, number>): void => {
  const propias = version.exclusiones.filter((e) => e.tiene ?? e.falta).map((e) => e.motivo);
  const suma = (k: string): void => void vistos.set(k, (vistos.get(k) ?? 0) + 1);
  for (const j of juicios) {
    suma(j.excluido === null ? (j.sin_dato ? 'sin_dato' : 'den') : `excluido ${j.excluido}`);
    if (j.den === 1 || propias.includes(j.excluido ?? ''))
      for (const [c, e] of Object.entries(j.componentes)) suma(`${c} ${e}`);
  }
};

const nombra = (h: Historia, documento: string | null): boolean =>
  [
    ...h.personas.map((p) => p.documento),
    ...h.cnv.flatMap((c) => (documento === null ? [] : [c.cnv, c.documento_madre])),
  ].some((x) => (x?.trim() ?? null) === documento);

/** The first disagreement, alone and reduced. One that needs other people's rows is told as it is. */
async function primeroReducido(
  con: DuckDBConnection,
  edicion: Edicion,
  suyas: readonly Historia[],
  { desacuerdos }: Comparacion,
  mundo: Mundo,
): Promise<string[]> {
  const d = desacuerdos[0];
  if (!d) return [];
  for (const h of suyas.filter((x) => nombra(x, d.documento))) {
    const sola = (await comparar(con, edicion, h, [d.corte], mundo)).desacuerdos[0];
    if (!sola) continue;
    const chico = await reducir(con, edicion, h, sola, mundo);
    return [comoPrueba(edicion, chico.historia, chico.desacuerdo)];
  }
  return [`${edicion.ficha.ficha} ${edicion.version.version} ${JSON.stringify(d).slice(0, 600)}`];
}

/** Each edition its own, whatever others there are. */
const semillaDe = ({ ficha, version }: Edicion, semilla: number): number =>
  [...`${ficha.ficha} ${version.version}`].reduce((n, c) => (n * 31 + c.charCodeAt(0)) | 0, semilla);

/** `personas` histories of an edition, the same for the same seed. */
export async function ensayar(
  con: DuckDBConnection,
  edicion: Edicion,
  mundo: Mundo,
  personas: number,
  semilla = 20_261_130,
): Promise<Ensayo> {
  const vistos = new Map<string, number>();
  const desacuerdos: string[] = [];
  let cuantos = 0;
  const tandas = Math.ceil(personas / POR_TANDA / CORTES.length) * CORTES.length;
  for (let tanda = 0; tanda < tandas; tanda += 1) {
    const cortes = CORTES[tanda % CORTES.length]!;
    const n = Math.ceil(personas / tandas);
    const suyas = fc
      .sample(historias(edicion.version, cortes, mundo.oms), { numRuns: n, seed: semillaDe(edicion, semilla) + tanda })
      .map(numerar);
    const comparacion = await comparar(con, edicion, juntar(suyas), cortes, mundo);
    contar(edicion, comparacion.juicios, vistos);
    cuantos += comparacion.desacuerdos.length;
    desacuerdos.push(...(await primeroReducido(con, edicion, suyas, comparacion, mundo)));
  }
  return { personas: Math.ceil(personas / tandas) * tandas, vistos, desacuerdos, cuantos };
}

/** What a sample must have reached to be worth something. */
export const faltantes = ({ version }: Edicion, { vistos }: Ensayo): string[] =>
  [
    'den',
    ...version.componentes
      .filter((c) => !c.columna)
      .flatMap((c) => [`${c.id} cumple`, `${c.id} ${c.informativo ? 'no_exigible' : 'no_cumple'}`]),
    ...version.exclusiones.map((e) => `excluido ${e.motivo}`),
  ].filter((k) => !vistos.has(k));

/** A connection ready for any edition. Close it with `cerrarDuckdb`. */
export async function abrirMotor(): Promise<DuckDBConnection> {
  const con = await abrirDuckdb({ hilos: 1 });
  await prepararTablas(con);
  return con;
}
