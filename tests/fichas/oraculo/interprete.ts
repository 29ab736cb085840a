import { diaDe, type Fecha } from '../../../functions/domain/fecha.ts';
import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { anosCumplidosA } from './calendario.ts';
import { estadoDe, hubo, type Caso, type Estado } from './componentes.ts';
import { medir } from './medidas.ts';
import type { Mundo } from './mundo.ts';
import { exclusionDe, fueraDe } from './poblacion.ts';
import type { Registro } from './registro.ts';
import { sujetosDe, type Sujeto } from './sujetos.ts';

/** What the compiler must say of a subject at a cut. Components that the ficha writes in SQL are not here. */
export type Juicio = {
  readonly documento: string | null;
  readonly den: number;
  readonly num: number | null;
  readonly excluido: string | null;
  readonly sin_dato: number;
  readonly curso_vida: string | null;
  /** Where it is counted, when it is not at home; where it lives, when `personas` does not say. */
  readonly renipress: string | null;
  readonly ubigeo: string | null;
  readonly componentes: Readonly<Record<string, Estado>>;
};

const edadDe = (s: Sujeto, { corte: c, poblacion }: VersionFicha, corte: number): number | null => {
  if (s.ancla === null) return null;
  if (poblacion.sujeto === 'parto') return 7 * s.certificados[0]!.semanas!;
  const edad = corte - s.ancla;
  return c.o_cumple_dia === undefined ? edad : Math.min(edad, c.o_cumple_dia);
};

/** Days of a pregnancy are counted from its weeks: without them only the birth itself can be judged. */
const miraLasSemanas = ({ prestaciones, exclusiones }: VersionFicha): boolean =>
  Object.keys(prestaciones).length > 0 || exclusiones.some((e) => e.motivo === 'prematuro');

const sinDato = (s: Sujeto, version: VersionFicha): boolean => {
  const { poblacion } = version;
  if (poblacion.sujeto === 'parto' && miraLasSemanas(version) && s.certificados[0]!.semanas === null) return true;
  if (poblacion.requiere === undefined) return false;
  if (poblacion.requiere === 'seguros') return (s.persona?.seguros ?? null) === null;
  const campo = poblacion.requiere;
  return !s.certificados.some((c) => c[campo] !== null);
};

/** `indicadores.md` §3: completed years at the cut. */
function cursoDeVida(nacimiento: number | null, corte: number): string | null {
  if (nacimiento === null) return null;
  const anos = anosCumplidosA(nacimiento, corte);
  if (anos < 12) return 'nino';
  if (anos < 18) return 'adolescente';
  if (anos < 30) return 'joven';
  return anos < 60 ? 'adulto' : 'adulto_mayor';
}

const metodoPrincipal = ({ metodos }: VersionFicha): string =>
  (metodos.find((m) => m.principal) ?? metodos[0])?.id ?? '';

/**
 * The ficha read word by word, one subject at a time. Subjects without an event or a birth are not here; with `cada`, of those of
 * one person in the population the earliest stays, then the lowest facility.
 */
export function interpretar(
  r: Registro,
  version: VersionFicha,
  fecha: Fecha,
  mundo: Mundo,
  metodo = metodoPrincipal(version),
): Juicio[] {
  const corte = diaDe(fecha);
  const juzgar = (s: Sujeto): Juicio => {
    const lineas = s.documento === null ? [] : (r.lineasDe.get(s.documento) ?? []);
    const medida = medir(s, lineas, version, corte, metodo, mundo);
    const caso: Caso = { s, version, corte, edad: edadDe(s, version, corte), lineas, condicion: medida.condicion };
    const excluido = exclusionDe(s, version, corte, r, { metodo, mundo, hubo: (x) => hubo(caso, x) });
    const falta = medida.falta || sinDato(s, version);
    const propios = version.componentes.filter((c) => !c.columna);
    const componentes = Object.fromEntries(propios.map((c) => [c.id, estadoDe(caso, c)]));
    const den = excluido === null && !falta ? 1 : 0;
    return {
      documento: s.documento,
      den,
      num: den === 0 ? null : Object.values(componentes).includes('no_cumple') ? 0 : 1,
      excluido,
      sin_dato: excluido === null && falta ? 1 : 0,
      curso_vida: cursoDeVida(s.nacimiento, corte),
      renipress: s.eess,
      ubigeo: ['parto', 'nacimiento'].includes(version.poblacion.sujeto) ? s.ubigeo : null,
      componentes,
    };
  };
  const sujetos = sujetosDe(version, r, corte).map((s) => ({ s, juicio: juzgar(s) }));
  if (version.poblacion.sujeto !== 'evento') return sujetos.map((x) => x.juicio);
  const fuera = fueraDe(version);
  const primero = (a: Sujeto, b: Sujeto): number => a.ancla! - b.ancla! || ((a.eess ?? '~') < (b.eess ?? '~') ? -1 : 1);
  const dentro = sujetos.filter((x) => x.juicio.excluido !== fuera);
  const elegidos = [...Map.groupBy(dentro, (x) => x.s.documento).values()].map(
    (suyos) => suyos.toSorted((a, b) => primero(a.s, b.s))[0]!,
  );
  return [...elegidos, ...sujetos.filter((x) => x.juicio.excluido === fuera)].map((x) => x.juicio);
}
