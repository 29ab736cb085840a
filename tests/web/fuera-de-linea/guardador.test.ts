import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { guardador, terminarSesion } from '../../../web/src/service-worker/sesion.ts';

/** The caches of a browser, as much of them as is used. */
function cachesFalsas() {
  const todas = new Map<string, Map<string, Response>>();
  const de = (nombre: string) => {
    const suya = todas.get(nombre) ?? new Map<string, Response>();
    todas.set(nombre, suya);
    return {
      put: async (url: string, r: Response) => void suya.set(url, new Response(await r.text())),
      delete: async (url: string) => suya.delete(url),
      keys: async () => [...suya.keys()],
    };
  };
  return {
    guardadas: () => [...todas.values()].flatMap((c) => [...c.keys()]),
    caches: {
      open: async (nombre: string) => de(nombre),
      keys: async () => [...todas.keys()],
      delete: async (nombre: string) => todas.delete(nombre),
    },
  };
}

const buena = (cuerpo: BodyInit = 'x'): Response => {
  const r = new Response(cuerpo);
  Object.defineProperty(r, 'type', { value: 'basic' });
  return r;
};
let falsas: ReturnType<typeof cachesFalsas>;
beforeEach(() => {
  falsas = cachesFalsas();
  vi.stubGlobal('caches', falsas.caches);
});
afterEach(() => vi.unstubAllGlobals());

it('what was asked for under a session that is over by the time it comes is not kept', async () => {
  const guardarla = guardador();
  await terminarSesion();
  await guardarla('sala-paginas-1', '/eess/1', buena(), 60, 0);
  expect(falsas.guardadas()).toEqual([]);
  await guardador()('sala-paginas-1', '/eess/1', buena(), 60, 0);
  expect(falsas.guardadas()).toEqual(['/eess/1']);
});

it('nor is it when the session ends while it is being written', async () => {
  let soltar: () => void = () => undefined;
  const cuerpo = new ReadableStream<Uint8Array>({
    start(c) {
      soltar = () => (c.enqueue(new Uint8Array([1])), c.close());
    },
  });
  const escrita = guardador()('sala-paginas-1', '/eess/1', buena(cuerpo), 60, 0);
  await terminarSesion();
  soltar();
  await escrita;
  expect(falsas.guardadas()).toEqual([]);
});
