import { selloCorto } from '../../../../functions/domain/corte.ts';
import type { Tablero } from '../../../../functions/domain/tablero.ts';
import { mesEnPalabras } from '../formato.ts';
import * as t from '../textos/es/paquete.ts';

/** A CSS string: quotes, backslashes and line ends inside it would close the rule. */
const cadena = (texto: string): string =>
  `"${texto.replace(/[\\"\n<]/g, (c) => `\\${c.codePointAt(0)!.toString(16)} `)}"`;

/** Place, month, corte, seal and page on every sheet, in the margin the browser leaves for it. */
export const encabezadoImpreso = ({
  ambito,
  corte,
  sintetico,
}: Pick<Tablero, 'ambito' | 'corte' | 'sintetico'>): string => {
  const caja = (donde: string, texto: string): string =>
    `@${donde}{content:${texto};font:8pt sans-serif;vertical-align:bottom;padding-block-end:2mm}`;
  const pie = (donde: string, texto: string): string =>
    `@${donde}{content:${texto};font:8pt sans-serif;vertical-align:top;padding-block-start:2mm}`;
  return `@page{size:A4 landscape;margin:16mm 12mm 14mm;${[
    caja('top-left', cadena(`${ambito.nombre} · ${mesEnPalabras(corte.periodo)}`)),
    caja('top-right', cadena(t.corteYSello(corte.id, selloCorto(corte.sha256)))),
    pie('bottom-left', cadena(sintetico ? t.datosSinteticos : t.sala)),
    pie(
      'bottom-right',
      cadena(t.paginaDe('#n', '#d')).replace('#n', '" counter(page) "').replace('#d', '" counter(pages) "'),
    ),
  ].join('')}}`;
};
