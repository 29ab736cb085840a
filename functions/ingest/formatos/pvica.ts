import type { Formato } from '../formato.ts';
import { ambitoCubierto, fecha, soloConocido } from '../lugares.ts';
import { mesesDeFecha } from '../periodos.ts';
import { diasDe, observada, rechazada, reglasFecha } from './reglas.ts';

/** Five states were seen in 2020, 2022 and 2024: these two are of a sampling that has not ended. */
const SIN_TERMINAR = `regexp_matches(upper(strip_accents(coalesce(c_estado, ''))), '^TOMA DE MUESTRAS')`;

/** `red` is the only one of the indicator; the others are kept. */
const PUNTO = `CASE WHEN regexp_matches(upper(strip_accents(c_ubicacion)), 'RED') THEN 'red'
  WHEN regexp_matches(upper(strip_accents(c_ubicacion)), 'RESERVORIO') THEN 'reservorio'
  WHEN regexp_matches(upper(strip_accents(c_ubicacion)), 'CAPTACION|FUENTE') THEN 'captacion'
  WHEN regexp_matches(upper(strip_accents(c_ubicacion)), 'PLANTA') THEN 'planta' END`;

/**
 * Surveillance of water quality, PVICA (formatos §5): groups on one row and names on the next, 117 to 225 columns by year. Checked
 * against the real headers of 2020, 2022 and 2024, and against the same columns flattened in one row.
 */
export const pvica: Formato = {
  id: 'pvica',
  nombre: 'PVICA, calidad del agua (XLSX o CSV)',
  filasDeCabecera: [1, 2],
  columnas: [
    {
      id: 'ccpp',
      titulos: ['CENTRO POBLADO UBIGEO', 'UBIGEO CCPP', /^(CODIGO|UBIGEO) (DEL? )?(CCPP|CENTRO POBLADO)$/],
      obligatoria: true,
      codigo: 'localidad',
    },
    { id: 'fecha', titulos: ['FECHA MUESTREO', 'FECHA DE MUESTREO'], obligatoria: true, fecha: true },
    {
      id: 'ubicacion',
      titulos: ['LUGAR DE MUESTREO UBICACION', 'LUGAR UBICACION', /UBICACION$/],
      obligatoria: true,
    },
    // The second group of parameters (ECA, of raw water) repeats names: chlorine is of the first.
    {
      id: 'cloro',
      titulos: [/DECRETO CLORO( RESIDUAL)?( LIBRE)?( MG L)?$/, /^CLORO( RESIDUAL)?( LIBRE)?( MG L)?$/],
      obligatoria: true,
    },
    { id: 'turbiedad', titulos: [/DECRETO TURBIEDAD( UNT)?$/, /^TURBIEDAD( UNT)?$/] },
    { id: 'turbiedad_cruda', titulos: [/ECA TURBIEDAD/] },
    { id: 'estado', titulos: ['ESTADO MUESTREO', /ESTADO (DEL? )?MUESTREO$/] },
    { id: 'finalizado', titulos: ['FECHA FINALIZADO', 'FECHA DE FINALIZADO'], fecha: true },
    { id: 'muestra', titulos: ['MUESTRA', 'N MUESTRA', 'NRO MUESTRA'] },
    { id: 'renipress', titulos: ['IPRESS CODIGO', 'CODIGO RENIPRESS'], codigo: 'renipress' },
    { id: 'este', titulos: [/(MUESTRA |^)ESTE$/] },
    { id: 'norte', titulos: [/(MUESTRA |^)NORTE$/] },
    { id: 'huso', titulos: [/(MUESTRA |^)HUSO( BANDA)?$/] },
  ],
  periodo: async ({ entrada }) => entrada.periodo ?? '',
  campos: (ctx) => ({
    codigo_ccpp: 'a_ccpp(c_ccpp)',
    ubigeo: 'left(a_ccpp(c_ccpp), 6)',
    fecha: fecha(ctx, 'fecha'),
    punto: PUNTO,
    // Empty is not zero: nobody measured.
    cloro_mg_l: `CASE WHEN a_numero(c_cloro) BETWEEN 0 AND 10 THEN CAST(a_numero(c_cloro) AS DECIMAL(8,3)) END`,
    turbiedad_unt: `CASE WHEN a_numero(coalesce(c_turbiedad, c_turbiedad_cruda)) BETWEEN 0 AND 100000 THEN CAST(a_numero(coalesce(c_turbiedad, c_turbiedad_cruda)) AS DECIMAL(10,3)) END`,
    muestra: 'cifras(c_muestra)',
    renipress: 'a_renipress(c_renipress)',
    este: 'a_numero(c_este)',
    norte: 'a_numero(c_norte)',
    huso: `nullif(regexp_extract(upper(c_huso), '^(1[789]) ?[A-Z]?$', 1), '')`,
  }),
  reglas: ({ limite }) => [
    rechazada('clave_ilegible', 'ccpp', 'codigo_ccpp IS NULL'),
    ...reglasFecha('fecha', 'fecha', limite),
    observada('muestreo_sin_terminar', 'estado', SIN_TERMINAR),
    observada('numero_ilegible', 'cloro', 'c_cloro IS NOT NULL AND a_numero(c_cloro) IS NULL'),
    observada('cloro_fuera_de_rango', 'cloro', 'a_numero(c_cloro) NOT BETWEEN 0 AND 10'),
    observada('punto_desconocido', 'ubicacion', 'punto IS NULL'),
    observada('ubigeo_desconocido', 'ccpp', 'ubigeo NOT IN (SELECT ubigeo FROM t_distritos)'),
    observada('numero_ilegible', 'turbiedad', 'c_turbiedad IS NOT NULL AND a_numero(c_turbiedad) IS NULL'),
    observada('huso_desconocido', 'huso', 'c_huso IS NOT NULL AND huso IS NULL'),
  ],
  // Each sample has its number; without it, two equal rows are two samples.
  clave: [`coalesce(muestra, 'L' || linea)`],
  identidad: [],
  documentos: [],
  salidas: () => [
    {
      tabla: 'agua',
      consulta: `SELECT codigo_ccpp, fecha, punto, cloro_mg_l, turbiedad_unt, muestra, renipress, este, norte, huso, observacion FROM filas`,
    },
  ],
  alcance: async (ctx) => ({
    fuente: 'agua',
    periodo: ctx.periodo === '' ? await mesesDeFecha(ctx, 'fecha') : ctx.periodo,
    ambito: await ambitoCubierto(ctx, `SELECT ${soloConocido('ubigeo')} AS u FROM filas`),
  }),
  ...diasDe('fecha'),
};
