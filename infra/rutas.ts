import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RAIZ = fileURLToPath(new URL('..', import.meta.url));

/** Absolute path of something in the project. */
export const enProyecto = (...partes: readonly string[]): string => join(RAIZ, ...partes);
