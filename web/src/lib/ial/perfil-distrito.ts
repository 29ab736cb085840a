import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { Tablero } from '../../../../functions/domain/tablero.ts';
import * as t from '../textos/es/ial.ts';

/** Words for the inputs a district is known to declare; another one is shown as it was written. */
const ENTRADAS: Readonly<Record<string, string>> = {
  centros_poblados: t.centrosPoblados,
  localidades: t.localidades,
  manzanas: t.manzanas,
  sectores: t.sectores,
  establecimientos: t.establecimientosDeSalud,
  poblacion: t.poblacion,
  familias: t.familias,
  viviendas: t.viviendas,
  viviendas_con_agua: t.viviendasConAgua,
  viviendas_con_desague: t.viviendasConDesague,
  viviendas_con_luz: t.viviendasConLuz,
  menores_5: t.ninosMenoresDe5Anos,
  ninos_menores_5: t.ninosMenoresDe5Anos,
  instituciones_inicial: t.institucionesEducativasDeNivelInicial,
  sistemas_agua: t.sistemasDeAgua,
  menores_3: t.ninosMenoresDe3Anos,
  menores_1: t.ninosMenoresDe1Ano,
  gestantes: t.gestantes,
  actores_sociales: t.actoresSociales,
  agentes_comunitarios: t.agentesComunitariosDeSalud,
  sectoristas: t.sectoristas,
};

export const nombreEntrada = (entrada: string): string =>
  ENTRADAS[entrada] ?? entrada.charAt(0).toUpperCase() + entrada.slice(1).replaceAll('_', ' ');

export type CuentaSectorizacion = {
  readonly establecimientos: number;
  readonly sectores: number;
  readonly sinSectorista: number;
  readonly sectoristas: number;
  readonly localidades: number;
  readonly sinCoordenadas: number;
  /** Persons known who could not be placed in a sector; null when nobody was counted. */
  readonly personasSinSector: number | null;
  readonly personas: number | null;
};

/** How far the sectorización of a district got, counted on its own board. Facilities are those its sectors belong to. */
export const contarSectorizacion = ({
  propio,
  hijos,
  sectores,
}: Pick<Tablero, 'propio' | 'hijos' | 'sectores'>): CuentaSectorizacion => {
  const localidades = new Map(sectores.flatMap((s) => s.localidades.map((l) => [l.codigo, l] as const)));
  const sinSector = hijos.filter((h) => esSinUbicar(h.ambito.id));
  return {
    establecimientos: new Set(sectores.map((s) => s.eess)).size,
    sectores: sectores.length,
    sinSectorista: sectores.filter((s) => s.sectoristas.length === 0).length,
    // One person may answer for two sectors of one facility.
    sectoristas: new Set(sectores.flatMap((s) => s.sectoristas.map((x) => `${s.eess} ${x.nombre}`))).size,
    localidades: localidades.size,
    sinCoordenadas: [...localidades.values()].filter((l) => l.lat === null || l.lon === null).length,
    personasSinSector: propio.poblacion ? sinSector.reduce((n, h) => n + (h.poblacion?.total ?? 0), 0) : null,
    personas: propio.poblacion?.total ?? null,
  };
};
