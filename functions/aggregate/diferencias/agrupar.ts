import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFilas } from '../../adapters/duckdb/conexion.ts';
import type { LlaveHoja } from '../../domain/ambito.ts';
import { causaDe, type Cambio, type Causa, type Evidencia } from '../../domain/diferencia.ts';
import type { Fecha } from '../../domain/fecha.ts';
import type { Definiciones } from './definiciones.ts';
import { evidenciaSql } from './evidencia.ts';

/** A change whose ends are still leaves, not positions. */
export type CambioHoja = Omit<Cambio, 'de' | 'a'> & { readonly de: LlaveHoja | null; readonly a: LlaveHoja | null };

type Fila = {
  d_eess: string | null;
  d_sector: string;
  d_distrito: string;
  a_eess: string | null;
  a_sector: string;
  a_distrito: string;
  num_de: number;
  den_de: number;
  num_a: number;
  den_a: number;
  movio: 'persona' | 'sectores' | null;
  unidades: number;
  propia?: string | null;
  ajena?: string | null;
};

const LLAVE = 'd_eess, d_sector, d_distrito, a_eess, a_sector, a_distrito, num_de, den_de, num_a, den_a, movio';

/** The rows of the temporary table `cambio` (against the units of `antes`) counted by place, amount and cause. Nothing of a unit leaves the connection. */
export async function agruparCambios(
  con: DuckDBConnection,
  paso: 'definicion' | 'calendario' | 'datos',
  d: Definiciones,
  fechas: readonly [Fecha, Fecha],
  antes: string,
): Promise<CambioHoja[]> {
  if (paso === 'datos')
    await ejecutar(con, 'CREATE OR REPLACE TEMP TABLE cambiados AS SELECT DISTINCT documento FROM cambio');
  const sql =
    paso === 'datos'
      ? `SELECT ${LLAVE}, to_json(e.propia)::VARCHAR AS propia, to_json(e.ajena)::VARCHAR AS ajena, count(*) AS unidades
         FROM cambio LEFT JOIN (${evidenciaSql(d.unidad, d.versiones, fechas, antes)}) e USING (documento) GROUP BY ALL ORDER BY ALL`
      : `SELECT ${LLAVE}, count(*) AS unidades FROM cambio GROUP BY ALL ORDER BY ALL`;
  const filas = await leerFilas<Fila>(con, sql);
  return filas.map((f) => ({
    de: f.d_eess === null ? null : { eess: f.d_eess, sector: f.d_sector, distrito: f.d_distrito },
    a: f.a_eess === null ? null : { eess: f.a_eess, sector: f.a_sector, distrito: f.a_distrito },
    num_de: f.num_de,
    den_de: f.den_de,
    num_a: f.num_a,
    den_a: f.den_a,
    unidades: f.unidades,
    causa: paso === 'datos' ? causaDeFila(f, d) : paso,
    // What a definition moves is the definition's.
    movio: paso === 'definicion' ? null : f.movio,
  }));
}

const leer = (texto: string | null | undefined): Evidencia | null => (texto ? (JSON.parse(texto) as Evidencia) : null); // written by evidenciaSql

/** Its own data first; then that of those its count hangs on. */
function causaDeFila(f: Fila, { unidad }: Definiciones): Causa | null {
  const [propia, ajena] = [leer(f.propia), leer(f.ajena)];
  const suya = propia && causaDe(propia);
  if (suya !== null) return suya;
  if (ajena === null) return null;
  const deOtros = causaDe({ ...ajena, lugar: false });
  if (deOtros !== null || unidad !== 'sector' || !ajena.lugar) return deOtros ?? causaDe(ajena);
  // A sector counts who lives in it: nobody came or went from the register, so somebody moved.
  return f.num_a > f.num_de ? 'movido_dentro' : 'movido_fuera';
}
