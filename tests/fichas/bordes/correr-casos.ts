import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  abrirDuckdb,
  cerrarDuckdb,
  ejecutar,
  leerFilas,
  literal,
} from '../../../functions/adapters/duckdb/conexion.ts';
import { compilar } from '../../../functions/aggregate/compilar/compilar.ts';
import { prepararMotor, prepararSujetos } from '../../../functions/aggregate/compilar/motor.ts';
import { sumarDias, type Fecha } from '../../../functions/domain/fecha.ts';
import type { Ficha, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { TABLAS, type Tabla } from '../../../functions/domain/tablas.ts';
import { cargarCarpeta } from '../../../functions/local/cargar-carpeta.ts';
import { csv, type FilaCsv } from '../arnes.ts';
import { suceso, type Caso, type Espera, type Estado } from './caso.ts';

/** Cases with the same edition, method and cut: they run in one query. */
export type Grupo = { readonly clave: string; readonly casos: readonly Caso[] };

export function agrupar(casos: readonly Caso[]): Grupo[] {
  const grupos = new Map<string, Caso[]>();
  for (const c of casos) {
    const clave = [c.ficha, c.version, ...(c.metodo ? [c.metodo] : []), c.corte].join(' ');
    grupos.set(clave, [...(grupos.get(clave) ?? []), c]);
  }
  return [...grupos].map(([clave, cs]) => ({ clave, casos: cs }));
}

export type Resultado = Required<Espera> & { readonly motivos: readonly string[] };

const documentoDe = (i: number): string => `99${String(i).padStart(6, '0')}`;
const cnvDe = (i: number): string => `99${String(i).padStart(8, '0')}`;

const MADRE: Fecha = '1999-05-05';
const nacimientoDe = (c: Caso): Fecha | null =>
  c.nacimiento !== undefined ? c.nacimiento : c.edad === undefined ? MADRE : sumarDias(c.corte, -c.edad);

function anclaDe(c: Caso): Fecha {
  if (c.ancla) return c.ancla;
  if (c.parto) return sumarDias(c.parto.fecha_nacimiento, -7 * Number(c.parto.semanas ?? 39));
  return nacimientoDe(c) ?? c.corte;
}

function tablasDe(casos: readonly Caso[]): Map<Tabla, FilaCsv[]> {
  const tablas = new Map<Tabla, FilaCsv[]>([['personas', []]]);
  const poner = (tabla: Tabla, fila: FilaCsv): void => {
    if (!tablas.has(tabla)) tablas.set(tabla, []);
    tablas.get(tabla)!.push(fila);
  };
  for (const [i, c] of casos.entries()) {
    const [documento, cnv] = [String(c.persona?.['documento'] ?? documentoDe(i)), cnvDe(i)];
    poner('personas', {
      documento,
      tipo_documento: 'DNI',
      dni: documento,
      cnv,
      fecha_nacimiento: nacimientoDe(c),
      sexo: 'F',
      seguros: '1',
      ubigeo: '050101',
      estado: '1',
      ...c.persona,
    });
    if (c.cnv) poner('cnv', { cnv, fecha_nacimiento: nacimientoDe(c), lugar: 'EESS', ...c.cnv });
    if (c.parto)
      poner('cnv', {
        cnv: `98${cnv}`,
        documento_madre: documento,
        semanas: 39,
        lugar: 'EESS',
        renipress: '00003644',
        ubigeo_madre: '050101',
        ...c.parto,
      });
    for (const [j, s] of (c.sucesos ?? '').split(' ').filter(Boolean).entries()) {
      const fila = suceso(s, anclaDe(c));
      poner('prestaciones', { documento, ...fila, id_cita: `${i}-${fila['id_cita'] ?? `sola${j}`}` });
    }
    for (const [tabla, extra] of Object.entries(c.mas ?? {}) as [Tabla, readonly FilaCsv[]][])
      for (const f of extra)
        poner(tabla, {
          ...('documento' in TABLAS[tabla] ? { documento } : {}),
          ...(tabla === 'cnv' && f['documento_madre'] === undefined ? { cnv } : {}),
          ...f,
        });
  }
  return tablas;
}

/** A connection with the tables of a group, ready for any edition. Close it with `cerrarDuckdb`. */
export async function abrirGrupo(grupo: Grupo): Promise<DuckDBConnection> {
  const dir = await mkdtemp(join(tmpdir(), 'sala-bordes-'));
  const con = await abrirDuckdb({ hilos: 1 });
  try {
    for (const [tabla, filas] of tablasDe(grupo.casos)) await writeFile(join(dir, `${tabla}.csv`), csv(filas));
    await cargarCarpeta(con, dir);
    await prepararMotor(con);
    await prepararSujetos(con);
    await ejecutar(con, `CREATE TABLE cortes AS SELECT CAST(${literal(grupo.casos[0]!.corte)} AS DATE) AS corte`);
    return con;
  } catch (causa) {
    cerrarDuckdb(con);
    throw causa;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

type Fila = {
  documento: string | null;
  den: number;
  num: number | null;
  excluido: string | null;
  curso_vida: string;
  motivos?: string[];
};

/** The result of each case, in order. A person the ficha does not look at is out of the denominator. */
export async function resultados(
  con: DuckDBConnection,
  grupo: Grupo,
  ficha: Ficha,
  version: VersionFicha,
): Promise<Resultado[]> {
  const { sql } = compilar(ficha, version, { metodo: grupo.casos[0]!.metodo });
  const porClave = new Map<string, Fila>();
  for (const f of await leerFilas<Fila>(con, sql)) {
    const antes = porClave.get(f.documento ?? '');
    if (!antes || f.den > antes.den) porClave.set(f.documento ?? '', f);
  }
  return grupo.casos.map((c, i) => {
    const f = porClave.get(c.clave ?? String(c.persona?.['documento'] ?? documentoDe(i)));
    if (!f) return { den: 0, num: null, excluido: null, curso_vida: '', componentes: {}, motivos: ['sin fila'] };
    const componentes = version.componentes.map((k) => [k.id, (f as unknown as Record<string, Estado>)[`c_${k.id}`]!]);
    return {
      den: f.den,
      num: f.num,
      excluido: f.excluido,
      curso_vida: f.curso_vida,
      componentes: Object.fromEntries(componentes) as Record<string, Estado>,
      motivos: f.motivos ?? [],
    };
  });
}

/** What a case expected and did not get: `undefined` when it agrees. */
export function desacuerdo(c: Caso, r: Resultado): string | undefined {
  const quejas: string[] = [];
  for (const k of ['den', 'num', 'excluido', 'curso_vida'] as const)
    if (c.espera[k] !== undefined && c.espera[k] !== r[k]) quejas.push(`${k} ${r[k]} en vez de ${c.espera[k]}`);
  for (const [k, e] of Object.entries(c.espera.componentes ?? {}))
    if (r.componentes[k] !== e) quejas.push(`${k} ${r.componentes[k]} en vez de ${e}`);
  return quejas.length === 0 ? undefined : `${c.nombre}: ${quejas.join(', ')}`;
}
