import { pareceFormula } from './celda-segura.ts';

/** Indexes into `cellXfs` of `ESTILOS`. `texto_literal` shows a text that looks like a formula and keeps it a text when it is edited. */
export const ESTILO = {
  general: 0,
  cabecera: 1,
  entero: 2,
  porcentaje: 3,
  decimal: 4,
  parrafo: 5,
  titulo: 6,
  aviso: 7,
  texto: 8,
  texto_literal: 9,
} as const;
export type Estilo = keyof typeof ESTILO;

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PAQUETE = 'http://schemas.openxmlformats.org/package/2006';
const TIPO = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** What Excel takes in one cell. */
const MAXIMO_TEXTO = 32_767;

const ENTIDAD: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text of an XML element or attribute; what XML 1.0 cannot hold becomes the replacement character. */
export const escaparXml = (texto: string): string =>
  /[&<>"\u0000-\u001f\ufffe\uffff\ud800-\udfff]/.test(texto)
    ? texto
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
        .replace(/[&<>"]/g, (c) => ENTIDAD[c]!)
    : texto;

/** `A`, `Z`, `AA`… of a zero-based column. */
export const letras = (i: number): string =>
  (i < 26 ? '' : letras(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

/** Texts that repeat are written once and named by their number. */
export class Textos {
  readonly #indice = new Map<string, number>();

  /** A text cell; '' when there is nothing to write. It is a string to Excel whatever it looks like: never a formula. */
  celda(referencia: string, texto: string, estilo: Estilo = 'texto'): string {
    if (texto === '') return '';
    const s = ESTILO[estilo === 'texto' && pareceFormula(texto) ? 'texto_literal' : estilo];
    let n = this.#indice.get(texto);
    if (n === undefined) this.#indice.set(texto, (n = this.#indice.size));
    return `<c r="${referencia}" s="${s}" t="s"><v>${n}</v></c>`;
  }

  *xml(): Generator<string> {
    yield `${XML}<sst ${MAIN} uniqueCount="${this.#indice.size}">`;
    let lote = '';
    for (const t of this.#indice.keys()) {
      lote += `<si><t xml:space="preserve">${escaparXml(t.slice(0, MAXIMO_TEXTO))}</t></si>`;
      if (lote.length > 1 << 17) {
        yield lote;
        lote = '';
      }
    }
    yield `${lote}</sst>`;
  }
}

export const celdaNumero = (referencia: string, n: number, estilo: Estilo): string =>
  `<c r="${referencia}" s="${ESTILO[estilo]}"><v>${n}</v></c>`;

const relleno = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`;
const formatos: readonly string[] = [
  'numFmtId="0" fontId="0" fillId="0"',
  'numFmtId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf',
  'numFmtId="3" fontId="0" fillId="0" applyNumberFormat="1"',
  'numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"',
  'numFmtId="165" fontId="0" fillId="0" applyNumberFormat="1"',
  'numFmtId="0" fontId="0" fillId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf',
  'numFmtId="0" fontId="2" fillId="0" applyFont="1"',
  'numFmtId="0" fontId="3" fillId="3" applyFont="1" applyFill="1"',
  'numFmtId="49" fontId="0" fillId="0" applyNumberFormat="1"',
  'numFmtId="49" fontId="0" fillId="0" quotePrefix="1" applyNumberFormat="1"',
];

export const ESTILOS = `${XML}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="#,##0.0"/></numFmts><fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font><font><b/><sz val="12"/><color rgb="FF7A1F00"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${relleno('FFE3ECF5')}${relleno('FFFFE8D6')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formatos.length}">${formatos.map((f) => (f.endsWith('</xf') ? `<xf borderId="0" xfId="0" ${f}>` : `<xf borderId="0" xfId="0" ${f}/>`)).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export type Hoja = {
  readonly nombre: string;
  readonly anchos: readonly number[];
  /** Frozen row that is repeated on each printed page, filtered by its arrows. */
  readonly conCabecera: boolean;
};

/** Head and foot of a sheet; the rows go in between. `pie`: plain text printed under each page. */
export const marcoHoja = (
  { anchos, conCabecera }: Hoja,
  pie: { readonly izquierda: string; readonly centro: string },
) => {
  const vista = conCabecera
    ? '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
    : '<sheetView workbookViewId="0" showGridLines="0"/>';
  const columnas = anchos.map((a, i) => `<col min="${i + 1}" max="${i + 1}" width="${a}" customWidth="1"/>`).join('');
  const impreso = (t: string): string => escaparXml(t.replaceAll('&', '&&'));
  return {
    cabeza: `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>${vista}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columnas}</cols><sheetData>`,
    cola: (filas: number): string =>
      `</sheetData>${conCabecera ? `<autoFilter ref="A1:${letras(anchos.length - 1)}${filas}"/>` : ''}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${impreso(pie.izquierda)}&amp;C${impreso(pie.centro)}&amp;RPágina &amp;P de &amp;N</oddFooter></headerFooter></worksheet>`,
  };
};

const citado = (nombre: string): string => escaparXml(`'${nombre.replaceAll("'", "''")}'`);

/** What ties the sheets together. `hojas` in the order of the tabs; sheet `i` is `xl/worksheets/sheet<i+1>.xml`. */
export const partesLibro = (
  hojas: readonly (Hoja & { readonly filas: number })[],
): readonly (readonly [string, string])[] => {
  const nombres = hojas
    .flatMap((h, i) =>
      h.conCabecera
        ? [
            `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${citado(h.nombre)}!$A$1:$${letras(h.anchos.length - 1)}$${h.filas}</definedName>`,
            `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${citado(h.nombre)}!$1:$1</definedName>`,
          ]
        : [],
    )
    .join('');
  const rel = (i: number, tipo: string, destino: string): string =>
    `<Relationship Id="rId${i}" Type="${REL}/${tipo}" Target="${destino}"/>`;
  const n = hojas.length;
  return [
    [
      'xl/workbook.xml',
      `${XML}<workbook ${MAIN} xmlns:r="${REL}"><sheets>${hojas.map((h, i) => `<sheet name="${escaparXml(h.nombre)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets><definedNames>${nombres}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PAQUETE}/relationships">${hojas.map((_, i) => rel(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${rel(n + 1, 'sharedStrings', 'sharedStrings.xml')}${rel(n + 2, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', ESTILOS],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PAQUETE}/relationships">${rel(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PAQUETE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TIPO}.sheet.main+xml"/>${hojas.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TIPO}.worksheet+xml"/>`).join('')}<Override PartName="/xl/sharedStrings.xml" ContentType="${TIPO}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${TIPO}.styles+xml"/></Types>`,
    ],
  ];
};
