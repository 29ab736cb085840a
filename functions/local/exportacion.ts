import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { hechosRepo } from '../adapters/dynamo/hechos.ts';
import { publicosRepo } from '../adapters/dynamo/publicos.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import type { DepsExportar } from '../export/exportar.ts';
import { escribirParquet } from '../export/parquet.ts';
import { leerTotales } from '../publish/totales.ts';
import type { Servicio } from './servicio.ts';

/** Exporting from the store of this machine. */
export const depsExportar = ({ db, tabla, objetos }: Pick<Servicio, 'db' | 'tabla' | 'objetos'>): DepsExportar => ({
  cortes: cortesRepo(db, tabla),
  tableros: tablerosRepo(db, tabla),
  publicos: publicosRepo(db, tabla),
  punteros: punterosRepo(db, tabla),
  hechos: hechosRepo(db, tabla),
  totales: (corte) => leerTotales(objetos, corte),
  catalogo: leerFichas,
  parquet: escribirParquet,
});
