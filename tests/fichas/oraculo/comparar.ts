import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFilas, literal } from '../../../functions/adapters/duckdb/conexion.ts';
import { compilar } from '../../../functions/aggregate/compilar/compilar.ts';
import type { Fecha } from '../../../functions/domain/fecha.ts';
import type { Ficha, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { cargarHistoria } from './cargar.ts';
import type { Historia } from './historia.ts';
import { interpretar, type Juicio } from './interprete.ts';
import type { Mundo } from './mundo.ts';
import { fueraDe } from './poblacion.ts';
import { registrar } from './registro.ts';

export type Edicion = { readonly ficha: Ficha; readonly version: VersionFicha };

/** Whether both can read it: what is written in SQL has its own oracles. */
export const comparable = (v: VersionFicha): boolean => !v.sql && !v.sql_columnas && v.no_calculable === undefined;

/** A subject on which compiler and interpreter differ. */
export type Desacuerdo = {
  readonly corte: Fecha;
  readonly metodo: string;
  readonly documento: string | null;
  readonly compilador: string;
  readonly interprete: string;
};

export type Comparacion = { readonly desacuerdos: readonly Desacuerdo[]; readonly juicios: readonly Juicio[] };

type Fila = {
  corte: Fecha;
  documento: string | null;
  den: number;
  num: number | null;
  excluido: string | null;
  sin_dato: number;
} & Record<`c_${string}`, string | null>;

export const metodosDe = (v: VersionFicha): readonly string[] =>
  v.metodos.length === 0 ? [''] : v.metodos.map((m) => m.id);

/** Subjects without a place in the month are told apart only where each person is a subject. */
const cuenta = (v: VersionFicha, excluido: string | null): boolean =>
  v.poblacion.sujeto === 'persona' || excluido !== fueraDe(v);

const enTexto = (j: Omit<Juicio, 'documento'>): string =>
  `den=${j.den} num=${j.num} excluido=${j.excluido} sin_dato=${j.sin_dato} ${Object.entries(j.componentes)
    .map(([c, e]) => `${c}:${e}`)
    .join(' ')}`;

/** Loads the rows and judges everyone in them both ways, at every cut and with every method. */
export async function comparar(
  con: DuckDBConnection,
  { ficha, version }: Edicion,
  historia: Historia,
  cortes: readonly Fecha[],
  mundo: Mundo,
): Promise<Comparacion> {
  await cargarHistoria(con, historia, version);
  await ejecutar(
    con,
    `CREATE OR REPLACE TABLE cortes AS SELECT unnest([${cortes.map((c) => `CAST(${literal(c)} AS DATE)`).join(', ')}]) AS corte`,
  );
  const registro = registrar(historia);
  const desacuerdos: Desacuerdo[] = [];
  const juicios: Juicio[] = [];
  for (const metodo of metodosDe(version)) {
    const { sql } = compilar(ficha, version, metodo === '' ? {} : { metodo });
    const filas = await leerFilas<Fila>(con, sql);
    const clave = (corte: Fecha, documento: string | null): string => `${corte}|${documento ?? ''}`;
    const compilador = new Map<string, string[]>();
    for (const f of filas) {
      if (!cuenta(version, f.excluido)) continue;
      const componentes = Object.fromEntries(
        version.componentes.map((c) => [c.id, f[`c_${c.id}`] as Juicio['componentes'][string]]),
      );
      const k = clave(f.corte, f.documento);
      compilador.set(k, [...(compilador.get(k) ?? []), enTexto({ ...f, componentes })]);
    }
    for (const corte of cortes) {
      const propios = interpretar(registro, version, corte, mundo, metodo).filter((j) => cuenta(version, j.excluido));
      juicios.push(...propios);
      const interprete = Map.groupBy(propios, (j) => j.documento);
      for (const [documento, js] of interprete) {
        const k = clave(corte, documento);
        const [a, b] = [(compilador.get(k) ?? ['nada']).sort().join('\n'), js.map(enTexto).sort().join('\n')];
        compilador.delete(k);
        if (a !== b) desacuerdos.push({ corte, metodo, documento, compilador: a, interprete: b });
      }
    }
    for (const [k, textos] of compilador) {
      const [corte, documento] = k.split('|') as [Fecha, string];
      desacuerdos.push({ corte, metodo, documento, compilador: textos.join('\n'), interprete: 'nada' });
    }
  }
  return { desacuerdos, juicios };
}
