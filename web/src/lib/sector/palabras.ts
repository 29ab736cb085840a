import type { Accesibilidad } from '../../../../functions/domain/accesibilidad.ts';

/** Classes of the sectorización guide, with their limit in travel time by the usual means. */
export const ACCESIBILIDAD: Readonly<Record<Accesibilidad, string>> = {
  alta: 'alta (hasta 1 h)',
  mediana: 'mediana (1 a 3 h)',
  baja: 'baja (más de 3 h)',
  no_calificado: 'sin calificar',
};

/** The twelve counts of the guide, by their column in `perfil_localidad`; `corto` heads a narrow column. */
export const CUENTAS_PERFIL = [
  { campo: 'poblacion', nombre: 'Población', corto: 'Población' },
  { campo: 'familias', nombre: 'Familias', corto: 'Familias' },
  { campo: 'viviendas', nombre: 'Viviendas', corto: 'Viviendas' },
  { campo: 'menores_1', nombre: 'Menores de 1 año', corto: '< 1 año' },
  { campo: 'menores_3', nombre: 'Menores de 3 años', corto: '< 3 años' },
  { campo: 'mayores_3', nombre: 'De 3 años a más', corto: '≥ 3 años' },
  { campo: 'adolescentes', nombre: 'Adolescentes', corto: 'Adoles\u00adcentes' },
  { campo: 'mef', nombre: 'Mujeres en edad fértil', corto: 'MEF' },
  { campo: 'gestantes', nombre: 'Gestantes', corto: 'Gestantes' },
  { campo: 'adultos_mayores', nombre: 'Adultos mayores', corto: 'Adultos mayores' },
  { campo: 'discapacidad', nombre: 'Con discapacidad', corto: 'Discapa\u00adcidad' },
  { campo: 'asegurados', nombre: 'Con seguro', corto: 'Con seguro' },
] as const;
