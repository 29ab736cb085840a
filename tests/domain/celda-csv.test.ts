import { expect, it } from 'vitest';
import { campoCsv, neutralizar, sqlNeutralizado } from '../../functions/domain/celda-csv.ts';
import { abrirDuckdb, cerrarDuckdb, leerFila, literal } from '../../functions/adapters/duckdb/conexion.ts';

const CASOS = ['=1+1', '+51 9', '-x', '@a', '\tx', '\rx', '-5', '+3.5', '-1,5', 'a=1', '', 'Ñandú', '--1', '=cmd|x'];

it('lo que una hoja de cálculo ejecutaría lleva apóstrofo; un número y lo demás, no; igual en SQL', async () => {
  const salida = CASOS.map(neutralizar);
  expect(salida.filter((t) => t.startsWith("'"))).toHaveLength(8);
  expect(salida.slice(6, 9)).toEqual(['-5', '+3.5', '-1,5']);
  expect(campoCsv('=a,"b"')).toBe(`"'=a,""b"""`);
  const con = await abrirDuckdb();
  try {
    for (const caso of CASOS)
      expect(await leerFila(con, `SELECT ${sqlNeutralizado('x')} AS y FROM (SELECT ${literal(caso)} AS x)`)).toEqual({
        y: neutralizar(caso),
      });
  } finally {
    cerrarDuckdb(con);
  }
});
