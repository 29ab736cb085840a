import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';
import { aplicacionLocal } from '../../functions/local/servidor.ts';
import { abrirServicio, type Servicio } from '../../functions/local/servicio.ts';
import { PADRON, SECTORES } from '../close/sala-de-prueba.ts';
import { abrirNavegador } from './navegador.ts';

/** Text that would run if it were ever taken for markup, in each of the places where it could be. */
const MALO = `<img src=x onerror="window.__inyectado=1"><script>window.__inyectado=2</script>"'><svg onload=window.__inyectado=3>`;
const CORTO = '<b onmouseover=window.__inyectado=4>Uno</b>';

let raiz: string;
let servicio: Servicio;
let servidor: Server;
let navegador: Browser;
let url: string;

const cargar = async (nombre: string, texto: string): Promise<void> => {
  const ruta = join(raiz, 'archivo.csv');
  writeFileSync(ruta, texto);
  const { carga } = await servicio.recibir(ruta, {
    nombre,
    region: '05',
    emitido: '2026-11-05',
    modificado: '2026-11-05T00:00:00.000Z',
  });
  if (carga.error) throw new Error(carga.error.mensaje);
};
const celda = (texto: string): string => `"${texto.replaceAll('"', '""')}"`;

beforeAll(async () => {
  raiz = mkdtempSync(join(tmpdir(), 'sala-inyeccion-'));
  const carpeta = abrirCarpetaDatos(join(raiz, 'datos'));
  servicio = await abrirServicio(carpeta);
  await cargar(`${MALO}.csv`, PADRON);
  await cargar(
    'sectorizacion.csv',
    SECTORES.replaceAll(',Uno,', `,${celda(MALO)},`).replaceAll(',Dos,', `,${celda(CORTO)},`),
  );
  await cargar(
    'sectoristas.csv',
    `sector,nombre,cargo,desde,hasta\n00003644-02,${celda(MALO)},${celda(CORTO)},2026-01-01,\n`,
  );
  await servicio.cerrar({ region: '05', periodos: ['2026-09', '2026-10'], por: 'prueba' });
  const app = await aplicacionLocal(servicio, carpeta);
  servidor = createServer(getRequestListener(app.fetch));
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  url = `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`; // a TCP server that listens has one
  navegador = await abrirNavegador();
}, 300_000);
afterAll(async () => {
  await navegador?.close();
  servidor?.close();
  servidor?.closeAllConnections();
  await servicio?.cerrarAlmacen();
  rmSync(raiz, { recursive: true, force: true });
});

const PAGINAS = [
  '/eess/00003644',
  '/ial/050304',
  '/sector/00003644-02',
  '/eess/00003644/pantalla?segundos=5',
  '/datos?region=05',
  '/cortes/05-2026-10-r1',
  '/cortes/sectores?corte=05-2026-09-r1&ambito=E:00003644&calcular=si',
  '/auditoria?region=05',
  `/?buscar=${encodeURIComponent(MALO)}`,
  `/entrar?volver=${encodeURIComponent(`/${MALO}`)}`,
  `/emparejar?fallo=${encodeURIComponent(MALO)}`,
  `/eess/${encodeURIComponent(MALO)}`,
  `/ial/050304?ind=${encodeURIComponent(MALO)}&lugar=${encodeURIComponent(MALO)}`,
];

/** What a page did that it should not: scripts that ran, elements that came out of a text, complaints of its policy. */
async function dano(pagina: Page): Promise<string[]> {
  return pagina.evaluate(`[
    ...(window.__inyectado === undefined ? [] : ['corrió ' + window.__inyectado]),
    ...[...document.querySelectorAll('img[src="x"], svg[onload], b[onmouseover], [onerror]')].map((e) => e.outerHTML.slice(0, 80)),
    ...(window.__quejas ?? []),
  ]`);
}
const VIGIA = `window.__quejas = []; addEventListener('securitypolicyviolation', (e) => window.__quejas.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + (e.sample ?? '')));`;

describe('un nombre que trae código', () => {
  it.each(PAGINAS)('%s shows it as text and runs nothing', { timeout: 120_000 }, async (camino) => {
    const contexto = await navegador.newContext({ serviceWorkers: 'block' });
    const pagina = await contexto.newPage();
    await pagina.addInitScript(VIGIA);
    await pagina.goto(url + camino, { waitUntil: 'networkidle' });
    expect(await dano(pagina)).toEqual([]);
    // What is under the pointer and what is opened is drawn too.
    for (const b of (
      await pagina.locator('main button:visible, main summary:visible, main [role=gridcell]:visible').all()
    ).slice(0, 12)) {
      await b.hover({ timeout: 2_000 }).catch(() => undefined); // it may have moved
      await b.click({ timeout: 2_000 }).catch(() => undefined);
    }
    await pagina.waitForTimeout(300);
    expect(await dano(pagina)).toEqual([]);
    await contexto.close();
  });

  it('is there to be read: the test looks at what it says it looks at', async () => {
    const contexto = await navegador.newContext({ serviceWorkers: 'block' });
    const pagina = await contexto.newPage();
    await pagina.goto(`${url}/eess/00003644`, { waitUntil: 'networkidle' });
    expect(await pagina.locator('main').innerText()).toContain('<b onmouseover');
    await pagina.goto(`${url}/datos?region=05`, { waitUntil: 'networkidle' });
    expect(await pagina.locator('main').innerText()).toContain('<*** ***'); // the name of a file is masked; its signs are text
    await contexto.close();
  });

  it('in the name of an exported file or of a download is not a header', async () => {
    const r = await fetch(`${url}/v1/cargas?region=05&ensayo=si`, {
      method: 'POST',
      headers: { 'X-Sala-Archivo': encodeURIComponent('a\r\nSet-Cookie: x=1.csv') },
      body: PADRON,
    });
    expect(r.status).toBe(400);
    const e = await fetch(
      `${url}/v1/cortes/05-2026-10-r1/exportar?formato=csv&ambito=${encodeURIComponent('E:1"\r\nX: 1')}`,
    );
    expect(e.status).toBe(400);
  });
});

describe('las cabeceras de seguridad, en un navegador', () => {
  const politicaDe = async (camino: string): Promise<string> =>
    (await fetch(url + camino)).headers.get('content-security-policy') ?? '';

  it('no page takes scripts written in it, nor from elsewhere, nor text as code; only the explorer compiles WebAssembly', async () => {
    for (const camino of ['/', '/iar/05', '/eess/00003644', '/datos', '/entrar', '/explorar', '/no-hay']) {
      const politica = await politicaDe(camino);
      const guiones = /script-src ([^;]+)/.exec(politica)?.[1] ?? '';
      expect(guiones, camino).toMatch(/^'self'/);
      expect(guiones, camino).not.toMatch(/unsafe-inline|unsafe-eval(?!')|https?:|\*|data:|blob:/);
      expect(/'wasm-unsafe-eval'/.test(guiones), camino).toBe(camino === '/explorar');
      for (const d of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(politica, camino).toContain(d);
    }
  });

  it('what the policy forbids does not happen', { timeout: 60_000 }, async () => {
    const contexto = await navegador.newContext({ serviceWorkers: 'block' });
    const pagina = await contexto.newPage();
    await pagina.goto(`${url}/indicador`, { waitUntil: 'load' });
    const intento = (que: string): Promise<unknown> => pagina.evaluate(que);
    expect(
      await intento(
        `(() => { const s = document.createElement('script'); s.textContent = 'window.__malo = 1'; document.head.append(s); return window.__malo; })()`,
      ),
    ).toBeUndefined();
    // `evaluate` goes round the policy: what the page itself would do is tried from a handler of its own.
    await intento(
      `(() => { const b = document.createElement('button'); b.id = 'prueba'; b.setAttribute('onclick', 'window.__malo = 2'); document.body.append(b); b.click(); })()`,
    );
    expect(await intento('window.__malo')).toBeUndefined();
    const ajena = await intento(`fetch('http://127.0.0.1:9/x').then(() => 'salió', (e) => e.message)`);
    expect(ajena).toContain('Failed to fetch');
    await contexto.close();
  });

  it('no page is put in a frame of another, nor its kind guessed', async () => {
    for (const camino of ['/', '/v1/salud', '/service-worker.js', '/iar/05']) {
      const r = await fetch(url + camino);
      expect(r.headers.get('x-content-type-options'), camino).toBe('nosniff');
      expect(r.headers.get('content-security-policy'), camino).toContain("frame-ancestors 'none'");
    }
    const contexto = await navegador.newContext({ serviceWorkers: 'block' });
    const pagina = await contexto.newPage();
    await pagina.setContent(`<iframe src="${url}/iar/05"></iframe>`);
    await pagina.waitForTimeout(1_000);
    const [, marco] = pagina.frames();
    expect(await marco!.evaluate('document.querySelector("main") === null').catch(() => true)).toBe(true);
    await contexto.close();
  });
});
