import { closeSync, openSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';

// Local components: fflate writes them as they are, so the bytes do not depend on the time zone.
const SELLO = new Date(2026, 0, 1);
const LLENO = 1 << 19;
const ENCABEZADO = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TIPOS = `${ENCABEZADO}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const RELACIONES = `${ENCABEZADO}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const RELACIONES_LIBRO = `${ENCABEZADO}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
const HOJA = `${ENCABEZADO}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`;

const letras = (i: number): string =>
  (i < 26 ? '' : letras(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));

const escapar = (texto: string): string =>
  /[&<>]/.test(texto) ? texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : texto;

/**
 * One sheet of text cells, written row by row: the sheet is deflated as it grows. Repeated values go to the shared strings, as the
 * field's own exports do; `unicas` names the columns whose values are inline because they hardly repeat. Empty cells are left out.
 */
export class LibroXlsx {
  readonly #fd: number;
  readonly #zip: Zip;
  readonly #hoja: ZipDeflate;
  readonly #columnas: readonly string[];
  readonly #unicas: ReadonlySet<number>;
  readonly #compartidas = new Map<string, number>();
  #pendiente = HOJA;
  #filas = 0;

  constructor(ruta: string, nombreHoja: string, cabecera: readonly string[], unicas: ReadonlySet<number>) {
    this.#fd = openSync(ruta, 'w');
    this.#columnas = cabecera.map((_, i) => letras(i));
    this.#unicas = unicas;
    this.#zip = new Zip((error, trozo) => {
      if (error) throw error;
      writeSync(this.#fd, trozo);
    });
    this.#parte('[Content_Types].xml', TIPOS);
    this.#parte('_rels/.rels', RELACIONES);
    this.#parte(
      'xl/workbook.xml',
      `${ENCABEZADO}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${nombreHoja}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    );
    this.#parte('xl/_rels/workbook.xml.rels', RELACIONES_LIBRO);
    this.#hoja = this.#abrir('xl/worksheets/sheet1.xml');
    this.fila(cabecera);
  }

  /** Rows written, header included. */
  get filas(): number {
    return this.#filas;
  }

  fila(valores: readonly string[]): void {
    const n = String(++this.#filas);
    let xml = `<row r="${n}">`;
    for (let i = 0; i < valores.length; i++) {
      const valor = valores[i]!;
      if (valor === '') continue;
      if (this.#unicas.has(i) && n !== '1') {
        xml += `<c r="${this.#columnas[i]}${n}" t="inlineStr"><is><t xml:space="preserve">${escapar(valor)}</t></is></c>`;
      } else {
        xml += `<c r="${this.#columnas[i]}${n}" t="s"><v>${this.#indice(valor)}</v></c>`;
      }
    }
    this.#pendiente += `${xml}</row>`;
    if (this.#pendiente.length > LLENO) this.#vaciar(false);
  }

  cerrar(): void {
    this.#pendiente += '</sheetData></worksheet>';
    this.#vaciar(true);
    const textos = [...this.#compartidas.keys()]
      .map((t) => `<si><t xml:space="preserve">${escapar(t)}</t></si>`)
      .join('');
    this.#parte(
      'xl/sharedStrings.xml',
      `${ENCABEZADO}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${this.#compartidas.size}">${textos}</sst>`,
    );
    this.#zip.end();
    closeSync(this.#fd);
  }

  #indice(valor: string): number {
    const conocido = this.#compartidas.get(valor);
    if (conocido !== undefined) return conocido;
    this.#compartidas.set(valor, this.#compartidas.size);
    return this.#compartidas.size - 1;
  }

  #vaciar(ultimo: boolean): void {
    this.#hoja.push(Buffer.from(this.#pendiente), ultimo);
    this.#pendiente = '';
  }

  #abrir(nombre: string): ZipDeflate {
    const parte = new ZipDeflate(nombre, { level: 1 });
    parte.mtime = SELLO;
    this.#zip.add(parte);
    return parte;
  }

  #parte(nombre: string, texto: string): void {
    this.#abrir(nombre).push(Buffer.from(texto), true);
  }
}
