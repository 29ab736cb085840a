import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { AxeBuilder } from '@axe-core/playwright';
const W = '/work/wt/g';
const { abrirCarpetaDatos } = await import(`${W}/functions/local/carpeta-datos.ts`);
const { abrirServicio } = await import(`${W}/functions/local/servicio.ts`);
const { aplicacionLocal } = await import(`${W}/functions/local/servidor.ts`);
const { abrirNavegador, abrirPagina } = await import(`${W}/tests/e2e/navegador.ts`);
const carpeta = abrirCarpetaDatos('/tmp/ayuda/g/ver/datos');
const s = await abrirServicio(carpeta);
const app = await aplicacionLocal(s, carpeta);
const srv = createServer(getRequestListener(app.fetch));
await new Promise<void>((l) => srv.listen(4761, '127.0.0.1', l));
const url = 'http://127.0.0.1:4761';
for (const r of ['/cortes/diferencias?a=05-2026-10-r1&b=05-2026-10-r2&ambito=G:05&ficha=dni_30d', '/cortes/sectores?corte=05-2026-08-r1&ambito=D:050304&ficha=dni_30d']) {
  const t = performance.now(); const x = await fetch(url + r, { signal: AbortSignal.timeout(280_000) }); console.log(r, x.status, Math.round(performance.now() - t), 'ms'); if (x.status !== 200) console.log((await x.text()).slice(0, 1500));
}
const nav = await abrirNavegador();
let i = 0;
for (const [r, v, c] of [
  ['/cortes/diferencias?a=05-2026-10-r1&b=05-2026-10-r2&ambito=G:05&ficha=dni_30d', { width: 1440, height: 1100 }, 'light'],
  ['/cortes/diferencias?a=05-2026-10-r1&b=05-2026-10-r2&ambito=G:05&ficha=dni_30d', { width: 390, height: 844 }, 'dark'],
  ['/cortes/sectores?corte=05-2026-08-r1&ambito=D:050304&ficha=dni_30d', { width: 1440, height: 900 }, 'light'],
  ['/cortes/sectores?corte=05-2026-08-r1&ambito=D:050304&ficha=dni_30d', { width: 390, height: 844 }, 'dark'],
] as const) {
  const { pagina, contexto, quejas } = await abrirPagina(nav, url + r, { viewport: v, colorScheme: c, bypassCSP: true });
  await pagina.screenshot({ path: `/tmp/ayuda/g/p${i++}.png` });
  const { violations } = await new AxeBuilder({ page: pagina }).analyze();
  console.log(i, violations.filter((x: any) => ['serious', 'critical'].includes(x.impact)).map((x: any) => `${x.id}: ${x.nodes.map((n: any) => n.target.join(' ')).slice(0, 3)}`), quejas, await pagina.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
  await contexto.close();
}
await nav.close(); srv.close(); srv.closeAllConnections(); await s.cerrarAlmacen();
