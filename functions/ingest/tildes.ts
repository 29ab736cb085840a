const decodificador = new TextDecoder('windows-1252');
const utf8 = new TextDecoder('utf-8', { fatal: true });
const BYTE = new Map(Array.from({ length: 256 }, (_, i) => [decodificador.decode(Uint8Array.of(i)), i]));

/**
 * UTF-8 that was read as Windows-1252 and saved again: `Ã‘` back to `Ñ`. Only pairs that decode are touched.
 * @returns the text and how many characters were repaired.
 */
export function repararTildes(texto: string): { texto: string; reparadas: number } {
  let reparadas = 0;
  const reparado = texto.replace(/[ÂÃ](.)/gu, (par, segundo: string) => {
    const a = BYTE.get(par[0]!);
    // Latin-1 proper leaves C1 controls where Windows-1252 has letters.
    const b = BYTE.get(segundo) ?? segundo.charCodeAt(0);
    if (a === undefined || b === undefined || b < 0x80 || b > 0xbf) return par;
    reparadas++;
    return utf8.decode(Uint8Array.of(a, b));
  });
  return { texto: reparado, reparadas };
}
