import { afterAll, beforeAll, expect, it } from 'vitest';
import { comprobar } from './comprobar.ts';
import { cuentaNueva, type Cuenta } from './fallos.ts';
import { comprimirUnaVez } from './gzip-una-vez.ts';
import { reducir, relatar } from './reducir.ts';
import { sortear } from './horario.ts';
import { Taller, type Contador } from './taller.ts';

/** SALA_HORARIOS=10000 runs them all (some 25 minutes of one core): in `npm test`, a part. DuckDB counts one in a hundred, 20 at least. */
const HORARIOS = Number(process.env['SALA_HORARIOS'] ?? 400);
const CON_DUCKDB = Math.max(20, Math.round(HORARIOS / 100));
const DESDE = Number(process.env['SALA_SEMILLA'] ?? 1);

let taller: Taller;
beforeAll(() => {
  comprimirUnaVez();
  taller = new Taller();
});
afterAll(() => taller.cerrar());

/** @throws with the smallest schedule that still fails, and what happened in it. */
async function correrTodos(
  contador: Contador,
  cuantos: number,
): Promise<Cuenta & { horarios: number; peticiones: number }> {
  const total = { ...cuentaNueva(), horarios: 0, peticiones: 0 };
  for (let semilla = DESDE; semilla < DESDE + cuantos; semilla++) {
    const h = sortear(semilla, contador, (m) => taller.mundo(m).archivos.length);
    try {
      const { cuenta, peticiones } = await comprobar(h, taller);
      for (const k of Object.keys(cuenta) as (keyof Cuenta)[]) total[k] += cuenta[k];
      total.horarios++;
      total.peticiones += peticiones;
    } catch (error) {
      throw new Error(await relatar(await reducir(h, taller), taller), { cause: error });
    }
  }
  return total;
}

it(
  'whatever is delivered twice, late, at once or cut short leaves what the same files leave once and in calm',
  { timeout: 7_200_000 },
  async () => {
    const total = await correrTodos('suma', HORARIOS);
    console.info(JSON.stringify(total));
    expect(total.horarios).toBe(HORARIOS);
    if (HORARIOS >= 200)
      for (const k of Object.keys(cuentaNueva()) as (keyof Cuenta)[]) expect(total[k]).toBeGreaterThan(20);
  },
);

it('and so it is when DuckDB counts', { timeout: 7_200_000 }, async () => {
  const total = await correrTodos('duckdb', CON_DUCKDB);
  console.info(JSON.stringify({ ...total, conteos: taller.conteos }));
  expect(taller.conteos).toBeGreaterThan(3);
});
