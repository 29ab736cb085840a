import { campoCsv } from '../domain/celda-segura.ts';
import { COLUMNAS, type Columna } from './columnas.ts';
import { COLUMNAS_DEFINICION, ESTADOS, type Contenido } from './contenido.ts';

/** Excel takes a CSV for Windows-1252 unless it begins with this. */
const BOM = '\ufeff';
const LLENO = 1 << 17;

/** What kind of line each one is, then the columns of values, then those only definitions fill. */
const cabeceraDe = (columnas: readonly Columna[]): readonly string[] => {
  const propias = columnas.map((c) => c.id);
  return ['registro', 'concepto', 'texto', ...propias, ...COLUMNAS_DEFINICION.filter((c) => !propias.includes(c))];
};
export const CABECERA_CSV = cabeceraDe(COLUMNAS);

/** Fields already made safe: most texts of a row are those of the row before. */
const MAXIMO_CONOCIDOS = 20_000;
const escritor = (): ((v: string | number | null | undefined) => string) => {
  const conocidos = new Map<string, string>();
  return (v) => {
    if (typeof v === 'number') return String(v);
    if (v === null || v === undefined || v === '') return '';
    let campo = conocidos.get(v);
    if (campo === undefined) {
      if (conocidos.size >= MAXIMO_CONOCIDOS) conocidos.clear();
      conocidos.set(v, (campo = campoCsv(v)));
    }
    return campo;
  };
};

/**
 * One CSV that explains itself: the stamp, the states, the inputs and the definitions come first, as lines of other `registro`, and
 * then the values. UTF-8 with BOM, commas, CRLF. Every line carries corte and seal, so that a piece of it still says where it is from.
 */
export async function* escribirCsv({
  manifiesto: m,
  columnas,
  sello,
  insumos,
  definiciones,
  filas,
}: Contenido): AsyncGenerator<string> {
  const celda = escritor();
  const cabecera = cabeceraDe(columnas);
  const marca = { corte: m.corte, sello: m.sha256, periodo: m.periodo, sintetico: m.sintetico ? 'sí' : 'no' };
  const linea = (valores: Readonly<Record<string, string>>): string =>
    `${cabecera.map((c) => celda(valores[c])).join(',')}\r\n`;
  yield `${BOM}${cabecera.join(',')}\r\n`;
  for (const [concepto, texto] of sello) yield linea({ ...marca, registro: 'sello', concepto, texto });
  for (const [concepto, texto] of ESTADOS) yield linea({ ...marca, registro: 'estado', concepto, texto });
  for (const c of columnas) yield linea({ ...marca, registro: 'columna', concepto: c.id, texto: c.que });
  for (const i of insumos)
    yield linea({
      ...marca,
      registro: 'insumo',
      concepto: i.archivo,
      texto: `sha256=${i.sha256}; formato=${i.formato}; filas=${i.filas}; dato_hasta=${i.dato_hasta ?? ''}; carga=${i.id}`,
    });
  for (const d of definiciones) yield linea({ ...marca, registro: 'definicion', ...d });
  const resto = ','.repeat(cabecera.length - 3 - columnas.length);
  let lote = '';
  for await (const suyas of filas) {
    for (const f of suyas) lote += `valor,,,${f.map(celda).join(',')}${resto}\r\n`;
    if (lote.length > LLENO) {
      yield lote;
      lote = '';
    }
  }
  yield lote;
}

/** The values alone, as they are: for a program that reads them at once and opens no cell. */
export async function* escribirValores({
  columnas,
  filas,
}: Pick<Contenido, 'columnas' | 'filas'>): AsyncGenerator<string> {
  const simple = (v: string | number | null): string =>
    v === null ? '' : typeof v === 'number' ? String(v) : `"${v.replaceAll('"', '""')}"`;
  yield `${columnas.map((c) => c.id).join(',')}\n`;
  let lote = '';
  for await (const suyas of filas) {
    for (const f of suyas) lote += `${f.map(simple).join(',')}\n`;
    if (lote.length > LLENO) {
      yield lote;
      lote = '';
    }
  }
  yield lote;
}
