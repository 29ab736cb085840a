import { claveFicha } from '../hecho.ts';
import type { Tabla } from '../tablas.ts';
import type { Ficha, VersionFicha } from './esquema.ts';
import { metodosDe } from './indicadores-tablero.ts';

/** Source that fills each canonical table an edition may need to say anything. */
const FUENTE_DE_TABLA = {
  prestaciones: 'his',
  cnv: 'cnv',
  censo: 'censo',
  sectorizacion: 'sectorizacion',
  agua: 'agua',
  nomina_c1: 'nomina_c1',
  visitas: 'visitas',
  matricula: 'matricula',
  actas: 'actas',
} as const satisfies Readonly<Partial<Record<Tabla, string>>>;
type TablaFuente = keyof typeof FUENTE_DE_TABLA;

/** What the engine derives from a table and hand-written SQL may read in its place. */
const DERIVADAS: Readonly<Partial<Record<TablaFuente, readonly string[]>>> = {
  cnv: ['motor_partos', 'motor_nacidos'],
  prestaciones: ['motor_lineas', 'motor_furs'],
};

const NACIMIENTO: readonly string[] = ['peso_g', 'semanas', 'lugar'];

/** Canonical tables without which an edition says nothing of a month; `personas` is always there. */
export function tablasDe(version: VersionFicha): TablaFuente[] {
  const { poblacion, prestaciones, exclusiones, componentes } = version;
  const sql = `${version.sql ?? ''}\n${version.sql_columnas ?? ''}`;
  const lee = (tabla: TablaFuente): boolean =>
    [tabla, ...(DERIVADAS[tabla] ?? [])].some((t) => new RegExp(`\\b(from|join)\\s+${t}\\b`, 'i').test(sql));
  const deHis = Object.values(prestaciones).some((p) => p.codigos !== undefined || p.prefijos !== undefined);
  const necesita: Readonly<Partial<Record<TablaFuente, boolean>>> = {
    prestaciones: deHis || version.medicion !== undefined || poblacion.sujeto === 'embarazo',
    cnv:
      poblacion.sujeto === 'parto' ||
      poblacion.sujeto === 'nacimiento' ||
      NACIMIENTO.includes(poblacion.requiere ?? '') ||
      // Alone it takes out whoever the CNV does not name: without it, everybody.
      exclusiones.some((e) => e.nacimiento_fuera_de !== undefined && e.nacimiento_en === undefined) ||
      componentes.some((c) => c.dato !== undefined && NACIMIENTO.includes(c.dato.campo)),
    nomina_c1: poblacion.nomina !== undefined,
  };
  return (Object.keys(FUENTE_DE_TABLA) as TablaFuente[]).filter((t) => necesita[t] === true || lee(t));
}

/** Sources without which one edition of a ficha says nothing of a month. */
export function fuentesDe(ficha: Ficha, version: VersionFicha): string[] {
  const fuentes = new Set<string>(tablasDe(version).map((t) => FUENTE_DE_TABLA[t]));
  const motivos = version.exclusiones.map((e) => e.motivo);
  if (motivos.includes('fuera_de_padron')) fuentes.add('padron');
  // The padrón lists children only: whoever is older is known by the census.
  if (motivos.includes('solo_atendido') && !['nino', 'todos'].includes(ficha.curso_vida)) fuentes.add('censo');
  return [...fuentes].sort();
}

/** Claves of the fichas that need a source that did not arrive, or that has none yet: on screen they are "no reportado", never zero. */
export function noReportadas(fichas: readonly Ficha[], ausentes: readonly string[]): ReadonlySet<string> {
  const claves = new Set<string>();
  for (const ficha of fichas)
    for (const version of ficha.versiones) {
      if (!version.no_calculable && !fuentesDe(ficha, version).some((f) => ausentes.includes(f))) continue;
      for (const { id: metodo } of metodosDe(version))
        claves.add(claveFicha({ ficha: ficha.ficha, version: version.version, metodo }));
    }
  return claves;
}
