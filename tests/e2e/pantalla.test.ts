import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';
import { MEDIR_PARED } from './medir-pared.ts';
import { abrirPagina } from './navegador.ts';
import { tenderRed } from './red-cortable.ts';

const PAREDES = ['/eess/00003644/pantalla', '/ial/050304/pantalla', '/iar/05/pantalla'];
const PANTALLAS = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1366, height: 768 },
  { width: 1080, height: 1920 },
];

const en = enNavegador();
const { sala } = en;
const turno = async (pagina: Page): Promise<{ cual: number; cuantos: number }> => {
  const [, cual, cuantos] = /(\d+) de (\d+)/.exec(await pagina.locator('.turno').innerText()) ?? [];
  return { cual: Number(cual), cuantos: Number(cuantos) };
};

describe.each(PAREDES)('%s', (ruta) => {
  it.each(PANTALLAS)('is read from four metres and cuts nothing at %o', { timeout: 120_000 }, async (viewport) => {
    const { pagina, contexto, quejas } = await abrirPagina(en.navegador, sala.url + ruta, {
      viewport,
      serviceWorkers: 'block',
    });
    await pagina.keyboard.press('p');
    const { cuantos } = await turno(pagina);
    for (let k = 0; k < cuantos; k++) {
      const panel = await pagina.locator('[data-panel]').getAttribute('data-panel');
      await expect
        .poll(() => pagina.evaluate(MEDIR_PARED), { message: `${k + 1}: ${panel}`, timeout: 3000 })
        .toEqual([]);
      await pagina.keyboard.press('ArrowRight');
    }
    expect(quejas).toEqual([]);
    await contexto.close();
  });

  it('carries no name of a sectorista, not even in its source', async () => {
    const id = ruta.startsWith('/eess') ? 'E:00003644' : ruta.startsWith('/ial') ? 'D:050304' : 'G:05';
    const tablero = (await (await fetch(`${sala.url}/v1/tableros/${id}`)).json()) as {
      sectores: { sectoristas: { nombre: string }[] }[];
    };
    const fuente = await (await fetch(sala.url + ruta)).text();
    for (const { nombre } of tablero.sectores.flatMap((s) => s.sectoristas)) expect(fuente).not.toContain(nombre);
  });
});

describe('la pared', () => {
  it('turns by itself, says how old its data are, and stops and moves by keyboard', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}${PAREDES[0]}?segundos=5`);
    const antes = (await turno(pagina)).cual;
    await expect.poll(async () => (await turno(pagina)).cual, { timeout: 15_000 }).not.toBe(antes);
    expect(await pagina.locator('[data-edad]').innerText()).toMatch(/Datos al 31 oct 2026 · (hace|de|dentro)/);
    expect(await pagina.locator('footer').innerText()).toMatch(/05-2026-10-r1 · sello [0-9a-f]{8} · modo equipo/);
    await pagina.keyboard.press('p');
    const parada = (await turno(pagina)).cual;
    await pagina.waitForTimeout(6000);
    expect((await turno(pagina)).cual).toBe(parada);
    await pagina.keyboard.press('ArrowRight');
    expect((await turno(pagina)).cual).not.toBe(parada);
    await contexto.close();
  });

  it('numbers on the map every place it names beside it, and shows what each state of its key looks like', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}${PAREDES[2]}?paneles=mapa`, {
      viewport: PANTALLAS[0]!,
    });
    await pagina.locator('.cuerpo svg[role=img] text').first().waitFor();
    const numeros = await pagina.locator('.cuerpo svg[role=img] text').allInnerTexts();
    expect(numeros).toHaveLength(await pagina.locator('.cuerpo ol li').count());
    const estados = pagina.locator('.cuerpo .leyenda li');
    expect(await estados.count()).toBeGreaterThan(1);
    expect(await estados.locator('i.forma, svg.muestra').count()).toBe(await estados.count());
    // A count is one word: «120» in one line.
    const renglones = await estados.locator('b').evaluateAll((bs) =>
      bs.map((b) => {
        const rango = document.createRange();
        rango.selectNodeContents(b);
        return rango.getClientRects().length;
      }),
    );
    expect(new Set(renglones)).toEqual(new Set([1]));
    await contexto.close();
  });

  it('takes its theme and its language from its address', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}${PAREDES[1]}?tema=oscuro&idioma=quy`);
    expect(await pagina.evaluate('document.documentElement.dataset.tema')).toBe('oscuro');
    expect(await pagina.locator('footer').innerText()).toContain('sin verificar');
    expect(await pagina.locator('[lang=quy]').count()).toBeGreaterThan(0);
    await contexto.close();
  });

  it(
    'keeps its numbers when the network goes, says since when, and comes back by itself',
    { timeout: 120_000 },
    async () => {
      const red = await tenderRed(sala.url);
      const contexto = await en.navegador.newContext({ viewport: PANTALLAS[0]!, serviceWorkers: 'block' });
      const pagina = await contexto.newPage();
      // A minute of the page is as short as the test says.
      await pagina.clock.install();
      await pagina.goto(`${red.url}${PAREDES[0]}?paneles=resumen&minutos=1`, { waitUntil: 'networkidle' });
      const alMinuto = async (): Promise<void> => void (await pagina.clock.fastForward(61_000));
      const numeros = await pagina.locator('[data-panel]').innerText();
      await red.cortar();
      await alMinuto();
      await pagina.getByText(/Sin conexión\s+desde \d\d:\d\d/).waitFor({ timeout: 20_000 });
      expect(await pagina.locator('[data-panel]').innerText()).toBe(numeros);
      await red.volver();
      await alMinuto();
      await pagina.getByText('Sin conexión').waitFor({ state: 'detached', timeout: 20_000 });
      await contexto.close();
      await red.cerrar();
    },
  );

  it('says at once that the network went, and that it came back', async () => {
    const contexto = await en.navegador.newContext({ viewport: PANTALLAS[0]!, serviceWorkers: 'block' });
    const pagina = await contexto.newPage();
    await pagina.goto(`${sala.url}${PAREDES[0]}?paneles=resumen`, { waitUntil: 'networkidle' });
    await contexto.setOffline(true);
    await pagina.getByText(/Sin conexión\s+desde \d\d:\d\d/).waitFor({ timeout: 2000 });
    await contexto.setOffline(false);
    await pagina.getByText('Sin conexión').waitFor({ state: 'detached', timeout: 5000 });
    await contexto.close();
  });

  it('in public mode shows bands of a region and no count, and refuses in words the sectors of a facility', async () => {
    const eess = await fetch(`${sala.url}${PAREDES[0]}?modo=publico`);
    expect(eess.status).toBe(403);
    expect(await eess.text()).toContain('no se publican en modo público');
    const iar = await fetch(`${sala.url}${PAREDES[2]}?modo=publico`);
    expect(iar.status).toBe(200);
    const texto = (await iar.text()).replace(/<p class="turno[^]*?<\/p>/, ''); // which panel of how many
    expect(texto).toContain('modo público');
    expect(texto).toMatch(/\d–\d/);
    expect(texto).not.toMatch(/\d de \d/);
  });
});
