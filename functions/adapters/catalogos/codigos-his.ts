import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { rutaCatalogo } from './ruta.ts';

/** Codes of the HIS master of diagnoses and procedures (25,000). Read at each call: keep what you make of it. */
export const leerCodigosHis = (): ReadonlySet<string> =>
  new Set(
    gunzipSync(readFileSync(rutaCatalogo('his/maestro_his_cie_cpms.csv.gz')))
      .toString('utf8')
      .split('\n')
      .slice(1)
      // The code is the first field and is never quoted.
      .flatMap((l) => l.slice(0, l.indexOf(',')) || []),
  );
