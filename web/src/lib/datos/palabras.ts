import { rechazos } from '../textos/es/datos.ts';

/** Titles of a refused file by its stable code; what to do comes from the server, which saw it. */
const RECHAZOS: Readonly<Record<string, string>> = rechazos;

export const tieneTitulo = (codigo: string): boolean => Object.hasOwn(RECHAZOS, codigo);

/** A code without a title is read from its own words. */
export const rechazoEnPalabras = (codigo: string): string => {
  const texto = codigo.replaceAll('_', ' ');
  return RECHAZOS[codigo] ?? texto.charAt(0).toUpperCase() + texto.slice(1);
};
