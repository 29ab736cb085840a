import type { Ficha, VersionFicha } from '../domain/ficha/esquema.ts';
import { claveFicha } from '../domain/hecho.ts';

/** Source that fills each canonical table a hand-written ficha may read. */
const FUENTE_DE_TABLA: Readonly<Record<string, string>> = {
  prestaciones: 'his',
  cnv: 'cnv',
  sectorizacion: 'sectorizacion',
  agua: 'agua',
  nomina_c1: 'nomina_c1',
  visitas: 'visitas',
};

/** Sources without which one edition of a ficha says nothing of a month. */
export function fuentesDe(ficha: Ficha, version: VersionFicha): string[] {
  const fuentes = new Set<string>();
  const usa = (tabla: string): boolean => new RegExp(`\\b${tabla}\\b`).test(version.sql ?? '');
  for (const [tabla, fuente] of Object.entries(FUENTE_DE_TABLA)) if (usa(tabla)) fuentes.add(fuente);
  if (version.poblacion.sujeto === 'parto') fuentes.add('cnv');
  const deHis = Object.values(version.prestaciones).some((p) => p.codigos !== undefined || p.prefijos !== undefined);
  if (deHis || version.medicion !== undefined) fuentes.add('his');
  const motivos = version.exclusiones.map((e) => e.motivo);
  if (motivos.includes('fuera_de_padron')) fuentes.add('padron');
  // The padrón lists children only: whoever is older is known by the census.
  if (motivos.includes('solo_atendido') && !['nino', 'todos'].includes(ficha.curso_vida)) fuentes.add('censo');
  return [...fuentes].sort();
}

/** Claves of the fichas that need a source that did not arrive: on screen they are "no reportado", never zero. */
export function noReportadas(fichas: readonly Ficha[], ausentes: readonly string[]): ReadonlySet<string> {
  const claves = new Set<string>();
  for (const ficha of fichas)
    for (const version of ficha.versiones) {
      if (!fuentesDe(ficha, version).some((f) => ausentes.includes(f))) continue;
      const metodos = version.metodos.length === 0 ? [''] : version.metodos.map((m) => m.id);
      for (const metodo of metodos) claves.add(claveFicha({ ficha: ficha.ficha, version: version.version, metodo }));
    }
  return claves;
}
