import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { exigida } from '../adapters/ambiente.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { anotarMetrica } from '../adapters/metricas.ts';
import { edadDatos } from '../domain/edad-datos.ts';
import { diaEnLima } from '../domain/fecha.ts';

const db = new DynamoDBClient({});
const tabla = exigida('TABLE_NAME');

export type EdadRegion = { readonly region: string; readonly periodo: string; readonly dias: number };

/** Once a day: how old is what each region shows. The measure is the oldest; the regions are in the log. Before the first corte, none. */
export const handler = async ({ time }: { readonly time: string }): Promise<readonly EdadRegion[]> => {
  const hoy = diaEnLima(time);
  const punteros = punterosRepo(db, tabla);
  const edades: EdadRegion[] = [];
  for (const { region } of await lugaresRepo(db, tabla).regiones()) {
    const ultimo = await punteros.ultimo(region);
    if (ultimo) edades.push({ region, periodo: ultimo.periodo, dias: edadDatos(ultimo.periodo, hoy) });
  }
  if (edades.length > 0) anotarMetrica('EdadDatosDias', Math.max(...edades.map((e) => e.dias)), 'None');
  console.log(JSON.stringify({ edades }));
  return edades;
};
