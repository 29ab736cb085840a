import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { enNavegador } from './en-navegador.ts';
import { ultimoDia } from '../../functions/domain/periodo.ts';
import type { Tablero } from '../../functions/domain/tablero.ts';
import { evaluar } from '../../functions/local/evaluar.ts';
import { abrirPagina } from './navegador.ts';
import { dni30dAMano, leerHoja } from './padron-a-mano.ts';
import { PERIODO } from './sala.ts';

const LUCANAMARCA = '050304';

const en = enNavegador();
const { sala } = en;

const tablero = async (ambito: string): Promise<Tablero> =>
  (await (await fetch(`${sala.url}/v1/tableros/${encodeURIComponent(ambito)}`)).json()) as Tablero; // our own API

describe('de los archivos a la pantalla', () => {
  it('the IAL board of Santiago de Lucanamarca shows the DNI figure that the padrón gives by hand', async () => {
    const padron = readdirSync(sala.archivos).find((n) => n.startsWith('padron_nominal'))!;
    const { num, den } = dni30dAMano(leerHoja(join(sala.archivos, padron)), LUCANAMARCA, ultimoDia(PERIODO));
    expect(den).toBeGreaterThan(5);

    const { pagina, contexto, quejas } = await abrirPagina(en.navegador, `${sala.url}/ial/${LUCANAMARCA}?ver=nino`);
    const titulos = await pagina
      .locator('[role=grid] thead th')
      .evaluateAll((ths) => ths.map((th) => th.querySelector('a')?.getAttribute('href') ?? ''));
    const i = titulos.findIndex((h) => h.includes('dni_30d@')) - 1; // the first column is the place
    expect(i).toBeGreaterThanOrEqual(0);
    const celda = pagina.locator(`[role=grid] tr[data-fila="D:${LUCANAMARCA}"] td[data-celda="${i}"]`);
    expect((await celda.innerText()).replace(/\s+/g, ' ')).toContain(`${num} de ${den}`);
    expect(await pagina.locator('body').innerText()).toMatch(/sintétic/i);
    expect(quejas).toEqual([]);
    await contexto.close();
  });

  it('person by person, what evaluar says adds up to every cell of the region, the district and the facility', async () => {
    const [region, distrito] = await Promise.all([tablero('G:05'), tablero(`D:${LUCANAMARCA}`)]);
    const personas = new Map((await leerCsv(join(sala.canonicos, 'personas.csv'))).map((p) => [p['documento']!, p]));
    const probadas = region.indicadores.filter((x) =>
      [
        'paquete_menor_12m',
        'rn_paquete_oportuno',
        'anemia_6_35m',
        'dci_menor_60m',
        'dni_30d',
        'am_vacam',
        'sec_poblacion',
      ].includes(x.ficha),
    );
    expect(new Set(probadas.map((p) => p.ficha)).size).toBe(7);
    for (const indicador of probadas) {
      const lineas = await evaluarTodos(indicador.ficha, indicador.version, indicador.metodo);
      const suma = (filtro: (documento: string) => boolean) =>
        lineas
          .filter((l) => filtro(l.documento))
          .reduce((a, l) => ({ num: a.num + (l.num ?? 0), den: a.den + l.den }), { num: 0, den: 0 });
      const i = region.indicadores.findIndex((x) => x.clave === indicador.clave);
      expect(region.propio.celdas[i], indicador.clave).toMatchObject({ e: 'v', ...suma(() => true) });
      const residentes = suma(
        (d) => (personas.get(d)?.['ubigeo'] || personas.get(d)?.['codigo_ccpp']?.slice(0, 6)) === LUCANAMARCA,
      );
      expect(distrito.propio.celdas[i], `${indicador.clave} en el distrito`).toMatchObject({ e: 'v', ...residentes });
    }
  });

  it('the rows of each board add up to its total', async () => {
    for (const ambito of ['G:05', 'P:0503', `D:${LUCANAMARCA}`, 'E:00003644']) {
      const t = await tablero(ambito);
      t.indicadores.forEach((indicador, i) => {
        if (indicador.nivel === 'eess' && !ambito.startsWith('G') && !ambito.startsWith('P')) return; // its sectors have no cell
        const filas = t.hijos.map((h) => h.celdas[i]!);
        const propia = t.propio.celdas[i]!;
        if (propia.e !== 'v') return;
        const den = filas.reduce((n, c) => n + (c.e === 'v' ? c.den : 0), 0);
        expect(den, `${ambito} ${indicador.clave}`).toBe(propia.den);
      });
    }
  });

  it('the explorer computes the same total in the browser as the board', async () => {
    const { pagina, contexto, quejas } = await abrirPagina(en.navegador, `${sala.url}/explorar`);
    await pagina.getByRole('button', { name: 'Abrir el explorador' }).click();
    await pagina
      .getByText(/coincide con el tablero/i)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(quejas).toEqual([]);
    await contexto.close();
  });

  it('no query of the explorer reaches another server', async () => {
    let visitas = 0;
    const ajeno = createServer((_, r) => {
      visitas++;
      r.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/csv' }).end('a\n1\n');
    });
    await new Promise<void>((listo) => ajeno.listen(0, '127.0.0.1', listo));
    const { port } = ajeno.address() as AddressInfo; // a TCP server that listens has one
    const { pagina, contexto } = await abrirPagina(en.navegador, `${sala.url}/explorar`);
    await pagina.getByRole('button', { name: 'Abrir el explorador' }).click();
    await pagina
      .getByText(/coincide con el tablero/i)
      .first()
      .waitFor({ timeout: 60_000 });
    await pagina.locator('details:has(textarea) > summary').click();
    for (const sql of [
      `select * from read_csv('http://127.0.0.1:${port}/x.csv')`,
      `copy (select 1) to 'http://127.0.0.1:${port}/x.csv'`,
      `set enable_external_access = true; select * from read_csv('http://127.0.0.1:${port}/x.csv')`,
      `install httpfs from 'http://127.0.0.1:${port}'`,
    ]) {
      await pagina.locator('textarea').fill(sql);
      await pagina.getByRole('button', { name: 'Ejecutar' }).click();
      await pagina.getByRole('alert').first().waitFor();
    }
    expect(visitas).toBe(0);
    await contexto.close();
    ajeno.close();
  });
});

type Linea = { documento: string; den: number; num: number | null };

async function evaluarTodos(ficha: string, version: string, metodo: string): Promise<Linea[]> {
  const salida = new PassThrough();
  const avisos = new PassThrough().resume();
  const leido = text(salida);
  await evaluar({
    ficha,
    version,
    corte: ultimoDia(PERIODO),
    dir: sala.canonicos,
    ...(metodo === '' ? {} : { metodo }),
    salida,
    avisos,
  });
  salida.end();
  return (await leido)
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as Linea); // our own NDJSON
}

async function leerCsv(ruta: string): Promise<Record<string, string>[]> {
  const { parse } = await import('csv-parse/sync');
  const { readFile } = await import('node:fs/promises');
  return parse(await readFile(ruta), { columns: true }) as Record<string, string>[]; // columns: true gives records
}
