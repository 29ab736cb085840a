/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';
import { abrirPagina } from './navegador.ts';

const en = enNavegador();
const { sala } = en;

type Foco = {
  readonly que: string;
  readonly texto: string;
  /** Where it is on screen, whole or in part. */
  readonly dentro: boolean;
  /** Something marks it: an outline, or a ground of its own. */
  readonly marcado: boolean;
  /** Nothing fixed or sticky lies over its middle. */
  readonly tapado: boolean;
  readonly arriba: number;
  readonly izquierda: number;
};

/** What has the focus, as whoever looks at the screen would tell it. */
const foco = (pagina: Page): Promise<Foco> =>
  pagina.evaluate(() => {
    const e = document.activeElement ?? document.body;
    const c = e.getBoundingClientRect();
    const estilo = getComputedStyle(e);
    const [x, y] = [c.left + Math.min(c.width, innerWidth) / 2, c.top + c.height / 2];
    const encima = document.elementFromPoint(Math.min(x, innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1));
    return {
      que: e.getAttribute('role') ?? e.tagName.toLowerCase(),
      texto: (e.getAttribute('aria-label') ?? e.textContent).trim().replaceAll(/\s+/g, ' ').slice(0, 80),
      dentro: c.bottom > 0 && c.top < innerHeight && c.right > 0 && c.left < innerWidth,
      marcado: estilo.outlineStyle !== 'none' && parseFloat(estilo.outlineWidth) >= 2,
      tapado: encima !== null && encima !== e && !e.contains(encima) && !encima.contains(e),
      arriba: c.top + scrollY,
      izquierda: c.left + scrollX,
    };
  });

/** Presses a key and says where that led; the focus must be in sight, marked and not covered. */
async function pulsar(pagina: Page, tecla: string): Promise<Foco> {
  await pagina.keyboard.press(tecla);
  const f = await foco(pagina);
  if (f.que !== 'body' && f.que !== 'main')
    expect(f, `${tecla} → ${f.que} «${f.texto}»`).toMatchObject({ dentro: true, marcado: true, tapado: false });
  return f;
}

/** Tab until something has the focus, with the number of keys. */
async function hasta(pagina: Page, es: (f: Foco) => boolean, maximo: number): Promise<Foco[]> {
  const camino: Foco[] = [];
  while (camino.length < maximo) {
    const f = await pulsar(pagina, 'Tab');
    camino.push(f);
    if (es(f)) return camino;
  }
  throw new Error(`no se llegó: ${camino.map((f) => `${f.que} «${f.texto}»`).join(' → ')}`);
}

const panel = (pagina: Page) => pagina.locator('[data-panel]').first();

describe('la tarea principal, sólo con el teclado', () => {
  it('goes from the home page to who answers for a red cell, to its ficha and back', { timeout: 120_000 }, async () => {
    const { pagina, contexto, quejas } = await abrirPagina(en.navegador, sala.url);

    // Home: «/» leads to the box; a slip of the pen is forgiven; the first option is the district.
    expect((await pulsar(pagina, '/')).que).toBe('combobox');
    await pagina.keyboard.type('sankos');
    await pagina.getByRole('option').first().waitFor();
    expect(await pagina.getByRole('combobox').getAttribute('aria-expanded')).toBe('true');
    const opciones = await pagina.getByRole('option').allInnerTexts();
    const distrito = opciones.findIndex((t) => /^Sancos\s*Distrito/.test(t));
    expect(distrito, opciones.join(' | ')).toBeGreaterThanOrEqual(0);
    for (let i = 0; i <= distrito; i++) await pulsar(pagina, 'ArrowDown');
    expect(await pagina.locator('[role=option][aria-selected=true]').innerText()).toContain('Sancos');
    await pagina.keyboard.press('Enter');
    await pagina.waitForURL('**/ial/050301');
    await pagina.getByRole('heading', { level: 1, name: /Sancos/ }).waitFor();
    await pagina.waitForLoadState('networkidle');

    // The board: the way to the grid is in reading order, and short with the skip link.
    expect((await hasta(pagina, (f) => f.texto === 'Ir al contenido', 3)).length).toBeLessThanOrEqual(3);
    await pagina.keyboard.press('Enter');
    const camino = await hasta(pagina, (f) => f.que === 'gridcell', 60);
    const bajadas = camino.filter((f, i) => i > 0 && f.arriba < camino[i - 1]!.arriba - 200);
    expect(
      bajadas.map((f) => f.texto),
      'the focus does not jump up the page',
    ).toEqual([]);

    // A red cell of an indicator made of several parts, walked to with the arrows.
    const destino = await pagina.evaluate(() => {
      const cabezas = [...document.querySelectorAll('[role=grid] thead tr:first-child th:not(.lugar)')];
      const filas = [...document.querySelectorAll<HTMLElement>('[role=grid] [data-fila]')];
      for (const [y, fila] of filas.entries()) {
        if (!/^S:.*\d$/.test(fila.dataset['fila'] ?? '')) continue;
        const x = [...fila.querySelectorAll('[data-celda]')].findIndex(
          (c, i) => c.classList.contains('brecha') && /Paquete/.test(cabezas[i]?.textContent ?? ''),
        );
        if (x >= 0) return { x, y };
      }
      return null;
    });
    expect(destino, 'the demo has a sector in red in this district').not.toBeNull();
    for (let i = 0; i < destino!.x; i++) await pulsar(pagina, 'ArrowRight');
    for (let i = 0; i < destino!.y; i++) await pulsar(pagina, 'ArrowDown');
    const celda = await foco(pagina);
    expect(await pagina.evaluate(() => document.activeElement?.classList.contains('brecha'))).toBe(true);

    // Step 1: Enter. Steps 2 and 3 are reading: the cause and the person are in the panel, without another key.
    const titulo = await pulsar(pagina, 'Enter');
    await panel(pagina).waitFor();
    await pagina.waitForFunction(() => document.activeElement?.closest('[data-panel]'));
    expect((await foco(pagina)).que).toBe('h2');
    expect(titulo).toBeDefined();
    await panel(pagina)
      .getByText(/^Quién responde$/)
      .waitFor();
    const texto = await panel(pagina).innerText();
    expect(texto).toMatch(/Qué falta a quienes no cumplen\s+\S+/);
    expect(texto).toMatch(/Quién responde\s+[A-ZÁÉÍÓÚÑ]\S+ \S+ \([a-zéíóú ]+\)/);

    // The ficha is one more step, and the way back returns to the same cell.
    await hasta(pagina, (f) => f.texto === 'Ficha del indicador', 12);
    await pagina.keyboard.press('Enter');
    await pagina.waitForURL('**/indicador/**');
    await pagina.getByRole('heading', { level: 1 }).waitFor();
    // Alt+← is the browser's own key, which one without a window does not have.
    await pagina.goBack();
    await pagina.waitForURL(/\/ial\/050301\?/);
    await panel(pagina).waitFor();
    await pagina.waitForLoadState('networkidle');
    await pagina.keyboard.press('Escape');
    await panel(pagina).waitFor({ state: 'detached' });
    const devuelta = await foco(pagina);
    expect(devuelta.que).toBe('gridcell');
    expect(devuelta.texto).toBe(celda.texto);
    expect(quejas).toEqual([]);
    await contexto.close();
  });
});

describe('el buscador', () => {
  it('offers the places opened before, only on this device, and forgets them on request', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/eess/00003644`);
    await pagina.goto(sala.url, { waitUntil: 'networkidle' });
    await pagina.getByRole('combobox').focus();
    expect(await pagina.getByRole('group', { name: 'Recientes' }).getByRole('option').count()).toBe(1);
    expect(await pagina.evaluate(() => localStorage.getItem('recientes'))).toMatch(
      /^\[\{"id":"E:00003644","nombre":"[^"]+"\}\]$/,
    );
    await pagina.getByRole('button', { name: 'Olvidarlos' }).click();
    expect(await pagina.evaluate(() => localStorage.getItem('recientes'))).toBeNull();
    expect(await pagina.getByRole('heading', { name: 'Lugares que abrió hace poco' }).count()).toBe(0);
    await contexto.close();
  });

  it('says what to do when nothing is found and when it cannot ask', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, sala.url);
    const campo = pagina.getByRole('combobox');
    await campo.fill('zzzzqqqq');
    await pagina.getByText('Nada se llama «zzzzqqqq»').waitFor();
    await pagina.route('**/v1/buscar**', (r) => r.abort());
    await campo.fill('huancapi');
    await pagina.getByRole('alert').filter({ hasText: 'No se pudo buscar' }).waitFor();
    await contexto.close();
  });

  it('the key «/» writes where one writes, and can be switched off', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/indicador`);
    const filtro = pagina.getByPlaceholder(/Filtrar/);
    await filtro.focus();
    await pagina.keyboard.type('a/b');
    expect(await filtro.inputValue()).toBe('a/b');
    await pagina.getByRole('checkbox', { name: /lleva al buscador/ }).uncheck();
    await pagina.getByRole('heading', { level: 1 }).click();
    await pagina.keyboard.press('/');
    expect((await foco(pagina)).que).not.toBe('combobox');
    await pagina.reload({ waitUntil: 'networkidle' });
    await pagina.keyboard.press('/');
    expect((await foco(pagina)).que).not.toBe('combobox');
    await contexto.close();
  });

  it('works without script: the results are a page', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/?buscar=lucanamarka`, {
      javaScriptEnabled: false,
    });
    expect(await pagina.getByRole('link', { name: /Lucanamarca/ }).count()).toBeGreaterThan(0);
    await contexto.close();
  });
});

describe('los enlaces', () => {
  it('restore the exact view: the open cell, the order and the corte that was chosen', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/ial/050304?orden=nombre`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await pagina.locator('[role=grid] [tabindex="0"]').first().focus();
    await pagina.keyboard.press('Enter');
    await panel(pagina).waitFor();
    await pagina.getByRole('button', { name: 'Copiar enlace a este corte' }).first().click();
    const copiado = await pagina.evaluate(() => navigator.clipboard.readText());
    expect(copiado).toMatch(/^http:.*\/ial\/050304\?(?=.*orden=nombre)(?=.*corte=05-2026-10-r1)(?=.*lugar=)/);
    const otra = await abrirPagina(en.navegador, copiado);
    expect(await panel(otra.pagina).locator('h2').innerText()).toBe(await panel(pagina).locator('h2').innerText());
    expect(await otra.pagina.getByRole('button', { name: 'Copiar enlace a este corte' }).count()).toBe(0);
    await otra.contexto.close();
    await contexto.close();
  });
});
