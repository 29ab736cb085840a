import type { Accesibilidad } from '../../../../functions/domain/accesibilidad.ts';
import * as t from '../textos/es/sector.ts';

/** Classes of the sectorización guide, with their limit in travel time by the usual means. */
export const ACCESIBILIDAD: Readonly<Record<Accesibilidad, string>> = {
  alta: t.altaHasta1H,
  mediana: t.mediana1A3H,
  baja: t.bajaMasDe3H,
  no_calificado: t.sinCalificar,
};

/** The twelve counts of the guide, by their column in `perfil_localidad`; `corto` heads a narrow column. */
export const CUENTAS_PERFIL = [
  { campo: 'poblacion', nombre: t.poblacion, corto: t.poblacion },
  { campo: 'familias', nombre: t.familias, corto: t.familias },
  { campo: 'viviendas', nombre: t.viviendas, corto: t.viviendas },
  { campo: 'menores_1', nombre: t.menoresDe1Ano, corto: t.menoresDe1Corto },
  { campo: 'menores_3', nombre: t.menoresDe3Anos, corto: t.menoresDe3Corto },
  { campo: 'mayores_3', nombre: t.de3AnosAMas, corto: t.de3AMasCorto },
  { campo: 'adolescentes', nombre: t.adolescentes, corto: t.adolescentesCorto },
  { campo: 'mef', nombre: t.mujeresEnEdadFertil, corto: 'MEF' },
  { campo: 'gestantes', nombre: t.gestantes, corto: t.gestantes },
  { campo: 'adultos_mayores', nombre: t.adultosMayores, corto: t.adultosMayores },
  { campo: 'discapacidad', nombre: t.conDiscapacidad, corto: t.discapacidadCorto },
  { campo: 'asegurados', nombre: t.conSeguro, corto: t.conSeguro },
] as const;
