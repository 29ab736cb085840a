import { readFileSync } from 'node:fs';

type Fila = { readonly id: string; readonly donde: string; readonly nominal: boolean; readonly dias: number | null };

const FILAS = JSON.parse(
  readFileSync(new URL('../functions/catalogos/retencion.json', import.meta.url), 'utf8'),
) as readonly Fila[]; // ours

/** What is deleted by age from the bucket of what names persons: prefix and days. */
export const RETENCION = FILAS.flatMap(({ id, donde, nominal, dias }) =>
  nominal && dias !== null && donde.endsWith('/') ? [{ id, donde, dias }] : [],
);

/** Days of a row that is deleted by age. @throws when it is not. */
export const diasDe = (id: string): number => {
  const dias = FILAS.find((f) => f.id === id)?.dias;
  if (!dias) throw new Error(`«${id}» no vence en la tabla de retención`);
  return dias;
};

export const DIAS_ORIGINALES = diasDe('originales');
