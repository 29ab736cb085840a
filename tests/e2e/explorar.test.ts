import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { abrirPagina, type Vigilada } from './navegador.ts';
import { PERIODO } from './sala.ts';

const FICHAS = ['paquete_menor_12m', 'dni_30d', 'am_vacam'];

const en = enNavegador();
const { sala } = en;

const abrir = async (consulta: string): Promise<Vigilada> => {
  const vigilada = await abrirPagina(en.navegador, `${sala.url}/explorar${consulta}`);
  await vigilada.pagina.getByRole('button', { name: 'Abrir el explorador' }).click();
  await vigilada.pagina.locator('[data-listo]').first().waitFor({ timeout: 60_000 });
  return vigilada;
};

/** What a click downloads: its name and its bytes. */
const bajar = async (pagina: Page, formato: string): Promise<{ nombre: string; bytes: Buffer }> => {
  const [descarga] = await Promise.all([
    pagina.waitForEvent('download'),
    pagina.locator(`[data-exportar=${formato}]`).first().click(),
  ]);
  return { nombre: descarga.suggestedFilename(), bytes: await readFile(await descarga.path()) };
};

/** n de d of each row of the plain table, by the name of its place. */
const filas = (pagina: Page): Promise<[string, string][]> =>
  pagina
    .locator('.respuesta tbody tr')
    .evaluateAll((trs) =>
      trs.map((tr) => [
        tr.querySelector('th')?.textContent?.trim() ?? '',
        tr.querySelector('td')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
      ]),
    );

describe('explorador', () => {
  it.each(FICHAS)('the pivot of %s by district says what the board of the region says, one by one', async (ficha) => {
    const t = (await (await fetch(`${sala.url}/v1/tableros/G%3A05`)).json()) as Tablero; // our own API
    const { clave } = t.indicadores.find((i) => i.ficha === ficha)!;
    const entero = new Intl.NumberFormat('es-PE', { maximumFractionDigits: 0 });
    const { pagina, contexto, quejas } = await abrir(`?clave=${encodeURIComponent(clave)}&periodo=${PERIODO}`);
    const i = t.indicadores.findIndex((x) => x.clave === clave);
    const delTablero = t.hijos.flatMap((h) => {
      const c = h.celdas[i]!;
      return c.e === 'v' && c.den > 0 ? [[h.ambito.nombre, `${entero.format(c.num)} de ${entero.format(c.den)}`]] : [];
    });
    expect(delTablero.length).toBeGreaterThan(1);
    expect(await filas(pagina), clave).toEqual(expect.arrayContaining(delTablero));
    await pagina.getByText(/Coincide con el tablero, y sus \d+ filas también/).waitFor();
    expect(quejas).toEqual([]);
    await contexto.close();
  });

  it('each choice is in the address, and the address alone brings the answer back', async () => {
    const { pagina, contexto, quejas } = await abrir('');
    await pagina.locator('[data-filtro=filas]').selectOption('provincia');
    await pagina.locator('[data-filtro=columnas]').selectOption('mes');
    await pagina.locator('.respuesta thead th').nth(12).waitFor();
    expect(new URL(pagina.url()).search).toBe('?por=provincia&columnas=mes');
    await pagina.getByText('Sin total por mes').waitFor();
    const visto = await pagina.locator('.respuesta tbody').first().innerText();
    await pagina.locator('[data-grafico] svg').first().waitFor();
    expect(quejas).toEqual([]);
    const otra = await abrir(new URL(pagina.url()).search);
    expect(await otra.pagina.locator('.respuesta tbody').first().innerText()).toBe(visto);
    await contexto.close();
    await otra.contexto.close();
  });

  it('files open and carry their definitions, their corte and their seal', async () => {
    const { pagina, contexto, quejas } = await abrir('');
    await pagina.locator('[data-grafico] svg').first().waitFor();
    const corte = `05-${PERIODO}-r1`;
    const csv = await bajar(pagina, 'csv');
    expect(csv.nombre).toMatch(new RegExp(`^sala_ayacucho_paquete_menor_12m.*_${PERIODO}_corte-${corte}\\.csv$`));
    const lineas = parse(csv.bytes, { columns: true, bom: true }) as Record<string, string>[]; // columns: true gives records
    expect(new Set(lineas.map((l) => l['corte']))).toEqual(new Set([corte]));
    expect(lineas.filter((l) => l['registro'] === 'definicion').map((l) => l['concepto'])).toContainEqual(
      expect.stringContaining('denominador'),
    );
    expect(lineas.filter((l) => l['registro'] === 'valor').length).toBeGreaterThan(1);
    const partes = unzipSync((await bajar(pagina, 'xlsx')).bytes);
    const textos = strFromU8(partes['xl/sharedStrings.xml']!);
    const svg = (await bajar(pagina, 'svg')).bytes.toString();
    for (const t of [corte, 'SINTÉTICOS', 'FED 2025-2026']) {
      expect(textos).toContain(t);
      expect(svg).toContain(t);
    }
    const png = (await bajar(pagina, 'png')).bytes;
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 2400]);
    expect(quejas).toEqual([]);
    await contexto.close();
  });

  it('runs a statement with the keyboard, says what is wrong, and Tab leaves the editor', async () => {
    const { pagina, contexto } = await abrir('');
    await pagina.locator('details:has(textarea) > summary').click();
    const caja = pagina.locator('textarea');
    await caja.fill('SELECT periodo, sum(num) AS num FROM hechos GROUP BY periodo ORDER BY periodo');
    await caja.press('Control+Enter');
    await pagina.getByRole('region', { name: 'Resultado de la consulta' }).getByText(PERIODO).waitFor();
    await caja.fill('SELECT nada FROM hechos');
    await caja.press('Control+Enter');
    await pagina.getByRole('alert').getByText('No existe esa columna').waitFor();
    await caja.press('Tab');
    expect(await pagina.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await caja.fill('SELECT count(*) FROM hechos a, hechos b, hechos c');
    await pagina.getByRole('button', { name: 'Ejecutar' }).click();
    await pagina.getByRole('button', { name: 'Detener' }).click();
    await pagina.getByText('Se detuvo la consulta').waitFor();
    await caja.fill('SELECT 42 AS respuesta');
    await caja.press('Control+Enter');
    await pagina.getByRole('cell', { name: '42' }).waitFor({ timeout: 15_000 });
    await contexto.close();
  });

  it.each(['**/*.wasm', '**/*duckdb-browser-eh.worker*', '**/v1/cubos/05/archivo/*'])(
    'says so when %s is blocked, and opens when it no longer is',
    async (que) => {
      const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/explorar`);
      await contexto.route(que, (r) => r.abort());
      await pagina.getByRole('button', { name: 'Abrir el explorador' }).click();
      await pagina.getByText('El explorador no pudo abrirse.').waitFor({ timeout: 30_000 });
      await contexto.unroute(que);
      await pagina.getByRole('button', { name: 'Volver a intentar' }).click();
      await pagina.locator('[data-listo]').first().waitFor({ timeout: 60_000 });
      await contexto.close();
    },
  );

  it('refuses data that do not match their seal, and leads back to the board', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/explorar`);
    await contexto.route('**/v1/cubos/05/archivo/*', async (r) => {
      const bytes = await (await r.fetch()).body();
      bytes[bytes.length - 1]! ^= 1;
      await r.fulfill({ body: bytes });
    });
    await pagina.getByRole('button', { name: 'Abrir el explorador' }).click();
    await pagina.getByText('no corresponden a su sello').waitFor({ timeout: 30_000 });
    await pagina.getByRole('link', { name: 'Ver el tablero de la región' }).click();
    await pagina.waitForURL('**/iar/05');
    await contexto.close();
  });

  it('stops the download when it is told to', async () => {
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/explorar`);
    await contexto.route('**/*.wasm', () => undefined); // never answers
    await pagina.getByRole('button', { name: 'Abrir el explorador' }).click();
    await pagina.getByRole('progressbar').waitFor();
    await pagina.getByRole('button', { name: 'Cancelar' }).click();
    await pagina.getByRole('button', { name: 'Abrir el explorador' }).waitFor();
    await contexto.close();
  });
});
