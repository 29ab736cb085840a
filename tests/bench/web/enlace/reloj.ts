/** What a connection needs of time, so that tests can bring their own. All in ms of one clock. */
export type Reloj = {
  readonly ahora: () => number;
  /** Runs `hacer` at `cuando`, or at once when that has passed; equal times run in the order they were asked. */
  readonly en: (cuando: number, hacer: () => void) => void;
};

type Suceso = { readonly cuando: number; readonly orden: number; readonly hacer: () => void };

/** The pending events of a simulation, earliest first. */
export class Agenda {
  #sucesos: Suceso[] = [];
  #orden = 0;

  poner(cuando: number, hacer: () => void): void {
    const s = { cuando, orden: this.#orden++, hacer };
    let i = this.#sucesos.length;
    while (i > 0 && this.#sucesos[i - 1]!.cuando > cuando) i--;
    this.#sucesos.splice(i, 0, s);
  }

  /** The earliest time, or null when nothing is pending. */
  get proximo(): number | null {
    return this.#sucesos[0]?.cuando ?? null;
  }

  /** Takes out the earliest event. */
  sacar(): Suceso | undefined {
    return this.#sucesos.shift();
  }
}

/**
 * The machine's clock. An event that runs late still reads the time it was due, so that lateness of the timers does not add up along
 * a chain of segments.
 */
export function relojReal(): Reloj {
  const agenda = new Agenda();
  let enCurso: number | null = null;
  let aviso: NodeJS.Timeout | null = null;
  const correr = (): void => {
    for (let t = agenda.proximo; t !== null && t <= performance.now(); t = agenda.proximo) {
      enCurso = t;
      agenda.sacar()!.hacer();
    }
    enCurso = null;
    avisar();
  };
  const avisar = (): void => {
    if (aviso) clearTimeout(aviso);
    aviso = null;
    if (agenda.proximo !== null) aviso = setTimeout(correr, Math.max(0, agenda.proximo - performance.now()));
  };
  return {
    ahora: () => enCurso ?? performance.now(),
    en(cuando, hacer) {
      agenda.poner(cuando, hacer);
      if (enCurso === null) avisar();
    },
  };
}
