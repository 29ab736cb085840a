/**
 * Plain dates of the civil calendar in America/Lima: `YYYY-MM-DD` text, never an instant. There is no clock here: "today" is
 * always an argument.
 */
export type Fecha = string;

const FORMA = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_POR_DIA = 86_400_000;

/** Days since 1970-01-01 (negative before). @throws RangeError when the text is not a real calendar date. */
export const diaDe = (fecha: Fecha): number => {
  const partes = FORMA.exec(fecha);
  if (partes) {
    const ms = Date.UTC(Number(partes[1]), Number(partes[2]) - 1, Number(partes[3]));
    if (new Date(ms).toISOString().startsWith(fecha)) return ms / MS_POR_DIA;
  }
  throw new RangeError(`No es una fecha del calendario (AAAA-MM-DD): ${fecha}`);
};

/** The inverse of `diaDe`. */
export const fechaDe = (dia: number): Fecha => new Date(dia * MS_POR_DIA).toISOString().slice(0, 10);

export const esFecha = (texto: string): boolean => {
  try {
    diaDe(texto);
    return true;
  } catch {
    return false;
  }
};

/** The day in Lima, five hours behind UTC all year. @param instante ISO 8601 */
export const diaEnLima = (instante: string): Fecha =>
  fechaDe(Math.floor((Date.parse(instante) - 18_000_000) / MS_POR_DIA));

export const sumarDias = (fecha: Fecha, dias: number): Fecha => fechaDe(diaDe(fecha) + dias);

/** Days from `desde` to `hasta`; the day of birth is 0. Negative when `hasta` is earlier. */
export const diasEntre = (desde: Fecha, hasta: Fecha): number => diaDe(hasta) - diaDe(desde);

/**
 * Completed calendar months. 31 January reaches one month on 1 March (28/29 February is still month 0), as 29 February reaches
 * its birthday on 1 March in common years (`indicadores.md` §1.1, PROPUESTA).
 */
export const mesesCumplidos = (nacimiento: Fecha, fecha: Fecha): number => {
  diaDe(nacimiento);
  diaDe(fecha);
  const [a, m, d] = nacimiento.split('-').map(Number) as [number, number, number];
  const [aa, mm, dd] = fecha.split('-').map(Number) as [number, number, number];
  return (aa - a) * 12 + (mm - m) - (dd < d ? 1 : 0);
};

/** Completed calendar years; 29 February has its birthday on 1 March in common years. */
export const anosCumplidos = (nacimiento: Fecha, fecha: Fecha): number =>
  Math.floor(mesesCumplidos(nacimiento, fecha) / 12);
