import { selloCorto } from '../../../../functions/domain/corte.ts';
import type { AmbitoRef, Tablero } from '../../../../functions/domain/tablero.ts';
import { mesEnPalabras } from '../formato.ts';
import * as t from '../textos/es/ui.ts';

/** A CSS string: quotes, backslashes and line ends inside it would close the rule. */
const cadena = (texto: string): string =>
  `"${texto.replace(/[\\"\n<]/g, (c) => `\\${c.codePointAt(0)!.toString(16)} `)}"`;

/**
 * Place, month, corte, seal and page on every sheet, in the margin its own rule leaves for it.
 * @param pagina name of the sheet's `@page`; '' for all
 */
export const encabezadoImpreso = (
  { ambito, corte, sintetico }: Pick<Tablero, 'corte' | 'sintetico'> & { readonly ambito: Pick<AmbitoRef, 'nombre'> },
  pagina = '',
): string => {
  const caja = (donde: string, texto: string): string =>
    `@${donde}{content:${texto};font:8pt sans-serif;vertical-align:bottom;padding-block-end:2mm}`;
  const pie = (donde: string, texto: string): string =>
    `@${donde}{content:${texto};font:8pt sans-serif;vertical-align:top;padding-block-start:2mm}`;
  return `@page ${pagina}{${[
    caja('top-left', cadena(`${ambito.nombre} · ${mesEnPalabras(corte.periodo)}`)),
    caja('top-right', cadena(t.corteYSelloEnPapel(corte.id, selloCorto(corte.sha256)))),
    pie('bottom-left', cadena(sintetico ? t.datosSinteticosEnPapel : t.sala)),
    pie(
      'bottom-right',
      cadena(t.paginaDe('#n', '#d')).replace('#n', '" counter(page) "').replace('#d', '" counter(pages) "'),
    ),
  ].join('')}}`;
};
