import { selloCorto } from '../../../../functions/domain/corte.ts';
import { ultimoDia } from '../../../../functions/domain/periodo.ts';
import { escaparXml } from '../../../../functions/domain/xlsx-partes.ts';
import type { Colores } from '../charts/opcion-tendencia.ts';
import { fechaCorta } from '../formato.ts';
import { opcionExplorador, reparto } from './opcion-explorador.ts';
import { definicionCorta, type ParaExportar } from './sellado.ts';
import type { Dibujo } from './sugerencia.ts';
import * as t from '../textos/es/explorar.ts';

const ANCHO = 1200;
const MARGEN = 32;
const LETRA = 'Arial, Helvetica, sans-serif';
/** Images are for paper: the light theme whatever the screen's. */
const COLORES: Colores = { tinta: '#23211d', suave: '#5d584f', linea: '#d9d4ca', acento: '#0b5563', papel: '#ffffff' };
/** Mean width of a letter of this family, as a share of its size. */
const AVANCE = 0.53;

/** A text in lines that fit `ancho` px at `talla` px. */
export const partir = (texto: string, ancho: number, talla: number): string[] => {
  const caben = Math.floor(ancho / (talla * AVANCE));
  const lineas: string[] = [''];
  for (const palabra of texto.split(/\s+/)) {
    const actual = lineas.at(-1)!;
    const junta = actual === '' ? palabra : `${actual} ${palabra}`;
    if (junta.length <= caben) lineas[lineas.length - 1] = junta;
    else lineas.push(palabra);
  }
  return lineas;
};

type Parrafo = { readonly texto: string; readonly talla: number; readonly fuerte?: boolean; readonly color?: string };

/** Paragraphs one under the other from `y`; where they end. */
const escribir = (parrafos: readonly Parrafo[], desde: number): { readonly xml: string; readonly y: number } => {
  let y = desde;
  const xml = parrafos.flatMap(({ texto, talla, fuerte, color = COLORES.suave }) =>
    partir(texto, ANCHO - 2 * MARGEN, talla).map((linea) => {
      y += Math.round(talla * 1.35);
      return `<text x="${MARGEN}" y="${y}" font-size="${talla}" fill="${color}"${fuerte ? ' font-weight="700"' : ''}>${escaparXml(linea)}</text>`;
    }),
  );
  return { xml: xml.join(''), y };
};

/**
 * The chart as a drawing that stands by itself: title above, and under it what each indicator is, the filters, the corte and its seal.
 * @param aSvg draws an option as the text of an `<svg>` of that size
 */
export function componerSvg(
  p: ParaExportar,
  d: Dibujo,
  aSvg: (opcion: ReturnType<typeof opcionExplorador>, ancho: number, alto: number) => string,
): { readonly svg: string; readonly ancho: number; readonly alto: number } {
  const util = ANCHO - 2 * MARGEN;
  const { alto: altoGrafico } = reparto(d, util);
  const cabeza = escribir(
    [
      ...(p.sintetico ? [{ texto: t.avisoSintetico, talla: 15, fuerte: true, color: '#7a1f00' }] : []),
      { texto: p.titulo, talla: 19, fuerte: true, color: COLORES.tinta },
      { texto: p.subtitulo, talla: 14 },
    ],
    MARGEN - 12,
  );
  const arriba = cabeza.y + 16;
  const pie = escribir(
    [
      ...(d.nota === '' ? [] : [{ texto: d.nota, talla: 12 }]),
      ...p.indicadores.map((i) => ({ texto: definicionCorta(i), talla: 12 })),
      {
        texto: [
          ...(p.corte
            ? [
                t.corteNumero(p.corte.corte),
                t.selloCorto(selloCorto(p.corte.sha256)),
                t.datosAl(fechaCorta(ultimoDia(p.corte.periodo))),
              ]
            : []),
          ...p.sello.filter(([k]) => ['filtros', 'modo', 'catalogo'].includes(k)).map(([k, v]) => `${k}: ${v}`),
          t.sala,
        ].join(' · '),
        talla: 12,
      },
    ],
    arriba + altoGrafico + 8,
  );
  const alto = pie.y + MARGEN;
  const dibujo = aSvg(opcionExplorador(d, COLORES, util), util, altoGrafico);
  return {
    ancho: ANCHO,
    alto,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${ANCHO}" height="${alto}" viewBox="0 0 ${ANCHO} ${alto}" font-family="${LETRA}"><title>${escaparXml(p.titulo)}</title><rect width="100%" height="100%" fill="${COLORES.papel}"/>${cabeza.xml}<g transform="translate(${MARGEN} ${arriba})">${dibujo.replaceAll('font-family:inherit', `font-family:${LETRA}`)}</g>${pie.xml}</svg>`,
  };
}

/** The same drawing as dots, twice as fine as it is wide. @throws when the browser cannot draw it */
export async function aPng({ svg, ancho, alto }: ReturnType<typeof componerSvg>): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const imagen = new Image();
    imagen.src = url;
    await imagen.decode();
    const lienzo = document.createElement('canvas');
    [lienzo.width, lienzo.height] = [ancho * 2, alto * 2];
    lienzo.getContext('2d')?.drawImage(imagen, 0, 0, lienzo.width, lienzo.height);
    const png = await new Promise<Blob | null>((listo) => lienzo.toBlob(listo, 'image/png'));
    if (!png) throw new Error('canvas_sin_imagen');
    return png;
  } finally {
    URL.revokeObjectURL(url);
  }
}
