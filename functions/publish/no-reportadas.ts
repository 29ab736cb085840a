import type { Ficha, VersionFicha } from '../domain/ficha/esquema.ts';
import { claveFicha } from '../domain/hecho.ts';

/** Sources without which one edition of a ficha says nothing of a month. */
export function fuentesDe(ficha: Ficha, version: VersionFicha): string[] {
  const fuentes = new Set<string>();
  const usa = (tabla: string): boolean => new RegExp(`\\b${tabla}\\b`).test(version.sql ?? '');
  if (version.poblacion.sujeto === 'parto') fuentes.add('cnv');
  if (version.poblacion.sujeto === 'localidad') fuentes.add('sectorizacion');
  const deHis = Object.values(version.prestaciones).some((p) => p.codigos !== undefined || p.prefijos !== undefined);
  if (deHis || version.medicion !== undefined || usa('prestaciones')) fuentes.add('his');
  if (version.exclusiones.some((e) => e.motivo === 'fuera_de_padron')) fuentes.add('padron');
  if (ficha.curso_vida !== 'nino' && version.exclusiones.some((e) => e.motivo === 'solo_atendido') && ficha.curso_vida !== 'todos') fuentes.add('censo');
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
