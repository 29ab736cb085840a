export type Registro = {
  readonly campos: string[];
  readonly fin: number;
  readonly saltos: number;
  readonly cerrado: boolean;
  /** No text between a closing quote and the next delimiter: where there is, the quotes were not quoting. */
  readonly limpio: boolean;
};

/**
 * One CSV record (RFC 4180) of `texto` from `pos`. A quote opens a field only as its first character; anywhere else it is text.
 * `fin` is where the next record begins; `saltos` the line breaks inside quotes; `cerrado` false when the text ended inside quotes.
 */
export function leerRegistro(texto: string, pos: number, delimitador: string): Registro {
  const campos: string[] = [];
  let saltos = 0;
  let limpio = true;
  let i = pos;
  for (;;) {
    let campo = '';
    const entreComillas = texto[i] === '"';
    if (entreComillas) {
      i++;
      for (;;) {
        const j = texto.indexOf('"', i);
        if (j < 0)
          return {
            campos: [...campos, campo + texto.slice(i)],
            fin: texto.length,
            saltos,
            cerrado: false,
            limpio: false,
          };
        const tramo = texto.slice(i, j);
        for (const c of tramo) if (c === '\n') saltos++;
        campo += tramo;
        i = j + 1;
        if (texto[i] !== '"') break;
        campo += '"';
        i++;
      }
    }
    let j = i;
    while (j < texto.length && texto[j] !== delimitador && texto[j] !== '\n') j++;
    const hayFin = texto[j] !== delimitador;
    const cola = texto.slice(i, hayFin && texto[j - 1] === '\r' && j > i ? j - 1 : j);
    if (entreComillas && cola !== '') limpio = false;
    campos.push(campo + cola);
    i = j + 1;
    if (hayFin) return { campos, fin: Math.min(i, texto.length), saltos, cerrado: true, limpio };
  }
}

/** A record without quoting rules: every quote is text. */
export const partirLinea = (linea: string, delimitador: string): string[] => linea.split(delimitador);

/** One field as RFC 4180 text; line breaks become spaces so that one record is one line. */
export const escribirCampo = (campo: string, delimitador: string): string => {
  const plano = /[\r\n]/.test(campo) ? campo.replace(/[\r\n]+/g, ' ') : campo;
  return plano.includes('"') || plano.includes(delimitador) ? `"${plano.replaceAll('"', '""')}"` : plano;
};
