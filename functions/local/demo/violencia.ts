import type { Azar } from './azar.ts';
import type { Embarazo } from './embarazo.ts';
import { recibe } from './cobertura.ts';
import type { Mundo } from './mundo.ts';
import { UPS, type Atendido } from './trama-his.ts';

const CONSULTAS = ['99207', '99207', '99214.06', '99215'] as const;
const SESIONES = ['90834', '90834', '90806', '90860', '99207.01'] as const;
const POSITIVAS = 0.1;
const ABANDONA = 0.04;

/** Violence screening in the open visit. @returns whether it was positive */
export function tamizar(m: Mundo, azar: Azar, e: Embarazo, dia: number): boolean {
  if (!recibe(m, azar, e.unidad, e.lugar, dia, 0.22, 0.08)) return false;
  if (azar.ocurre(0.5)) m.his.fila('96150.01', 'D');
  else m.his.fila('96150', 'D', 'VIF');
  const positiva = azar.ocurre(POSITIVAS);
  if (positiva) m.his.fila('R456', 'D');
  return positiva;
}

/** Two consultations and six sessions after a positive screening; some women never come and some give it up on the way. */
export function acompanar(m: Mundo, azar: Azar, madre: Atendido, e: Embarazo, dia: number): void {
  if (!recibe(m, azar, e.unidad, e.lugar, dia, 0.95, 0.6)) return;
  let cuando = dia;
  for (let i = 1; i <= 8 && !azar.ocurre(ABANDONA); i++) {
    cuando += azar.entero(8, 20);
    m.his.cita(madre, cuando, e.unidad.eess, UPS.medicina, cuando < e.parto ? { fur: e.fur, condicion: '1' } : {});
    m.his.fila(azar.de(i <= 2 ? CONSULTAS : SESIONES), 'D', String(i <= 2 ? i : i - 2));
  }
}
