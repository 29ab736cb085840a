import { diaHoraLima } from '../pantalla/edad.ts';
import { ID_COPIA } from './marca.ts';
import type { Guardada } from './memoria.ts';
import * as t from '../textos/es/fuera-de-linea.ts';

const escapar = (texto: string): string => texto.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const ESTILO = `:root{color-scheme:light dark}body{margin:0 auto;max-width:44rem;padding:1.5rem 1rem;font:1rem/1.45 Atkinson,Arial,sans-serif;background:#fbfaf7;color:#23211d}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.1rem}a{color:#0b5563}li{padding:.35rem 0}small{display:block;color:#5d584f}
@media (prefers-color-scheme:dark){body{background:#12110f;color:#f0ece4}a{color:#6cc3cf}small{color:#b0a99c}}`;

/** A wall retries by itself: nobody is there to press anything. */
const REINTENTO = 30;

/**
 * The page for an address that nobody visited here while there was a network. It needs no file and no script.
 * @param guardadas titles as they are in the stored pages: already HTML
 */
export function paginaSinConexion(pedida: URL, guardadas: readonly Guardada[]): string {
  const lista = guardadas
    .map(({ url, titulo, guardada }) => {
      const { pathname, search } = new URL(url);
      return `<li><a href="${escapar(pathname + search)}">${titulo}</a><small>${t.copiaGuardadaEl(diaHoraLima(Date.parse(guardada)))}</small></li>`;
    })
    .join('');
  const muro = pedida.pathname.endsWith('/pantalla');
  const direccion = escapar(pedida.pathname + pedida.search);
  return `<!doctype html><html lang="es-PE"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${muro ? `<meta http-equiv="refresh" content="${REINTENTO}">` : ''}<title>${t.tituloSinConexion}</title><style>${ESTILO}</style></head><body><main>
<h1>${t.sinConexionEncabezado}</h1>
<p>${t.noSeHaVisitado} <a href="${direccion}">${t.volverAIntentar}</a>${muro ? t.loHaceSola(REINTENTO) : ''}.</p>
${lista === '' ? `<p>${t.nadaGuardado}</p>` : `<h2>${t.guardadoEnEsteEquipo}</h2><ul>${lista}</ul>`}
</main></body></html>`;
}

const ESTILO_MARCA =
  'position:fixed;inset-block-end:0;inset-inline:0;z-index:8;margin:0;padding:.4rem 1rem;background:var(--aviso,#fff3cf);color:var(--aviso-tinta,#4b3a00)';

/** A stored page that says it is one, from its first paint and without any script. */
export function conMarca(html: string, guardada: string): string {
  const marca = `<p id="${ID_COPIA}" data-guardada="${escapar(guardada)}" role="status" style="${ESTILO_MARCA}">${t.copiaGuardadaEl(diaHoraLima(Date.parse(guardada)))}.</p>`;
  const fin = html.lastIndexOf('</body>');
  return fin < 0 ? html + marca : html.slice(0, fin) + marca + html.slice(fin);
}
