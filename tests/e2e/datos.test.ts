import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirNavegador, abrirPagina } from './navegador.ts';
import { abrirSala, type SalaDePrueba } from './sala.ts';

/** Three good rows, one twice, a total and a date nobody can read: 6 rows. The documents are synthetic. */
const VISITAS = `documento,fecha,modalidad,estado,dispositivo,lat,lon
99000001,2026-10-04,presencial,valida,MOVIL,-13.919852,-74.333243
99000002,2026-10-05,presencial,valida,MOVIL,-13.919852,-74.333243
99000003,2026-10-06,presencial,valida,MOVIL,-13.919852,-74.333243
99000003,2026-10-06,presencial,valida,MOVIL,-13.919852,-74.333243
99000004,ayer,presencial,valida,MOVIL,-13.919852,-74.333243
TOTAL,,,,,,
`;
const archivo = (name: string, texto: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(texto) });

let sala: SalaDePrueba;
let navegador: Browser;

beforeAll(async () => {
  sala = await abrirSala();
  navegador = await abrirNavegador();
});
afterAll(async () => {
  await navegador?.close();
  await sala?.cerrar();
});

const abrir = (ruta: string, opciones: Parameters<Browser['newContext']>[0] = {}) =>
  abrirPagina(navegador, `${sala.url}${ruta}`, opciones);
const subir = async (pagina: Page, ...archivos: ReturnType<typeof archivo>[]): Promise<void> => {
  await pagina.locator('input[type=file]').setInputFiles(archivos);
  await pagina.getByRole('status').filter({ hasText: 'Terminó' }).waitFor({ state: 'attached' });
};
/** The sum as it stands on the screen: received, then the four. */
const suma = async (pagina: Page): Promise<number[]> =>
  (await pagina.locator('.cola .suma b').allInnerTexts()).map(Number);

describe('traer archivos', () => {
  it('shows the report of a file whose sum adds up, goes on after a bad one, and gives its rejects masked', async () => {
    const { pagina, contexto } = await abrir('/datos?region=05');
    await subir(pagina, archivo('informe.csv', 'esto no es\nuna tabla\n'), archivo('visitas.csv', VISITAS));
    const cola = pagina.locator('.cola');
    expect(await cola.locator('> ul > li').count()).toBe(2);
    expect(await cola.locator('> ul > li').nth(0).innerText()).toMatch(
      /Archivo no aceptado[\s\S]*No se reconoce qué archivo es/,
    );

    const [recibidas, ...partes] = await suma(pagina);
    expect(recibidas).toBe(6);
    expect(partes).toHaveLength(4);
    expect(partes.reduce((a, b) => a + b, 0)).toBe(6);
    expect(partes.at(-1)).toBe(1);
    expect(await cola.innerText()).toContain('Es un total del reporte');

    const [descarga] = await Promise.all([
      pagina.waitForEvent('download'),
      cola.getByRole('link', { name: /Filas no aceptadas/ }).click(),
    ]);
    const csv = readFileSync(await descarga.path(), 'utf8');
    expect(csv.split('\n')[0]).toMatch(/^archivo,linea,columna,codigo,/);
    expect(csv).toMatch(/visitas\.csv,7,.*fila_total/);
    expect(csv).not.toMatch(/9900000\d/);

    const personal = cola.getByRole('link', { name: /con datos personales/, includeHidden: true });
    const conValores = await pagina.request.get(new URL((await personal.getAttribute('href'))!, pagina.url()).href); // it was found
    expect(conValores.status()).toBe(200);
    expect(await conValores.text()).toMatch(/^archivo,linea,columna,codigo,/);
    expect(await pagina.locator('#diario').innerText()).toMatch(/visitas\.csv[\s\S]*informe\.csv/);
    await contexto.close();
  });

  it('says that the same file had been received, and counts none of its rows again', async () => {
    const { pagina, contexto } = await abrir('/datos?region=05');
    await subir(pagina, archivo('otro nombre.csv', VISITAS));
    expect(await pagina.locator('.cola').innerText()).toContain('Ya se había recibido');
    expect(await suma(pagina)).toEqual([6, 0, 0, 6, 0]);
    await contexto.close();
  });

  it.each([
    ['light', 1440],
    ['light', 390],
    ['dark', 1440],
    ['dark', 390],
  ] as const)(
    'has no serious accessibility finding with reports on the screen, in %s at %i px',
    async (colorScheme, width) => {
      const { pagina, contexto } = await abrir('/datos?region=05', {
        colorScheme,
        viewport: { width, height: 900 },
        bypassCSP: true,
      });
      await subir(pagina, archivo('informe.csv', 'esto no es\nuna tabla\n'), archivo('visitas.csv', VISITAS));
      await pagina.locator('#diario summary').first().click();
      const { violations } = await new AxeBuilder({ page: pagina }).analyze();
      expect(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id)).toEqual([]);
      expect(
        await pagina.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
      ).toBeLessThanOrEqual(0);
      await contexto.close();
    },
  );

  it('reads the journal without JavaScript, filters it, and says why it cannot send', async () => {
    const { pagina, contexto } = await abrir('/datos?region=05&formato=padron', { javaScriptEnabled: false });
    expect(await pagina.locator('#diario ol > li').count()).toBe(1);
    expect(await pagina.locator('body').innerText()).toContain('hace falta JavaScript');
    expect(await pagina.locator('input[type=file]').isDisabled()).toBe(true);
    await pagina.locator('#diario summary').first().click();
    expect(await pagina.locator('#diario .suma').innerText()).toMatch(/recibidas\s*=\s*\d+\s*aceptadas/);
    await contexto.close();
  });
});

describe('corregir una carga', () => {
  it('voids it from the journal with the keyboard, tells why a repeated file is not used, and restores it', async () => {
    const { pagina, contexto } = await abrir('/datos?region=05', { bypassCSP: true });
    const texto = VISITAS.replaceAll('9900000', '9900001');
    await subir(pagina, archivo('visitas prueba.csv', texto));
    const fila = pagina.locator('#diario ol > li', { hasText: 'visitas prueba.csv' });
    await fila.locator('summary').first().focus();
    await pagina.keyboard.press('Enter');
    await fila.getByText('Anular esta carga').focus();
    await pagina.keyboard.press('Enter');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.type('se cargó con la emisión equivocada');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.press('Space');
    await pagina.keyboard.press('Tab');
    await pagina.keyboard.press('Enter');
    await fila.getByRole('status').filter({ hasText: 'Carga anulada' }).waitFor();
    await fila.getByText(/Anulada: no cuenta desde el/).waitFor();
    expect(await fila.innerText()).toContain('se cargó con la emisión equivocada');
    const { violations } = await new AxeBuilder({ page: pagina }).analyze();
    expect(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id)).toEqual([]);

    await subir(pagina, archivo('visitas otra vez.csv', texto));
    expect(await pagina.locator('.cola > ul > li').last().innerText()).toMatch(/se anuló el[\s\S]*--deshacer/);
    await pagina.goto(`${sala.url}/datos?region=05&estado=anulada`);
    await fila.locator('summary').first().click();
    await fila.getByText('Restituir esta carga').click();
    await fila.getByRole('button', { name: /^Restituir la carga/ }).click();
    await pagina.getByText(/Ninguno de los .* es así/).waitFor();
    await contexto.close();
  });
});

describe('los cortes', () => {
  it('lead from the list to the manifest, where the inputs have their whole sha256 and the order that checks them', async () => {
    const { pagina, contexto } = await abrir('/cortes?region=05');
    expect(await pagina.locator('ol > li').count()).toBe(14);
    await pagina.getByRole('link', { name: 'octubre de 2026' }).click();
    await pagina.waitForURL('**/cortes/05-2026-10-r1');
    const texto = await pagina.locator('main').innerText();
    expect(texto).toContain('npx sala verificar 05-2026-10-r1');
    expect(texto.match(/\b[0-9a-f]{64}\b/g)!.length).toBeGreaterThan(30);
    await contexto.close();
  });

  it('are compared two by two, with the latest two proposed', async () => {
    const { pagina, contexto } = await abrir('/cortes?region=05');
    const elegidos = await pagina
      .locator('form[action="/cortes/diferencias"] input:checked')
      .evaluateAll((es) => es.map((e) => `${e.getAttribute('name')}=${e.getAttribute('value')}`));
    expect(elegidos.sort()).toEqual(['a=05-2026-09-r1', 'b=05-2026-10-r1']);
    await contexto.close();
  });

  it('are one step from the seal of a board', async () => {
    const { pagina, contexto } = await abrir('/iar/05');
    await pagina.getByRole('link', { name: /^Corte 05-2026-10-r1/ }).click();
    await pagina.waitForURL('**/cortes/05-2026-10-r1');
    await contexto.close();
  });
});

const ACTAS = `ambito,fecha,tipo
D:050301,2026-10-13,quorum
`;

describe('cerrar el mes', () => {
  it('publishes the next revision once a later issue was received, and folds the earlier one under its month', async () => {
    const { pagina, contexto } = await abrir('/datos?region=05');
    await pagina.getByText('Decir lo que el archivo no dice').click();
    await pagina.getByLabel('Fecha de emisión').fill('2026-11-10');
    await subir(pagina, archivo('actas.csv', ACTAS));
    expect(await pagina.locator('.cola').innerText()).toMatch(/Emitido\s+10 nov 2026/);
    const cierre = pagina.locator('form', { hasText: 'Cerrar el mes' });
    await cierre.getByRole('combobox').selectOption('2026-10');
    await cierre.getByRole('button').click();
    await cierre.getByRole('link').waitFor({ timeout: 150_000 });
    expect(await cierre.innerText()).toContain('Publicado el corte 05-2026-10-r2');
    await cierre.getByRole('link').click();
    await pagina.waitForURL('**/cortes/05-2026-10-r2');
    await pagina.getByRole('link', { name: /revisión anterior, 05-2026-10-r1/ }).waitFor();
    await pagina.goto(`${sala.url}/cortes?region=05`);
    expect(await pagina.locator('ol > li').first().innerText()).toMatch(/05-2026-10-r2[\s\S]*1 otra revisión/);
    await contexto.close();
  }, 180_000);
});
