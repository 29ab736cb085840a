import { porQueNo, reconocer, type Reconocido } from './reconocer.ts';
import type { Formato } from './formato.ts';
import { Mesa } from './tamiz.ts';
import type { Limites } from './limites.ts';
import type { Progreso } from './progreso.ts';
import type { CsvTamizado } from './tamiz-csv.ts';
import { normalizarTitulo } from './titulos.ts';
import { abrirXlsx, type FilaXlsx, type Libro } from './xlsx.ts';

/** Rows above the header: downloads carry some seven title rows. */
const FILAS_TITULO = 30;

type Hoja = Reconocido & { readonly hoja: string; readonly titulos: string[]; readonly fila: number };

/** The first sheet, in the order of the tabs, with the header of a known format. */
async function buscarHoja(libro: Libro, formatos: readonly Formato[]): Promise<Hoja> {
  const vistas: string[][] = [];
  for (const hoja of libro.hojas) {
    let n = 0;
    for await (const { numero, celdas } of libro.filas(hoja)) {
      const titulos = celdas.slice(0, celdas.findLastIndex((c) => normalizarTitulo(c) !== '') + 1);
      const r = reconocer(formatos, titulos);
      if (r) return { ...r, hoja, titulos, fila: numero };
      vistas.push(titulos);
      if (++n >= FILAS_TITULO) break;
    }
  }
  throw porQueNo(formatos, vistas);
}

/** The sheet of a workbook as a clean file. Excel has no rows of the wrong width: short rows are filled with blanks. */
export async function tamizarXlsx(
  ruta: string,
  formatos: readonly Formato[],
  carpeta: string,
  limites: Limites,
  progreso?: Progreso,
): Promise<CsvTamizado> {
  const libro = await abrirXlsx(ruta, limites);
  let mesa: Mesa | undefined;
  try {
    const { formato, columnas, hoja, titulos, fila } = await buscarHoja(libro, formatos);
    mesa = new Mesa(carpeta, ',', limites.maxFila);
    const normales = titulos.map(normalizarTitulo);
    const repetida = (campos: readonly string[]): boolean => {
      const c = campos.map(normalizarTitulo);
      return c[0] === normales[0] && c.filter((x, i) => x === normales[i]).length * 2 > normales.length;
    };
    // Rows that Excel does not store are blank on screen but were never there: only stored rows are received.
    let pendientes: FilaXlsx[] = [];
    let leidos = 0;
    let total = 0;
    const avance = (l: number, t: number): void => void ([leidos, total] = [l, t]);
    for await (const f of libro.filas(hoja, avance)) {
      if (f.numero <= fila) continue;
      // Formatted blank rows below the last datum are not rows.
      if (f.celdas.every((c) => c.trim() === '')) {
        pendientes.push(f);
        continue;
      }
      for (const p of pendientes) mesa.apartar(p.numero, 'fila_vacia');
      pendientes = [];
      const celdas = [...f.celdas];
      while (celdas.length < titulos.length) celdas.push('');
      mesa.clasificar(f.numero, celdas, titulos.length, repetida);
      if (mesa.recibidas % 5000 === 0) progreso?.({ fase: 'leyendo', filas: mesa.recibidas, bytes: leidos, total });
    }
    return { ...mesa.cerrar(titulos, []), formato, columnas };
  } catch (e) {
    mesa?.cerrar([], []);
    throw e;
  } finally {
    libro.cerrar();
  }
}
