import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { rutaCatalogo } from './ruta.ts';

/** Other spellings of names of districts seen in real sources: `[ubigeo, name]`. Some codes are no longer in force. */
export const leerNombresAlternos = (): readonly (readonly [string, string])[] =>
  (parse(readFileSync(rutaCatalogo('territorio/nombres_alternos.csv')), { columns: true }) as Record<string, string>[]) // columns: true gives records
    .map((f) => [f['ubigeo'] ?? '', f['nombre_en_fuente'] ?? ''] as const);
