import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas, literal } from '../adapters/duckdb/conexion.ts';
import { esSeudonimoHis } from './seudonimos.ts';

type Leido = { readonly tabla: string; readonly ruta: string; readonly carga: string };

/** Who a line of the HIS is of would be lost, and no count would say so. */
export class LecturasMezcladasError extends Error {
  override readonly name = 'LecturasMezcladasError';
  readonly cargas: readonly string[];
  constructor(cargas: readonly string[]) {
    super(
      `Hay cargas del HIS leídas antes de que el número de paciente se guardara con seudónimo, y no se unen con las nuevas: ${cargas.join(', ')}. ` +
        'Cargue otra vez sus archivos diciendo --emitido con el día de hoy, o anúlelas, y repita.',
    );
    this.cargas = cargas;
  }
}

/** @throws LecturasMezcladasError where some files keep the HIS number as it came and others its pseudonym: they do not join. */
export async function exigirMismaLectura(con: DuckDBConnection, archivos: readonly Leido[]): Promise<void> {
  const anteriores = new Set<string>();
  let nuevas = 0;
  for (const { tabla, ruta, carga } of archivos) {
    if (tabla !== 'his_lineas' && tabla !== 'his_pacientes') continue;
    const [fila] = await leerFilas<{ nueva: boolean }>(
      con,
      `SELECT ${esSeudonimoHis('id_paciente')} AS nueva FROM read_parquet(${literal(ruta)}) WHERE id_paciente IS NOT NULL LIMIT 1`,
    );
    if (fila?.nueva) nuevas++;
    else if (fila) anteriores.add(carga);
  }
  if (nuevas > 0 && anteriores.size > 0) throw new LecturasMezcladasError([...anteriores].sort());
}
