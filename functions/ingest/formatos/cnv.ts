import type { Alcance } from '../../domain/alcance.ts';
import type { Contexto, Regla } from '../formato.ts';
import { ambitoRegional, soloConocido } from '../lugares.ts';
import { aniosCubiertos } from '../periodos.ts';
import {
  nacimientoSano,
  observada,
  rechazada,
  reglaEess,
  reglasDocumento,
  reglasNacimiento,
  reglasNumero,
} from './reglas.ts';

/** What every register of births says in common: `cnv, fecha_nacimiento, peso_g, semanas, renipress` in `campos`. */
export const camposCnv = {
  cnv: 'a_cnv(c_cnv)',
  documento_madre: 'a_documento(c_documento_madre)',
  peso_g: 'a_conteo(c_peso)',
  semanas: 'a_conteo(c_semanas)',
  renipress: 'a_renipress(c_eess)',
  ubigeo_madre: 'a_ubigeo(c_ubigeo_madre)',
} as const;

export const PESO_SANO = 'peso_g BETWEEN 200 AND 7000';
export const SEMANAS_SANAS = 'semanas BETWEEN 18 AND 46';

export const reglasCertificado = (limite: string): Regla[] => [
  rechazada('clave_ilegible', 'cnv', 'c_cnv IS NULL'),
  ...reglasDocumento('cnv', 'cnv'),
  ...reglasNacimiento(limite),
];

export const reglasMedidas = (): Regla[] => [
  observada('numero_truncado', 'documento_madre', 'es_truncado(c_documento_madre)'),
  reglaEess('eess'),
  ...reglasNumero('peso', 'peso_g'),
  ...reglasNumero('semanas', 'semanas'),
  // Below 200 it is kilograms; the HIS uses them.
  observada('peso_fuera_de_rango', 'peso', `NOT (${PESO_SANO})`),
  observada('semanas_fuera_de_rango', 'semanas', `NOT (${SEMANAS_SANAS})`),
];

/** SQL over `filas` of the canonical table. */
export const certificados = (limite: string): string =>
  `SELECT cnv, documento_madre, ${nacimientoSano(limite)} AS fecha_nacimiento, CASE WHEN ${PESO_SANO} THEN peso_g END AS peso_g,
     CASE WHEN ${SEMANAS_SANAS} THEN semanas END AS semanas, lugar, renipress, ${soloConocido('ubigeo_madre')} AS ubigeo_madre, observacion
   FROM filas`;

/** The month it says, or the month or years of its births. */
export const alcanceCnv = async (ctx: Contexto): Promise<Alcance> => ({
  fuente: 'cnv',
  periodo:
    ctx.periodo ||
    (await aniosCubiertos(ctx.con, `SELECT strftime(${nacimientoSano(ctx.limite)}, '%Y-%m') AS mes FROM filas`)),
  ambito: await ambitoRegional(
    ctx,
    `SELECT coalesce(${soloConocido('f.ubigeo_madre')}, e.ubigeo) AS u FROM filas f LEFT JOIN t_eess e ON e.renipress = f.renipress`,
  ),
});
