import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { TablaLms, TablasOms } from '../../domain/salud/oms.ts';
import { rutaCatalogo } from './ruta.ts';

let cache: TablasOms | undefined;

/** Reads the WHO 2006 tables once per process. @throws when a table has a hole: rows are found by position. */
export const leerTablasOms = (): TablasOms =>
  (cache ??= {
    tallaEdad: tabla('lms_talla_edad', 'edad_dias', 1),
    pesoEdad: tabla('lms_peso_edad', 'edad_dias', 1),
    imcEdad: tabla('lms_imc_edad', 'edad_dias', 1),
    pesoLongitud: tabla('lms_peso_longitud', 'longitud_cm', 10),
    pesoTalla: tabla('lms_peso_talla', 'talla_cm', 10),
  });

function tabla(nombre: string, llave: string, pasosPorUnidad: number): { M: TablaLms; F: TablaLms } {
  const filas = parse(readFileSync(rutaCatalogo(`oms/${nombre}.csv`)), { columns: true }) as Record<string, string>[]; // columns: true gives records
  const deSexo = (sexo: 'M' | 'F'): TablaLms => {
    const propias = filas.filter((f) => f['sexo'] === sexo);
    const pasos = propias.map((f) => Math.round(Number(f[llave]) * pasosPorUnidad));
    const desde = pasos[0] ?? Number.NaN;
    const hueco = pasos.findIndex((p, i) => p !== desde + i);
    if (propias.length === 0 || hueco >= 0)
      throw new Error(`El catálogo oms/${nombre}.csv no es continuo para el sexo ${sexo} (fila ${hueco + 1})`);
    const columna = (c: string): Float64Array => Float64Array.from(propias, (f) => Number(f[c]));
    return { desde, l: columna('l'), m: columna('m'), s: columna('s') };
  };
  return { M: deSexo('M'), F: deSexo('F') };
}
