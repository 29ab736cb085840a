import { periodosEntre, type Periodo } from '../../domain/periodo.ts';
import type { ArchivoTexto } from './archivo-texto.ts';
import { Azar } from './azar.ts';
import type { Unidad } from './jurisdiccion.ts';
import { tabla } from './tabla.ts';

/** What a session of the IAL leaves written, with the chance of each in a district that works well. */
const HITOS = [
  ['quorum', 0.95],
  ['homologacion', 0.9],
  ['sectorizacion', 0.8],
  ['seguimiento_nominal', 0.85],
  ['analisis_cobertura', 0.75],
] as const;
const DISTRITOS_ORDENADOS = 0.6;
const SESIONES_AL_MES = 0.5;

const dia = (periodo: Periodo, n: number): string => `${periodo}-${String(n).padStart(2, '0')}`;

/** `actas.csv`: the sessions of each district and its monthly agreement on the padrón. Some districts keep them, others now and then. */
export function escribirActas(
  carpeta: string,
  unidades: readonly Unidad[],
  [desde, hasta]: readonly [Periodo, Periodo],
  semilla: number,
): ArchivoTexto {
  const actas = tabla(carpeta, 'actas');
  const distritos = [...new Set(unidades.map((u) => u.localidad.ubigeo))].sort();
  for (const ubigeo of distritos) {
    const azar = new Azar(semilla, 'actas', ubigeo);
    const orden = azar.ocurre(DISTRITOS_ORDENADOS) ? 1 : 0.45;
    const escribir = (periodo: Periodo, n: number, tipo: string): void =>
      actas.linea(`D:${ubigeo},${dia(periodo, n)},${tipo}`);
    for (const periodo of periodosEntre(desde, hasta)) {
      if (azar.ocurre(SESIONES_AL_MES * orden)) {
        const n = azar.entero(3, 25);
        const hechos = HITOS.filter(([, p]) => azar.ocurre(p * (0.5 + orden / 2))).map(([tipo]) => tipo);
        if (!hechos.includes('quorum')) escribir(periodo, n, 'sesion');
        for (const tipo of hechos) escribir(periodo, n, tipo);
      } else if (azar.ocurre(0.7 * orden)) escribir(periodo, azar.entero(20, 28), 'homologacion');
    }
  }
  actas.cerrar();
  return actas;
}
