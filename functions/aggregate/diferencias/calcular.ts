import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { abrirDuckdb, cerrarDuckdb, leerFilas, literal } from '../../adapters/duckdb/conexion.ts';
import type { CuelgaDe, LlaveHoja } from '../../domain/ambito.ts';
import type { Conteo } from '../../domain/conteo.ts';
import type { Manifiesto } from '../../domain/corte.ts';
import { objetoDiferencia, type Cambio, type Diferencia, type HojaDiferencia } from '../../domain/diferencia.ts';
import type { Ficha } from '../../domain/ficha/esquema.ts';
import type { LlaveFicha } from '../../domain/hecho.ts';
import type { Objetos } from '../../domain/objetos.ts';
import type { Territorio } from '../../domain/territorio.ts';
import { objetoHechos } from '../agregar.ts';
import { prepararMotor } from '../compilar/motor.ts';
import { agruparCambios, type CambioHoja } from './agrupar.ts';
import { elegirDefiniciones, type Definiciones } from './definiciones.ts';
import { compararUnidades, type Hogares } from './comparar.ts';
import { crearUnidades, prepararLado } from './lado.ts';
import { ladoDe } from './metas.ts';

export type DepsDiferencia = {
  readonly objetos: Pick<Objetos, 'existe' | 'rutaLocal' | 'get'>;
  readonly territorio: Territorio;
  readonly cuelgaDe: (renipress: string) => CuelgaDe;
  /** The fichas of a version of the catalogue; null when it is not kept. */
  readonly catalogo: (version: string) => Promise<readonly Ficha[] | null>;
  /** The fichas of this program: what is run when neither is kept. */
  readonly actuales: readonly Ficha[];
  /** Scratch folder. */
  readonly trabajo: string;
  readonly memoria?: string;
  readonly progreso?: (mensaje: string) => void;
};

/** Whether two cortes were made of the same rows: closed from the same journal, as the months of a first load are. */
const mismasEntradas = (a: Manifiesto, b: Manifiesto): boolean => {
  const texto = (m: Manifiesto): string =>
    JSON.stringify(m.cargas.map((c) => [c.alcance, c.sin, c.normalizado.map((n) => n.sha256)]));
  return texto(a) === texto(b);
};

/**
 * Explains some fichas between two cortes of a region, unit by unit, in three steps: the definition of the second over the data of the
 * first; the date of the second; the data of the second. The data is prepared once for all of them. Counts only come out.
 * @throws EntradasRotasError, FichaDesconocidaError
 */
export async function calcularDiferencias(
  a: Manifiesto,
  b: Manifiesto,
  llaves: readonly LlaveFicha[],
  deps: DepsDiferencia,
): Promise<Diferencia[]> {
  const pedidos: Pedido[] = [];
  for (const [i, llave] of llaves.entries()) pedidos.push({ i, llave, d: await elegirDefiniciones(a, b, llave, deps) });
  const trabajo = await mkdtemp(join(deps.trabajo, 'diferencia-'));
  const con = await abrirDuckdb({ memoria: deps.memoria ?? '2000MB', temporal: trabajo });
  try {
    const misma = a.fecha_corte === b.fecha_corte;
    const igualesDatos = mismasEntradas(a, b);
    await prepararMotor(con);
    await evaluar(con, a, b, pedidos, igualesDatos, deps);
    const salida: Diferencia[] = [];
    for (const { i, llave, d } of pedidos) {
      deps.progreso?.(`comparando ${llave.ficha}`);
      const v2 = misma ? `antes.v1_${i}` : `antes.v2_${i}`;
      const v3 = igualesDatos ? v2 : `despues.v3_${i}`;
      const cambios = await compararPasos(con, a, b, d, { v0: `antes.v0_${i}`, v1: `antes.v1_${i}`, v2, v3 });
      const publicado = {
        a: await publicadoEn(con, a, llave, deps.objetos),
        b: await publicadoEn(con, b, llave, deps.objetos),
      };
      const sobra = [
        ...(d.falta.a ? await sobraDe(con, publicado.a, `antes.v1_${i}`, 1) : []),
        ...(d.falta.b ? await sobraDe(con, publicado.b, v3, -1) : []),
      ];
      const lados = { a: await ladoDe(a, d.a, deps.objetos), b: await ladoDe(b, d.b, deps.objetos) };
      salida.push(armar(a, b, llave, d, [...cambios, ...sobra], publicado, lados, deps));
    }
    return salida;
  } finally {
    cerrarDuckdb(con);
    await rm(trabajo, { recursive: true, force: true });
  }
}

type Pedido = { readonly i: number; readonly llave: LlaveFicha; readonly d: Definiciones };

/**
 * The units of each ficha: `antes.v0_<i>` (where the definition changed), `antes.v1_<i>`, `antes.v2_<i>` (where the date did) and
 * `despues.v3_<i>` (where the data did).
 */
async function evaluar(
  con: DuckDBConnection,
  a: Manifiesto,
  b: Manifiesto,
  pedidos: readonly Pedido[],
  igualesDatos: boolean,
  deps: DepsDiferencia,
): Promise<void> {
  const versiones = [...new Set(pedidos.flatMap((p) => p.d.versiones))];
  const [fa, fb] = [a.fecha_corte, b.fecha_corte];
  deps.progreso?.(`leyendo los insumos de ${a.corte}`);
  await prepararLado(con, 'antes', a, [fa, fb], versiones, deps);
  for (const { i, d } of pedidos) {
    if (d.anterior !== 'igual') await crearUnidades(con, `v0_${i}`, d.anterior, fa);
    await crearUnidades(con, `v1_${i}`, d.consulta, fa);
    if (fa !== fb) await crearUnidades(con, `v2_${i}`, d.consulta, fb);
  }
  if (igualesDatos) return;
  deps.progreso?.(`leyendo los insumos de ${b.corte}`);
  await prepararLado(con, 'despues', b, [fb], versiones, deps);
  for (const { i, d } of pedidos) await crearUnidades(con, `v3_${i}`, d.consulta, fb);
}

async function compararPasos(
  con: DuckDBConnection,
  a: Manifiesto,
  b: Manifiesto,
  d: Definiciones,
  { v0, v1, v2, v3 }: Readonly<Record<'v0' | 'v1' | 'v2' | 'v3', string>>,
): Promise<CambioHoja[]> {
  const [fa, fb] = [a.fecha_corte, b.fecha_corte];
  const cambios: CambioHoja[] = [];
  const paso = async (
    cual: 'definicion' | 'calendario' | 'datos',
    antes: string,
    despues: string,
    hogares: Hogares,
  ): Promise<void> => {
    await compararUnidades(con, 'cambio', antes, despues, d.porHogar ? hogares : null);
    cambios.push(...(await agruparCambios(con, cual, d, [fa, fb], antes)));
  };
  if (d.anterior !== 'igual')
    await paso('definicion', v0, v1, { antes: 'antes.donde', despues: 'antes.donde', fechas: [fa, fa] });
  if (v1 !== v2) await paso('calendario', v1, v2, { antes: 'antes.donde', despues: 'antes.donde', fechas: [fa, fb] });
  if (v2 !== v3) await paso('datos', v2, v3, { antes: 'antes.donde', despues: 'despues.donde', fechas: [fb, fb] });
  return cambios;
}

type PorHoja = ReadonlyMap<string, LlaveHoja & Conteo>;
const claveHoja = (h: LlaveHoja): string => `${h.eess}|${h.sector}|${h.distrito}`;

/** What a corte published of a ficha, by leaf. */
async function publicadoEn(
  con: DuckDBConnection,
  m: Manifiesto,
  llave: LlaveFicha,
  objetos: Pick<Objetos, 'rutaLocal'>,
): Promise<PorHoja> {
  const ruta = await objetos.rutaLocal(objetoHechos(m.corte));
  const filas = await leerFilas<LlaveHoja & Conteo>(
    con,
    `SELECT eess, sector, distrito, sum(num) AS num, sum(den) AS den FROM read_parquet(${literal(ruta)})
     WHERE ficha = $1 AND version = $2 AND metodo = $3 GROUP BY ALL ORDER BY ALL`,
    [llave.ficha, llave.version, llave.metodo],
  );
  return new Map(filas.map((f) => [claveHoja(f), f]));
}

/** What a definition that is not kept leaves between what was published and what the other counts; leaf by leaf. */
async function sobraDe(con: DuckDBConnection, publicado: PorHoja, tabla: string, signo: 1 | -1): Promise<CambioHoja[]> {
  const filas = await leerFilas<LlaveHoja & Conteo>(
    con,
    `SELECT eess, sector, distrito, sum(num) AS num, sum(den) AS den FROM ${tabla} GROUP BY ALL`,
  );
  const contado = new Map(filas.map((f) => [claveHoja(f), f]));
  return [...new Set([...publicado.keys(), ...contado.keys()])].sort().flatMap((clave): CambioHoja[] => {
    const [p, c] = [publicado.get(clave), contado.get(clave)];
    const { eess, sector, distrito } = (p ?? c)!; // the key comes from one of them
    const num = signo * ((c?.num ?? 0) - (p?.num ?? 0));
    const den = signo * ((c?.den ?? 0) - (p?.den ?? 0));
    if (num === 0 && den === 0) return [];
    const a = { eess, sector, distrito };
    return [
      { de: null, a, num_de: 0, den_de: 0, num_a: num, den_a: den, unidades: 0, causa: 'definicion', movio: null },
    ];
  });
}

function armar(
  a: Manifiesto,
  b: Manifiesto,
  llave: LlaveFicha,
  d: Definiciones,
  cambios: readonly CambioHoja[],
  publicado: { a: PorHoja; b: PorHoja },
  lados: Pick<Diferencia, 'a' | 'b'>,
  deps: DepsDiferencia,
): Diferencia {
  const hojas = new Map<string, HojaDiferencia>();
  const cero: Conteo = { num: 0, den: 0 };
  const conteo = (x: Conteo | undefined): Conteo => (x ? { num: x.num, den: x.den } : cero);
  const extremos = cambios.flatMap((c) => [c.de, c.a]).filter((h) => h !== null);
  for (const h of [...publicado.a.values(), ...publicado.b.values(), ...extremos]) {
    const clave = claveHoja(h);
    if (hojas.has(clave)) continue;
    const { eess, sector, distrito } = h;
    hojas.set(clave, {
      eess,
      sector,
      distrito,
      cuelga: deps.cuelgaDe(eess),
      a: conteo(publicado.a.get(clave)),
      b: conteo(publicado.b.get(clave)),
    });
  }
  const orden = [...hojas.keys()].sort();
  const posicion = new Map(orden.map((k, i) => [k, i]));
  const indice = (h: LlaveHoja | null): number | null => (h === null ? null : posicion.get(claveHoja(h))!); // every end was added
  const avisos = [
    ...(d.falta.a || d.falta.b
      ? [
          `No se guarda la definición con la que se hizo ${d.falta.a ? a.corte : b.corte}: lo que ella cambia va en «definición», medido contra lo publicado, persona por persona no.`,
        ]
      : []),
    ...(a.territorio === b.territorio
      ? []
      : ['El territorio incorporado cambió entre los dos cortes: se recalculó con el de ahora.']),
    ...(a.software === b.software ? [] : ['Los dos cortes se hicieron con versiones distintas del programa.']),
    ...(['a', 'b'] as const).flatMap((k) =>
      lados[k].reportada ? [] : [`En ${lados[k].corte} faltaba la fuente de esta ficha: su valor no es un resultado.`],
    ),
  ];
  return {
    ...llave,
    region: b.region,
    nombre: d.nombre,
    unidad: d.ficha.unidad,
    direccion: d.ficha.direccion,
    tipo: d.ficha.tipo,
    ...lados,
    definicion: d.falta.a || d.falta.b ? 'no_disponible' : d.anterior === 'igual' ? 'igual' : 'comparada',
    avisos,
    hojas: orden.map((k) => hojas.get(k)!),
    cambios: cambios.map(({ de, a: hacia, ...c }): Cambio => ({ ...c, de: indice(de), a: indice(hacia) })),
  };
}

/** The explanation that is kept, or the one computed now, which is then kept. */
export async function obtenerDiferencia(
  a: Manifiesto,
  b: Manifiesto,
  llave: LlaveFicha,
  deps: Omit<DepsDiferencia, 'objetos'> & { readonly objetos: Objetos },
): Promise<Diferencia> {
  const clave = objetoDiferencia(a.corte, b.corte, llave);
  const guardada = await deps.objetos.get(clave);
  if (guardada) return JSON.parse(Buffer.from(guardada).toString('utf8')) as Diferencia; // written below
  const [d] = await calcularDiferencias(a, b, [llave], deps);
  if (!d) throw new Error('La diferencia de una ficha no dio ninguna');
  // What a definition that is not kept changes is told better on the day it is.
  if (d.definicion !== 'no_disponible') await deps.objetos.put(clave, Buffer.from(JSON.stringify(d)));
  return d;
}
