import { columnasDescritas, DESCRIPCIONES } from './descripcion-tablas.ts';
import { NOMBRES_TABLAS, type Tabla } from './tablas.ts';

export const esTabla = (texto: string): texto is Tabla => NOMBRES_TABLAS.some((t) => t === texto);

const campo = (texto: string): string => (/[",\n]/.test(texto) ? `"${texto.replaceAll('"', '""')}"` : texto);

/** The CSV that whoever has no system of origin fills: its header and one invented row, to be replaced. Documents start with 99. */
export const plantillaCsv = (tabla: Tabla): string => {
  const columnas = columnasDescritas(tabla);
  return `${columnas.map((c) => c.columna).join(',')}\n${columnas.map((c) => campo(c.ejemplo)).join(',')}\n`;
};

const TIPO: Readonly<Record<string, string>> = { VARCHAR: 'texto', DATE: 'fecha', INTEGER: 'entero', DOUBLE: 'número' };

/** The tables and their columns as Markdown: `docs/plantillas.md` holds exactly this below its introduction. */
export const plantillasMarkdown = (): string =>
  NOMBRES_TABLAS.map((tabla) =>
    [
      `## ${tabla}`,
      '',
      `Cada fila es ${DESCRIPCIONES[tabla].fila}.`,
      '',
      '| columna | tipo | ¿obligatoria? | qué es | ejemplo |',
      '| --- | --- | --- | --- | --- |',
      ...columnasDescritas(tabla).map(
        (c) =>
          `| \`${c.columna}\` | ${TIPO[c.tipo] ?? 'número'} | ${c.obligatoria ? 'sí' : 'no'} | ${c.que.replaceAll('|', '\\|')} | ${c.ejemplo === '' ? '' : `\`${c.ejemplo}\``} |`,
      ),
    ].join('\n'),
  ).join('\n\n');
