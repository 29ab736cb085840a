import type { Calidad } from '../calidad.ts';
import { contraNacidos } from './denominadores.ts';

/** One sentence of the top of the board and the section it speaks of. */
export type FraseCalidad = { readonly texto: string; readonly ancla: 'completitud' | 'frescura' | 'denominadores' };

const ENTERO = new Intl.NumberFormat('es-PE');
const MES = new Intl.DateTimeFormat('es-PE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const lista = new Intl.ListFormat('es', { type: 'conjunction' });
const n = (x: number): string => ENTERO.format(x);
const plural = (x: number, uno: string, varios: string): string => `${n(x)} ${x === 1 ? uno : varios}`;

/** What whoever reads numbers of this corte must know first: what is missing of its month, what is old, which denominators disagree. */
export function frasesCalidad(c: Calidad): FraseCalidad[] {
  return [fraseHis(c), fraseFrescura(c), fraseDenominadores(c)].filter((f) => f !== null);
}

function fraseHis({ recepcion, meses }: Calidad): FraseCalidad | null {
  const his = recepcion.find((r) => r.fuente === 'his');
  const ultimo = meses.length - 1;
  const mes = MES.format(new Date(`${meses[ultimo]!}-01T00:00:00Z`)); // twelve months
  const ancla = 'completitud' as const;
  if (!his || his.eess.length === 0) return { ancla, texto: `No llegó ninguna línea del HIS hasta ${mes}.` };
  const con = (estado: string): number => his.eess.filter((e) => e.estado[ultimo] === estado).length;
  const juzgados = his.eess.length - con('sin_historia') - con('no_se_espera');
  if (juzgados === 0)
    return { ancla, texto: `Todavía no hay meses anteriores con los que comparar lo recibido del HIS en ${mes}.` };
  const [faltan, incompletos] = [con('no_llego'), con('incompleto')];
  if (faltan + incompletos === 0)
    return { ancla, texto: `En ${mes} llegó el HIS de los ${n(juzgados)} establecimientos de los que se espera.` };
  const partes = [
    ...(faltan > 0 ? [`no llegó el de ${n(faltan)}`] : []),
    ...(incompletos > 0 ? [`el de ${n(incompletos)} es menos de la mitad de lo suyo`] : []),
  ];
  return {
    ancla,
    texto: `HIS de ${mes}: de ${plural(juzgados, 'establecimiento que suele enviarlo', 'establecimientos que suelen enviarlo')}, ${lista.format(partes)}.`,
  };
}

function fraseFrescura({ frescura }: Calidad): FraseCalidad | null {
  const viejas = frescura.filter((f) => f.marca === 'atrasada').map((f) => f.nombre);
  const faltan = frescura.filter((f) => f.marca === 'no_llego').map((f) => f.nombre);
  if (viejas.length + faltan.length === 0) return null;
  const dichas = [
    ...(viejas.length > 0 ? [`Fuentes atrasadas: ${lista.format(viejas)}.`] : []),
    ...(faltan.length > 0 ? [`No llegaron: ${lista.format(faltan)}.`] : []),
  ];
  return {
    ancla: 'frescura',
    texto: `${dichas.join(' ')} Lo que falta es el dato: no lo lea como una caída de la cobertura.`,
  };
}

function fraseDenominadores({ denominadores }: Calidad): FraseCalidad | null {
  const anio = denominadores.region.find((a) => a.nacidos !== null)?.anio;
  if (anio === undefined) return null;
  const acuerdos = denominadores.distritos.map(
    (d) => contraNacidos(d.anios.find((a) => a.anio === anio)!).acuerdo, // every district has the same years
  );
  const difieren = acuerdos.filter((a) => a === 'difiere').length;
  const comparados = difieren + acuerdos.filter((a) => a === 'coincide').length;
  if (comparados === 0) return null;
  const sobre = `Niños nacidos en ${anio}: el padrón y los nacimientos`;
  return {
    ancla: 'denominadores',
    texto:
      difieren === 0
        ? `${sobre} no llegan a diferir 10 % en ninguno de ${plural(comparados, 'distrito comparado', 'distritos comparados')}.`
        : `${sobre} difieren 10 % o más en ${n(difieren)} de ${plural(comparados, 'distrito', 'distritos')}.`,
  };
}
