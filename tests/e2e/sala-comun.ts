import type { TestProject } from 'vitest/node';
import { abrirSala, type SalaDePrueba } from './sala.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The sala that every file which only reads shares: making one takes a minute. */
    sala: Pick<SalaDePrueba, 'url' | 'archivos' | 'canonicos'>;
  }
}

export default async function prepararSala(proyecto: TestProject): Promise<() => Promise<void>> {
  const { cerrar, url, archivos, canonicos } = await abrirSala();
  proyecto.provide('sala', { url, archivos, canonicos });
  return cerrar;
}
