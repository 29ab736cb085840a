import { NOMBRE_TIPO, tipoDe } from '../../../../functions/domain/ambito.ts';
import { esPeriodo } from '../../../../functions/domain/periodo.ts';
import { mesEnPalabras } from '../formato.ts';
import { nombreRegion } from './regiones.ts';
import * as t from '../textos/es/lugares.ts';

/** Months of a scope: '' is a whole picture, `AAAA-MM/AAAA-MM` a cumulative file. */
export const mesesEnPalabras = (periodo: string): string => {
  if (periodo === '') return t.cuadroCompletoSinMes;
  const [desde = '', hasta = desde] = periodo.split('/');
  if (!esPeriodo(desde) || !esPeriodo(hasta)) return periodo;
  return desde === hasta ? mesEnPalabras(desde) : `${mesEnPalabras(desde)} a ${mesEnPalabras(hasta)}`;
};

/** A place by its kind and code; a region by its name. '' is what the file does not say. */
export const lugarEnPalabras = (ambito: string): string => {
  if (ambito === '') return t.sinLugarDeclarado;
  const tipo = tipoDe(ambito);
  if (tipo === null) return ambito;
  if (tipo === 'N') return t.todoElPais;
  const codigo = ambito.slice(2);
  return tipo === 'G' ? t.regionDe(nombreRegion(codigo)) : `${NOMBRE_TIPO[tipo].toLowerCase()} ${codigo}`;
};
