import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Datos } from '../stacks/datos.ts';
import { permitirObjetos, permitirTabla } from './permisos.ts';

const PREFIJOS = ['cortes/', 'diferencias/', 'equipo/', 'publico/', 'rechazos/', 'recuentos/'];

/** Results and the rows a reader refused, never what was received nor what a person is. */
export function leerPublicado(fn: Lambda, { tabla, objetos }: Pick<Datos, 'tabla' | 'objetos'>): void {
  permitirTabla(fn, tabla, ['GetItem', 'Query']);
  permitirObjetos(fn, objetos, { lee: PREFIJOS, lista: true });
}

/** Wall screens: their tokens, kept as digests in the table of what is nominal, and the codes that pair them, gone once used. */
export function atenderPantallas(fn: Lambda, { nominal }: Pick<Datos, 'nominal'>): void {
  permitirTabla(fn, nominal, ['GetItem', 'PutItem', 'UpdateItem'], ['PANTALLA#*', 'PANTALLAS#*', 'CODIGO#*']);
  permitirTabla(fn, nominal, ['DeleteItem'], ['CODIGO#*']);
}

/** What happens with data of persons is noted: added, never changed. */
export function anotarSucesos(fn: Lambda, { nominal }: Pick<Datos, 'nominal'>): void {
  permitirTabla(fn, nominal, ['PutItem'], ['AUDITORIA#*']);
}

/** Pages that load on the server ask the API in process: what happened in a region, and its wall screens, are listed there too. */
export function mostrarSucesosYPantallas(fn: Lambda, datos: Pick<Datos, 'nominal'>): void {
  anotarSucesos(fn, datos); // whoever looks at the record is in it
  permitirTabla(fn, datos.nominal, ['Query'], ['AUDITORIA#*', 'PANTALLAS#*']);
}

/** What is kept by name of each corte, with a note of who read it and a count of how much in an hour. */
export function leerNominal(fn: Lambda, datos: Pick<Datos, 'nominal' | 'nominales'>): void {
  permitirObjetos(fn, datos.nominales, { lee: ['nominal/cortes/'] });
  anotarSucesos(fn, datos);
  permitirTabla(fn, datos.nominal, ['UpdateItem'], ['CUOTA#*']);
}
