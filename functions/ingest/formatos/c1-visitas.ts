import type { Formato } from '../formato.ts';
import { fecha } from '../lugares.ts';
import { ambitoPorNombres, avisarSinLugar } from '../lugar-por-nombre.ts';
import { mesesDeFecha } from '../periodos.ts';
import {
  COLUMNA_DOCUMENTO,
  COLUMNA_EESS,
  COLUMNA_RANGO,
  DOCUMENTO,
  fuentePorPoblacion,
  poblacion,
  REGLA_DOCUMENTO,
  REGLA_DOCUMENTO_RARO,
} from './c1.ts';
import { coordenadas, permutada } from './coordenadas.ts';
import { diasDe, observada, reglasFecha } from './reglas.ts';

const texto = (c: string): string => `upper(strip_accents(coalesce(${c}, '')))`;
const dice = (patron: string): string =>
  `(regexp_matches(${texto('c_etapa')}, '${patron}') OR regexp_matches(${texto('c_estado')}, '${patron}'))`;

const LAT = 'nullif(a_numero(c_lat), 0)';
const LON = 'nullif(a_numero(c_lon), 0)';
const escrita = (c: string): string => `coalesce(a_numero(coalesce(${c}, '0')), 1) <> 0`;

/**
 * «Detalle de intervenciones» of Compromiso 1: one row per visit tried. Etapa tells not found and refused; the words of «Estado
 * Intervención» that make a visit valid are unverified: without any, a visit that took place is taken as valid.
 */
export const c1Visitas: Formato = {
  id: 'c1_visitas',
  nombre: 'detalle de intervenciones del Compromiso 1',
  columnas: [
    COLUMNA_DOCUMENTO,
    { id: 'fecha', titulos: [/^FECHA (DE )?(LA )?INTERVENCION$/], obligatoria: true, fecha: true },
    { id: 'etapa', titulos: ['ETAPA'], obligatoria: true },
    { id: 'dispositivo', titulos: [/^DISPOSITIVO (DE )?(LA )?INTERVENCION$/], obligatoria: true },
    { id: 'estado', titulos: [/^ESTADO (DE )?(LA )?INTERVENCION$/] },
    { id: 'tipo', titulos: ['TIPO DE REGISTRO VD'] },
    { id: 'lat', titulos: [/^LATITUD/] },
    { id: 'lon', titulos: [/^LONGITUD/] },
    COLUMNA_EESS,
    COLUMNA_RANGO,
  ],
  periodo: async ({ entrada }) => entrada.periodo ?? '',
  campos: (ctx) => ({
    documento: DOCUMENTO,
    fecha: fecha(ctx, 'fecha'),
    // The hour tells two visits of one day apart; the canonical table keeps the day.
    momento: 'c_fecha',
    poblacion: poblacion(ctx, 'c_etapa', 'c_rango'),
    modalidad: `CASE WHEN regexp_matches(${texto('c_tipo')} || ' ' || ${texto('c_etapa')}, 'TELEF|LLAMADA') THEN 'telefonica' ELSE 'presencial' END`,
    estado: `CASE WHEN ${dice('NO ENCONTRAD')} THEN 'no_encontrado' WHEN ${dice('RECHAZ')} THEN 'rechazado'
      WHEN ${dice('INVALID|NO VALID|ANULAD|ELIMINAD|EXCED')} THEN 'invalida'
      WHEN c_estado IS NULL AND regexp_matches(${texto('c_etapa')}, 'VISITA|LLAMADA|ADULTA|ADOLESCENTE') THEN 'valida'
      WHEN regexp_matches(${texto('c_estado')}, 'VALID|REGISTRAD|REALIZAD|APROBAD|TERMINAD|FINALIZAD|COMPLET') THEN 'valida' END`,
    dispositivo: `CASE WHEN ${texto('c_dispositivo')} IN ('MOVIL', 'APP', 'CELULAR', 'TABLET') THEN 'MOVIL' WHEN ${texto('c_dispositivo')} = 'WEB' THEN 'WEB' END`,
    ...coordenadas(LAT, LON),
    eess: 'upper(c_eess)',
  }),
  reglas: ({ limite }) => [
    REGLA_DOCUMENTO,
    ...reglasFecha('fecha', 'fecha', limite),
    observada('estado_desconocido', 'estado', 'estado IS NULL'),
    REGLA_DOCUMENTO_RARO,
    observada('dispositivo_desconocido', 'dispositivo', 'c_dispositivo IS NOT NULL AND dispositivo IS NULL'),
    observada('coordenadas_permutadas', 'lat', permutada(LAT, LON)),
    {
      codigo: 'coordenadas_imposibles',
      estado: 'observada',
      columna: 'lat',
      // A record made on the web writes nothing, or zeros.
      cuando: `lat IS NULL AND (${escrita('c_lat')} OR ${escrita('c_lon')})`,
    },
  ],
  clave: ['documento', `coalesce(momento, '')`, `coalesce(estado, '')`, 'modalidad', `coalesce(dispositivo, '')`],
  identidad: ['documento'],
  documentos: ['documento'],
  salidas: () => [
    {
      tabla: 'visitas',
      consulta: 'SELECT documento, fecha, modalidad, estado, dispositivo, lat, lon, poblacion, observacion FROM filas',
    },
  ],
  alcance: async (ctx) => ({
    fuente: await fuentePorPoblacion(ctx, 'visitas'),
    periodo: ctx.periodo === '' ? await mesesDeFecha(ctx, 'fecha') : ctx.periodo,
    ambito: await ambitoPorNombres(ctx, 'eess'),
  }),
  avisos: (_, { ambito }) => avisarSinLugar(ambito),
  ...diasDe('fecha'),
};
