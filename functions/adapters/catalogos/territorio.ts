import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Distrito, Eess, Localidad, Territorio } from '../../domain/territorio.ts';
import { rutaCatalogo } from './ruta.ts';

type FilaCsv = Record<string, string>;

const numero = (texto: string | undefined): number | null =>
  texto === undefined || texto === '' ? null : Number(texto);

const codigo = (texto: string | undefined, ninguno: boolean): string =>
  ninguno ? 'SIN' : (texto ?? '').padStart(2, '0');

let cache: Territorio | undefined;

/** Reads the built-in territory once per process (about 0.5 s: 95,000 localities). */
export const leerTerritorio = (): Territorio => (cache ??= leer());

function leer(): Territorio {
  const hash = createHash('sha256');
  const filas = (nombre: string): FilaCsv[] => {
    const bytes = readFileSync(rutaCatalogo(nombre));
    hash.update(nombre).update(bytes);
    return parse(nombre.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true }) as FilaCsv[]; // columns: true gives records
  };

  const distritos = new Map<string, Distrito>();
  const inei = new Map<string, string>();
  for (const f of filas('territorio/distritos.csv')) {
    const ubigeo = f['ubigeo']!;
    distritos.set(ubigeo, {
      ubigeo,
      ubigeoReniec: f['ubigeo_reniec'] ?? '',
      region: ubigeo.slice(0, 2),
      provincia: ubigeo.slice(0, 4),
      nombre: f['distrito']!,
      altitud: numero(f['altitud_m']),
      lat: numero(f['lat_capital']),
      lon: numero(f['lon_capital']),
      poblacion: numero(f['poblacion_2025']),
      superficieKm2: numero(f['superficie_km2']),
    });
    if (f['ubigeo_reniec']) inei.set(f['ubigeo_reniec'], ubigeo);
  }

  const eess = new Map<string, Eess>();
  const eessPorIdHis = new Map<string, string>();
  for (const f of filas('eess/eess_publicos.csv')) {
    const sinRed = /^NO PERTENECE/.test(f['red'] ?? '') || f['red'] === '';
    const sinMicrored = sinRed || /^NO PERTENECE/.test(f['microred'] ?? '') || f['microred'] === '';
    const renipress = f['codigo_renipress']!;
    eess.set(renipress, {
      renipress,
      idHis: f['id_establecimiento']!,
      nombre: f['nombre']!,
      categoria: f['categoria']!,
      ubigeo: f['ubigeo']!,
      disa: codigo(f['codigo_disa'], f['codigo_disa'] === ''),
      red: codigo(f['codigo_red'], sinRed),
      microred: codigo(f['codigo_microred'], sinMicrored),
      nombreRed: sinRed ? 'Sin red' : f['red']!,
      nombreMicrored: sinMicrored ? 'Sin microred' : f['microred']!,
      institucion: f['sector'] ?? '',
      lat: numero(f['lat']),
      lon: numero(f['lon']),
      altitud: numero(f['altitud_estimada_m']),
    });
    eessPorIdHis.set(f['id_establecimiento']!, renipress);
  }

  const localidades = new Map<string, Localidad>();
  for (const f of filas('territorio/centros_poblados.csv.gz')) {
    localidades.set(f['codigo_ccpp']!, {
      codigo: f['codigo_ccpp']!,
      nombre: f['nombre']!,
      ubigeo: f['ubigeo']!,
      area: f['area'] === 'URBANO' ? 'URBANO' : 'RURAL',
      altitud: numero(f['altitud_m']),
      lat: numero(f['lat']),
      lon: numero(f['lon']),
    });
  }

  const regiones = new Map(
    filas('territorio/departamentos.csv').map((f) => [f['codigo_departamento']!, f['departamento']!]),
  );
  const provincias = new Map(filas('territorio/provincias.csv').map((f) => [f['codigo_provincia']!, f['provincia']!]));
  return {
    regiones,
    provincias,
    distritos,
    eess,
    localidades,
    eessPorIdHis,
    inei,
    version: hash.digest('hex').slice(0, 16),
  };
}
