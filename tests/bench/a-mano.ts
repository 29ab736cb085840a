import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFilas, literal } from '../../functions/adapters/duckdb/conexion.ts';
import { compilar } from '../../functions/aggregate/compilar/compilar.ts';
import { prepararMotor, prepararSujetos } from '../../functions/aggregate/compilar/motor.ts';
import type { Fecha } from '../../functions/domain/fecha.ts';
import { elegirVersion } from '../../functions/domain/ficha/elegir.ts';
import { crearCanonicas } from '../../functions/ingest/canonicas.ts';

const A_MANO = [
  ['hierro_hb_4_6m', 'fed_2025_2026'],
  ['rn_paquete_oportuno', 'fed_2025_2026'],
  ['am_influenza', 'sala_2026'],
] as const;
const VUELTAS = 5;

type Fila = { corte: string; den: number; num: number };

const mediana = (xs: readonly number[]): number => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)] ?? NaN;

/**
 * Three fichas as the engine runs them beside the same question written by hand, over the same tables, turn by turn.
 * @returns seconds of each and their ratio.
 * @throws when both do not count the same: then the comparison says nothing.
 */
export async function compararConSqlAMano(
  objetos: string,
  trabajo: string,
  cortes: readonly Fecha[],
): Promise<{ ficha: string; motor: number; aMano: number }[]> {
  const normalizado = join(objetos, 'normalizado');
  const archivos = readdirSync(normalizado).flatMap((tabla) =>
    readdirSync(join(normalizado, tabla)).map((n) => ({
      tabla,
      ruta: join(normalizado, tabla, n),
      carga: n.replace(/\.parquet$/, ''),
      alcance: { fuente: tabla, periodo: '' as const, ambito: 'N:PE' },
      sin: [],
    })),
  );
  const { fichas } = leerFichas();
  const con = await abrirDuckdb({ memoria: '3GB', temporal: trabajo, ruta: join(trabajo, 'a-mano.duckdb') });
  try {
    await crearCanonicas(con, archivos, leerTerritorio());
    await ejecutar(
      con,
      `CREATE TABLE cortes AS SELECT unnest([${cortes.map((c) => `DATE ${literal(c)}`).join(', ')}]) AS corte`,
    );
    await prepararMotor(con);
    await prepararSujetos(
      con,
      fichas.flatMap((f) => f.versiones),
    );
    const medir = async (sql: string): Promise<{ filas: Fila[]; segundos: number }> => {
      const inicio = performance.now();
      const filas = await leerFilas<Fila>(con, sql);
      return { filas, segundos: (performance.now() - inicio) / 1000 };
    };
    const salida = [];
    for (const [id, v] of A_MANO) {
      const { ficha, version } = elegirVersion(fichas, id, v);
      const nominal = compilar(ficha, version, { soloRelevantes: true }).sql;
      const motor = `SELECT corte, sum(den)::INTEGER AS den, sum(num)::INTEGER AS num FROM (${nominal}) WHERE den > 0 GROUP BY corte ORDER BY corte`;
      const aMano = readFileSync(fileURLToPath(new URL(`./a-mano/${id}.sql`, import.meta.url)), 'utf8');
      const tiempos: { motor: number[]; aMano: number[] } = { motor: [], aMano: [] };
      for (let i = 0; i < VUELTAS; i++) {
        const [a, b] = [await medir(motor), await medir(aMano)];
        if (JSON.stringify(a.filas) !== JSON.stringify(b.filas))
          throw new Error(
            `${id}: a mano no cuenta lo mismo. ${JSON.stringify(a.filas.at(-1))} ${JSON.stringify(b.filas.at(-1))}`,
          );
        tiempos.motor.push(a.segundos);
        tiempos.aMano.push(b.segundos);
      }
      salida.push({ ficha: id, motor: mediana(tiempos.motor), aMano: mediana(tiempos.aMano) });
    }
    return salida;
  } finally {
    cerrarDuckdb(con);
  }
}
