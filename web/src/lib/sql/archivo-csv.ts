import { campoCsv } from '../../../../functions/domain/celda-segura.ts';
import type { Dato } from './consulta.ts';
import { COLUMNAS_DEFINICION, type Definicion } from './definiciones.ts';
import type { ParaExportar } from './sellado.ts';
import * as t from '../textos/es/explorar.ts';

/** Excel takes a CSV for Windows-1252 unless it begins with this. */
const BOM = '\ufeff';

const celda = (v: Dato | undefined): string =>
  v === null || v === undefined ? '' : typeof v === 'string' ? campoCsv(v) : String(v);

/**
 * One rectangular CSV that explains itself, as the exports of a corte do: the stamp and the definitions come first, as lines of other
 * `registro`, then the values. A spreadsheet opens it as it is; a program keeps the lines where `registro` is `valor`. Every line
 * carries corte and seal, so that a piece of it still says where it is from. UTF-8 with BOM, commas, CRLF.
 */
export function escribirCsv(p: ParaExportar, definiciones: readonly Definicion[]): string {
  const cabecera = ['registro', 'concepto', 'texto', ...p.columnas.map((c) => c.id), 'corte', 'sello', 'sintetico'];
  const marca = [p.corte?.corte ?? '', p.corte?.sha256 ?? '', p.sintetico ? t.si : t.no];
  const vacias = p.columnas.map(() => '');
  const linea = (valores: readonly (Dato | undefined)[]): string => `${valores.map(celda).join(',')}\r\n`;
  return [
    BOM,
    linea(cabecera),
    ...p.sello.map(([k, v]) => linea(['sello', k, v, ...vacias, ...marca])),
    ...definiciones.flatMap((d) =>
      COLUMNAS_DEFINICION.filter((c) => c !== 'clave' && d[c] !== '').map((c) =>
        linea(['definicion', `${d.clave} · ${c}`, d[c], ...vacias, ...marca]),
      ),
    ),
    ...p.filas.map((f) => linea(['valor', '', '', ...f, ...marca])),
  ].join('');
}
