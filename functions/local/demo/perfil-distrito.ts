import type { ArchivoTexto } from './archivo-texto.ts';
import { Azar } from './azar.ts';
import { anoDe } from './calendario.ts';
import type { Unidad } from './jurisdiccion.ts';
import { tabla } from './tabla.ts';

/**
 * `perfil_distrito.csv`: six inputs a district and year. Which six the directive asks for was not verified: these are a PROPUESTA.
 * @param desde first day that needs a profile; the year of `hasta` is the last
 */
export function escribirPerfilDistrito(
  carpeta: string,
  unidades: readonly Unidad[],
  [desde, hasta]: readonly [number, number],
  semilla: number,
): ArchivoTexto {
  const perfil = tabla(carpeta, 'perfil_distrito');
  const distritos = [...Map.groupBy(unidades, (u) => u.localidad.ubigeo)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [ubigeo, suyas] of distritos) {
    const azar = new Azar(semilla, 'perfil_distrito', ubigeo);
    const personas = suyas.reduce((a, u) => a + u.poblacion, 0);
    const localidades = new Set(suyas.map((u) => u.localidad)).size;
    const establecimientos = new Set(suyas.map((u) => u.eess).filter((e) => e.ubigeo === ubigeo)).size;
    const alguno = (media: number): number => Math.max(1, azar.redondeo(media));
    const iniciales = alguno(personas / 450);
    const sistemas = alguno(localidades * (0.25 + azar.real() * 0.3));
    for (let anio = anoDe(desde); anio <= anoDe(hasta); anio++) {
      const entradas = {
        ninos_menores_5: azar.redondeo(personas * (0.085 + azar.real() * 0.01)),
        gestantes: azar.redondeo(personas * 0.012),
        establecimientos,
        instituciones_inicial: iniciales,
        sistemas_agua: sistemas,
        actores_sociales: alguno(personas / 180),
      };
      for (const [entrada, valor] of Object.entries(entradas)) perfil.linea(`${ubigeo},${anio},${entrada},${valor}`);
    }
  }
  perfil.cerrar();
  return perfil;
}
