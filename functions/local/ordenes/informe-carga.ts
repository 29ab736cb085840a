import type { Vigencia } from '../../domain/anulacion.ts';
import type { Carga } from '../../domain/carga.ts';
import type { Reemplazo } from '../../domain/reemplazo.ts';
import { razonDe } from '../../domain/motivos-carga.ts';

/** What is told about each file received; `repetida` when its exact bytes had been received before; `ensayo`: nothing was kept. */
export type InformeCarga = {
  readonly carga: Carga;
  readonly repetida: boolean;
  readonly rechazos: string | null;
  readonly ensayo?: boolean;
  /** Why what was declared is not used, or why the file does not count. */
  readonly aviso_declaracion?: string | null;
  /** Whether it counts in the next close; in a dry run, whether it would. */
  readonly vigencia?: Vigencia;
  /** What stops counting because of it. */
  readonly reemplaza?: Reemplazo;
};

const n = (x: number): string => x.toLocaleString('es-PE');

/** The line of `--json`: the four counts add up to `recibidas`. */
export const lineaJson = ({
  carga: c,
  rechazos,
  repetida,
  ensayo,
  aviso_declaracion,
  vigencia,
  reemplaza,
}: InformeCarga): string =>
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
    ...vigencia,
    ...(reemplaza ? { reemplaza: reemplaza.cargas } : {}),
    ...(aviso_declaracion ? { aviso_declaracion } : {}),
    ...(ensayo ? { ensayo: true } : {}),
    ...(c.error ? { error: c.error } : {}),
  });

/** The period and the place a file covers, as far as it says them. */
function cubre({ alcance, dato_desde, dato_hasta, emitido }: Carga): string {
  const periodo = alcance.periodo === '' ? 'sin periodo propio (foto entera)' : `periodo ${alcance.periodo}`;
  const datos = dato_hasta === null ? '' : `, datos ${dato_desde === null ? '' : `del ${dato_desde} `}al ${dato_hasta}`;
  return `${periodo} · lugar ${alcance.ambito || 'sin decir'}${datos}${emitido === null ? '' : ` · emitido ${emitido}`}`;
}

/** What to know of a carga that does not count whole; nothing for one that does. */
export const lineasVigencia = ({ vigente, reemplazada_por }: Vigencia): string[] => {
  const otras = reemplazada_por.join(', ');
  const dicen =
    reemplazada_por.length === 1 ? `la carga ${otras}, emitida después` : `las cargas ${otras}, emitidas después`;
  if (vigente === 'no')
    return [
      `    no cuenta: la ${reemplazada_por.length === 1 ? 'reemplaza' : 'reemplazan'} ${dicen} (o, a igual emisión, de archivo más reciente).`,
    ];
  if (vigente === 'en_parte')
    return [`    cuenta en parte: lo demás lo ${reemplazada_por.length === 1 ? 'dice' : 'dicen'} otra vez ${dicen}.`];
  return vigente === 'anulada' ? ['    no cuenta: está anulada.'] : [];
};

/** Lines for a person. */
export function lineasTexto(informe: InformeCarga): string[] {
  const { carga: c, repetida, rechazos, ensayo, aviso_declaracion: aviso, vigencia, reemplaza } = informe;
  const juicio = [
    ...(vigencia ? lineasVigencia(vigencia) : []),
    ...(reemplaza?.cargas ?? []).map(
      (r) => `    ${ensayo ? 'dejaría' : 'deja'} de contar: ${r.archivo} (carga ${r.id}, ${n(r.filas)} filas)`,
    ),
    ...(aviso ? [`    ${aviso}`] : []),
  ];
  if (c.error) return [`✗ ${c.archivo}: ${c.error.mensaje}`, ...c.avisos.map((a) => `    aviso: ${a}`)];
  if (repetida && !ensayo)
    return [
      `= ${c.archivo}: ya se había recibido (carga ${c.id}); sus ${n(c.recibidas)} filas no se cuentan otra vez.`,
      ...juicio,
    ];
  const lineas = [
    `✓ ${c.archivo} [${c.formato}] ${n(c.recibidas)} recibidas = ${n(c.aceptadas)} aceptadas + ${n(c.observadas)} observadas + ${n(c.duplicadas)} duplicadas + ${n(c.rechazadas)} rechazadas`,
    `    cubre: ${cubre(c)}`,
  ];
  lineas.push(...juicio);
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
