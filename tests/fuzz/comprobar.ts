import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { desempaquetar } from '../../functions/ingest/desempaquetar.ts';
import type { Contexto, Formato } from '../../functions/ingest/formato.ts';
import { FORMATOS } from '../../functions/ingest/formatos/lista.ts';
import { LIMITES } from '../../functions/ingest/limites.ts';
import { recibirArchivo, type Deps, type Recibido } from '../../functions/ingest/recibir.ts';
import { AJENO, type Caso } from './mutaciones.ts';

/** Nothing a small file says may keep the sala busy for so long, even on a machine with others at work. */
export const MAX_SEGUNDOS = 60;

export type Resultado = { readonly aceptado: boolean; readonly defectos: readonly string[]; readonly segundos: number };

/** The query without what is between parentheses: a subquery does not change how many rows there are. */
const soloFuera = (sql: string): string => {
  let antes;
  do {
    antes = sql;
    sql = sql.replace(/\([^()]*\)/g, '');
  } while (sql !== antes);
  return sql;
};

/** Formats whose every kept row is one row of their only table. */
const UNO_A_UNO = new Set(FORMATOS.filter(esUnoAUno).map((f) => f.id));

function esUnoAUno(f: Formato): boolean {
  const ctx = {
    periodo: '',
    limite: '9999-12-31',
    orden: 'dmy',
    entrada: { ruta: '', nombre: '' },
    presentes: new Set(),
    hojas: [{ nombre: '', posicion: 1, previas: [] }],
  };
  const salidas = f.salidas(ctx as unknown as Contexto); // only its texts are looked at: nothing is read
  return (
    salidas.length === 1 &&
    !/\b(GROUP BY|UNION|unnest|DISTINCT|QUALIFY|JOIN|WHERE)\b/i.test(soloFuera(salidas[0]!.consulta))
  );
}

/** Receives one mutated file and says what does not hold. */
export async function comprobar(caso: Caso, carpeta: string, deps: Omit<Deps, 'trabajo'>): Promise<Resultado> {
  const ruta = join(carpeta, 'original');
  const trabajo = join(carpeta, 'trabajo');
  writeFileSync(ruta, caso.bytes);
  const inicio = performance.now();
  const defectos: string[] = [];
  let aceptado = false;
  try {
    const entrada = { ruta, nombre: caso.nombre, modificado: '2026-11-05T00:00:00.000Z' };
    const { piezas } = await desempaquetar(entrada, join(carpeta, 'miembros'), LIMITES);
    for await (const pieza of piezas) {
      if ('rechazo' in pieza) continue;
      const r = await recibirArchivo(pieza.entrada, { ...deps, trabajo });
      if (r.carga.error) continue;
      aceptado = true;
      defectos.push(...noCumple(r, caso));
    }
  } catch (e) {
    defectos.push(`excepción: ${e instanceof Error ? `${e.name} ${e.message}`.slice(0, 300) : String(e)}`);
  } finally {
    rmSync(trabajo, { recursive: true, force: true });
    rmSync(ruta, { force: true });
  }
  const segundos = (performance.now() - inicio) / 1000;
  if (segundos > MAX_SEGUNDOS) defectos.push(`tardó ${segundos.toFixed(1)} s`);
  return { aceptado, defectos, segundos };
}

function* noCumple({ carga: c, parquet, rechazosRuta }: Recibido, { filas, grupos }: Caso): Generator<string> {
  const { recibidas, aceptadas, observadas, duplicadas, rechazadas } = c;
  if (aceptadas + observadas + duplicadas + rechazadas !== recibidas) yield 'las cuatro cuentas no suman las recibidas';
  if ([aceptadas, observadas, duplicadas, rechazadas].some((n) => n < 0)) yield 'una cuenta es negativa';
  const motivos = Object.values(c.motivos).reduce((a, b) => a + b, 0);
  if (motivos !== recibidas - aceptadas)
    yield `los motivos suman ${motivos} y no se aceptaron ${recibidas - aceptadas}`;
  const listadas = rechazosRuta === null ? [] : leerRechazos(rechazosRuta);
  if (listadas.length !== recibidas - aceptadas)
    yield `${listadas.length} filas en los rechazos y no se aceptaron ${recibidas - aceptadas}`;
  const lineas = new Set(listadas.map((f) => f['linea']));
  if (lineas.size !== listadas.length) yield 'una línea está dos veces en los rechazos';
  if (listadas.some((f) => !/^\d+$/.test(f['linea'] ?? '') || !f['codigo'] || !f['estado'] || !f['razon']))
    yield 'un rechazo sin línea, código, estado o razón';
  if (listadas.some((f) => /^[=+@\t\r]/.test(f['valor'] ?? ''))) yield 'un rechazo con fórmula';
  if (filas !== null && Math.abs(recibidas - filas) > grupos)
    yield `se recibieron ${recibidas} filas y el archivo tenía ${filas}`;
  const dichas = listadas.map((f) => `${f['columna']} ${f['valor']} ${f['sugerencia']}`).join('\n');
  if (AJENO.some((a) => dichas.includes(a) || c.avisos.some((aviso) => aviso.includes(a))))
    yield 'un rechazo con el nombre o el documento de una persona';
  if (UNO_A_UNO.has(c.formato)) {
    const escritas = parquet.reduce((n, p) => n + p.filas, 0);
    if (escritas !== aceptadas + observadas)
      yield `se escribieron ${escritas} filas y se guardaron ${aceptadas + observadas}`;
  }
}

const leerRechazos = (ruta: string): Record<string, string>[] =>
  parse(readFileSync(ruta), { columns: true }) as Record<string, string>[]; // every column of the rejects is text
