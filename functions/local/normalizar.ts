import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { repetida, vigentes, type Carga } from '../domain/carga.ts';
import { NOMBRES_TABLAS, TABLAS } from '../domain/tablas.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFila, literal } from '../adapters/duckdb/conexion.ts';
import { archivosDe, crearCanonicas, type ArchivoNormal } from '../ingest/canonicas.ts';
import { sha256Archivo } from '../ingest/archivo.ts';
import { recibirArchivo } from '../ingest/recibir.ts';

export type Normalizar = {
  /** Paths of the field's files. */
  readonly archivos: readonly string[];
  /** Folder of the canonical CSVs; made when it does not exist. */
  readonly salida: string;
  /** One short text per step, for a terminal. */
  readonly progreso?: (texto: string) => void;
};

/**
 * `sala normalizar`: the field's files in, canonical CSVs out, with the real documents: what `sala evaluar` reads. Of two files of
 * one scope the later issue counts. One CSV per table that has rows, and `personas` always; what was not accepted goes to
 * `rechazos/`.
 * @returns one carga per file, in the order given; a file refused whole carries its `error`.
 */
export async function normalizar({ archivos, salida, progreso }: Normalizar): Promise<Carga[]> {
  const trabajo = mkdtempSync(join(tmpdir(), 'sala-normalizar-'));
  const territorio = leerTerritorio();
  try {
    const cargas: Carga[] = [];
    const rutas = new Map<string, string>();
    for (const ruta of archivos) {
      const archivo = basename(ruta);
      const falta = ilegible(ruta);
      if (falta !== null) {
        cargas.push(sinLeer(archivo, falta));
        continue;
      }
      const sha256 = sha256Archivo(ruta);
      const previa = cargas.find((c) => !c.error && c.sha256 === sha256);
      if (previa) {
        cargas.push(repetida(previa, archivo));
        continue;
      }
      const modificado = statSync(ruta).mtime.toISOString();
      const {
        carga,
        parquet: tablas,
        rechazosRuta,
      } = await recibirArchivo(
        { ruta, nombre: archivo, modificado },
        {
          trabajo,
          seudonimo: null,
          territorio,
          ...(progreso ? { progreso: ({ filas }) => progreso(`${archivo}: ${filas} filas`) } : {}),
        },
      );
      for (const t of tablas) rutas.set(`${carga.id}/${t.tabla}`, t.ruta);
      let rechazos: string | null = null;
      if (rechazosRuta !== null) {
        rechazos = join(salida, 'rechazos', `${archivo}-${carga.id}.csv`);
        mkdirSync(join(salida, 'rechazos'), { recursive: true });
        copyFileSync(rechazosRuta, rechazos);
      }
      cargas.push({
        ...carga,
        rechazos,
        normalizado: tablas.map(({ tabla, filas }) => ({ tabla, clave: `${carga.id}/${tabla}`, filas, sha256: '' })),
      });
    }
    await escribirCanonicas(
      archivosDe(vigentes(cargas, territorio), (clave) => rutas.get(clave)!), // keys set above
      salida,
      trabajo,
    );
    return cargas;
  } finally {
    rmSync(trabajo, { recursive: true, force: true });
  }
}

/** Why a path cannot be read, in words; null when it can. */
function ilegible(ruta: string): string | null {
  const s = statSync(ruta, { throwIfNoEntry: false });
  if (!s) return `No existe el archivo ${ruta}. Revise la ruta.`;
  return s.isFile() ? null : `Se esperaba un archivo y ${ruta} no lo es. Nombre los archivos uno por uno.`;
}

/** The line of a path that is not a file: it stops nobody else. */
const sinLeer = (archivo: string, mensaje: string): Carga => ({
  id: '',
  sha256: '',
  archivo,
  bytes: 0,
  formato: '',
  alcance: { fuente: '', periodo: '', ambito: '' },
  emitido: null,
  modificado: '',
  recibidas: 0,
  aceptadas: 0,
  observadas: 0,
  duplicadas: 0,
  rechazadas: 0,
  motivos: {},
  rechazos: null,
  normalizado: [],
  dato_hasta: null,
  sintetico: false,
  avisos: [],
  error: { codigo: 'no_es_archivo', mensaje },
});

async function escribirCanonicas(archivos: readonly ArchivoNormal[], salida: string, trabajo: string): Promise<void> {
  mkdirSync(salida, { recursive: true });
  const con = await abrirDuckdb({ temporal: join(trabajo, 'tmp') });
  try {
    await crearCanonicas(con, archivos, leerTerritorio());
    for (const tabla of NOMBRES_TABLAS) {
      const { n } = await leerFila<{ n: number }>(con, `SELECT count(*) AS n FROM ${tabla}`);
      const destino = join(salida, `${tabla}.csv`);
      // A table of an earlier run in the same folder would be mixed with this one.
      rmSync(destino, { force: true });
      if (n === 0 && tabla !== 'personas') continue;
      const columnas = Object.keys(TABLAS[tabla]).join(', ');
      await ejecutar(
        con,
        `COPY (SELECT ${columnas} FROM ${tabla} ORDER BY ALL) TO ${literal(destino)} (FORMAT csv, HEADER true)`,
      );
    }
  } finally {
    cerrarDuckdb(con);
  }
}
