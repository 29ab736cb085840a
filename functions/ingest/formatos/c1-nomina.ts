import type { Meses } from '../../domain/alcance.ts';
import type { Contexto, Formato, Regla } from '../formato.ts';
import { periodoDelNombre } from '../lugares.ts';
import { ambitoPorNombres, avisarSinLugar } from '../lugar-por-nombre.ts';
import { mesesDeFilas, mesesDeTitulos, periodoDe } from '../periodos.ts';
import type { ColumnaEsperada } from '../titulos.ts';
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
import { observada, rechazada, SIN_DIAS } from './reglas.ts';

const PERIODO: readonly ColumnaEsperada[] = [
  { id: 'mes', titulos: ['MES', 'MES PERIODO'] },
  { id: 'anio', titulos: ['ANO', 'ANIO', 'ANO PERIODO'] },
];

/** Month of the row, else that of the file: what was said, the title rows, its name. */
const periodoDeLaFila = (ctx: Pick<Contexto, 'periodo'>): string =>
  `coalesce(${periodoDe('c_mes', 'c_anio')}, ${/^\d{4}-\d{2}$/.test(ctx.periodo) ? `'${ctx.periodo}'` : 'NULL'})`;

const mesDelArchivo: Formato['periodo'] = async ({ entrada, hojas }) => {
  const titulos = mesesDeTitulos(hojas.flatMap((h) => h.previas));
  return entrada.periodo || (titulos.includes('/') ? '' : titulos) || periodoDelNombre(entrada.nombre);
};

const REGLAS: readonly Regla[] = [
  REGLA_DOCUMENTO,
  rechazada('clave_ilegible', 'mes', 'periodo IS NULL'),
  observada('poblacion_desconocida', 'documento', 'poblacion IS NULL'),
  REGLA_DOCUMENTO_RARO,
  observada('numero_ilegible', 'esperadas', 'c_esperadas IS NOT NULL AND esperadas IS NULL'),
];

/** The scope is what the rows say; a declared month is for the rows that say none. */
const alcanceDe =
  (fuente: string): Formato['alcance'] =>
  async (ctx) => {
    const periodo: Meses = await mesesDeFilas(ctx, 'SELECT periodo AS m FROM filas');
    return { fuente: await fuentePorPoblacion(ctx, fuente), periodo, ambito: await ambitoPorNombres(ctx, 'eess') };
  };

const comun = {
  periodo: mesDelArchivo,
  reglas: () => REGLAS,
  clave: [`documento`, `periodo`, `coalesce(poblacion, '')`],
  identidad: ['documento'],
  documentos: ['documento'],
  avisos: (_: Contexto, { ambito }: { ambito: string }) => avisarSinLugar(ambito),
  ...SIN_DIAS,
} satisfies Partial<Formato>;

/**
 * «Carga» of children or pregnant women of Compromiso 1. Its zone, block and sector are the municipality's: they are kept apart and
 * never used as the facility's sector.
 */
export const c1Nomina: Formato = {
  ...comun,
  id: 'c1_nomina',
  nombre: 'nómina (carga) del Compromiso 1',
  columnas: [
    COLUMNA_DOCUMENTO,
    { id: 'esperadas', titulos: [/^TOTAL DE VISITAS COMPLETAS/, /^NUMERO DE VISITAS COMPLETAS/], obligatoria: true },
    ...PERIODO,
    COLUMNA_EESS,
    COLUMNA_RANGO,
    { id: 'intervenciones', titulos: ['TOTAL DE INTERVENCIONES', 'INTERVENCIONES'] },
    { id: 'validas', titulos: [/^TOTAL DE VD PRESENCIAL(ES)? VALIDAS$/, /^TOTAL DE VISITAS VALIDAS/] },
    { id: 'nacimiento', titulos: ['FECHA DE NACIMIENTO', 'FECHA NAC'], fecha: true, personal: true },
    { id: 'zona', titulos: ['ZONA', /^MANZANA ZONA/] },
    { id: 'sector', titulos: ['SECTOR', 'MANZANA SECTOR'] },
    { id: 'manzana', titulos: ['MANZANA', 'MANZANA MANZANA'] },
  ],
  campos: (ctx) => ({
    documento: DOCUMENTO,
    periodo: periodoDeLaFila(ctx),
    poblacion: poblacion(ctx, 'c_rango'),
    esperadas: 'a_conteo(c_esperadas)',
    zona_municipal: 'c_zona',
    manzana_municipal: 'c_manzana',
    sector_municipal: 'c_sector',
    eess: 'upper(c_eess)',
  }),
  salidas: () => [
    {
      tabla: 'nomina_c1',
      consulta: `SELECT documento, periodo, poblacion, esperadas, zona_municipal, manzana_municipal, sector_municipal, observacion FROM filas`,
    },
  ],
  alcance: alcanceDe('nomina_c1'),
};

/**
 * «Evaluación» of Compromiso 1: it repeats the nómina (visits programmed) and the dates of the visits without the state, device or
 * place that make them valid. Only the nómina is taken from it, under a source of its own: it may list less people than the
 * «carga», and must not replace it.
 */
export const c1Evaluacion: Formato = {
  ...comun,
  id: 'c1_evaluacion',
  nombre: 'evaluación de visitas del Compromiso 1',
  filasDeCabecera: [1, 2],
  columnas: [
    COLUMNA_DOCUMENTO,
    {
      id: 'esperadas',
      titulos: [/(^| )(N|NRO|NUMERO) DE VISITAS PROGRAMADAS$/, /VISITAS PROGRAMADAS$/],
      obligatoria: true,
    },
    {
      id: 'realizadas',
      titulos: [/(^| )(N|NRO|NUMERO) DE VISITAS REALIZADAS$/, /VISITAS REALIZADAS$/],
      obligatoria: true,
    },
    { id: 'oportuna', titulos: [/CON VISITAS? OPORTUNAS?$/] },
    { id: 'consecutiva', titulos: [/CON VISITAS? CONSECUTIVAS?$/] },
    ...PERIODO,
    COLUMNA_EESS,
    COLUMNA_RANGO,
  ],
  campos: (ctx) => ({
    documento: DOCUMENTO,
    periodo: periodoDeLaFila(ctx),
    poblacion: poblacion(ctx, 'c_rango'),
    esperadas: 'a_conteo(c_esperadas)',
    realizadas: 'a_conteo(c_realizadas)',
    eess: 'upper(c_eess)',
  }),
  salidas: () => [
    {
      tabla: 'nomina_c1',
      consulta: 'SELECT documento, periodo, poblacion, esperadas, realizadas, observacion FROM filas',
    },
  ],
  alcance: alcanceDe('nomina_c1_evaluacion'),
};
