import type { Existe, Puntos, Via } from '../../../functions/domain/ficha/esquema-componente.ts';
import type { Componente } from '../../../functions/domain/ficha/esquema.ts';
import { enBorde, type Azar } from './azar.ts';
import { cumple, diaDelCalendario, doceMesesAntes, partesDe, primeroDelMes, type Rango } from './calendario.ts';
import type { Marco } from './marco.ts';
import { porNumeros } from './numeros.ts';
import type { Cuaderno } from './servicios.ts';

type Cuando = Pick<Existe, 'edad' | 'edad_cumplida' | 'mes_cumplido' | 'lapso'>;

/** Days in which a use of a prestación counts. */
export function ventanaEn({ corte, nacimiento, ancla }: Marco, x: Cuando): readonly [number, number] {
  const de = (base: number, [a, b]: Rango): [number, number] => [
    base + a,
    b === null ? Math.max(corte, base + a) : base + b,
  ];
  const tramos: (readonly [number, number])[] = [];
  if (x.edad) tramos.push(de(ancla, x.edad));
  if (x.edad_cumplida) tramos.push(de(nacimiento, x.edad_cumplida));
  if (x.mes_cumplido) {
    const inicio = cumple(nacimiento, x.mes_cumplido.mes);
    tramos.push([inicio, inicio + x.mes_cumplido.dias]);
  }
  if (x.lapso === 'mes') tramos.push([primeroDelMes(corte), corte]);
  if (x.lapso === 'ano_calendario') tramos.push([diaDelCalendario(partesDe(corte)[0], 1, 1), corte]);
  if (x.lapso === 'ultimos_12_meses') tramos.push([doceMesesAntes(corte) + 1, corte]);
  if (tramos.length === 0) return [ancla, Math.max(ancla, corte)];
  return [Math.max(...tramos.map((t) => t[0])), Math.min(...tramos.map((t) => t[1]))];
}

type Paso = NonNullable<Componente['cadena']>[number];
type Escrita = Pick<Via, 'existe' | 'cadena' | 'cadena_por_ventanas' | 'exigencia'>;

/**
 * How careful a component is written. With care every day is inside, often on the edge, save for at most one, a day outside: what
 * decides is then that edge and nothing else, also in a long chain.
 */
export class Plan {
  readonly #cuaderno: Cuaderno;
  readonly #marco: Marco;
  readonly #azar: Azar;
  readonly #limpio: boolean;
  /** Days still to come before the one that falls outside. */
  #antesDelFallo: number;

  constructor(cuaderno: Cuaderno, marco: Marco, azar: Azar, limpio: boolean) {
    this.#cuaderno = cuaderno;
    this.#marco = marco;
    this.#azar = azar;
    this.#limpio = limpio;
    this.#antesDelFallo = azar.quiza(45) ? azar.entero(0, 5) : Infinity;
  }

  componente(c: Componente): void {
    const { uno, quiza } = this.#azar;
    if (c.exento_si && quiza(15)) this.existe(c.exento_si);
    if (c.puntos) this.#puntos(c.puntos);
    const via: Escrita = c.alguna_de ? uno(porNumeros(c.alguna_de)) : c;
    const cuantas = this.#cuantas(via);
    if (via.existe && cuantas > 0) this.existe(via.existe);
    if (via.cadena) this.#cadena(via.cadena.slice(0, cuantas));
    const ventanas = via.cadena_por_ventanas;
    if (ventanas)
      this.#cadena(
        ventanas.ventanas
          .slice(0, cuantas)
          .map((edad) => ({ prestacion: ventanas.prestacion, edad, intervalo: [ventanas.minimo_intervalo, null] })),
      );
  }

  existe(x: Existe): void {
    this.#prestar(x.prestacion, this.#dia(...ventanaEn(this.#marco, x)));
  }

  /** With care, as many doses as the age at the cut requires, or one less. */
  #cuantas({ exigencia }: Escrita): number {
    const { uno } = this.#azar;
    if (!this.#limpio || !exigencia) return Infinity;
    const edad = this.#marco.corte - this.#marco.ancla;
    const pide = exigencia.find((b) => b.hasta === undefined || edad <= b.hasta)?.dosis ?? 0;
    return uno([pide, pide, pide, pide - 1, Infinity]);
  }

  #prestar(nombre: string, dia: number): void {
    const { entero, quiza } = this.#azar;
    this.#cuaderno.prestar(nombre, dia, this.#limpio);
    if (!this.#limpio && quiza(5)) this.#cuaderno.prestar(nombre, dia + entero(-8, 8));
  }

  #dia(lo: number, hi: number): number {
    const { entero, uno } = this.#azar;
    if (!this.#limpio) return enBorde(this.#azar, lo, hi);
    this.#antesDelFallo -= 1;
    if (this.#antesDelFallo === -1) return uno([lo - 1, hi + 1]);
    const tope = Math.max(lo, Math.min(hi, this.#marco.corte));
    return uno([lo, lo, tope, tope, entero(lo, tope)]);
  }

  /** Doses near the minimum and the maximum of their intervals. */
  #cadena(pasos: readonly Paso[]): void {
    const { quiza } = this.#azar;
    let anterior: number | null = null;
    for (const [k, p] of pasos.entries()) {
      if (!this.#limpio && quiza(3)) return;
      const [lo, hi] = ventanaEn(this.#marco, p);
      let [desde, hasta]: readonly [number, number] = [lo, !this.#limpio && quiza(30) ? Math.min(hi, lo + 45) : hi];
      if (anterior !== null) {
        const [a, b] = p.intervalo ?? [1, null];
        desde = this.#primerDia(p, anterior, Math.max(lo, anterior + a));
        hasta = Math.max(desde, Math.min(hi, b === null ? desde + 40 : anterior + b));
      }
      const puntero = this.#limpio && quiza(50) ? this.#antesDeBanda(pasos[k + 1]) : null;
      const apuntado = puntero !== null && puntero >= desde && puntero <= hi;
      anterior = apuntado ? puntero : this.#dia(desde, hasta);
      this.#prestar(p.prestacion, anterior);
    }
  }

  /** The first day, from one on, far enough from the previous dose for the age of that day. */
  #primerDia({ minimo_por_edad: bandas }: Paso, anterior: number, desde: number): number {
    const { ancla } = this.#marco;
    const minimo = (dia: number): number =>
      bandas?.find((m) => m.hasta === undefined || dia - ancla <= m.hasta)?.minimo ?? -Infinity;
    let dia = desde;
    while (dia - anterior < minimo(dia)) dia += 1;
    return dia;
  }

  /** A day that leaves the next dose where its minimum changes with the age, at just that distance. */
  #antesDeBanda(siguiente: Paso | undefined): number | null {
    const { uno } = this.#azar;
    const bandas = siguiente?.minimo_por_edad;
    const topes = (bandas ?? []).flatMap((m) => (m.hasta === undefined ? [] : [m.hasta]));
    if (!bandas || topes.length === 0) return null;
    return this.#marco.ancla + uno(topes) + uno([0, 1]) - uno(bandas).minimo + uno([-1, 0, 0, 1]);
  }

  /** With care, deliveries until the points that the age requires, or one less. */
  #puntos(p: Puntos): void {
    const { uno, quiza } = this.#azar;
    const edad = this.#marco.corte - this.#marco.ancla;
    const banda = p.exigencia.find((b) => b.hasta === undefined || edad <= b.hasta) ?? p.exigencia[0]!;
    const ventanas: readonly Rango[] = p.ventanas ?? Array.from({ length: 3 }, () => banda.en ?? [0, edad]);
    let faltan = this.#limpio ? banda.puntos - uno([0, 0, 1]) : Infinity;
    for (const edadVentana of ventanas) {
      const cabe = p.valores.filter((v) => v.puntos <= faltan);
      if (cabe.length === 0) return;
      if (!this.#limpio && quiza(25)) continue;
      const { prestacion, puntos } = uno(cabe);
      const enBanda = banda.en && quiza(50) ? banda.en : edadVentana;
      this.existe({ prestacion, edad: [enBanda[0], enBanda[1]] });
      faltan -= puntos;
    }
  }
}
