import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';
import { abrirPagina } from './navegador.ts';
import { tenderRed } from './red-cortable.ts';

const en = enNavegador();
const { sala } = en;

const elegir = async (pagina: Page, nombre: RegExp): Promise<void> => {
  await pagina.goto(`${sala.url}/entrar?volver=${encodeURIComponent('/indicador')}`);
  await pagina.getByRole('button', { name: nombre }).click();
  await pagina.waitForURL(`${sala.url}/indicador`);
};
const estado = async (pagina: Page, camino: string): Promise<number> =>
  (await pagina.goto(sala.url + camino))?.status() ?? 0;
const guardadas = (pagina: Page): Promise<string[]> =>
  pagina.evaluate(`(async () => {
    const urls = [];
    for (const n of await caches.keys())
      if (/^sala-(paginas|datos|motor)-/.test(n)) for (const r of await (await caches.open(n)).keys()) urls.push(new URL(r.url).pathname);
    return urls;
  })()`);

describe('la sesión en el navegador', () => {
  it('opens as the demonstration, which is always in sight, and changes of person', { timeout: 120_000 }, async () => {
    const { pagina, contexto, quejas } = await abrirPagina(en.navegador, `${sala.url}/iar/05`);
    await pagina.getByRole('link', { name: 'Sala completa (demostración)' }).waitFor();
    expect(quejas).toEqual([]);

    await elegir(pagina, /Establecimiento de salud/);
    await pagina.getByRole('link', { name: 'Establecimiento de salud (demostración)' }).waitFor();
    expect(await estado(pagina, '/eess/00003644')).toBe(200);
    expect(await estado(pagina, '/sector/00003644-01')).toBe(200);
    for (const camino of ['/iar/05', '/ial/050304', '/red/05-05', '/datos'])
      expect(await estado(pagina, camino)).toBe(403);
    expect(await pagina.locator('main').innerText()).toContain('Entrar con otra cuenta');

    await elegir(pagina, /IAL de un distrito/);
    expect(await estado(pagina, '/ial/050304')).toBe(200);
    expect(await estado(pagina, '/eess/00003644')).toBe(200);
    expect(await estado(pagina, '/iar/05')).toBe(403);

    await elegir(pagina, /Red de salud/);
    expect(await estado(pagina, '/red/05-05')).toBe(200);
    expect(await estado(pagina, '/eess/00003644')).toBe(200);
    expect(await estado(pagina, '/ial/050304')).toBe(403);
    await contexto.close();
  });

  it('the credential is out of reach of scripts, storage and addresses', { timeout: 60_000 }, async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/entrar`);
    await elegir(pagina, /IAR de Ayacucho/);
    const [cookie] = await contexto.cookies();
    expect(cookie).toMatchObject({ name: 'sala_sesion', httpOnly: true, sameSite: 'Strict' });
    const alAlcance = await pagina.evaluate(
      `JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }, location.href])`,
    );
    expect(alAlcance).not.toContain(cookie!.value.split('.')[2]);
    await contexto.close();
  });

  it('what one person read is not there for the next, nor after leaving', { timeout: 120_000 }, async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/iar/05`);
    await expect.poll(() => guardadas(pagina), { timeout: 40_000 }).toContain('/v1/tableros/G%3A05');
    await pagina.goto(`${sala.url}/iar/05`, { waitUntil: 'networkidle' });
    await expect.poll(() => guardadas(pagina)).toContain('/iar/05');

    await elegir(pagina, /Establecimiento de salud/);
    expect(await guardadas(pagina)).not.toContain('/iar/05');
    expect(await guardadas(pagina)).not.toContain('/v1/tableros/G%3A05');
    // What the new one reads is kept from the first page on, though it came while the other's was being forgotten.
    await expect.poll(() => guardadas(pagina), { timeout: 40_000 }).toContain('/indicador');
    const pedir = (camino: string) => pagina.evaluate(`fetch(${JSON.stringify(camino)}).then((r) => r.status)`);
    expect(await pedir('/v1/tableros/G%3A05')).toBe(403);
    expect(await pedir('/v1/tableros/E:00003644?corte=05-2026-10-r1')).toBe(200);

    await pagina.goto(`${sala.url}/entrar`);
    await pagina.getByRole('button', { name: 'Salir' }).click();
    await pagina.waitForURL(`${sala.url}/entrar`);
    expect(await pagina.locator('h1').innerText()).toBe('No ha entrado');
    // A browser does not answer from what it kept for another.
    expect(await pedir('/v1/tableros/E:00003644?corte=05-2026-10-r1')).toBe(401);
    expect(await estado(pagina, '/eess/00003644')).toBe(401);
    expect(await pagina.getByRole('link', { name: 'Entrar con su cuenta' }).getAttribute('href')).toContain(
      encodeURIComponent('/eess/00003644'),
    );
    await contexto.close();
  });

  it('a copy that is shown goes when the network says that the session is over', { timeout: 120_000 }, async () => {
    const red = await tenderRed(sala.url);
    const contexto = await en.navegador.newContext();
    const pagina = await contexto.newPage();
    await pagina.goto(`${red.url}/entrar?volver=${encodeURIComponent('/eess/00003644')}`);
    await pagina.getByRole('button', { name: /Establecimiento de salud/ }).click();
    await pagina.waitForURL(`${red.url}/eess/00003644`);
    await expect.poll(() => guardadas(pagina), { timeout: 40_000 }).toContain('/eess/00003644');
    expect((await fetch(`${sala.url}/eess/00003644`)).headers.get('x-sala-hasta')).toBeNull();
    const r = await pagina.goto(`${red.url}/eess/00003644`, { waitUntil: 'networkidle' });
    expect(Number(r?.headers()['x-sala-hasta'])).toBeGreaterThan(Date.now() / 1000);

    const [cookie] = await contexto.cookies();
    await contexto.addCookies([{ ...cookie!, value: 'ya.no.vale' }]);
    const soltar = red.retener();
    await pagina.goto(`${red.url}/eess/00003644`, { waitUntil: 'commit' });
    await pagina.locator('.aviso p', { hasText: 'Copia guardada' }).waitFor();
    soltar();
    await pagina.getByRole('link', { name: 'Entrar con su cuenta' }).waitFor();
    expect(await guardadas(pagina)).not.toContain('/eess/00003644');
    await contexto.close();
    await red.cerrar();
  });

  it('what was read with a session that is over waits for the network', { timeout: 120_000 }, async () => {
    const red = await tenderRed(sala.url);
    const contexto = await en.navegador.newContext();
    const pagina = await contexto.newPage();
    await pagina.goto(`${red.url}/eess/00003644`, { waitUntil: 'networkidle' });
    await expect.poll(() => guardadas(pagina), { timeout: 40_000 }).toContain('/eess/00003644');
    await pagina.evaluate(`(async () => {
      for (const n of await caches.keys()) {
        if (!/^sala-(paginas|datos)-/.test(n)) continue;
        const c = await caches.open(n);
        for (const p of await c.keys()) {
          const r = await c.match(p, { ignoreVary: true });
          const h = new Headers(r.headers);
          h.set('x-sala-hasta', '1');
          await c.put(p, new Response(await r.blob(), { headers: h }));
        }
      }
    })()`);
    const soltar = red.retener();
    const yendo = pagina.goto(`${red.url}/eess/00003644`, { waitUntil: 'commit' });
    let llegada = false;
    void yendo.then(() => (llegada = true));
    // Longer than a copy waits when it may be given.
    await pagina.waitForTimeout(1_500);
    expect(llegada).toBe(false);
    soltar();
    expect((await yendo)?.status()).toBe(200);
    expect(await pagina.getByText('Copia guardada').count()).toBe(0);

    await red.cortar();
    await pagina.goto(`${red.url}/eess/00003644`);
    await pagina.locator('.aviso p', { hasText: 'Copia guardada' }).waitFor();
    await contexto.close();
  });

  it('a wall is paired with a code and shows its place and nothing else', { timeout: 120_000 }, async () => {
    const { codigo } = (await (
      await fetch(`${sala.url}/v1/pantallas`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ambito: 'E:00003644', nombre: 'Triaje' }),
      })
    ).json()) as { codigo: string };
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/emparejar`);
    await pagina.getByRole('textbox', { name: 'Código' }).fill('AAAAA-AAAAA');
    await pagina.getByRole('button', { name: 'Mostrar el lugar' }).click();
    await pagina.getByRole('alert').waitFor();
    await pagina.getByRole('textbox', { name: 'Código' }).fill(codigo.toLowerCase());
    await pagina.getByRole('button', { name: 'Mostrar el lugar' }).click();
    await pagina.waitForURL(`${sala.url}/eess/00003644/pantalla`);
    await pagina.locator('[data-edad]').waitFor();
    expect(await estado(pagina, '/ial/050304/pantalla')).toBe(403);
    for (const camino of ['/eess/00003644', '/iar/05', '/']) {
      await pagina.goto(sala.url + camino);
      expect(new URL(pagina.url()).pathname).toBe('/entrar');
    }
    expect(await pagina.locator('main').innerText()).toContain('Esta pantalla sólo muestra su lugar');
    await contexto.close();
  });
});
