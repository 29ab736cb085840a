import type { Eess } from '../../domain/territorio.ts';
import type { Azar } from './azar.ts';
import { UPS, type Atendido, type TramaHis } from './trama-his.ts';

// Attendances of no indicator: colds, pains, consultations, laboratory.
const MOTIVOS = [
  'J00X',
  'J029',
  'M545',
  'K297',
  'R51X',
  'N390',
  'A09X',
  'L309',
  'B829',
  'K021',
  'H527',
  'J209',
  'M255',
  'N760',
];
const PROCEDIMIENTOS = [
  '99203',
  '99211',
  '99212',
  '99401.13',
  '99401.24',
  '99199.06',
  '85027',
  '81001',
  'D1330',
  '99209.02',
  '99199.58',
];

/** Attendances of no indicator, shared out by the people each facility has listed. */
export class Relleno {
  readonly #his: TramaHis;
  readonly #azar: Azar;
  readonly #personas: Atendido[] = [];
  readonly #donde: Eess[] = [];

  constructor(his: TramaHis, azar: Azar, adultos: ReadonlyMap<Eess, readonly Atendido[]>) {
    this.#his = his;
    this.#azar = azar;
    for (const [eess, lista] of adultos) {
      for (const p of lista) {
        this.#personas.push(p);
        this.#donde.push(eess);
      }
    }
  }

  /** Brings month `i` up to `filas` rows. */
  mes(i: number, filas: number): void {
    const [his, azar] = [this.#his, this.#azar];
    const [desde, hasta] = his.limites(i);
    while (his.porMes[i]! < filas) {
      const k = azar.entero(0, this.#personas.length - 1);
      his.cita(this.#personas[k]!, azar.entero(desde, hasta), this.#donde[k]!, UPS.medicina);
      his.fila(azar.de(MOTIVOS), azar.ocurre(0.7) ? 'D' : 'R');
      for (let n = azar.entero(0, 3); n > 0; n--) his.fila(azar.de(PROCEDIMIENTOS), 'D', n === 1 ? '1' : '');
    }
  }
}
