import type { Carga } from '../../domain/carga.ts';

/** What is told about each file received; `repetida` when its exact bytes had been received before. */
export type InformeCarga = { readonly carga: Carga; readonly repetida: boolean; readonly rechazos: string | null };

const n = (x: number): string => x.toLocaleString('es-PE');

/** The line of `--json`: the four counts add up to `recibidas`. */
export const lineaJson = ({ carga: c, rechazos }: InformeCarga): string =>
  JSON.stringify({
    archivo: c.archivo,
    carga: c.id,
    formato: c.formato,
    recibidas: c.recibidas,
    aceptadas: c.aceptadas,
    observadas: c.observadas,
    duplicadas: c.duplicadas,
    rechazadas: c.rechazadas,
    motivos: c.motivos,
    rechazos,
    ...(c.error ? { error: c.error } : {}),
  });

/** Lines for a person. */
export function lineasTexto({ carga: c, repetida, rechazos }: InformeCarga): string[] {
  if (c.error) return [`✗ ${c.archivo}: ${c.error.mensaje}`];
  if (repetida)
    return [
      `= ${c.archivo}: ya se había recibido (carga ${c.id}); sus ${n(c.recibidas)} filas no se cuentan otra vez.`,
    ];
  const lineas = [
    `✓ ${c.archivo} [${c.formato}] ${n(c.recibidas)} recibidas = ${n(c.aceptadas)} aceptadas + ${n(c.observadas)} observadas + ${n(c.duplicadas)} duplicadas + ${n(c.rechazadas)} rechazadas`,
  ];
  for (const [motivo, veces] of Object.entries(c.motivos)) lineas.push(`    ${motivo}: ${n(veces)}`);
  for (const aviso of c.avisos) lineas.push(`    aviso: ${aviso}`);
  if (rechazos) lineas.push(`    detalle fila por fila: ${rechazos}`);
  return lineas;
}
