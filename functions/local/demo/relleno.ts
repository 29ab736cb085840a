import type { Eess } from '../../domain/territorio.ts';
import type { Azar } from './azar.ts';
import type { Atendido, TramaHis } from './trama-his.ts';
import { UPS } from './trama-his.ts';

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

/** Brings every month up to `filasMes` rows with visits of grown-ups, shared out by the people each facility has. */
export function rellenar(
  his: TramaHis,
  azar: Azar,
  adultos: ReadonlyMap<Eess, readonly Atendido[]>,
  filasMes: number,
): void {
  const todos: Eess[] = [];
  const personas: Atendido[] = [];
  for (const [eess, lista] of adultos) {
    for (const p of lista) {
      todos.push(eess);
      personas.push(p);
    }
  }
  his.porMes.forEach((_, i) => {
    const [desde, hasta] = his.limites(i);
    while (his.porMes[i]! < filasMes) {
      const k = azar.entero(0, personas.length - 1);
      his.cita(personas[k]!, azar.entero(desde, hasta), todos[k]!, UPS.medicina);
      his.fila(azar.de(MOTIVOS), azar.ocurre(0.7) ? 'D' : 'R');
      for (let n = azar.entero(0, 3); n > 0; n--) his.fila(azar.de(PROCEDIMIENTOS), 'D', n === 1 ? '1' : '');
    }
  });
}
