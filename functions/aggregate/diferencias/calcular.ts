import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFilas, literal } from '../../adapters/duckdb/conexion.ts';
import type { CuelgaDe, LlaveHoja } from '../../domain/ambito.ts';
import type { Conteo } from '../../domain/conteo.ts';
import type { Manifiesto } from '../../domain/corte.ts';
import type { Cambio, Diferencia, HojaDiferencia } from '../../domain/diferencia.ts';
import type { Ficha } from '../../domain/ficha/esquema.ts';
import { claveFicha, type LlaveFicha } from '../../domain/hecho.ts';
import type { Objetos } from '../../domain/objetos.ts';
import type { Territorio } from '../../domain/territorio.ts';
import { objetoHechos } from '../agregar.ts';
import { agruparCambios, type CambioHoja } from './agrupar.ts';
import { elegirDefiniciones, type Definiciones } from './definiciones.ts';
import { compararUnidades } from './comparar.ts';
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
};

/** Whether two cortes were made of the same rows: closed from the same journal, as the months of a first load are. */
const mismasEntradas = (a: Manifiesto, b: Manifiesto): boolean => {
  const texto = (m: Manifiesto): string =>
    JSON.stringify(m.cargas.map((c) => [c.alcance, c.sin, c.normalizado.map((n) => n.sha256)]));
  return texto(a) === texto(b);
};

/**
 * Explains one ficha between two cortes of a region, unit by unit, in three steps: the definition of the second over the data of the
 * first; the date of the second; the data of the second. Counts only come out.
 * @throws EntradasRotasError, FichaDesconocidaError
 */
export async function calcularDiferencia(
  a: Manifiesto,
  b: Manifiesto,
  llave: LlaveFicha,
  deps: DepsDiferencia,
): Promise<Diferencia> {
  const definiciones = await elegirDefiniciones(a, b, llave, deps);
  const trabajo = await mkdtemp(join(deps.trabajo, 'diferencia-'));
  const con = await abrirDuckdb({ memoria: deps.memoria ?? '1500MB', temporal: trabajo });
  try {
    const { cambios: pasos, ultimo } = await darPasos(con, a, b, definiciones, deps);
    const publicado = {
      a: await publicadoEn(con, a, llave, deps.objetos),
      b: await publicadoEn(con, b, llave, deps.objetos),
    };
    const sobra = [
      ...(definiciones.falta.a ? await sobraDe(con, publicado.a, 'antes.v1', 1) : []),
      ...(definiciones.falta.b ? await sobraDe(con, publicado.b, ultimo, -1) : []),
    ];
    return armar(
      a,
      b,
      llave,
      definiciones,
      [...pasos, ...sobra],
      publicado,
      await ladosDe(a, b, definiciones, deps),
      deps,
    );
  } finally {
    cerrarDuckdb(con);
    await rm(trabajo, { recursive: true, force: true });
  }
}

const ladosDe = async (a: Manifiesto, b: Manifiesto, d: Definiciones, deps: DepsDiferencia) => ({
  a: await ladoDe(a, d.a, deps.objetos),
  b: await ladoDe(b, d.b, deps.objetos),
});

/** Runs V0 to V3 and compares each with the next. `ultimo` is the table of V3. */
async function darPasos(
  con: DuckDBConnection,
  a: Manifiesto,
  b: Manifiesto,
  d: Definiciones,
  deps: DepsDiferencia,
): Promise<{ cambios: CambioHoja[]; ultimo: string }> {
  const [fa, fb] = [a.fecha_corte, b.fecha_corte];
  const cambios: CambioHoja[] = [];
  const comparar = async (
    paso: 'definicion' | 'calendario' | 'datos',
    antes: string,
    despues: string,
  ): Promise<void> => {
    const hogares = {
      antes: 'antes.donde',
      despues: paso === 'datos' ? 'despues.donde' : 'antes.donde',
      fechas: paso === 'datos' ? ([fb, fb] as const) : ([fa, paso === 'definicion' ? fa : fb] as const),
    };
    await compararUnidades(con, 'cambio', antes, despues, d.porHogar ? hogares : null);
    cambios.push(...(await agruparCambios(con, paso, d, [fa, fb])));
  };
  await prepararLado(con, 'antes', a, [fa, fb], d.versiones, deps);
  await crearUnidades(con, 'v1', d.consulta, fa);
  if (d.anterior !== 'igual') {
    await crearUnidades(con, 'v0', d.anterior, fa);
    await comparar('definicion', 'antes.v0', 'antes.v1');
  }
  let v2 = 'antes.v1';
  if (fa !== fb) {
    await crearUnidades(con, 'v2', d.consulta, fb);
    v2 = 'antes.v2';
    await comparar('calendario', 'antes.v1', v2);
  }
  if (mismasEntradas(a, b)) return { cambios, ultimo: v2 };
  await prepararLado(con, 'despues', b, [fb], d.versiones, deps);
  await crearUnidades(con, 'v3', d.consulta, fb);
  await ejecutar(con, `CREATE OR REPLACE TEMP VIEW unidades_antes AS SELECT documento FROM ${v2}`);
  await comparar('datos', v2, 'despues.v3');
  return { cambios, ultimo: 'despues.v3' };
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

export const objetoDiferencia = (a: string, b: string, llave: LlaveFicha): string =>
  `diferencias/${a}~${b}/${claveFicha(llave)}.json`;
