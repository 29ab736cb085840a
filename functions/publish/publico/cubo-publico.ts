import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, literal } from '../../adapters/duckdb/conexion.ts';
import { tipoDe } from '../../domain/ambito.ts';
import type { AmbitoRef, IndicadorTablero } from '../../domain/tablero.ts';
import { CALLADA, celdaDe, type CeldaPublica } from '../../domain/supresion/celda.ts';
import type { InfoCubo } from '../cubo.ts';
import type { TablaPublica } from './tabla.ts';

/** One row a published cell. Limits of percentage are fractions, the upper one outside unless it is 1. */
const COLUMNAS = [
  'ventana VARCHAR',
  'periodo VARCHAR',
  'corte VARCHAR',
  'ambito VARCHAR',
  'clave VARCHAR',
  'estado VARCHAR',
  'pct_desde DOUBLE',
  'pct_hasta DOUBLE',
  'den_desde INTEGER',
  'den_hasta INTEGER',
  'menos_de VARCHAR',
] as const;

const ESTADO = { b: 'banda', s: 'suprimido', nr: 'no_reportado' } as const;

type Valor = string | number | null;

const filaDe = (t: TablaPublica, ambito: string, clave: string, c: CeldaPublica): Valor[] => {
  const [pct, den] = [c.e === 'b' ? c.pct : [null, null], c.e === 'nr' ? [null, null] : (c.den ?? [null, null])];
  const menos = c.e === 'b' ? (c.menos ?? null) : null;
  return [
    t.ventana,
    t.corte.slice(3, 10),
    t.corte,
    ambito,
    clave,
    ESTADO[c.e],
    pct[0]!,
    pct[1]!,
    den[0]!,
    den[1]!,
    menos,
  ];
};

/** Every cell of a table: the places where each ficha is published. */
export function* celdasDeTabla(t: TablaPublica): Generator<{ ambito: string; clave: string; celda: CeldaPublica }> {
  for (const { clave, desde, regiones, callada: calla } of t.fichas)
    for (const [i, ambito] of t.lugares.entries()) {
      const callada = calla === true || (desde === 'provincia' && tipoDe(ambito) === 'D');
      const celda: CeldaPublica =
        callada && (calla || regiones.length > 0)
          ? CALLADA
          : regiones.length === 0
            ? { e: 'nr' }
            : celdaDe(regiones[i] ?? null);
      yield { ambito, clave, celda };
    }
}

const llenar = async (
  con: DuckDBConnection,
  tabla: string,
  columnas: readonly string[],
  filas: Iterable<readonly Valor[]>,
): Promise<void> => {
  await ejecutar(con, `CREATE TABLE publico.${tabla} (${columnas.join(', ')})`);
  const appender = await con.createAppender(tabla, 'main', 'publico');
  for (const fila of filas) {
    fila.forEach((v, i) => {
      if (v === null) appender.appendNull();
      else if (typeof v === 'string') appender.appendVarchar(v);
      else if (columnas[i]!.endsWith('DOUBLE')) appender.appendDouble(v);
      else appender.appendInteger(v);
    });
    appender.endRow();
  }
  appender.closeSync();
};

export type EncargoCuboPublico = {
  readonly con: DuckDBConnection;
  /** A file that does not exist yet. */
  readonly ruta: string;
  readonly tablas: readonly TablaPublica[];
  readonly lugares: readonly AmbitoRef[];
  readonly indicadores: readonly IndicadorTablero[];
  readonly info: InfoCubo;
};

/**
 * Writes the public cube: exactly the public tables, as one `.duckdb` file that the engine in the browser can attach. Its rows depend on
 * the tables only; its bytes, not quite: DuckDB fills its blocks with what was in memory.
 */
export async function escribirCuboPublico(e: EncargoCuboPublico): Promise<{ bytes: number; sha256: string }> {
  const { con, ruta, tablas, info } = e;
  await ejecutar(con, 'SET threads = 1');
  await ejecutar(con, `ATTACH ${literal(ruta)} AS publico (STORAGE_VERSION 'v1.0.0')`);
  const celdas = function* (): Generator<Valor[]> {
    for (const t of tablas) for (const c of celdasDeTabla(t)) yield filaDe(t, c.ambito, c.clave, c.celda);
  };
  await llenar(con, 'celdas', COLUMNAS, celdas());
  await llenar(
    con,
    'lugares',
    ['id VARCHAR', 'tipo VARCHAR', 'nombre VARCHAR'],
    e.lugares.map((l) => [l.id, l.tipo, l.nombre]),
  );
  await llenar(
    con,
    'indicadores',
    [
      'clave VARCHAR',
      'ficha VARCHAR',
      'version VARCHAR',
      'metodo VARCHAR',
      'nombre VARCHAR',
      'edicion VARCHAR',
      'direccion VARCHAR',
      'unidad VARCHAR',
      'verificacion VARCHAR',
      'fuente VARCHAR',
    ],
    e.indicadores.map((i) => [
      i.clave,
      i.ficha,
      i.version,
      i.metodo,
      i.nombre,
      i.edicion,
      i.direccion,
      i.unidad,
      i.verificacion,
      i.fuente,
    ]),
  );
  await llenar(
    con,
    'info',
    ['clave VARCHAR', 'valor VARCHAR'],
    Object.entries({ formato: '1', ...info, sintetico: info.sintetico ? 'si' : 'no' }).map(([k, v]) => [k, String(v)]),
  );
  await ejecutar(con, 'CHECKPOINT publico');
  await ejecutar(con, 'DETACH publico');
  const bytes = await readFile(ruta);
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
