import { diaDe } from '../../domain/fecha.ts';
import { periodosEntre, primerDia, sumarMeses, type Periodo } from '../../domain/periodo.ts';
import type { ArchivoTexto } from './archivo-texto.ts';
import { Azar } from './azar.ts';
import { isoDe } from './calendario.ts';
import type { Sector } from './jurisdiccion.ts';
import { tabla } from './tabla.ts';

/** What a sector schedules, with the chance of each in a month and who answers for it. */
const ACTIVIDADES = [
  ['visita', 0.95, 'Técnico de enfermería'],
  ['sesión demostrativa', 0.45, 'Enfermera'],
  ['campaña', 0.15, 'Médico'],
] as const;
const SIN_CRONOGRAMA = 0.06;
const ULTIMO_DIA_SEGURO = 27;

/**
 * `cronograma.csv`: what each sector schedules month by month and whether it was done, most of it; and the month that comes, not done
 * yet. A few sectors schedule nothing.
 */
export function escribirCronograma(
  carpeta: string,
  sectores: readonly Sector[],
  [desde, hasta]: readonly [Periodo, Periodo],
  semilla: number,
): ArchivoTexto {
  const cronograma = tabla(carpeta, 'cronograma');
  const meses = periodosEntre(desde, sumarMeses(hasta, 1));
  for (const { codigo } of sectores) {
    const azar = new Azar(semilla, 'cronograma', codigo);
    if (azar.ocurre(SIN_CRONOGRAMA)) continue;
    const cumple = 0.7 + azar.real() * 0.28;
    for (const mes of meses)
      for (const [tipo, frecuencia, responsable] of ACTIVIDADES) {
        if (!azar.ocurre(frecuencia)) continue;
        const fecha = isoDe(diaDe(primerDia(mes)) + azar.entero(0, ULTIMO_DIA_SEGURO));
        const hecho = azar.ocurre(cumple) && mes <= hasta ? 'SI' : 'NO';
        cronograma.linea(`${codigo},${fecha},${tipo},${responsable},${hecho}`);
      }
  }
  cronograma.cerrar();
  return cronograma;
}
