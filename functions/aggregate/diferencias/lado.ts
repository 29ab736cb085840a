import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, literal } from '../../adapters/duckdb/conexion.ts';
import type { Manifiesto } from '../../domain/corte.ts';
import type { Fecha } from '../../domain/fecha.ts';
import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import type { Objetos } from '../../domain/objetos.ts';
import type { Territorio } from '../../domain/territorio.ts';
import { prepararSujetos } from '../compilar/motor.ts';
import { crearEntradas } from '../entradas.ts';
import { ubicadas, type Consulta } from '../hechos.ts';
import { crearHojas, UNION_HOJAS } from '../hojas.ts';

export type Esquema = 'antes' | 'despues';

const CASA = `concat_ws('|', coalesce(h.ccpp, ''), coalesce(h.manzana, ''), coalesce(h.adscripcion, ''), coalesce(h.distrito, '')`;

/**
 * The data of one corte in a schema of the connection, ready for compiled SQL at some dates, and where everyone lives then:
 * `donde(corte, documento, eess, sector, distrito, casa)`. Needs `prepararMotor` in the main schema; leaves the new one as the current.
 * @throws EntradasRotasError
 */
export async function prepararLado(
  con: DuckDBConnection,
  esquema: Esquema,
  manifiesto: Pick<Manifiesto, 'corte' | 'cargas'>,
  fechas: readonly Fecha[],
  versiones: readonly VersionFicha[],
  deps: { readonly objetos: Pick<Objetos, 'existe' | 'rutaLocal'>; readonly territorio: Territorio },
): Promise<void> {
  await ejecutar(con, `CREATE SCHEMA ${esquema}`);
  await ejecutar(con, `SET search_path = '${esquema},main'`);
  await crearEntradas(con, manifiesto, deps.objetos, deps.territorio, versiones);
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cortes AS SELECT unnest([${[...new Set(fechas)].map((f) => `DATE ${literal(f)}`).join(', ')}]) AS corte`,
  );
  await prepararSujetos(con, versiones);
  await crearHojas(con);
  await ejecutar(
    con,
    `CREATE TABLE donde AS SELECT n.corte, n.documento, l.eess, l.sector, l.distrito, ${CASA}, '', '') AS casa
     FROM (SELECT corte, documento FROM hogar_persona CROSS JOIN cortes) n ${UNION_HOJAS} JOIN hogar h ON h.hogar = coalesce(hd.hogar, hp.hogar)`,
  );
}

/**
 * The units of a ficha with their leaf, as `<esquema>.<tabla>(documento, eess, sector, distrito, casa, num, den)`, at one of the dates
 * of the side that is the current schema. Those left out of the denominator are there too, with zeros. `casa` tells whether a unit
 * whose leaf changed moved itself. No consulta, no units.
 */
export async function crearUnidades(
  con: DuckDBConnection,
  tabla: string,
  consulta: Consulta | null,
  fecha: Fecha,
): Promise<void> {
  if (consulta === null) {
    await ejecutar(
      con,
      `CREATE TABLE ${tabla} (documento VARCHAR, eess VARCHAR, sector VARCHAR, distrito VARCHAR, casa VARCHAR, num INTEGER, den INTEGER)`,
    );
    return;
  }
  const { columnas, desde } = ubicadas(consulta);
  const persona = consulta.unidad === 'persona';
  await ejecutar(
    con,
    `CREATE TABLE ${tabla} AS
     SELECT coalesce(n.documento, '') AS documento, ${columnas},
       ${persona ? `${CASA}, coalesce(n.renipress, ''), coalesce(n.ubigeo, ''))` : 'n.documento'} AS casa,
       sum(coalesce(n.num, 0))::INTEGER AS num, sum(n.den)::INTEGER AS den
     FROM ${desde} ${persona ? 'LEFT JOIN hogar h ON h.hogar = coalesce(hd.hogar, hp.hogar)' : ''}
     WHERE n.corte = DATE ${literal(fecha)} GROUP BY ALL`,
  );
}
