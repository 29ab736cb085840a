import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { LENTA, SIN_FORMA, type Proxy } from './enlace/proxy.ts';
import { filtrar, frenar, monton, visitar, type Cambio, type Visita } from './medir.ts';
import { mayorRenderizador } from './memoria.ts';
import { mediana, percentil, TABLEROS, type Medidas } from './presupuestos.ts';

const SONDA = fileURLToPath(new URL('sonda.js', import.meta.url));
const FRENO = 4;
const LIMITE_LENTO = 25_000;
const LIMITE_DIRECTO = 15_000;
const LIMITE_MOTOR = 90_000;

export type Medios = { readonly navegador: Browser; readonly lento: Proxy; readonly directo: Proxy };
type Opciones = { readonly repeticiones: number; readonly interacciones: number };
type Abierta = { readonly contexto: BrowserContext; readonly pagina: Page; readonly cdp: CDPSession };

/** A page with nothing in its cache. */
async function nueva(navegador: Browser, freno: number): Promise<Abierta> {
  const contexto = await navegador.newContext({
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
  });
  await contexto.addInitScript({ path: SONDA });
  const pagina = await contexto.newPage();
  const cdp = await contexto.newCDPSession(pagina);
  await frenar(cdp, freno);
  return { contexto, pagina, cdp };
}

const kb = (bytes: number | null): number | null => (bytes === null ? null : bytes / 1000);

const resumir = (nombre: string, visitas: readonly Visita[]): Record<string, number | null> => {
  const de = (f: (v: Visita) => number | null): number | null => mediana(visitas.map(f));
  return {
    [`${nombre}.pintura`]: de((v) => v.pintura),
    [`${nombre}.numero`]: de((v) => v.numero),
    [`${nombre}.grafico`]: de((v) => v.grafico),
    [`${nombre}.vivo`]: de((v) => v.vivo),
    [`${nombre}.filtro`]: de((v) => v.filtro),
    [`${nombre}.kbNumero`]: kb(de((v) => v.bytesNumero)),
    [`${nombre}.kbGrafico`]: kb(de((v) => v.bytesGrafico)),
    [`${nombre}.kbVivo`]: kb(de((v) => v.bytesVivo)),
    [`${nombre}.kb`]: kb(de((v) => v.bytes)),
    [`${nombre}.conexiones`]: de((v) => v.conexiones),
  };
};

const resumirCambios = (nombre: string, cambios: readonly Cambio[]): Record<string, number | null> => {
  const de = (f: (c: Cambio) => number, p: number): number | null => percentil(cambios.map(f), p);
  return {
    [`${nombre}.n`]: cambios.length,
    [`${nombre}.numeroP50`]: de((c) => c.numero, 0.5),
    [`${nombre}.numeroP95`]: de((c) => c.numero, 0.95),
    [`${nombre}.asentadoP50`]: de((c) => c.asentado, 0.5),
    [`${nombre}.asentadoP95`]: de((c) => c.asentado, 0.95),
  };
};

/** The service worker, when the pages register one, has put away what it keeps. */
const esperarTrabajador = (pagina: Page): Promise<boolean> =>
  pagina.evaluate(
    `(async () => { const r = await navigator.serviceWorker?.getRegistration(); if (!r) return false; await navigator.serviceWorker.ready; return true; })()`,
  );

const NADA: Visita = {
  pintura: null,
  numero: null,
  grafico: null,
  vivo: null,
  filtro: null,
  bytesNumero: null,
  bytesGrafico: null,
  bytesVivo: null,
  bytes: 0,
  conexiones: 0,
};

async function porLento({ navegador, lento }: Medios, camino: string, repeticiones: number): Promise<Medidas> {
  const frias: Visita[] = [];
  const tibias: Visita[] = [];
  const sinRed: Visita[] = [];
  for (let i = 0; i < repeticiones; i++) {
    const { contexto, pagina } = await nueva(navegador, FRENO);
    lento.dar(LENTA);
    const url = `https://127.0.0.1:${lento.puerto}${camino}`;
    frias.push(await visitar(pagina, lento, url, LIMITE_LENTO));
    const conTrabajador = await esperarTrabajador(pagina);
    tibias.push(await visitar(pagina, lento, url, LIMITE_LENTO));
    if (conTrabajador) {
      lento.conectado(false);
      sinRed.push(await visitar(pagina, lento, url, LIMITE_DIRECTO).catch(() => NADA));
      lento.conectado(true);
    }
    await contexto.close();
  }
  return { ...resumir('frio', frias), ...resumir('tibio', tibias), ...resumir('sinRed', sinRed) };
}

async function porDirecto(
  { navegador, directo }: Medios,
  patron: string,
  camino: string,
  { repeticiones, interacciones }: Opciones,
): Promise<Medidas> {
  const frias: Visita[] = [];
  const tibias: Visita[] = [];
  const url = `http://127.0.0.1:${directo.puerto}${camino}`;
  let resto: Medidas = {};
  directo.dar(SIN_FORMA);
  for (let i = 0; i < repeticiones; i++) {
    const { contexto, pagina, cdp } = await nueva(navegador, 1);
    frias.push(await visitar(pagina, directo, url, LIMITE_DIRECTO));
    tibias.push(await visitar(pagina, directo, url, LIMITE_DIRECTO));
    if (i === repeticiones - 1) {
      const proceso = mayorRenderizador();
      const memoria = { 'memoria.proceso': proceso && proceso / 1e6, 'memoria.monton': (await monton(cdp)) / 1e6 };
      const suyas =
        patron === '/explorar'
          ? await explorar(pagina, interacciones)
          : TABLEROS.test(patron)
            ? await conFreno(pagina, cdp, interacciones)
            : {};
      resto = { ...memoria, ...suyas };
    }
    await contexto.close();
  }
  return { ...resumir('directoFrio', frias), ...resumir('directoTibio', tibias), ...resto };
}

async function conFreno(pagina: Page, cdp: CDPSession, interacciones: number): Promise<Medidas> {
  await frenar(cdp, FRENO);
  await pagina.evaluate('__sonda.quieta()');
  return resumirCambios('filtro', await filtrar(pagina, interacciones));
}

/** Starts the engine and asks it; its filters are those of the page once it is up. */
async function explorar(pagina: Page, interacciones: number): Promise<Medidas> {
  const boton = pagina.getByRole('button', { name: 'Abrir el explorador' });
  const desde = performance.now();
  if (await boton.isVisible()) await boton.click();
  await pagina.locator('main select').first().waitFor({ timeout: LIMITE_MOTOR });
  await pagina.locator('main td').first().waitFor({ timeout: LIMITE_MOTOR });
  const arranque = performance.now() - desde;
  await pagina.evaluate('__sonda.quieta()');
  const cambios = await filtrar(pagina, interacciones);
  const proceso = mayorRenderizador();
  return {
    'explorador.arranque': arranque,
    ...resumirCambios('explorador', cambios),
    'explorador.proceso': proceso && proceso / 1e6,
  };
}

/** Everything that is measured of one page. */
export const medirRuta = async (medios: Medios, patron: string, camino: string, o: Opciones): Promise<Medidas> => ({
  ...(await porLento(medios, camino, o.repeticiones)),
  ...(await porDirecto(medios, patron, camino, o)),
});
