import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const ARGUMENTOS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** `$CHROMIUM`, the system's Chromium, or the one that comes as a package: nothing to install by hand. */
async function rutaChromium(): Promise<string> {
  const propio = process.env['CHROMIUM'];
  if (propio) return propio;
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  // Makes the package unpack the libraries and fonts a bare machine lacks; read when it is imported.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const { default: paquete } = await import('@sparticuz/chromium');
  return paquete.executablePath();
}

export const abrirNavegador = async (otros: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: await rutaChromium(), args: [...ARGUMENTOS, ...otros] });

export type Vigilada = {
  readonly pagina: Page;
  readonly contexto: BrowserContext;
  /** Console errors, uncaught exceptions and requests that left for another origin. */ readonly quejas: string[];
};

/** A page that writes down everything that should not happen. */
export async function abrirPagina(
  navegador: Browser,
  url: string,
  opciones: Parameters<Browser['newContext']>[0] = {},
): Promise<Vigilada> {
  const contexto = await navegador.newContext({
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...opciones,
  });
  const quejas: string[] = [];
  const origen = new URL(url).origin;
  contexto.on('request', (r) => {
    if (/^https?:/.test(r.url()) && new URL(r.url()).origin !== origen) quejas.push(`petición ajena: ${r.url()}`);
  });
  contexto.on('response', (r) => {
    if (r.status() >= 400) quejas.push(`${r.status()} ${r.url()}`);
  });
  const pagina = await contexto.newPage();
  pagina.on('console', (m) => {
    if (m.type() === 'error') quejas.push(`consola: ${m.text()}`);
  });
  pagina.on('pageerror', (e) => quejas.push(`excepción: ${e.message}`));
  await pagina.goto(url, { waitUntil: 'networkidle' });
  return { pagina, contexto, quejas };
}
