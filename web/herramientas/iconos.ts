/** Draws the icons of the installed application from `static/icono.svg`: `CHROMIUM=/usr/bin/chromium node web/herramientas/iconos.ts`. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const ESTATICOS = join(import.meta.dirname, '../static');
/** Share of the side that a maskable icon may lose at its edge. */
const ZONA_SEGURA = 0.2;

const svg = await readFile(join(ESTATICOS, 'icono.svg'), 'utf8');
const fondo = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? '#0b5563';
await mkdir(join(ESTATICOS, 'iconos'), { recursive: true });
const navegador = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
for (const [nombre, lado, margen] of [
  ['icono-192', 192, 0],
  ['icono-512', 512, 0],
  ['recortable-512', 512, ZONA_SEGURA / 2],
] as const) {
  const pagina = await navegador.newPage({ viewport: { width: lado, height: lado } });
  await pagina.setContent(
    `<body style="margin:0;background:${margen > 0 ? fondo : 'transparent'}"><img style="display:block;box-sizing:border-box;width:100%;padding:${margen * 100}%" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`,
  );
  await pagina.screenshot({ path: join(ESTATICOS, 'iconos', `${nombre}.png`), omitBackground: true });
  await pagina.close();
}
await navegador.close();
