import type { Carga } from '../../domain/carga.ts';
import { razonDe } from '../../domain/motivos-carga.ts';

/** What is told about each file received; `repetida` when its exact bytes had been received before; `ensayo`: nothing was kept. */
export type InformeCarga = {
  readonly carga: Carga;
  readonly repetida: boolean;
  readonly rechazos: string | null;
  readonly ensayo?: boolean;
};

const n = (x: number): string => x.toLocaleString('es-PE');

/** The line of `--json`: the four counts add up to `recibidas`. */
export const lineaJson = ({ carga: c, rechazos, repetida, ensayo }: InformeCarga): string =>
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
    alcance: c.alcance,
    emitido: c.emitido,
    dato_desde: c.dato_desde,
    dato_hasta: c.dato_hasta,
    columnas: c.columnas,
    avisos: c.avisos,
    repetida,
    ...(ensayo ? { ensayo: true } : {}),
    ...(c.error ? { error: c.error } : {}),
  });

/** The period and the place a file covers, as far as it says them. */
function cubre({ alcance, dato_desde, dato_hasta, emitido }: Carga): string {
  const periodo = alcance.periodo === '' ? 'sin periodo propio (foto entera)' : `periodo ${alcance.periodo}`;
  const datos = dato_hasta === null ? '' : `, datos ${dato_desde === null ? '' : `del ${dato_desde} `}al ${dato_hasta}`;
  return `${periodo} · lugar ${alcance.ambito || 'sin decir'}${datos}${emitido === null ? '' : ` · emitido ${emitido}`}`;
}

/** Lines for a person. */
export function lineasTexto({ carga: c, repetida, rechazos, ensayo }: InformeCarga): string[] {
  if (c.error) return [`✗ ${c.archivo}: ${c.error.mensaje}`, ...c.avisos.map((a) => `    aviso: ${a}`)];
  if (repetida && !ensayo)
    return [
      `= ${c.archivo}: ya se había recibido (carga ${c.id}); sus ${n(c.recibidas)} filas no se cuentan otra vez.`,
    ];
  const lineas = [
    `✓ ${c.archivo} [${c.formato}] ${n(c.recibidas)} recibidas = ${n(c.aceptadas)} aceptadas + ${n(c.observadas)} observadas + ${n(c.duplicadas)} duplicadas + ${n(c.rechazadas)} rechazadas`,
    `    cubre: ${cubre(c)}`,
  ];
  for (const [motivo, veces] of Object.entries(c.motivos))
    lineas.push(`    ${motivo}: ${n(veces)} — ${razonDe(motivo)}`);
  const { faltan, nuevas } = c.columnas;
  if (faltan.length > 0) lineas.push(`    columnas que no vinieron: ${faltan.join(', ')}`);
  if (nuevas.length > 0) lineas.push(`    columnas nuevas, que no se usan: ${nuevas.join(', ')}`);
  for (const aviso of c.avisos) lineas.push(`    aviso: ${aviso}`);
  if (rechazos) lineas.push(`    detalle fila por fila: ${rechazos}`);
  if (ensayo)
    lineas.push(
      repetida
        ? `    ensayo: no se guardó nada. El archivo ya se había recibido (carga ${c.id}): cargarlo no contaría nada otra vez.`
        : '    ensayo: no se guardó nada. Repita sin --ensayo para cargarlo.',
    );
  return lineas;
}
