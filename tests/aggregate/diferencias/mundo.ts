import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { leerTerritorio } from '../../../functions/adapters/catalogos/territorio.ts';
import {
  abrirDuckdb,
  cerrarDuckdb,
  ejecutar,
  escribirParquet,
  literal,
} from '../../../functions/adapters/duckdb/conexion.ts';
import { objetosCarpeta } from '../../../functions/adapters/objects/carpeta.ts';
import { objetoContexto, objetoHechos } from '../../../functions/aggregate/agregar.ts';
import { consultasDe } from '../../../functions/aggregate/compilar/consultas.ts';
import { prepararMotor, prepararSujetos } from '../../../functions/aggregate/compilar/motor.ts';
import { calcularDiferencias, type DepsDiferencia } from '../../../functions/aggregate/diferencias/calcular.ts';
import { crearEntradas } from '../../../functions/aggregate/entradas.ts';
import { agregarHechos, COLUMNAS_HECHO, crearTablaHechos } from '../../../functions/aggregate/hechos.ts';
import { crearHojas } from '../../../functions/aggregate/hojas.ts';
import { hechosDe } from '../../../functions/aggregate/leer-hechos.ts';
import type { Insumo, Manifiesto } from '../../../functions/domain/corte.ts';
import type { Diferencia } from '../../../functions/domain/diferencia.ts';
import type { Ficha } from '../../../functions/domain/ficha/esquema.ts';
import type { Hecho, LlaveFicha } from '../../../functions/domain/hecho.ts';
import { TABLAS, type Tabla } from '../../../functions/domain/tablas.ts';
import { cuelgaDe } from '../../../functions/publish/lugares.ts';

export type Fila = Readonly<Record<string, string | number | null>>;
export type Tablas = Readonly<Partial<Record<Tabla, readonly Fila[]>>>;

export const territorio = leerTerritorio();
export const catalogo = leerFichas().fichas;

/** An object store of its own, removed when the tests of the file end. */
export function almacen() {
  const raiz = mkdtempSync(join(tmpdir(), 'sala-diferencias-'));
  afterAll(() => rmSync(raiz, { recursive: true, force: true }));
  return { raiz, objetos: objetosCarpeta(join(raiz, 'objetos')) };
}
export type Almacen = ReturnType<typeof almacen>;

const valor = (v: string | number | null | undefined): string =>
  v === null || v === undefined ? 'NULL' : literal(String(v));

let serie = 0;

/** One carga a table, kept as normalized Parquet, and the facts of some fichas over them: a corte made by the book. */
export async function publicar(
  { raiz, objetos }: Almacen,
  corte: string,
  fecha: string,
  tablas: Tablas,
  llaves: readonly LlaveFicha[],
  o: { readonly fichas?: readonly Ficha[]; readonly catalogo?: string } = {},
): Promise<{ manifiesto: Manifiesto; hechos: Hecho[] }> {
  const fichas = o.fichas ?? catalogo;
  const cargas: Insumo[] = [];
  const con = await abrirDuckdb();
  try {
    for (const [tabla, filas] of Object.entries(tablas) as [Tabla, readonly Fila[]][]) {
      const columnas = Object.entries(TABLAS[tabla]);
      await ejecutar(
        con,
        `CREATE TABLE e_${tabla} (${columnas.map(([c, t]) => `${c} ${t}`).join(', ')}, observacion VARCHAR, orden VARCHAR)`,
      );
      if (filas.length > 0)
        await ejecutar(
          con,
          `INSERT INTO e_${tabla} VALUES ${filas.map((f) => `(${columnas.map(([c]) => valor(f[c])).join(', ')}, NULL, '2026')`).join(', ')}`,
        );
      const ruta = join(raiz, `${(serie += 1)}.parquet`);
      await escribirParquet(con, `FROM e_${tabla}`, ruta);
      const sha256 = createHash('sha256').update(readFileSync(ruta)).digest('hex');
      const clave = `normalizado/${tabla}/${sha256}.parquet`;
      await objetos.put(clave, { ruta });
      cargas.push({
        id: sha256.slice(0, 16),
        sha256,
        archivo: `${tabla}.csv`,
        formato: tabla,
        alcance: { fuente: tabla, periodo: '', ambito: 'G:05' },
        sin: [],
        emitido: null,
        dato_hasta: null,
        filas: filas.length,
        aceptadas: filas.length,
        observadas: 0,
        duplicadas: 0,
        rechazadas: 0,
        motivos: {},
        sintetico: true,
        normalizado: [{ tabla, clave, sha256 }],
      });
    }
    const manifiesto: Manifiesto = {
      corte,
      region: '05',
      periodo: fecha.slice(0, 7),
      fecha_corte: fecha,
      sha256_entradas: 'e',
      sha256: corte,
      diario: { cargas: 0, sha256: '' },
      cargas,
      catalogo: o.catalogo ?? 'actual',
      territorio: territorio.version,
      software: 'prueba',
      resultados: { hechos: '', lugares: '', tableros: '', calidad: '' },
      hechos: 0,
      ambitos: 0,
      sintetico: true,
    };
    const elegidas = fichas.filter((f) => llaves.some((l) => l.ficha === f.ficha));
    await crearEntradas(
      con,
      manifiesto,
      objetos,
      territorio,
      elegidas.flatMap((f) => f.versiones),
    );
    await ejecutar(con, `CREATE TEMP TABLE cortes AS SELECT DATE ${literal(fecha)} AS corte`);
    await prepararMotor(con);
    await prepararSujetos(
      con,
      elegidas.flatMap((f) => f.versiones),
    );
    await crearHojas(con);
    await crearTablaHechos(con);
    for (const c of consultasDe(elegidas))
      if (llaves.some((l) => l.ficha === c.ficha && l.version === c.version && l.metodo === c.metodo))
        await agregarHechos(con, c);
    const hechos = await hechosDe(con, 'hechos');
    const ruta = join(raiz, `${corte}-${(serie += 1)}.parquet`);
    await escribirParquet(con, `SELECT ${COLUMNAS_HECHO} FROM hechos`, ruta);
    await objetos.put(objetoHechos(corte), { ruta });
    await objetos.put(objetoContexto(corte), Buffer.from(JSON.stringify({ fuentesAusentes: [] })));
    return { manifiesto, hechos };
  } finally {
    cerrarDuckdb(con);
  }
}

export const explicar = (
  { raiz, objetos }: Almacen,
  a: Manifiesto,
  b: Manifiesto,
  llaves: readonly LlaveFicha[],
  mas: Partial<DepsDiferencia> = {},
): Promise<Diferencia[]> =>
  calcularDiferencias(a, b, llaves, {
    objetos,
    territorio,
    cuelgaDe: cuelgaDe(territorio),
    catalogo: async (v) => (v === 'actual' ? catalogo : null),
    actuales: catalogo,
    trabajo: raiz,
    ...mas,
  });
