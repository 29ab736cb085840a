import type { MotorError } from './motor.ts';
import * as t from '../textos/es/explorar.ts';

/** Why the explorer did not open, for the person, by cause. */
export const FALLOS: Readonly<Record<Exclude<MotorError['code'], 'cancelado'>, string>> = {
  descarga: t.noSePudoDescargarEl,
  cubo_alterado: t.losDatosDescargadosNoCorresponden,
  sin_wasm: t.esteNavegadorNoPuedeEjecutar,
  arranque: t.elMotorNoPudoArrancar,
  memoria: t.aEsteEquipoNoLe,
};
