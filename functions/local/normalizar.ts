import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { repetida, vigentes, type Carga } from '../domain/carga.ts';
import { NOMBRES_TABLAS, TABLAS } from '../domain/tablas.ts';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, ejecutar, leerFila, literal } from '../adapters/duckdb/conexion.ts';
import { archivosDe, crearCanonicas, type ArchivoNormal } from '../ingest/canonicas.ts';
import { comprobarArchivo, sha256Archivo } from '../ingest/archivo.ts';
import { crearConexiones } from '../ingest/conexiones.ts';
import { desempaquetar } from '../ingest/desempaquetar.ts';
import { ArchivoRechazadoError } from '../ingest/errores.ts';
import { limitesDe } from '../ingest/limites.ts';
import { avisandoIgnorados, nombreVisible, type Pieza } from '../ingest/paquete.ts';
import { cargaRechazada, recibirArchivo, type CargaLeida, type Recibido } from '../ingest/recibir.ts';
import { lineaDeAvance } from './avance.ts';

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
  const conexiones = crearConexiones(territorio, { temporal: join(trabajo, 'tmp') });
  const limites = limitesDe(process.env);
  try {
    const cargas: Carga[] = [];
    const rutas = new Map<string, string>();
    const leer = async (pieza: Pieza): Promise<Carga> => {
      if ('rechazo' in pieza) return sinTablas(cargaRechazada(pieza.entrada, pieza.rechazo, pieza));
      const { entrada } = pieza;
      const sha256 = await sha256Archivo(entrada.ruta);
      const previa = cargas.find((c) => !c.error && c.sha256 === sha256);
      if (previa) return repetida(previa, nombreVisible(entrada));
      const linea = progreso ? lineaDeAvance(nombreVisible(entrada), reloj) : null;
      const recibido = await recibirArchivo(entrada, {
        trabajo,
        seudonimo: null,
        territorio,
        conexiones,
        limites,
        ...(progreso && linea ? { progreso: (p) => progreso(linea(p)) } : {}),
      });
      const { carga } = recibido;
      for (const t of recibido.parquet) rutas.set(`${carga.id}/${t.tabla}`, t.ruta);
      return {
        ...carga,
        rechazos: guardarRechazos(recibido, salida),
        normalizado: recibido.parquet.map(({ tabla, filas }) => ({
          tabla,
          clave: `${carga.id}/${tabla}`,
          filas,
          sha256: '',
        })),
      };
    };
    for (const [i, ruta] of archivos.entries()) {
      const nombre = basename(ruta);
      try {
        comprobarArchivo(ruta, limites);
        const entrada = { ruta, nombre, modificado: statSync(ruta).mtime.toISOString() };
        const { piezas, ignorados } = await desempaquetar(entrada, join(trabajo, `miembros-${i}`), limites);
        for await (const pieza of piezas) cargas.push(avisandoIgnorados(await leer(pieza), ignorados));
      } catch (e) {
        if (!(e instanceof ArchivoRechazadoError)) throw e;
        cargas.push(sinTablas(cargaRechazada({ nombre }, e, { sha256: '', bytes: 0 })));
      }
    }
    await escribirCanonicas(
      archivosDe(vigentes(cargas, territorio), (clave) => rutas.get(clave)!), // keys set above
      salida,
      trabajo,
    );
    return cargas;
  } finally {
    conexiones.cerrar();
    rmSync(trabajo, { recursive: true, force: true });
  }
}

const reloj = (): number => performance.now();

const sinTablas = (carga: CargaLeida): Carga => ({ ...carga, rechazos: null, normalizado: [] });

function guardarRechazos({ carga, rechazosRuta }: Recibido, salida: string): string | null {
  if (rechazosRuta === null) return null;
  const rechazos = join(salida, 'rechazos', `${basename(carga.archivo.split(' › ')[0] ?? '')}-${carga.id}.csv`);
  mkdirSync(join(salida, 'rechazos'), { recursive: true });
  copyFileSync(rechazosRuta, rechazos);
  return rechazos;
}

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
