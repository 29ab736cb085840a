import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { calidadRepo } from '../adapters/dynamo/calidad.ts';
import { descomprimir } from '../adapters/dynamo/comprimido.ts';
import { hechosRepo } from '../adapters/dynamo/hechos.ts';
import { publicosRepo } from '../adapters/dynamo/publicos.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import type { Calidad } from '../domain/calidad.ts';
import type { Tablero } from '../domain/tablero.ts';
import { parseCorteId } from '../domain/corte.ts';
import { abrirPublico, leerTableroPublico } from '../publish/publico/puerta.ts';
import type { Servido } from './verificar.ts';

const regionDe = (corte: string): string => parseCorteId(corte)!.region; // of a manifest

/** What is served, read from the store itself. */
export function servidoDe(db: DynamoDBClient, tabla: string): Servido {
  const tableros = tablerosRepo(db, tabla);
  const publicos = publicosRepo(db, tabla);
  const punteros = punterosRepo(db, tabla);
  const calidades = calidadRepo(db, tabla);
  const hechos = hechosRepo(db, tabla);
  return {
    async tablero(ambito, corte) {
      const documento = await tableros.leer(ambito, corte, 'equipo');
      return documento && descomprimir<Tablero>(documento.gzip);
    },
    async publico(ambito, corte, ventana) {
      const abierta = await abrirPublico({ punteros }, regionDe(corte));
      const { publico } = abierta.ok ? abierta.value : { publico: null };
      if (!publico?.tablas[ventana].includes(corte)) return 'fuera';
      const documento = await leerTableroPublico({ publicos }, { publico }, { ambito, corte, ventana });
      return documento.ok ? descomprimir<Tablero>(documento.value.gzip) : null;
    },
    async calidad(region, corte) {
      const documento = await calidades.leer(region, corte);
      return documento && descomprimir<Calidad>(documento.gzip);
    },
    hechos: (ambito, corte) => hechos.leer(ambito, corte),
  };
}
