/** Civil calendar in days since 1970-01-01, written apart from the engine's SQL. */
export const partesDe = (dia: number): readonly [ano: number, mes: number, dia: number] => {
  const d = new Date(dia * 86_400_000);
  return [d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()];
};

/** A month beyond December goes on in the next year. */
export const diaDelCalendario = (ano: number, mes: number, dia: number): number =>
  Date.UTC(ano, mes - 1, dia) / 86_400_000;

export const primeroDelMes = (dia: number): number => {
  const [a, m] = partesDe(dia);
  return diaDelCalendario(a, m, 1);
};

const largoDelMes = (ano: number, mes: number): number =>
  diaDelCalendario(ano, mes + 1, 1) - diaDelCalendario(ano, mes, 1);

/** The same day number `meses` later, or the 1st of the following month when it does not exist. */
export const cumple = (nacimiento: number, meses: number): number => {
  const [a, m, d] = partesDe(nacimiento);
  return d <= largoDelMes(a, m + meses) ? diaDelCalendario(a, m + meses, d) : diaDelCalendario(a, m + meses + 1, 1);
};

/** Completed calendar months: the last `n` already reached. Negative before birth. */
export const mesesCumplidosA = (nacimiento: number, dia: number): number => {
  let n = Math.floor((dia - nacimiento) / 31) - 1;
  while (cumple(nacimiento, n + 1) <= dia) n += 1;
  return n;
};

export const anosCumplidosA = (nacimiento: number, dia: number): number =>
  Math.floor(mesesCumplidosA(nacimiento, dia) / 12);

/** Twelve months back; a day that does not exist falls on the last of its month. */
export const doceMesesAntes = (dia: number): number => {
  const [a, m, d] = partesDe(dia);
  return diaDelCalendario(a - 1, m, Math.min(d, largoDelMes(a - 1, m)));
};

export type Rango = readonly [number, number | null];

export const entre = (x: number, [desde, hasta]: Rango): boolean => x >= desde && (hasta === null || x <= hasta);
