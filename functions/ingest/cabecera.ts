import type { Formato } from './formato.ts';
import { prepararTitulos, normalizarTitulo } from './titulos.ts';
import { reconocer, type Reconocido } from './reconocer.ts';

/** Rows in which the header is looked for: reports carry a few title rows above it. */
const FILAS_TITULO = 30;
const ALTOS = [1, 2, 3] as const;
/** Rows to read before looking for the header: the last title row may begin a header of three. */
export const FILAS_CABEZA = FILAS_TITULO + ALTOS.length - 1;

export type CabeceraHallada = Reconocido & {
  /** Position of its first row among those read. */
  readonly fila: number;
  /** The header as written, row by row. */
  readonly filas: readonly (readonly string[])[];
  /** One title a column: those of the rows above and below joined, «GRUPO NOMBRE». */
  readonly titulos: readonly string[];
};

// Blank as written: a title of signs alone (`%`) fills its cell.
const llena = (c: string | undefined): boolean => c !== undefined && c.trim() !== '';
const ancho = (fila: readonly string[]): number => fila.findLastIndex(llena) + 1;

/**
 * Titles of a header of several rows. A merged cell keeps its text in its first column only, so a group is carried to the right
 * over the empty cells that have a name below, until another group begins on its row or above. A title merged downwards has nothing
 * below and is carried nowhere. The ranges themselves are not read: a column after the merged range without a title of its own
 * would take the group.
 */
export function unirFilas(filas: readonly (readonly string[])[]): string[] {
  const columnas = Math.max(0, ...filas.map(ancho));
  const arrastre: string[] = filas.map(() => '');
  return Array.from({ length: columnas }, (_, c) => {
    const partes: string[] = [];
    for (let r = 0; r < filas.length; r++) {
      const celda = filas[r]![c];
      const debajo = filas.slice(r + 1).some((f) => llena(f[c]));
      if (llena(celda)) {
        for (let k = r; k < filas.length; k++) arrastre[k] = '';
        if (debajo) arrastre[r] = celda!;
        partes.push(celda!);
      } else if (debajo && arrastre[r] !== '') partes.push(arrastre[r]!);
      else if (!debajo) arrastre[r] = '';
    }
    return partes.join(' ');
  });
}

const NUMERO = /^[\d\s.,:/-]+$/;

/** Data under a header of one row must not pass for its second: names are words. */
const sonNombres = (fila: readonly string[]): boolean => {
  const llenas = fila.filter((c) => c.trim() !== '');
  return llenas.length > 0 && llenas.filter((c) => NUMERO.test(c)).length * 2 < llenas.length;
};

/**
 * The rows that give most known columns of some format; of equals, the shorter header, then the first. Where the same header comes
 * again below, the first is the one, though a title of it be spoiled: what lies between are rows of it. null where none fits.
 */
export function hallarCabecera(
  leidas: readonly (readonly string[])[],
  formatos: readonly Formato[],
): CabeceraHallada | null {
  const halladas: CabeceraHallada[] = [];
  for (const alto of ALTOS) {
    const deEsteAlto = formatos.filter((f) => (f.filasDeCabecera ?? [1]).includes(alto));
    if (deEsteAlto.length === 0) continue;
    for (let fila = 0; fila < FILAS_TITULO && fila + alto <= leidas.length; fila++) {
      const filas = leidas.slice(fila, fila + alto);
      if (filas.slice(1).some((f) => !sonNombres(f))) continue;
      const titulos = alto === 1 ? filas[0]!.slice(0, ancho(filas[0]!)) : unirFilas(filas);
      const r = reconocer(deEsteAlto, prepararTitulos(titulos));
      if (r) halladas.push({ ...r, fila, filas, titulos });
    }
  }
  let mejor = laMejor(halladas);
  for (let encima = mejor; encima;) {
    mejor = encima;
    const { fila, formato } = encima;
    encima = laMejor(halladas.filter((h) => h.formato === formato && h.fila + h.filas.length <= fila));
  }
  return mejor;
}

const laMejor = (halladas: readonly CabeceraHallada[]): CabeceraHallada | null =>
  halladas.reduce<CabeceraHallada | null>((m, h) => (m && m.puntos >= h.puntos ? m : h), null);

export type FilaSobre = { readonly linea: number; readonly campos: readonly string[] };

/** Groups over the names: words alone, and cells left empty by those that were merged. */
const sonGrupos = ({ campos }: FilaSobre, columnas: number): boolean => {
  const llenas = campos.filter(llena);
  return llenas.length > 0 && llenas.length < columnas && !llenas.some((c) => NUMERO.test(c));
};

/**
 * Rows above the header that are not its titles: from the first with half as many filled cells as the header has columns (and more
 * than two) down. They are data when a first header came spoiled and it is its repetition that was recognised. A row of groups that
 * was not needed to know the columns is not data.
 */
export function sobreLaCabecera(
  previas: readonly FilaSobre[],
  { titulos, filas, formato }: CabeceraHallada,
): readonly FilaSobre[] {
  const columnas = titulos.filter(llena).length;
  let grupos = Math.max(...(formato.filasDeCabecera ?? [1])) - filas.length;
  let fin = previas.length;
  while (grupos-- > 0 && fin > 0 && sonGrupos(previas[fin - 1]!, columnas)) fin--;
  const minimo = Math.max(3, columnas / 2);
  const primera = previas.slice(0, fin).findIndex(({ campos }) => campos.filter(llena).length >= minimo);
  return primera < 0 ? [] : previas.slice(primera, fin);
}

/** Whether a row is the header again, or one of its rows where it has several. */
export function esCabeceraRepetida(filas: readonly (readonly string[])[]): (campos: readonly string[]) => boolean {
  const normales = filas.map((f) => f.map(normalizarTitulo));
  const [unica, ...otras] = normales;
  const columnas = ancho(filas[0] ?? []);
  return (campos) => {
    const c = campos.map((x) => normalizarTitulo(x.replace(/^\uFEFF/, '')));
    const iguales = (n: readonly string[]): number => c.filter((x, i) => x === n[i]).length;
    if (unica && otras.length === 0) return c[0] === unica[0] && iguales(unica) * 2 > columnas;
    const llenas = c.filter((x) => x !== '').length;
    return normales.some((n) => {
      const deLaFila = n.filter((x) => x !== '').length;
      const mismas = c.filter((x, i) => x !== '' && x === n[i]).length;
      return mismas * 2 > Math.max(llenas, deLaFila);
    });
  };
}
