import { describe, expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { cerrarDuckdb } from '../../../functions/adapters/duckdb/conexion.ts';
import { elegirVersion } from '../../../functions/domain/ficha/elegir.ts';
import { abrirGrupo, agrupar, desacuerdo, resultados } from './correr-casos.ts';
import { casos } from './casos.ts';

const grupos = agrupar(casos);

it('no two cases of a group have the same name', () => {
  const nombres = grupos.flatMap((g) => g.casos.map((c) => `${g.clave}: ${c.nombre}`));
  expect(nombres.filter((n, i) => nombres.indexOf(n) !== i)).toEqual([]);
});

describe('every number of the document, on both sides', () => {
  it.each(grupos.map((g) => [`${g.clave} (${g.casos.length})`, g] as const))('%s', async (_, grupo) => {
    const { ficha, version } = elegirVersion(leerFichas().fichas, grupo.casos[0]!.ficha, grupo.casos[0]!.version);
    const con = await abrirGrupo(grupo);
    try {
      const rs = await resultados(con, grupo, ficha, version);
      expect(grupo.casos.map((c, i) => desacuerdo(c, rs[i]!)).filter((d) => d !== undefined)).toEqual([]);
    } finally {
      cerrarDuckdb(con);
    }
  });
});
