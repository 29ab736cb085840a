import { fechaDe } from '../../../functions/domain/fecha.ts';
import type { Prestacion } from '../../../functions/domain/ficha/esquema-componente.ts';
import type { VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { enBorde, type Azar } from './azar.ts';
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
  /** Everything but the day as the ficha wants it. */
  #limpio = false;

  constructor(version: VersionFicha, marco: Marco, azar: Azar) {
    this.#version = version;
    this.#marco = marco;
    this.#azar = azar;
  }

  /** A service on a day, mostly as the ficha wants it, or wholly; now and then with the one thing it does not want. */
  prestar(nombre: string, dia: number, limpio = false): void {
    this.#limpio = limpio;
    const { entero, uno } = this.#azar;
    const p = this.#version.prestaciones[nombre]!;
    if (p.dato) {
      if (this.emisionDni === null || this.#bien(40)) this.emisionDni = dia;
      return;
    }
    const cita = this.#citaDe(dia);
    const renipress = uno(CENTROS);
    const fur = p.fur_dias ? dia - enBorde(this.#azar, p.fur_dias[0], p.fur_dias[1] ?? p.fur_dias[0] + 90) : null;
    const conValor = p.o_valor_hb && this.#mal(30);
    this.#anotar(
      {
        id_cita: cita,
        renipress,
        codigo: conValor ? '99381' : codigoDe(p, this.#azar),
        tipo_dx: this.#bien(90) ? uno(p.tipo_dx ?? ['D', 'P', 'R']) : uno(['D', 'P', 'R', null]),
        ...this.#labs(p),
        hb: conValor || this.#mal(10) ? uno([2.99, 3, 11.2, 25, 25.01]) : null,
        fur: fur !== null && this.#bien(95) ? fechaDe(fur) : null,
      },
      dia,
    );
    this.#marcar(p, dia, cita, renipress);
    if (this.#mal(6)) this.prestar(nombre, dia + entero(-1, 1));
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
    const { entero, uno } = this.#azar;
    const labs: [string | null, string | null, string | null] = [null, null, null];
    if (this.#mal(12)) labs[entero(0, 2)] = uno(LABS);
    if (p.lab && this.#bien(90)) labs[entero(0, 2)] = comoSeEscribe(uno(p.lab), this.#azar);
    else if (p.sin_lab && this.#mal(12)) labs[entero(0, 2)] = comoSeEscribe(uno(p.sin_lab), this.#azar);
    return { lab1: labs[0], lab2: labs[1], lab3: labs[2] };
  }

  /** Same visit, same day in another visit, same day in another facility, or not at all. */
  #marcar(p: Prestacion, dia: number, cita: string | null, renipress: string | null): void {
    const { uno, quiza } = this.#azar;
    const otra = (): string => this.#nueva(dia);
    for (const m of p.en_cita ?? [])
      if (this.#bien(92)) this.#marca(m, dia, this.#bien(92) ? cita : otra(), uno(CENTROS));
    for (const m of p.sin_en_cita ?? [])
      if (this.#mal(11)) this.#marca(m, dia, this.#bien(70) ? cita : otra(), uno(CENTROS));
    for (const m of p.en_dia ?? [])
      if (this.#bien(92)) this.#marca(m, this.#bien(95) ? dia : dia + 1, quiza(50) ? cita : otra(), uno(CENTROS));
    for (const m of p.sin_en_dia ?? [])
      if (this.#mal(11)) this.#marca(m, this.#bien(80) ? dia : dia + 1, otra(), uno(CENTROS));
    for (const m of p.en_dia_eess ?? [])
      if (this.#bien(95)) this.#marca(m, dia, quiza(50) ? cita : otra(), this.#bien(92) ? renipress : uno(CENTROS));
  }

  #marca(nombre: string, dia: number, cita: string | null, renipress: string | null): void {
    const { uno } = this.#azar;
    const m = this.#version.marcas[nombre]!;
    this.#anotar(
      {
        id_cita: cita,
        renipress,
        codigo: codigoDe(m, this.#azar),
        tipo_dx: this.#bien(93) ? uno(m.tipo_dx ?? ['D', 'P', 'R']) : uno(['D', 'P', 'R', null]),
        lab1: m.lab && this.#bien(93) ? comoSeEscribe(uno(m.lab), this.#azar) : null,
      },
      dia,
    );
  }

  readonly #bien = (porciento: number): boolean => this.#limpio || this.#azar.quiza(porciento);
  readonly #mal = (porciento: number): boolean => !this.#limpio && this.#azar.quiza(porciento);

  #nueva(dia: number): string {
    const cita = `c${(this.#proxima += 1)}`;
    this.#citas.set(dia, [...(this.#citas.get(dia) ?? []), cita]);
    return cita;
  }

  /** A visit of that day or a new one; rarely one of another day, or none. */
  #citaDe(dia: number): string | null {
    const { uno } = this.#azar;
    if (this.#mal(2)) return null;
    if (this.#mal(1) && this.#citas.size > 0) return uno([...this.#citas.values()].flat());
    const suyas = this.#citas.get(dia) ?? [];
    return suyas.length > 0 && this.#mal(50) ? uno(suyas) : this.#nueva(dia);
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

  /** Any service on any day that matters, or on a day that does not. */
  ruido(): void {
    const { entero, uno, quiza } = this.#azar;
    const nombres = Object.keys(this.#version.prestaciones);
    const marcas = Object.keys(this.#version.marcas);
    if (nombres.length === 0) return;
    const { ancla, corte } = this.#marco;
    const dia = quiza(60) ? ancla + uno(diasCriticos(this.#version)) : entero(Math.min(ancla, corte) - 3, corte + 4);
    if (quiza(15) && marcas.length > 0) this.#marca(uno(marcas), dia, this.#citaDe(dia), uno(CENTROS));
    else this.prestar(uno(nombres), dia);
  }
}
