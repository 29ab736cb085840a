import type { TestProject } from 'vitest/node';
import { abrirSala, type SalaDePrueba } from './sala.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The sala that every file which only reads shares: making one takes a minute. */
    sala: Omit<SalaDePrueba, 'cerrar'>;
  }
}

export default async function prepararSala(proyecto: TestProject): Promise<() => Promise<void>> {
  const { cerrar, ...sala } = await abrirSala();
  proyecto.provide('sala', sala);
  return cerrar;
}
