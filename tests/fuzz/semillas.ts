import { strToU8, zipSync } from 'fflate';
import type { Formato } from '../../functions/ingest/formato.ts';
import { prepararTitulos, ubicarColumnas, type ColumnaEsperada } from '../../functions/ingest/titulos.ts';
import type { Azar } from '../../functions/local/demo/azar.ts';
import { A_MANO } from './semillas-a-mano.ts';

/** A header and its rows, all text. `grupos`: the rows of the header above the names, where it has several. */
export type Tabla = { readonly grupos: string[][]; readonly titulos: string[]; readonly filas: string[][] };

/** A header that a pattern accepts: its first alternatives, without what is optional. '' when it is too much for this. */
const ejemploDe = (patron: RegExp): string =>
  patron.source
    .replace(/^\^|\$$/g, '')
    .replace(/\((\?:)?[^()]*\)\?/g, '')
    .replace(/\((?:\?:)?([^()|]*)(?:\|[^()]*)?\)/g, '$1')
    .replace(/\((?:\?:)?([^()|]*)(?:\|[^()]*)?\)/g, '$1')
    .replace(/.\?/g, '')
    .replace(/\\[db][+*]?/g, '1')
    .replace(/\.\*/g, ' ')
    .split('|')[0]!
    .replace(/ {2,}/g, ' ')
    .trim();

const tituloDe = ({ titulos }: ColumnaEsperada): string => {
  const texto = titulos.find((t) => typeof t === 'string');
  if (texto !== undefined) return texto;
  const patron = titulos.find((t) => t instanceof RegExp);
  const ejemplo = patron ? ejemploDe(patron) : '';
  return patron?.test(ejemplo) ? ejemplo : '';
};

/** A sound value of a column, by what it is called: synthetic persons only. */
function valorDe({ id, fecha }: ColumnaEsperada, fila: number, azar: Azar): string {
  const dos = (n: number): string => String(n).padStart(2, '0');
  if (fecha || /fecha|nacim|desde|hasta/.test(id))
    return `2025-${dos(1 + azar.entero(0, 11))}-${dos(1 + azar.entero(0, 27))}`;
  if (/documento|dni|cui|padron|madre|numero/.test(id))
    return `99${String(fila * 7 + azar.entero(0, 6)).padStart(6, '0')}`;
  if (/cnv/.test(id)) return `99${String(fila).padStart(8, '0')}`;
  if (/ubigeo|distrito/.test(id)) return azar.de(['050304', '050101', '050501']);
  if (/ccpp|poblado/.test(id)) return `050304${dos(azar.entero(0, 89))}01`;
  if (/renipress|eess|establec|codigo_unico/.test(id)) return azar.de(['00003644', '3642', '00003639']);
  if (/ambito/.test(id)) return azar.de(['D:050304', 'G:05']);
  if (/periodo/.test(id)) return `2026-${dos(1 + azar.entero(0, 9))}`;
  if (/anio/.test(id)) return azar.de(['2025', '2026']);
  if (/sexo|genero/.test(id)) return azar.de(['M', 'F']);
  if (/^id_|correlativo|clave/.test(id)) return String(1 + fila);
  if (/nombre|cargo/.test(id)) return azar.de(['ZILMUR', 'QORBAT', 'JORZELL']);
  return azar.de(['1', '12.5', 'A', 'D', '99381.01', '']);
}

/** A sound file of a format: written by hand where its header takes several rows, and else made up of its own columns. */
export function semillaDe(formato: Formato, filas: number, azar: Azar): Tabla {
  const aMano = A_MANO[formato.id];
  return aMano && (azar.ocurre(0.7) || !sePuedeInventar(formato))
    ? azar.de(aMano)(filas, azar)
    : inventada(formato, filas, azar);
}

const sePuedeInventar = (f: Formato): boolean => f.id !== 'c1_evaluacion' && (f.filasDeCabecera ?? [1]).includes(1);

/** A sound file of a format, from its own columns. @throws when its compulsory titles cannot be made up: give it one by hand */
function inventada(formato: Formato, filas: number, azar: Azar): Tabla {
  const columnas = formato.columnas.map((c) => [c, tituloDe(c)] as const).filter(([, t]) => t !== '');
  const titulos = columnas.map(([, t]) => t);
  const donde = ubicarColumnas(formato.columnas, prepararTitulos(titulos));
  const sin = formato.columnas.filter((c) => c.obligatoria && !donde.has(c.id)).map((c) => c.id);
  if (sin.length > 0) throw new Error(`No se inventan los títulos ${sin.join(', ')} de ${formato.id}`);
  return {
    grupos: [],
    titulos,
    filas: Array.from({ length: filas }, (_, i) => columnas.map(([c]) => valorDe(c, i, azar))),
  };
}

const xml = (t: string): string =>
  t
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');

const letras = (i: number): string =>
  (i < 26 ? '' : letras(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

/** The parts of a workbook of one sheet, as text, before they are put together. */
export function partesXlsx(filas: readonly (readonly string[])[], compartidos: boolean): Record<string, string> {
  const textos: string[] = [];
  const celda = (v: string, c: number, f: number): string => {
    if (v === '') return '';
    const r = `${letras(c)}${f}`;
    if (/^[1-9]\d{0,9}$/.test(v)) return `<c r="${r}"><v>${v}</v></c>`;
    if (!compartidos) return `<c r="${r}" t="inlineStr"><is><t>${xml(v)}</t></is></c>`;
    textos.push(v);
    return `<c r="${r}" t="s"><v>${textos.length - 1}</v></c>`;
  };
  const hoja = filas.map((f, i) => `<row r="${i + 1}">${f.map((v, c) => celda(v, c, i + 1)).join('')}</row>`).join('');
  return {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="H" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${hoja}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${textos.map((t) => `<si><t>${xml(t)}</t></si>`).join('')}</sst>`,
  };
}

export const empaquetar = (partes: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(partes).map(([n, t]) => [n, typeof t === 'string' ? strToU8(t) : t])), {
    level: 1,
  });
