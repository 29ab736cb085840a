import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Datos } from '../stacks/datos.ts';
import { permitirObjetos, permitirTabla } from './permisos.ts';

const PREFIJOS = ['cortes/', 'diferencias/', 'equipo/', 'publico/', 'rechazos/', 'recuentos/'];

/** Results and the rows a reader refused, never what was received nor what a person is. */
export function leerPublicado(fn: Lambda, { tabla, objetos }: Pick<Datos, 'tabla' | 'objetos'>): void {
  permitirTabla(fn, tabla, ['GetItem', 'Query']);
  permitirObjetos(fn, objetos, { lee: PREFIJOS, lista: true });
}
