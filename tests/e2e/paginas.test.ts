import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';
import { abrirPagina } from './navegador.ts';

const RUTAS = [
  '/',
  '/iar/05',
  '/ial/050304',
  '/eess/00003644',
  '/eess/00003644/pantalla',
  '/sector/00003644-01',
  '/red/05-05',
  '/indicador',
  '/indicador/paquete_menor_12m',
  '/explorar',
  '/datos/calidad',
  '/datos/calidad?ver=todos&criterio=eess',
  '/ambito/P:0503',
  '/iar/05?modo=publico',
  '/iar/05/paquete',
  '/entrar',
  '/emparejar',
  '/auditoria?region=05',
  '/pantallas?region=05',
  '/ial/050304?ver=todo&lugar=D:050304',
  '/galeria',
  '/?buscar=lucanamarka',
  '/datos',
  '/cortes',
  '/cortes/05-2026-10-r1',
  '/cortes/diferencias?a=05-2026-09-r1&b=05-2026-10-r1&ambito=D:050304&ficha=dni_30d',
  '/cortes/sectores?corte=05-2026-09-r1&ambito=D:050304&ficha=dni_30d',
];
const TAMANOS = {
  escritorio: { width: 1440, height: 900 },
  telefono: { width: 390, height: 844 },
  pared: { width: 1920, height: 1080 },
  /** A screen of 1280 × 1024 at 400 % (WCAG 1.4.10). */
  aumentado: { width: 320, height: 256 },
};

const en = enNavegador();
const { sala } = en;

beforeAll(async () => {
  // Worked out the first time somebody asks: how that looks is looked at below.
  for (const camino of [
    '/v1/cortes/05-2026-09-r1/diferencias?con=05-2026-10-r1&ambito=D:050304&ficha=dni_30d',
    '/v1/cortes/05-2026-09-r1/sectores?ambito=D:050304',
  ])
    expect((await fetch(sala.url + camino)).status).toBe(200);
});

/**
 * Everything axe finds, whatever its weight. The size of targets (WCAG 2.5.8) is asked for apart: it compares every target with every
 * other, and the cells of a grid are thousands, all of them larger.
 */
async function hallazgos(pagina: Page): Promise<string[]> {
  // What passes is thousands of nodes that nobody reads.
  const axe = () => new AxeBuilder({ page: pagina }).options({ resultTypes: ['violations'] });
  const todo = await axe().analyze();
  const blancos = await axe().withRules(['target-size']).exclude('[role=grid]').analyze();
  return [...todo.violations, ...blancos.violations].map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
}

describe.each(RUTAS)('%s', (ruta) => {
  it.each(['light', 'dark'] as const)(
    'has no accessibility finding in %s, says nothing on the console and asks nobody else',
    { timeout: 180_000 },
    async (colorScheme) => {
      const mirar = async (viewport: { width: number; height: number }): Promise<void> => {
        const { pagina, contexto, quejas } = await abrirPagina(en.navegador, `${sala.url}${ruta}`, {
          colorScheme,
          viewport,
          bypassCSP: true,
        });
        expect(await hallazgos(pagina), `${viewport.width} px`).toEqual([]);
        expect(quejas).toEqual([]);
        await contexto.close();
      };
      await Promise.all([TAMANOS.escritorio, TAMANOS.telefono].map(mirar));
    },
  );

  it.each([
    ['on a phone', TAMANOS.telefono],
    ['at 400 %', TAMANOS.aumentado],
  ])('does not scroll sideways %s', async (_, viewport) => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}${ruta}`, { viewport });
    expect(
      await pagina.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBeLessThanOrEqual(0);
    await contexto.close();
  });
});

describe('lo que se calcula la primera vez', () => {
  it('does not keep the page waiting: it says what it is doing, and then shows it', { timeout: 180_000 }, async () => {
    const contexto = await en.navegador.newContext();
    const pagina = await contexto.newPage();
    await pagina.goto(`${sala.url}/cortes/diferencias?a=05-2026-09-r1&b=05-2026-10-r1&ambito=D:050304&ficha=cred_rn`, {
      waitUntil: 'domcontentloaded',
    });
    await pagina.getByText('Sólo la primera vez').waitFor();
    await pagina.getByText('Sin explicar').first().waitFor({ timeout: 120_000 });
    await contexto.close();
  });
});

describe('con JavaScript apagado', () => {
  it('the IAR board already holds its numbers, its seal and the synthetic mark', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/iar/05`, { javaScriptEnabled: false });
    const texto = await pagina.locator('body').innerText();
    expect(texto).toMatch(/\d+ de \d+/);
    expect(texto).toContain('05-2026-10-r1');
    expect(texto).toMatch(/sintétic/i);
    await contexto.close();
  });
});

describe('qué cambió entre dos cortes', () => {
  it('is told without JavaScript: the sentence, the parts, what is left unexplained and both seals', async () => {
    const { pagina, contexto } = await abrirPagina(
      en.navegador,
      `${sala.url}${RUTAS.find((r) => r.includes('diferencias'))}`,
      {
        javaScriptEnabled: false,
      },
    );
    const texto = await pagina.locator('main').innerText();
    expect(texto).toMatch(/Entre 2026-09 y 2026-10 el valor .*0 sin explicar\./);
    expect(texto).toContain('Sin explicar');
    expect(texto).toMatch(/05-2026-09-r1 · sello [0-9a-f]{8}[^]*05-2026-10-r1 · sello [0-9a-f]{8}/);
    expect(texto).toMatch(/sintétic/i);
    await contexto.close();
  });
});

describe('la pantalla de pared', () => {
  it('shows key figures of at least 4 % of its height', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/eess/00003644/pantalla`, {
      viewport: TAMANOS.pared,
    });
    const mayor = (await pagina.evaluate(
      `Math.max(...[...document.querySelectorAll('main *')].filter(e => e.children.length === 0 && /\\d/.test(e.textContent)).map(e => parseFloat(getComputedStyle(e).fontSize)))`,
    )) as number; // a number, by the expression
    expect(mayor).toBeGreaterThanOrEqual(TAMANOS.pared.height * 0.04);
    await contexto.close();
  });
});

describe('con el teclado', () => {
  it('walks the matrix with the arrows, opens a cell with Enter and comes back with Escape', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/iar/05`);
    await pagina.locator('[role=grid] [tabindex="0"]').first().focus();
    await pagina.keyboard.press('ArrowDown');
    await pagina.keyboard.press('ArrowRight');
    const antes = await pagina.evaluate(
      'document.activeElement.closest("tr").dataset.fila + document.activeElement.dataset.celda',
    );
    await pagina.keyboard.press('Enter');
    await pagina.getByRole('complementary').first().waitFor();
    await pagina.keyboard.press('Escape');
    expect(
      await pagina.evaluate('document.activeElement.closest("tr").dataset.fila + document.activeElement.dataset.celda'),
    ).toBe(antes);
    await contexto.close();
  });
});

describe('lo que no existe', () => {
  it.each([
    ['/iar/99', 404],
    ['/ial/999999', 404],
    ['/eess/00000000', 404],
    ['/indicador/no_existe', 404],
    ['/no-existe', 404],
  ])('%s answers %i with words and a way back', async (ruta, estado) => {
    const r = await fetch(`${sala.url}${ruta}`);
    expect(r.status).toBe(estado);
    expect(await r.text()).toMatch(/href="\/"/);
  });
});
