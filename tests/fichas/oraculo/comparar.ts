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

/** Whether both can read it: what is written in SQL has its own oracles. Of `sql_columnas`, the population and the exclusions. */
export const comparable = (v: VersionFicha): boolean => !v.sql && v.no_calculable === undefined;

/** A subject on which compiler and interpreter differ. */
export type Desacuerdo = {
  readonly corte: Fecha;
  readonly metodo: string;
  readonly documento: string | null;
  readonly compilador: string;
  readonly interprete: string;
};

export type Comparacion = { readonly desacuerdos: readonly Desacuerdo[]; readonly juicios: readonly Juicio[] };

type Fila = Omit<Juicio, 'componentes'> & { corte: Fecha } & Record<`c_${string}`, string | null>;

export const metodosDe = (v: VersionFicha): readonly string[] =>
  v.metodos.length === 0 ? [''] : v.metodos.map((m) => m.id);

/** Subjects without a place in the month are told apart only where each person is a subject. */
const cuenta = (v: VersionFicha, excluido: string | null): boolean =>
  v.poblacion.sujeto === 'persona' || excluido !== fueraDe(v);

/** Whoever the aggregation looks at. */
const esRelevante = (v: VersionFicha, excluido: string | null): boolean =>
  ![fueraDe(v), 'sin_fecha_nacimiento', 'nacido_en_otro_ano', 'sexo', 'fuera_de_nomina'].includes(excluido ?? '');

const enTexto = (v: VersionFicha, j: Omit<Juicio, 'documento'>): string =>
  [
    ...(v.sql_columnas ? [] : [`den=${j.den} num=${j.num} sin_dato=${j.sin_dato}`]),
    `excluido=${j.excluido} curso_vida=${j.curso_vida} renipress=${j.renipress} ubigeo=${j.ubigeo}`,
    ...Object.entries(j.componentes).map(([c, e]) => `${c}:${e}`),
  ].join(' ');

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
    const propios = new Map(cortes.map((corte) => [corte, interpretar(registro, version, corte, mundo, metodo)]));
    juicios.push(...[...propios.values()].flat().filter((j) => cuenta(version, j.excluido)));
    for (const soloRelevantes of [false, true]) {
      const entra = soloRelevantes ? esRelevante : cuenta;
      const { sql } = compilar(ficha, version, { ...(metodo === '' ? {} : { metodo }), soloRelevantes });
      // Left alone, the compiler tells of everyone; asked for the relevant, of nobody else.
      const filas = (await leerFilas<Fila>(con, sql)).filter((f) => soloRelevantes || cuenta(version, f.excluido));
      for (const corte of cortes)
        desacuerdos.push(
          ...desacuerdosDe(
            Map.groupBy(
              filas.filter((f) => f.corte === corte).map((f) => juicioDe(f, version)),
              (j) => j.documento,
            ),
            Map.groupBy(
              propios.get(corte)!.filter((j) => entra(version, j.excluido)),
              (j) => j.documento,
            ),
            (j) => enTexto(version, j),
          ).map((d) => ({ ...d, corte, metodo })),
        );
    }
  }
  return { desacuerdos, juicios };
}

const juicioDe = (f: Fila, version: VersionFicha): Juicio => ({
  ...f,
  componentes: Object.fromEntries(
    version.componentes.filter((c) => !c.columna).map((c) => [c.id, f[`c_${c.id}`] as Juicio['componentes'][string]]), // one of the three states
  ),
});

type PorDocumento = ReadonlyMap<string | null, readonly Juicio[]>;

function desacuerdosDe(
  compilador: PorDocumento,
  interprete: PorDocumento,
  texto: (j: Juicio) => string,
): Pick<Desacuerdo, 'documento' | 'compilador' | 'interprete'>[] {
  const enOrden = (js: readonly Juicio[] | undefined): string => (js ?? []).map(texto).sort().join('\n') || 'nada';
  return [...new Set([...compilador.keys(), ...interprete.keys()])]
    .map((documento) => ({
      documento,
      compilador: enOrden(compilador.get(documento)),
      interprete: enOrden(interprete.get(documento)),
    }))
    .filter((d) => d.compilador !== d.interprete);
}
