import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFilas, literal } from '../../adapters/duckdb/conexion.ts';
import type { PuntoFocal } from '../../domain/alerta.ts';
import { resumidor, type ResumenPersonas } from '../../domain/alerta/resumen.ts';
import { seSigue } from '../../domain/alerta/seguimiento.ts';
import type { LlaveHoja } from '../../domain/ambito.ts';
import { diaDe, type Fecha } from '../../domain/fecha.ts';
import type { Ficha, VersionFicha } from '../../domain/ficha/esquema.ts';
import { alertasDe } from './alertas.ts';
import { LUGAR_DE_CADA_UNO } from './consulta.ts';

/** The three buckets of the directive as of a date, by leaf and focal point: they add up along both hierarchies, as facts do. */
export type AlertasCorte = {
  readonly hoy: Fecha;
  readonly horizonte: number;
  readonly focos: readonly (LlaveHoja & { readonly punto_focal: PuntoFocal } & ResumenPersonas)[];
};

export type Edicion = { readonly ficha: Ficha; readonly version: VersionFicha };

/** Editions whose services are followed person by person. */
export const edicionesSeguidas = (fichas: readonly Ficha[]): Edicion[] =>
  fichas.flatMap((ficha) =>
    ficha.versiones.filter((v) => v.alertas && seSigue(v)).map((version) => ({ ficha, version })),
  );

const SIN_LUGAR: LlaveHoja = { eess: 'SIN', sector: 'SIN', distrito: 'SIN' };
const juntar = ({ eess, sector, distrito }: LlaveHoja): string => [eess, sector, distrito].join('|');

/**
 * Follows everyone at one date and counts persons, once for each focal point whatever the number of fichas. Needs what the consultas
 * need and the hojas of that date. It replaces the table `cortes` by that date alone: the last thing done with a connection.
 */
export async function alertasDelCorte(
  con: DuckDBConnection,
  ediciones: readonly Edicion[],
  hoy: Fecha,
  horizonte: number,
): Promise<AlertasCorte> {
  await ejecutar(con, `CREATE OR REPLACE TEMP TABLE cortes AS SELECT DATE ${literal(hoy)} AS corte`);
  const lugares = new Map<string, string>();
  for (const h of await leerFilas<{ documento: string } & LlaveHoja>(con, LUGAR_DE_CADA_UNO))
    lugares.set(h.documento, juntar(h));
  const resumen = resumidor(diaDe(hoy));
  for (const { ficha, version } of ediciones)
    for await (const s of alertasDe(con, version, { hoy: diaDe(hoy), horizonte, todos: false }))
      resumen.agregar(
        lugares.get(s.documento) ?? juntar(SIN_LUGAR),
        s.documento,
        ficha.ficha,
        version.version,
        s.alertas,
      );
  const focos = resumen.personas().map(({ ambito, punto_focal, personas }) => {
    const [eess, sector, distrito] = ambito.split('|') as [string, string, string]; // joined above
    return { eess, sector, distrito, punto_focal, ...personas };
  });
  return { hoy, horizonte, focos };
}
