/** A decimal as people type it: `10.5`, `10,5` or `-3`. @returns null when it is not one (also empty, `1e3`, `1.000,5`). */
export const leerNumero = (texto: string): number | null =>
  /^[+-]?\d+(?:[.,]\d*)?$|^[+-]?[.,]\d+$/.test(texto) ? Number(texto.replace(',', '.')) : null;

/** A number within both ends, or the reason why it cannot be used, in Spanish. */
export const leerMedida = (nombre: string, texto: string, minimo: number, maximo: number): number | string => {
  if (texto === '') return `falta ${nombre}`;
  const valor = leerNumero(texto);
  if (valor === null) return `${nombre} no es un número`;
  return valor >= minimo && valor <= maximo ? valor : `${nombre} fuera de ${minimo}-${maximo}`;
};
