import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CorteId, Manifiesto } from '../domain/corte.ts';
import type { VersionFicha } from '../domain/ficha/esquema.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { Territorio } from '../domain/territorio.ts';
import { archivosDe, crearCanonicas, type ArchivoNormal } from '../ingest/canonicas.ts';
import { lineasQueInteresan } from './compilar/lineas.ts';

/** What a corte was made of is not what the store holds now: nothing computed from it would be that corte. */
export class EntradasRotasError extends Error {
  override readonly name = 'EntradasRotasError';
  readonly code = 'entradas_rotas';
  readonly corte: CorteId;
  readonly faltan: readonly string[];
  readonly alteradas: readonly string[];
  constructor(corte: CorteId, faltan: readonly string[], alteradas: readonly string[]) {
    const partes = [
      ...(faltan.length > 0 ? [`faltan ${faltan.length} (${faltan.join(', ')})`] : []),
      ...(alteradas.length > 0 ? [`no son los mismos bytes en ${alteradas.length} (${alteradas.join(', ')})`] : []),
    ];
    super(
      `Las entradas del corte ${corte} no están como cuando se hizo: ${partes.join('; ')}. Restaure esos objetos de una copia del almacén y repita.`,
    );
    this.corte = corte;
    this.faltan = faltan;
    this.alteradas = alteradas;
  }
}

/** sha256 of a file, in hex, without holding it in memory. */
async function sha256De(ruta: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(ruta), hash);
  return hash.digest('hex');
}

/**
 * The normalized files a corte was made of, at hand for DuckDB and checked byte by byte against its manifest.
 * @throws EntradasRotasError naming every object that is missing or altered, not the first
 */
export async function traerEntradas(
  { corte, cargas }: Pick<Manifiesto, 'corte' | 'cargas'>,
  objetos: Pick<Objetos, 'existe' | 'rutaLocal'>,
): Promise<ArchivoNormal[]> {
  const rutas = new Map<string, string>();
  const faltan: string[] = [];
  const alteradas: string[] = [];
  for (const { clave, sha256 } of cargas.flatMap((c) => c.normalizado)) {
    if (!(await objetos.existe(clave))) {
      faltan.push(clave);
      continue;
    }
    const ruta = await objetos.rutaLocal(clave);
    if ((await sha256De(ruta)) !== sha256) alteradas.push(clave);
    rutas.set(clave, ruta);
  }
  if (faltan.length + alteradas.length > 0) throw new EntradasRotasError(corte, faltan, alteradas);
  const enVigor = cargas.map((carga) => ({ carga, sin: carga.sin }));
  return archivosDe(enVigor, (clave) => rutas.get(clave)!); // every key is there
}

/**
 * Creates in the connection the canonical tables a corte was computed from, exactly as `agregar` did.
 * @param versiones the editions that will be run: only the lines they look at are kept; all the catalogue's give the tables of the close
 * @throws EntradasRotasError
 */
export async function crearEntradas(
  con: DuckDBConnection,
  manifiesto: Pick<Manifiesto, 'corte' | 'cargas'>,
  objetos: Pick<Objetos, 'existe' | 'rutaLocal'>,
  territorio: Territorio,
  versiones: readonly VersionFicha[],
): Promise<void> {
  const archivos = await traerEntradas(manifiesto, objetos);
  await crearCanonicas(con, archivos, territorio, lineasQueInteresan(versiones));
}
