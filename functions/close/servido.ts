import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { calidadRepo } from '../adapters/dynamo/calidad.ts';
import { descomprimir } from '../adapters/dynamo/comprimido.ts';
import { hechosRepo } from '../adapters/dynamo/hechos.ts';
import { publicosRepo } from '../adapters/dynamo/publicos.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import type { Calidad } from '../domain/calidad.ts';
import type { Tablero } from '../domain/tablero.ts';
import type { Servido } from './verificar.ts';

/** What is served, read from the store itself. */
export function servidoDe(db: DynamoDBClient, tabla: string): Servido {
  const tableros = tablerosRepo(db, tabla);
  const publicos = publicosRepo(db, tabla);
  const calidades = calidadRepo(db, tabla);
  const hechos = hechosRepo(db, tabla);
  return {
    async tablero(ambito, corte) {
      const documento = await tableros.leer(ambito, corte, 'equipo');
      return documento && descomprimir<Tablero>(documento.gzip);
    },
    async publico(ambito, corte, ventana) {
      const documento = await publicos.tablero(ambito, corte, ventana);
      return documento && descomprimir<Tablero>(documento.gzip);
    },
    async calidad(region, corte) {
      const documento = await calidades.leer(region, corte);
      return documento && descomprimir<Calidad>(documento.gzip);
    },
    hechos: (ambito, corte) => hechos.leer(ambito, corte),
  };
}
