import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject, type ProvidedContext } from 'vitest';
import { abrirNavegador } from './navegador.ts';
import type {} from './sala-comun.ts';

/** The shared sala, to read from and not to change, and a browser of this file. Call it where the file begins. */
export function enNavegador(): { readonly sala: ProvidedContext['sala']; readonly navegador: Browser } {
  let navegador: Browser | undefined;
  beforeAll(async () => {
    navegador = await abrirNavegador();
  });
  afterAll(() => navegador?.close());
  return {
    sala: inject('sala'),
    get navegador() {
      if (!navegador) throw new Error('The browser opens before the first test of the file');
      return navegador;
    },
  };
}
