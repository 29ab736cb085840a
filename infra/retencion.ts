import { readFileSync } from 'node:fs';

type Fila = { readonly id: string; readonly donde: string; readonly nominal: boolean; readonly dias: number | null };

const FILAS = JSON.parse(
  readFileSync(new URL('../functions/catalogos/retencion.json', import.meta.url), 'utf8'),
) as readonly Fila[]; // ours

/** What is deleted by age from the bucket of what names persons: prefix and days. */
export const RETENCION = FILAS.flatMap(({ id, donde, nominal, dias }) =>
  nominal && dias !== null && donde.endsWith('/') ? [{ id, donde, dias }] : [],
);

export const DIAS_ORIGINALES = RETENCION.find((r) => r.id === 'originales')!.dias; // the table has it
