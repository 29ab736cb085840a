import { expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';
import { abrirPagina } from './navegador.ts';

const en = enNavegador();
const { sala } = en;

/** Counts as the team's boards say them. */
const RECUENTO = /\d de \d/;

it(
  'whoever may not see a region reads what is public of it, and from there to its districts',
  { timeout: 120_000 },
  async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/entrar?volver=%2F`);
    await pagina.getByRole('button', { name: /Establecimiento de salud/ }).click();
    await pagina.waitForURL(`${sala.url}/`);
    const pedidos: URL[] = [];
    pagina.on('request', (r) => pedidos.push(new URL(r.url())));
    await pagina.getByRole('heading', { level: 2 }).getByRole('link', { name: 'Ayacucho' }).click();
    await pagina.waitForURL(`${sala.url}/iar/05?modo=publico`);
    await pagina.locator('[data-grafico=bandas]').waitFor();
    await pagina.waitForLoadState('networkidle');
    expect(await pagina.locator('.tablero').innerText()).not.toMatch(RECUENTO);

    await pagina.locator('tbody th a').first().click();
    await pagina.waitForURL(/\/ial\/\d{6}\?modo=publico$/);
    await pagina.waitForLoadState('networkidle');
    expect(await pagina.locator('.tablero').innerText()).not.toMatch(RECUENTO);
    await pagina.getByRole('navigation').getByRole('link', { name: 'Ayacucho' }).click();
    await pagina.waitForURL(`${sala.url}/iar/05?modo=publico`);

    const tableros = pedidos.filter((u) => u.pathname.startsWith('/v1/tableros/'));
    expect(tableros.length).toBeGreaterThan(0);
    expect(tableros.filter((u) => u.searchParams.get('modo') !== 'publico')).toEqual([]);
    await contexto.close();
  },
);

it('a region that is not one’s own offers, with the refusal, what is public of it', async () => {
  const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/entrar?volver=%2F`);
  await pagina.getByRole('button', { name: /Establecimiento de salud/ }).click();
  await pagina.waitForURL(`${sala.url}/`);
  await pagina.goto(`${sala.url}/iar/05`);
  await pagina.getByRole('link', { name: /lo que es público/ }).click();
  await pagina.waitForURL(`${sala.url}/iar/05?modo=publico`);
  expect((await pagina.goto(`${sala.url}/iar/05/paquete?modo=publico`))?.status()).toBe(403);
  expect(await pagina.locator('main').innerText()).toContain('no se publica en modo público');
  await contexto.close();
});

it('the first view is drawn with the same bands as the whole board', async () => {
  const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/iar/05?modo=publico`, {
    javaScriptEnabled: false,
  });
  const deServidor = await pagina.locator('[role=grid] thead .celda').allInnerTexts();
  await contexto.close();
  const viva = await abrirPagina(en.navegador, `${sala.url}/iar/05?modo=publico`);
  await viva.pagina.waitForLoadState('networkidle');
  expect(await viva.pagina.locator('[role=grid] thead .celda').allInnerTexts()).toEqual(deServidor);
  expect(deServidor.length).toBeGreaterThan(3);
  expect(deServidor.join(' ')).not.toMatch(/NaN|—/);
  await viva.contexto.close();
});
