import type { ArchivoTexto } from './archivo-texto.ts';
import { Azar } from './azar.ts';
import { isoDe } from './calendario.ts';
import type { Sector } from './jurisdiccion.ts';
import { tabla } from './tabla.ts';
import type { Vigencia } from './tablas-locales.ts';

const CALIFICADOS = 0.8;
const REVISADOS = 0.2;
const QUIENES = ['Jefatura del establecimiento', 'Equipo de gestión del establecimiento'] as const;

const nivel = (azar: Azar): string => {
  const x = azar.real();
  return x < 0.25 ? 'alto' : x < 0.6 ? 'medio' : 'bajo';
};

/** `riesgo_comunal.csv`: the level most sectors were given in their first year, and the new one some were given since. */
export function escribirRiesgo(
  carpeta: string,
  sectores: readonly Sector[],
  v: Vigencia,
  semilla: number,
): ArchivoTexto {
  const riesgo = tabla(carpeta, 'riesgo_comunal');
  for (const { codigo } of sectores) {
    const azar = new Azar(semilla, 'riesgo', codigo);
    if (!azar.ocurre(CALIFICADOS)) continue;
    const asignar = (dia: number): void => riesgo.linea(`,${codigo},${nivel(azar)},${isoDe(dia)},${azar.de(QUIENES)}`);
    asignar(v.inicio + azar.entero(30, 300));
    if (azar.ocurre(REVISADOS)) asignar(v.cambio + azar.entero(0, 120));
  }
  riesgo.cerrar();
  return riesgo;
}
