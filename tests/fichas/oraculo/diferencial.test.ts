import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { cerrarDuckdb } from '../../../functions/adapters/duckdb/conexion.ts';
import { comparable, type Edicion } from './comparar.ts';
import { abrirMotor, ensayar, faltantes } from './ensayo.ts';
import { leerMundo } from './mundo.ts';

const PERSONAS = 200_000;
const ediciones: Edicion[] = leerFichas().fichas.flatMap((ficha) =>
  ficha.versiones.filter(comparable).map((version) => ({ ficha, version })),
);
const cadaUna = Math.ceil(PERSONAS / ediciones.length);
const mundo = leerMundo();
let con: DuckDBConnection;

beforeAll(async () => {
  con = await abrirMotor();
});
afterAll(() => cerrarDuckdb(con));

describe('the compiler and an interpreter that reads the ficha word by word say the same of everyone', () => {
  it.each(ediciones.map((e) => [`${e.ficha.ficha} ${e.version.version}`, e] as const))('%s', async (_, edicion) => {
    const ensayo = await ensayar(con, edicion, mundo, cadaUna);
    expect(ensayo.desacuerdos.join('\n'), `${ensayo.cuantos} desacuerdos`).toBe('');
    // Worth something only if it reaches both sides of every component, and every exclusion.
    expect(faltantes(edicion, ensayo)).toEqual([]);
  });
});
