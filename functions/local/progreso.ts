/** Progress on the terminal: one line that rewrites itself; on a pipe, one line per message and no more. */
export function progresoEnTerminal(salida: NodeJS.WriteStream = process.stderr): {
  paso(texto: string): void;
  avance(texto: string): void;
  fin(): void;
} {
  let sucia = false;
  const limpiar = (): void => {
    if (sucia && salida.isTTY) salida.write('\r\x1b[2K');
    sucia = false;
  };
  return {
    paso(texto) {
      limpiar();
      salida.write(`· ${texto}\n`);
    },
    avance(texto) {
      if (!salida.isTTY) return;
      salida.write(`\r\x1b[2K  ${texto.slice(0, (salida.columns ?? 80) - 4)}`);
      sucia = true;
    },
    fin: limpiar,
  };
}
