import type { Carga } from '../domain/carga.ts';
import { ejecutar, leerFilas } from '../adapters/duckdb/conexion.ts';
import type { Contexto, Formato, Regla } from './formato.ts';
import { seudonimizar, type Seudonimo } from './seudonimos.ts';
import type { CsvTamizado } from './tamiz-csv.ts';

export type Cuentas = Pick<Carga, 'recibidas' | 'aceptadas' | 'observadas' | 'duplicadas' | 'rechazadas' | 'motivos'>;

/** Table `juzgadas`: typed columns, the first rule each row breaks, its value, and whether another row of its key wins. */
export async function juzgar(ctx: Contexto, formato: Formato, tamizado: CsvTamizado): Promise<Cuentas> {
  const { con } = ctx;
  const campos = Object.entries(formato.campos(ctx));
  const reglas = formato.reglas(ctx);
  const crudas = formato.columnas.map((c) => `c_${c.id}`);
  const indice = reglas.map((r, i) => `WHEN ${r.cuando} THEN ${i}`).join(' ');
  const valor = reglas.map((r, i) => `WHEN ${i} THEN c_${r.columna}`).join(' ');
  const nombres = campos.map(([n]) => n);
  await ejecutar(
    con,
    `CREATE TEMP TABLE juzgadas AS SELECT linea, ${nombres.join(', ')}, regla, CASE regla ${valor} END AS valor_visto FROM (
       SELECT *, CASE ${indice} ELSE -1 END AS regla FROM (SELECT linea, ${campos.map(([n, e]) => `${e} AS ${n}`).join(', ')}, ${crudas.join(', ')} FROM crudo))`,
  );
  await crearPerdedoras(ctx, formato, nombres, reglas);
  const grupos = await leerFilas<Grupo>(
    con,
    `SELECT regla, igual, count(*) AS n FROM juzgadas LEFT JOIN perdedoras USING (linea) GROUP BY ALL`,
  );
  return contar(tamizado, reglas, grupos);
}

/**
 * Table `perdedoras(linea, igual)`: rows whose key another row has. `igual`: that row says the same; else it is a later version, and
 * is reported apart (formatos §9).
 */
async function crearPerdedoras(
  { con }: Contexto,
  formato: Formato,
  nombres: readonly string[],
  reglas: readonly Regla[],
): Promise<void> {
  if (formato.clave.length === 0)
    return void (await ejecutar(con, 'CREATE TEMP TABLE perdedoras (linea INTEGER, igual BOOLEAN)'));
  const rechazadas = reglas.flatMap((r, i) => (r.estado === 'rechazada' ? [i] : []));
  const dato = rechazadas.length === 0 ? 'true' : `regla NOT IN (${rechazadas.join(', ')})`;
  const clave = formato.clave.join(', ');
  const contenido = `hash(${nombres.join(', ')})`;
  const gana = [
    ...(formato.reciente ? [`${formato.reciente} DESC NULLS LAST`] : []),
    ...nombres.map((n) => `CAST(${n} AS VARCHAR) DESC NULLS LAST`),
    'linea',
  ];
  await ejecutar(
    con,
    `CREATE TEMP TABLE perdedoras AS
     WITH repetidas AS (SELECT ${formato.clave.map((c, i) => `${c} AS k${i}`).join(', ')} FROM juzgadas WHERE ${dato} GROUP BY ALL HAVING count(*) > 1)
     SELECT linea, igual FROM (
       SELECT linea, row_number() OVER gana AS n, ${contenido} = first_value(${contenido}) OVER gana AS igual
       FROM juzgadas SEMI JOIN repetidas ON ${formato.clave.map((c, i) => `${c} = k${i}`).join(' AND ')} WHERE ${dato}
       WINDOW gana AS (PARTITION BY ${clave} ORDER BY ${gana.join(', ')})) WHERE n > 1`,
  );
}

type Grupo = { regla: number; igual: boolean | null; n: number };

function contar(
  tamizado: CsvTamizado,
  reglas: readonly { readonly codigo: string; readonly estado: string }[],
  grupos: readonly Grupo[],
): Cuentas {
  const motivos: Record<string, number> = {};
  const sumar = (codigo: string, n: number): void => void (motivos[codigo] = (motivos[codigo] ?? 0) + n);
  const c = { aceptadas: 0, observadas: 0, duplicadas: 0, rechazadas: 0 };
  for (const [codigo, n] of tamizado.motivos) {
    sumar(codigo, n);
    c.rechazadas += n;
  }
  for (const { regla, igual, n } of grupos) {
    const r = reglas[regla];
    if (igual !== null) {
      c.duplicadas += n;
      sumar(igual ? 'fila_repetida' : 'clave_repetida', n);
    } else if (!r) c.aceptadas += n;
    else {
      c[r.estado === 'rechazada' ? 'rechazadas' : 'observadas'] += n;
      sumar(r.codigo, n);
    }
  }
  const { recibidas } = tamizado;
  const suma = c.aceptadas + c.observadas + c.duplicadas + c.rechazadas;
  if (suma !== recibidas) throw new Error(`Las filas no cuadran: ${recibidas} recibidas, ${suma} clasificadas`);
  return { recibidas, ...c, motivos: Object.fromEntries(Object.entries(motivos).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** View `filas`: rows kept, with pseudonyms in place of documents and `observacion` as a code. */
export async function crearFilas(ctx: Contexto, formato: Formato, seudonimo: Seudonimo | null): Promise<void> {
  const reglas = formato.reglas(ctx);
  const codigos = reglas.map((r, i) => (r.estado === 'observada' ? `WHEN ${i} THEN '${r.codigo}'` : '')).join(' ');
  const rechazadas = reglas.flatMap((r, i) => (r.estado === 'rechazada' ? [i] : []));
  const { columnas, cruces } = await seudonimizar(
    ctx.con,
    formato.identidad,
    Object.keys(formato.campos(ctx)),
    seudonimo,
  );
  await ejecutar(
    ctx.con,
    `CREATE TEMP VIEW filas AS SELECT j.linea, ${columnas.join(', ')}, CASE j.regla ${codigos === '' ? 'WHEN -2 THEN NULL' : codigos} END AS observacion
     FROM (SELECT * FROM juzgadas ANTI JOIN perdedoras USING (linea)) j ${cruces}
     ${rechazadas.length === 0 ? '' : `WHERE j.regla NOT IN (${rechazadas.join(', ')})`}`,
  );
}
