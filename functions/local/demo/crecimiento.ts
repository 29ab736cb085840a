import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { rutaCatalogo } from '../../adapters/catalogos/ruta.ts';

type Lms = { readonly l: Float64Array; readonly m: Float64Array; readonly s: Float64Array };

const DIAS = 1857;

function leer(nombre: string): Record<'M' | 'F', Lms> {
  const vacia = (): Lms => ({ l: new Float64Array(DIAS), m: new Float64Array(DIAS), s: new Float64Array(DIAS) });
  const tablas = { M: vacia(), F: vacia() };
  const filas = parse(readFileSync(rutaCatalogo(nombre)), { columns: true }) as Record<string, string>[]; // columns: true gives records
  for (const f of filas) {
    const t = tablas[f['sexo'] === 'F' ? 'F' : 'M'];
    const dia = Number(f['edad_dias']);
    t.l[dia] = Number(f['l']);
    t.m[dia] = Number(f['m']);
    t.s[dia] = Number(f['s']);
  }
  return tablas;
}

const valor = (t: Lms, edadDias: number, z: number): number => {
  const d = Math.min(edadDias, 1826);
  const [l, m, s] = [t.l[d]!, t.m[d]!, t.s[d]!];
  return l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l);
};

/** WHO 2006 references: the measure that has a given z at an age. Past 1,826 days the last day is used. */
export function crecimiento() {
  const talla = leer('oms/lms_talla_edad.csv');
  const peso = leer('oms/lms_peso_edad.csv');
  return {
    /** cm; lying under 731 days, standing after. */
    talla: (sexo: 'M' | 'F', edadDias: number, z: number): number => valor(talla[sexo], edadDias, z),
    /** kg */
    peso: (sexo: 'M' | 'F', edadDias: number, z: number): number => valor(peso[sexo], edadDias, z),
  };
}
export type Crecimiento = ReturnType<typeof crecimiento>;

const AJUSTES = [0, 0.4, 0.8, 1.1, 1.4, 1.8, 2.1, 2.5, 2.9, 3.3];

/** What altitude adds to the hemoglobin that is observed (g/dL): the table of NTS 213, by steps of 500 m. */
export const ajusteAltitud = (metros: number): number => AJUSTES[Math.min(9, Math.max(0, Math.floor(metros / 500)))]!;
