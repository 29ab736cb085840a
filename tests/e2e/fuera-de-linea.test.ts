/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';

import { tenderRed, type RedCortable } from './red-cortable.ts';

const en = enNavegador();
const { sala } = en;
let red: RedCortable;
beforeAll(async () => {
  red = await tenderRed(sala.url);
});
afterAll(async () => {
  await red?.cerrar();
});

const guardadas = `(async () => {
  const nombres = (await caches.keys()).filter((n) => n.startsWith('sala-'));
  const urls = [];
  for (const n of nombres) for (const r of await (await caches.open(n)).keys()) urls.push(new URL(r.url).pathname);
  return urls;
})()`;
const estanGuardadas = (pagina: Page, ...caminos: string[]): Promise<void> =>
  expect.poll(() => pagina.evaluate(guardadas), { timeout: 40_000 }).toEqual(expect.arrayContaining(caminos));

describe('sin red', () => {
  it(
    'a visited board shows the same numbers and says it is a copy; another one says what is kept',
    { timeout: 180_000 },
    async () => {
      const contexto = await en.navegador.newContext({ locale: 'es-PE', timezoneId: 'America/Lima' });
      const pagina = await contexto.newPage();
      const excepciones: string[] = [];
      pagina.on('pageerror', (e) => excepciones.push(e.message));
      await pagina.goto(`${red.url}/iar/05`, { waitUntil: 'networkidle' });
      await estanGuardadas(pagina, '/iar/05', '/v1/tableros/G%3A05', '/v1/tableros/G%3A05/tendencia');
      await pagina.goto(`${red.url}/eess/00003644/pantalla`, { waitUntil: 'networkidle' });
      await pagina.goto(`${red.url}/iar/05`, { waitUntil: 'networkidle' });
      const numeros = await pagina.locator('main').innerText();
      expect(await pagina.getByText('Copia guardada').count()).toBe(0);

      await red.cortar();
      const inicio = Date.now();
      await pagina.goto(`${red.url}/iar/05`, { waitUntil: 'load' });
      expect(Date.now() - inicio).toBeLessThan(5000);
      await pagina.getByText(/Sin conexión\. Copia guardada el \d+ \S+, \d\d:\d\d/).waitFor();
      await expect.poll(() => pagina.locator('main').innerText(), { timeout: 10_000 }).toBe(numeros);

      // Power cut: the wall opens by its address, with the age of its data.
      await pagina.goto(`${red.url}/eess/00003644/pantalla?tema=oscuro`);
      await pagina.getByText(/Sin conexión · copia guardada el/).waitFor();
      expect(await pagina.locator('[data-edad]').innerText()).toContain('Datos al 31 oct 2026');

      const r = await pagina.goto(`${red.url}/ial/050304`);
      expect(r?.status()).toBe(503);
      const texto = await pagina.locator('main').innerText();
      expect(texto).toContain('no se ha visitado desde este equipo');
      expect(texto).toContain('Ayacucho · Región');
      await pagina.goto(`${red.url}/datos`);
      expect(await pagina.locator('main').innerText()).toContain('Sin conexión');

      await red.volver();
      await pagina.goto(`${red.url}/ial/050304`, { waitUntil: 'networkidle' });
      expect(await pagina.locator('h1').innerText()).toContain('Lucanamarca');
      expect(excepciones).toEqual([]);
      await contexto.close();
    },
  );

  it('a page only glanced at opens again without network', { timeout: 60_000 }, async () => {
    const contexto = await en.navegador.newContext({ locale: 'es-PE' });
    const pagina = await contexto.newPage();
    await pagina.goto(`${red.url}/eess/00003644`, { waitUntil: 'load' });
    const numero = await pagina.locator('[data-listo]').innerText();
    await estanGuardadas(pagina, '/eess/00003644');
    await red.cortar();
    await pagina.reload();
    await pagina
      .getByText(/Copia guardada el/)
      .first()
      .waitFor();
    expect(await pagina.locator('[data-listo]').innerText()).toBe(numero);
    await red.volver();
    await contexto.close();
  });

  it('a second visit, with network, runs its scripts: «not modified» leaves the policy of the page alone', async () => {
    const contexto = await en.navegador.newContext({ serviceWorkers: 'block' });
    const pagina = await contexto.newPage();
    const quejas: string[] = [];
    pagina.on('console', (m) => m.type() === 'error' && quejas.push(m.text()));
    for (let k = 0; k < 2; k++) await pagina.goto(`${sala.url}/ial/050304`, { waitUntil: 'networkidle' });
    expect(quejas).toEqual([]);
    await contexto.close();
  });
});

it('can be installed: its manifest, its icons and its worker come with their types and the policy of the site', async () => {
  const manifiesto = (await (await fetch(`${sala.url}/manifest.webmanifest`)).json()) as { icons: { src: string }[] };
  for (const { src } of manifiesto.icons) {
    const r = await fetch(sala.url + src);
    expect(r.status, src).toBe(200);
    expect(r.headers.get('content-type')).toMatch(/^image\//);
  }
  const obrero = await fetch(`${sala.url}/service-worker.js`);
  expect(obrero.headers.get('content-type')).toMatch(/javascript/);
  expect(obrero.headers.get('content-security-policy')).toContain("connect-src 'self'");
  expect(await obrero.text()).not.toMatch(/^\s*(?:import|export)\b/m);
});

it('a page opened before an update does not break: the link it follows arrives, with the new version', async () => {
  const contexto = await en.navegador.newContext({ serviceWorkers: 'block' });
  const pagina = await contexto.newPage();
  await pagina.goto(`${sala.url}/iar/05`, { waitUntil: 'networkidle' });
  // An update takes away the files of the version that is open; documents from now on are of the new one, with files of its own.
  let deLaNueva = false;
  let documentos = 0;
  await contexto.route('**/*', (ruta) => {
    const pedido = ruta.request();
    if (pedido.isNavigationRequest()) {
      deLaNueva = true;
      documentos++;
    }
    return !deLaNueva && pedido.url().includes('/_app/immutable/') ? ruta.fulfill({ status: 404 }) : ruta.continue();
  });
  await pagina.getByRole('link', { name: 'Cortes' }).first().click();
  await pagina.waitForURL('**/cortes');
  await pagina.getByRole('heading', { level: 1 }).waitFor();
  await pagina.waitForLoadState('networkidle');
  // Ours and the router's own attempt at the same address; never a page that loads itself again and again.
  expect(documentos).toBeLessThanOrEqual(2);
  const alLlegar = documentos;
  // It is alive: the next link is followed without loading the page again.
  await pagina.getByRole('link', { name: 'Datos' }).first().click();
  await pagina.waitForURL('**/datos');
  expect(documentos).toBe(alLlegar);
  await contexto.close();
});

it('a file that this page itself needs and is gone loads the page again', async () => {
  const contexto = await en.navegador.newContext({ serviceWorkers: 'block' });
  const pagina = await contexto.newPage();
  await pagina.goto(`${sala.url}/iar/05?orden=nombre`, { waitUntil: 'networkidle' });
  const otraVez = pagina.waitForRequest((r) => r.isNavigationRequest());
  await pagina.evaluate(() => dispatchEvent(new Event('vite:preloadError', { cancelable: true })));
  expect((await otraVez).url()).toBe(`${sala.url}/iar/05?orden=nombre`);
  await contexto.close();
});
