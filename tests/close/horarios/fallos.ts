import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import type { Azar } from './azar.ts';
import type { Peticion } from './dynamo-en-memoria.ts';

/**
 * What may happen to one request. `caida_*`: the process ends before or after it took effect. `perdida`: it took effect and the
 * answer was lost; the client tries again by itself (`reintenta`) or the caller sees the error. `freno`: the store takes none of it,
 * or, of a batch, part.
 */
export const FALLOS = ['caida_antes', 'caida_despues', 'perdida_reintenta', 'perdida', 'freno'] as const;
export type TipoFallo = (typeof FALLOS)[number];
/** The n-th request of one process. */
export type Fallo = { readonly proceso: number; readonly peticion: number; readonly tipo: TipoFallo };

/** The process is gone: nothing of it goes on. */
export class CaidaError extends Error {
  override readonly name = 'CaidaError';
}
export class TiempoAgotadoError extends Error {
  override readonly name = 'TimeoutError';
}

/** Lets the requests of several processes through one at a time, in an order drawn from the seed. */
export class Turnos {
  readonly #azar: Azar;
  readonly #vivos = new Set<number>();
  readonly #esperan: { proceso: number; pasar: () => void }[] = [];
  constructor(azar: Azar) {
    this.#azar = azar;
  }

  entra(proceso: number): void {
    this.#vivos.add(proceso);
  }

  sale(proceso: number): void {
    this.#vivos.delete(proceso);
    if (this.#vivos.size > 1) this.#soltar();
    else for (const e of this.#esperan.splice(0)) e.pasar();
  }

  async turno(proceso: number): Promise<void> {
    if (this.#vivos.size <= 1) return;
    await new Promise<void>((pasar) => {
      this.#esperan.push({ proceso, pasar });
      this.#soltar();
    });
  }

  /** When every process waits, one goes on. */
  #soltar(): void {
    if (new Set(this.#esperan.map((e) => e.proceso)).size < this.#vivos.size) return;
    if (this.#esperan.length === 0) return;
    const [uno] = this.#esperan.splice(this.#azar.entero(0, this.#esperan.length - 1), 1);
    uno!.pasar();
    setImmediate(() => this.#soltar()); // what went on may have been the last of its branch
  }
}

export type Cuenta = Record<TipoFallo, number>;
export const cuentaNueva = (): Cuenta => ({
  caida_antes: 0,
  caida_despues: 0,
  perdida_reintenta: 0,
  perdida: 0,
  freno: 0,
});

/** One life of a process: from its start, or restart, to its end or its fall. */
export type Vida = { muerta: boolean };

/** The door of one process: its requests take turns and suffer what the schedule says. */
export function puertaDe(
  proceso: number,
  fallos: ReadonlyMap<number, TipoFallo>,
  contador: { n: number },
  turnos: Turnos,
  azar: Azar,
  cuenta: Cuenta,
  anotar: (linea: string) => void,
): (vida: Vida) => (p: Peticion) => Promise<object> {
  return (vida) => async (p) => {
    await turnos.turno(proceso);
    if (vida.muerta) throw new CaidaError();
    const fallo = fallos.get(contador.n++);
    anotar(
      `${'AB'[proceso]} ${String(contador.n).padStart(3)} ${p.operacion} ${p.detalle}${fallo ? `   <== ${fallo}` : ''}`,
    );
    if (fallo === undefined) return p.aplicar();
    cuenta[fallo]++;
    switch (fallo) {
      case 'caida_antes':
        vida.muerta = true;
        throw new CaidaError();
      case 'caida_despues':
        p.aplicar();
        vida.muerta = true;
        throw new CaidaError();
      case 'perdida':
        p.aplicar();
        throw new TiempoAgotadoError();
      case 'perdida_reintenta':
        p.aplicar();
        await turnos.turno(proceso);
        if (vida.muerta) throw new CaidaError();
        return p.aplicar();
      case 'freno':
        if (p.operacion === 'BatchWriteItem') return p.aplicar(() => azar.quiza(50));
        throw new ProvisionedThroughputExceededException({ message: 'throttled', $metadata: {} });
    }
  };
}
