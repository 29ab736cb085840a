import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { leerTablasOms } from '../../../functions/adapters/catalogos/oms.ts';
import { rutaCatalogo } from '../../../functions/adapters/catalogos/ruta.ts';
import type { TablasOms } from '../../../functions/domain/salud/oms.ts';

/** What the rules ask of the country: read once, with nothing of the compiler. */
export type Mundo = {
  readonly ubigeos: ReadonlySet<string>;
  readonly altitudDistrito: ReadonlyMap<string, number>;
  readonly altitudLocalidad: ReadonlyMap<string, number>;
  /** By the number of the facility. */
  readonly altitudEess: ReadonlyMap<number, number>;
  /** Facilities of the MINSA or of a regional government, by number. */
  readonly minsaORegional: ReadonlySet<number>;
  readonly oms: TablasOms;
};

const filas = (csv: Buffer): Record<string, string>[] => parse(csv, { columns: true }) as Record<string, string>[]; // columns: true gives records

const altitudes = (de: readonly Record<string, string>[], clave: string): ReadonlyMap<string, number> =>
  new Map(de.filter((f) => f['altitud_m'] !== '').map((f) => [f[clave]!, Math.round(Number(f['altitud_m']))]));

export function leerMundo(): Mundo {
  const distritos = filas(readFileSync(rutaCatalogo('territorio/distritos.csv')));
  const localidades = filas(gunzipSync(readFileSync(rutaCatalogo('territorio/centros_poblados.csv.gz'))));
  const eess = filas(readFileSync(rutaCatalogo('eess/eess_publicos.csv')));
  return {
    ubigeos: new Set(distritos.map((d) => d['ubigeo']!)),
    altitudDistrito: altitudes(distritos, 'ubigeo'),
    altitudLocalidad: altitudes(localidades, 'codigo_ccpp'),
    altitudEess: new Map(
      eess
        .filter((e) => e['altitud_estimada_m'] !== '')
        .map((e) => [Number(e['codigo_renipress']), Math.round(Number(e['altitud_estimada_m']))]),
    ),
    minsaORegional: new Set(
      eess
        .filter((e) => ['MINSA', 'GOBIERNO REGIONAL'].includes(e['sector']!))
        .map((e) => Number(e['codigo_renipress'])),
    ),
    oms: leerTablasOms(),
  };
}
