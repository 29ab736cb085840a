import { trasCuadro } from '../ui/tras-cuadro.ts';

type Motor = typeof import('./motor.ts');
let motor: Promise<Motor> | null = null;

/** Brings ECharts, once. */
export const traerMotor = (): Promise<Motor> => (motor ??= import('./motor.ts'));

/**
 * Resolves when what is on screen has been painted and, if a chart in view is waiting for ECharts, that has come (or failed): what
 * is bigger and less urgent does not share the link with it.
 */
export async function trasElGrafico(): Promise<void> {
  await trasCuadro();
  // Observers of what is in view speak after the first frame.
  await trasCuadro();
  await motor?.catch(() => undefined);
}
