import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { cerrarDuckdb, ejecutar, leerFilas, literal } from '../../../functions/adapters/duckdb/conexion.ts';
import { compilar } from '../../../functions/aggregate/compilar/compilar.ts';
import type { Ficha } from '../../../functions/domain/ficha/esquema.ts';
import { FichaInvalidaError, validarFicha } from '../../../functions/domain/ficha/validar.ts';
import fc from 'fast-check';
import { cargarHistoria } from '../oraculo/cargar.ts';
import { comparable } from '../oraculo/comparar.ts';
import { abrirMotor } from '../oraculo/ensayo.ts';
import { CORTES, historias, numerar } from '../oraculo/generar.ts';
import { juntar } from '../oraculo/historia.ts';
import { leerMundo } from '../oraculo/mundo.ts';
import { mutantes } from './mutar.ts';

/**
 * `node tests/fichas/mutacion/alcance.ts [--ficha ID] [--personas N]`: which mutants change the result of no generated person. It
 * measures the generator of the oracle, not the tests: what it does not reach, the differential cannot compare.
 */
const opcion = (nombre: string): string | undefined => {
  const i = process.argv.indexOf(`--${nombre}`);
  return i < 0 ? undefined : process.argv[i + 1];
};
const personas = Number(opcion('personas') ?? 1_400);

const comoValida = (dato: unknown, archivo: string): Ficha | null => {
  try {
    return validarFicha(dato, archivo);
  } catch (error) {
    if (error instanceof FichaInvalidaError) return null;
    throw error;
  }
};

const mundo = leerMundo();
const con = await abrirMotor();
let [alcanzados, total] = [0, 0];
try {
  for (const ficha of leerFichas().fichas.filter((f) => opcion('ficha') === undefined || f.ficha === opcion('ficha'))) {
    const todos = mutantes(ficha);
    for (const version of ficha.versiones.filter(comparable)) {
      const cortes = CORTES.flat();
      const arbitraria = historias(version, cortes, mundo.oms);
      const suyas = fc.sample(arbitraria, { numRuns: personas, seed: 7 }).map(numerar);
      await cargarHistoria(con, juntar(suyas), version);
      await ejecutar(
        con,
        `CREATE OR REPLACE TABLE cortes AS SELECT unnest([${cortes.map((c) => `CAST(${literal(c)} AS DATE)`).join(', ')}]) AS corte`,
      );
      const resultado = async (f: Ficha): Promise<unknown> => {
        const propia = f.versiones.find((v) => v.version === version.version)!;
        const columnas = [
          'corte',
          'documento',
          'den',
          'num',
          'excluido',
          ...propia.componentes.map((c) => `CASE WHEN den = 1 THEN c_${c.id} END`),
        ];
        const { sql } = compilar(f, propia);
        const filas = await leerFilas(
          con,
          `SELECT count(*) AS n, sum(hash(${columnas.join(', ')})) AS suma FROM (${sql})`,
        );
        return JSON.stringify(filas);
      };
      const base = await resultado(ficha);
      for (const m of todos.filter((x) => x.version === version.version && !x.ruta.startsWith('sql'))) {
        const mutada = comoValida(m.dato, ficha.ficha);
        if (!mutada) continue;
        total += 1;
        if ((await resultado(mutada)) === base)
          console.log(`${ficha.ficha} ${m.version} ${m.ruta} ${m.antes} → ${m.despues}`);
        else alcanzados += 1;
      }
    }
  }
} finally {
  cerrarDuckdb(con);
}
console.log(
  `${total} mutantes, ${alcanzados} cambian a alguien: ${((100 * alcanzados) / Math.max(1, total)).toFixed(1)} %`,
);
