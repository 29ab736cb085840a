import { fechaDe } from '../../../functions/domain/fecha.ts';
import type { Componente, Existe, Prestacion, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { enBorde, type Azar } from './azar.ts';
import { cumple, diaDelCalendario, doceMesesAntes, partesDe, primeroDelMes, type Rango } from './calendario.ts';
import type { FilaPrestacion } from './historia.ts';
import type { Marco } from './marco.ts';
import { diasCriticos } from './numeros.ts';

const CENTROS = ['00003644', '00003560', '00003494', null] as const;
const LABS = ['1', '01', '1.0', ' ta ', 'TA', '2', '02', 'DNT', '', null] as const;

/** How the field writes one value of LAB. */
const comoSeEscribe = (lab: string, { uno }: Azar): string =>
  uno(
    /^\d+$/.test(lab)
      ? [lab, lab, `0${lab}`, `${lab}.0`, ` ${lab} `]
      : [lab, lab, lab.toLowerCase(), ` ${lab} `, ` ${lab.toLowerCase()}`],
  );

type PorCodigo = {
  readonly codigos?: readonly string[] | undefined;
  readonly prefijos?: readonly string[] | undefined;
};

const codigoDe = ({ codigos = [], prefijos = [] }: PorCodigo, { uno }: Azar): string =>
  uno([...codigos, ...prefijos.flatMap((p) => [p, `${p}1`, `${p}.01`])]);

/** Lines of one person, written one service at a time. */
export class Cuaderno {
  readonly lineas: FilaPrestacion[] = [];
  emisionDni: number | null = null;
  readonly #version: VersionFicha;
  readonly #marco: Marco;
  readonly #azar: Azar;
  readonly #citas = new Map<number, string[]>();
  #proxima = 0;

  constructor(version: VersionFicha, marco: Marco, azar: Azar) {
    this.#version = version;
    this.#marco = marco;
    this.#azar = azar;
  }

  /** A service on a day, mostly as the ficha wants it; now and then with the one thing it does not want. */
  prestar(nombre: string, dia: number): void {
    const { entero, uno, quiza } = this.#azar;
    const p = this.#version.prestaciones[nombre]!;
    if (p.dato) {
      if (this.emisionDni === null || quiza(40)) this.emisionDni = dia;
      return;
    }
    const cita = this.#citaDe(dia);
    const renipress = uno(CENTROS);
    const fur = p.fur_dias ? dia - enBorde(this.#azar, p.fur_dias[0], p.fur_dias[1] ?? p.fur_dias[0] + 90) : null;
    const conValor = p.o_valor_hb && quiza(30);
    this.#anotar(
      {
        id_cita: cita,
        renipress,
        codigo: conValor ? '99381' : codigoDe(p, this.#azar),
        tipo_dx: quiza(90) ? uno(p.tipo_dx ?? ['D', 'P', 'R']) : uno(['D', 'P', 'R', null]),
        ...this.#labs(p),
        hb: conValor || quiza(10) ? uno([2.99, 3, 11.2, 25, 25.01]) : null,
        fur: fur !== null && quiza(95) ? fechaDe(fur) : null,
      },
      dia,
    );
    this.#marcar(p, dia, cita, renipress);
    if (quiza(6)) this.prestar(nombre, dia + entero(-1, 1));
  }

  /** A line with nothing asked of it. */
  anotarMedida(dia: number, medida: Pick<FilaPrestacion, 'codigo' | 'tipo_dx' | 'hb' | 'talla_cm' | 'medida'>): void {
    this.#anotar({ ...medida, id_cita: this.#citaDe(dia) }, dia);
  }

  anotarFur(dia: number, fur: number): void {
    this.#anotar(
      { codigo: this.#azar.uno(['Z3491', '99208', null]), fur: fechaDe(fur), id_cita: this.#citaDe(dia) },
      dia,
    );
  }

  #labs(p: Prestacion): Pick<FilaPrestacion, 'lab1' | 'lab2' | 'lab3'> {
    const { entero, uno, quiza } = this.#azar;
    const labs: [string | null, string | null, string | null] = [null, null, null];
    if (quiza(12)) labs[entero(0, 2)] = uno(LABS);
    if (p.lab && quiza(90)) labs[entero(0, 2)] = comoSeEscribe(uno(p.lab), this.#azar);
    else if (p.sin_lab && quiza(12)) labs[entero(0, 2)] = comoSeEscribe(uno(p.sin_lab), this.#azar);
    return { lab1: labs[0], lab2: labs[1], lab3: labs[2] };
  }

  /** Same visit, same day in another visit, same day in another facility, or not at all. */
  #marcar(p: Prestacion, dia: number, cita: string | null, renipress: string | null): void {
    const { uno, quiza } = this.#azar;
    const otra = (): string => this.#nueva(dia);
    for (const m of p.en_cita ?? []) if (quiza(92)) this.#marca(m, dia, quiza(92) ? cita : otra(), uno(CENTROS));
    for (const m of p.sin_en_cita ?? []) if (quiza(11)) this.#marca(m, dia, quiza(70) ? cita : otra(), uno(CENTROS));
    for (const m of p.en_dia ?? [])
      if (quiza(92)) this.#marca(m, quiza(95) ? dia : dia + 1, quiza(50) ? cita : otra(), uno(CENTROS));
    for (const m of p.sin_en_dia ?? []) if (quiza(11)) this.#marca(m, quiza(80) ? dia : dia + 1, otra(), uno(CENTROS));
    for (const m of p.en_dia_eess ?? [])
      if (quiza(95)) this.#marca(m, dia, quiza(50) ? cita : otra(), quiza(92) ? renipress : uno(CENTROS));
  }

  #marca(nombre: string, dia: number, cita: string | null, renipress: string | null): void {
    const { uno, quiza } = this.#azar;
    const m = this.#version.marcas[nombre]!;
    this.#anotar(
      {
        id_cita: cita,
        renipress,
        codigo: codigoDe(m, this.#azar),
        tipo_dx: quiza(93) ? uno(m.tipo_dx ?? ['D', 'P', 'R']) : uno(['D', 'P', 'R', null]),
        lab1: m.lab && quiza(93) ? comoSeEscribe(uno(m.lab), this.#azar) : null,
      },
      dia,
    );
  }

  #nueva(dia: number): string {
    const cita = `c${(this.#proxima += 1)}`;
    this.#citas.set(dia, [...(this.#citas.get(dia) ?? []), cita]);
    return cita;
  }

  /** A visit of that day or a new one; rarely one of another day, or none. */
  #citaDe(dia: number): string | null {
    const { uno, quiza } = this.#azar;
    if (quiza(2)) return null;
    if (quiza(1) && this.#citas.size > 0) return uno([...this.#citas.values()].flat());
    const suyas = this.#citas.get(dia) ?? [];
    return suyas.length > 0 && quiza(50) ? uno(suyas) : this.#nueva(dia);
  }

  #anotar(linea: Partial<FilaPrestacion>, dia: number): void {
    this.lineas.push({
      id_cita: null,
      documento: 'D0',
      renipress: null,
      codigo: null,
      tipo_dx: null,
      lab1: null,
      lab2: null,
      lab3: null,
      hb: null,
      talla_cm: null,
      medida: null,
      fur: null,
      ...linea,
      fecha: fechaDe(dia),
    });
  }

  /** Days in which a use of a prestación counts. */
  ventana(x: Pick<Existe, 'edad' | 'edad_cumplida' | 'mes_cumplido' | 'lapso'>): readonly [number, number] {
    const { corte, nacimiento, ancla } = this.#marco;
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

  existe(x: Existe): void {
    this.prestar(x.prestacion, enBorde(this.#azar, ...this.ventana(x)));
  }

  /** Doses near the minimum and the maximum of their intervals, as many as luck gives. */
  cadena(pasos: readonly NonNullable<Componente['cadena']>[number][]): void {
    const { entero, quiza } = this.#azar;
    let anterior: number | null = null;
    for (const p of pasos) {
      if (anterior !== null && quiza(4)) return;
      const [lo, hi] = this.ventana(p);
      if (anterior === null) {
        anterior = enBorde(this.#azar, lo, quiza(70) ? hi : Math.min(hi, lo + 45));
      } else {
        const [a, b] = p.intervalo ?? [1, null];
        const banda = p.minimo_por_edad?.find(
          (m) => m.hasta === undefined || anterior! + Math.max(a, m.minimo) - this.#marco.ancla <= m.hasta,
        );
        const minimo = Math.max(a, banda?.minimo ?? a);
        const libre = enBorde(this.#azar, anterior + minimo, anterior + (b ?? minimo + 35));
        anterior =
          libre < lo && quiza(85)
            ? enBorde(
                this.#azar,
                Math.max(lo, anterior + minimo),
                Math.min(hi, Math.max(lo, anterior + (b ?? minimo + 35))),
              )
            : libre;
        if (anterior > hi && quiza(60)) anterior = Math.max(hi, lo);
      }
      this.prestar(p.prestacion, anterior);
      if (quiza(5)) this.prestar(p.prestacion, anterior + entero(-8, 8));
    }
  }

  porVentanas({
    prestacion,
    ventanas,
    minimo_intervalo: minimo,
  }: NonNullable<Componente['cadena_por_ventanas']>): void {
    const { quiza } = this.#azar;
    let anterior = -Infinity;
    for (const edad of ventanas) {
      if (quiza(2)) continue;
      const [lo, hi] = this.ventana({ edad });
      const desde = Math.max(lo, anterior + minimo);
      const dia = quiza(3)
        ? enBorde(this.#azar, lo, hi)
        : quiza(45)
          ? desde
          : Math.min(enBorde(this.#azar, desde, hi), quiza(90) ? hi : hi + 1);
      this.prestar(prestacion, dia);
      anterior = dia;
    }
  }

  componente(c: Componente): void {
    const { uno, quiza } = this.#azar;
    if (c.exento_si && quiza(15)) this.existe(c.exento_si);
    if (c.puntos)
      for (const edad of c.puntos.ventanas ??
        ([
          [0, 200],
          [150, 364],
        ] as const))
        if (quiza(75)) this.existe({ prestacion: uno(c.puntos.valores).prestacion, edad: [edad[0], edad[1]] });
    const via = uno(c.alguna_de ?? [c]);
    if (via.existe) this.existe(via.existe);
    if (via.cadena) this.cadena(via.cadena);
    if (via.cadena_por_ventanas) this.porVentanas(via.cadena_por_ventanas);
  }

  /** Any service on any day that matters, or on a day that does not. */
  ruido(): void {
    const { entero, uno, quiza } = this.#azar;
    const nombres = Object.keys(this.#version.prestaciones);
    if (nombres.length === 0) return;
    const { ancla, corte } = this.#marco;
    const dia = quiza(60) ? ancla + uno(diasCriticos(this.#version)) : entero(Math.min(ancla, corte) - 3, corte + 4);
    if (quiza(15) && Object.keys(this.#version.marcas).length > 0)
      this.#marca(uno(Object.keys(this.#version.marcas)), dia, this.#citaDe(dia), uno(CENTROS));
    else this.prestar(uno(nombres), dia);
  }
}
