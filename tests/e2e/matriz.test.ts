/// <reference lib="dom" />
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { enNavegador } from './en-navegador.ts';

const en = enNavegador();
const { sala } = en;

const FILAS = '[role=grid] tbody [data-fila]:not([hidden])';
/** Cells of each row that is shown, in order. */
const celdas = (pagina: Page): Promise<number[]> =>
  pagina.locator(FILAS).evaluateAll((filas) => filas.map((f) => f.querySelectorAll('[data-celda]').length));

const VECES = 30;

/** The board of the demo's province as if it were of a large region: every district many times, with places of their own. */
const deMuchos = ({ hijos, ...tablero }: Tablero): Tablero => ({
  ...tablero,
  hijos: Array.from({ length: VECES }, (_, k) =>
    hijos.map((h) => ({
      ...h,
      ambito: { ...h.ambito, id: k === 0 ? h.ambito.id : `D:9${String(k).padStart(2, '0')}${h.ambito.id.slice(-3)}` },
      grupo: { id: `P:9${String(k % 3)}`, tipo: 'P' as const, nombre: `Provincia ${k % 3}` },
    })),
  ).flat(),
});

/** A page whose whole board has more rows than a screen. */
async function abrirGrande(camino: string): Promise<{ pagina: Page; contexto: BrowserContext }> {
  const contexto = await en.navegador.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });
  await contexto.route('**/v1/tableros/G%3A05?*', async (ruta) => {
    const respuesta = await ruta.fetch();
    await ruta.fulfill({ response: respuesta, json: deMuchos((await respuesta.json()) as Tablero) });
  });
  const pagina = await contexto.newPage();
  await pagina.goto(sala.url + camino);
  await pagina
    .locator(FILAS)
    .nth(4 * VECES - 1)
    .waitFor({ state: 'attached' });
  return { pagina, contexto };
}

describe('una matriz de muchos lugares', () => {
  it('draws the rows nobody has come near when they are come near, by the wheel, the keyboard or the printer', async () => {
    const { pagina, contexto } = await abrirGrande('/iar/05?orden=nombre');
    const alEntrar = await celdas(pagina);
    const columnas = alEntrar[0]!;
    expect(alEntrar.length).toBeGreaterThan(100);
    expect(columnas).toBeGreaterThan(5);
    expect(alEntrar.at(-1)).toBe(0);
    expect(alEntrar.every((n) => n === 0 || n === columnas)).toBe(true);

    await pagina.locator('[role=grid] [tabindex="0"]').first().focus();
    await pagina.keyboard.press('Control+End');
    expect((await celdas(pagina)).at(-1)).toBe(columnas);
    expect(
      await pagina.evaluate((s) => [...document.querySelectorAll(s)].at(-1)?.contains(document.activeElement), FILAS),
    ).toBe(true);

    const medio = pagina.locator(FILAS).nth(60);
    await medio.scrollIntoViewIfNeeded();
    await medio.locator('[data-celda]').first().waitFor();

    await pagina.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(new Set(await celdas(pagina))).toEqual(new Set([columnas]));
    await contexto.close();
  });

  it('shows no empty row on top of a new order', async () => {
    const { pagina, contexto } = await abrirGrande('/iar/05?orden=nombre');
    const primera = await pagina.locator(FILAS).first().getAttribute('data-fila');
    // In the same task as the new order: what is seen in the frame that shows it.
    const vacias = await pagina.evaluate(async (filas) => {
      const orden = document.querySelector<HTMLSelectElement>('[data-filtro=orden]')!;
      const cambio = new Promise<number>((listo) =>
        new MutationObserver(() =>
          listo(
            [...document.querySelectorAll(filas)].slice(0, 10).filter((f) => !f.querySelector('[data-celda]')).length,
          ),
        ).observe(document.querySelector('[role=grid] tbody')!, { childList: true }),
      );
      orden.value = 'valor';
      orden.dispatchEvent(new Event('change', { bubbles: true }));
      return cambio;
    }, FILAS);
    expect(vacias).toBe(0);
    await pagina.waitForURL(/orden=valor/);
    expect(await pagina.locator(FILAS).first().getAttribute('data-fila')).not.toBe(primera);
    await contexto.close();
  });

  it('obeys a choice before the address says it, and the last of a few in a row wins', async () => {
    const { pagina, contexto } = await abrirGrande('/iar/05');
    const alInstante = await pagina.evaluate(async () => {
      const elegir = (filtro: string, valor: string) => {
        const s = document.querySelector<HTMLSelectElement>(`[data-filtro=${filtro}]`)!;
        s.value = valor;
        s.dispatchEvent(new Event('change', { bubbles: true }));
      };
      elegir('grupo', 'P:90');
      elegir('orden', 'nombre');
      elegir('grupo', 'P:91');
      await Promise.resolve();
      return location.search;
    });
    expect(alInstante).toBe('');
    await pagina.waitForURL(/grupo=P:91/);
    expect(pagina.url()).toMatch(/orden=nombre/);
    await pagina.locator(`[data-filas="${(4 * VECES) / 3}"]`).waitFor();
    // Three choices made at once are one step: back undoes them.
    await pagina.goBack();
    await pagina.waitForURL((u) => u.search === '');
    await pagina.locator(FILAS).nth(100).waitFor({ state: 'attached' });
    await contexto.close();
  });

  it('opens a cell without moving a row, with its value in sight, and gives the focus back to a cell in sight', async () => {
    const { pagina, contexto } = await abrirGrande('/iar/05');
    const orden = (): Promise<string[]> =>
      pagina.locator(FILAS).evaluateAll((filas) => filas.map((f) => f.getAttribute('data-fila') ?? ''));
    const caja = (que: string) =>
      pagina.locator(que).evaluate((e) => {
        const { top, bottom } = e.getBoundingClientRect();
        return { arriba: top, abajo: bottom, alto: innerHeight };
      });
    const aLaVista = async (que: string): Promise<void> => {
      const { arriba, abajo, alto } = await caja(que);
      expect(arriba, que).toBeGreaterThanOrEqual(0);
      expect(abajo, que).toBeLessThanOrEqual(alto);
    };
    await pagina.mouse.wheel(0, 420);
    await pagina.waitForFunction(() => scrollY > 300);
    const antes = await orden();
    const lugar = antes[5]!;
    // Not the column of the order, whose cells move nothing anyway.
    const porDefecto = await pagina.locator('th[aria-sort]').evaluate((th) => (th as HTMLTableCellElement).cellIndex);
    const columna = porDefecto === 1 ? 2 : 1;
    const celda = `[data-fila="${lugar}"] [data-celda="${columna - 1}"]`;
    const donde = await caja(celda);
    await pagina.locator(celda).click();
    await pagina.locator('[data-panel]').waitFor();
    await pagina.waitForURL(/por=/);
    expect(await orden()).toEqual(antes);
    expect((await caja(celda)).arriba).toBeCloseTo(donde.arriba, 0);
    await aLaVista('[data-panel] h2');
    await aLaVista('[data-panel] [data-valor]');

    const otra = await contexto.newPage();
    await otra.goto(pagina.url());
    await otra
      .locator(FILAS)
      .nth(antes.length - 1)
      .waitFor({ state: 'attached' });
    expect(
      await otra.locator(FILAS).evaluateAll((filas) => filas.map((f) => f.getAttribute('data-fila') ?? '')),
      'the address restores the same order',
    ).toEqual(antes);
    await otra.close();

    await pagina.keyboard.press('Escape');
    await pagina.locator('[data-panel]').waitFor({ state: 'detached' });
    expect(await pagina.evaluate((c) => document.activeElement === document.querySelector(c), celda)).toBe(true);
    await aLaVista(celda);
    expect(await orden(), 'closing moves nothing either').toEqual(antes);
    await pagina
      .locator('[data-filtro=orden-columna]')
      .nth(columna - 1)
      .click();
    await pagina.waitForURL((u) => !u.searchParams.has('por'));
    await contexto.close();
  });
});
