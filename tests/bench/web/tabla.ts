const ancho = (texto: string): number => [...texto].length;

/** Text columns: the first one to the left, the others to the right. */
export function tabla(titulo: string, cabezas: readonly string[], filas: readonly (readonly string[])[]): string {
  const anchos = cabezas.map((c, j) => Math.max(ancho(c), ...filas.map((f) => ancho(f[j] ?? ''))));
  const linea = (celdas: readonly string[]): string =>
    celdas
      .map((c, j) => (j === 0 ? c + ' '.repeat(anchos[j]! - ancho(c)) : ' '.repeat(anchos[j]! - ancho(c)) + c))
      .join('  ')
      .trimEnd();
  return [`\n${titulo}`, linea(cabezas), linea(anchos.map((n) => '─'.repeat(n))), ...filas.map(linea), ''].join('\n');
}

const NUMERO = new Intl.NumberFormat('es-PE', { maximumFractionDigits: 0 });
const DECIMAL = new Intl.NumberFormat('es-PE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const segundos = (ms: number | null | undefined): string =>
  ms == null ? '—' : `${DECIMAL.format(ms / 1000)} s`;
export const milis = (ms: number | null | undefined): string => (ms == null ? '—' : `${NUMERO.format(ms)} ms`);
/** Of a figure already in that unit. */
export const con = (unidad: string, n: number | null | undefined): string =>
  n == null ? '—' : `${NUMERO.format(n)} ${unidad}`;
