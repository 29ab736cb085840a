import type { CDPSession, Page } from 'playwright-core';
import type { Proxy } from './enlace/proxy.ts';

/** One visit to one page. Times in ms since the navigation began, null when it never happened; bytes that came over the link. */
export type Visita = {
  readonly pintura: number | null;
  readonly numero: number | null;
  readonly grafico: number | null;
  readonly vivo: number | null;
  readonly filtro: number | null;
  readonly bytesNumero: number | null;
  readonly bytesGrafico: number | null;
  readonly bytesVivo: number | null;
  readonly bytes: number;
  readonly conexiones: number;
};

type Momentos = Partial<Record<'pintura' | 'listo' | 'cifra' | 'grafico' | 'trazo' | 'vivo' | 'filtro', number | null>>;

const QUIETO_MS = 700;
const dormir = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms));

/** Waits until nothing has come for a while, or `limite` ms. */
async function esperarQuieto(proxy: Proxy, limite: number): Promise<void> {
  const fin = performance.now() + limite;
  while (performance.now() < fin) {
    const ultima = proxy.llegadas().at(-1)?.[0] ?? 0;
    if (performance.timeOrigin + performance.now() - ultima > QUIETO_MS) return;
    await dormir(60);
  }
}

/**
 * Goes to `url` and waits until it is still. The first number is what the page declares with `data-listo` or, where none is declared,
 * the first element of its content that holds a digit; charts likewise.
 */
export async function visitar(pagina: Page, proxy: Proxy, url: string, limite: number): Promise<Visita> {
  proxy.olvidar();
  await pagina.goto(url, { waitUntil: 'commit', timeout: limite });
  const responde = pagina.evaluate(`__sonda.responde(${limite})`).catch(() => null);
  await pagina.waitForLoadState('load', { timeout: limite });
  await esperarQuieto(proxy, limite);
  await responde;
  await pagina.evaluate('__sonda.libre()');
  await esperarQuieto(proxy, limite);
  await pagina.evaluate('__sonda.libre()');
  const [momentos, inicio] = (await pagina.evaluate('[__sonda.momentos, __sonda.inicio()]')) as [Momentos, number]; // sonda.js
  const despues = (nombres: readonly (keyof Momentos)[]): number | null => {
    const t = nombres.map((n) => momentos[n]).find((x) => x != null);
    return t == null ? null : Math.max(t, momentos.pintura ?? 0);
  };
  const hasta = (t: number | null): number | null =>
    t === null ? null : proxy.llegadas().reduce((n, [cuando, b]) => (cuando <= inicio + t ? n + b : n), 0);
  const numero = despues(['listo', 'cifra']);
  const grafico = despues(['grafico', 'trazo']);
  const vivo = despues(['vivo']);
  return {
    pintura: momentos.pintura ?? null,
    numero,
    grafico,
    vivo,
    filtro: momentos.filtro ?? null,
    bytesNumero: hasta(numero),
    bytesGrafico: hasta(grafico),
    bytesVivo: hasta(vivo),
    bytes: proxy.llegadas().reduce((n, [, b]) => n + b, 0),
    conexiones: proxy.conexiones(),
  };
}

export type Cambio = { readonly rotulo: string; readonly numero: number; readonly asentado: number };

const SILENCIO_MS = 220;

/** Makes at least `minimo` choices with the filters of the page that is open, going round them. Empty when it has none. */
export async function filtrar(pagina: Page, minimo: number, sin: readonly string[] = []): Promise<Cambio[]> {
  const omitir = JSON.stringify(sin);
  const cambios: Cambio[] = [];
  const cuantas = (await pagina.evaluate(`__sonda.cuantas(${omitir})`)) as number;
  // A step that shares no factor with most counts, so that neighbours in the list do not follow each other.
  for (let k = 0, n = 0; cuantas > 1 && cambios.length < minimo && n < minimo * 3; k += 7, n++) {
    const c = (await pagina.evaluate(`__sonda.cambiar(${k}, ${SILENCIO_MS}, ${omitir})`)) as Cambio | null; // sonda.js
    if (c) cambios.push(c);
  }
  return cambios;
}

/** Slows the page's processor down; 1 is this machine's own. */
export const frenar = async (cdp: CDPSession, veces: number): Promise<void> =>
  void (await cdp.send('Emulation.setCPUThrottlingRate', { rate: veces }));

/** Bytes of JavaScript objects in use, after collecting what nobody uses. */
export async function monton(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((m) => m.name === 'JSHeapUsedSize')?.value ?? NaN;
}
