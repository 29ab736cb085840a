import { tmpdir } from 'node:os';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { exigida } from '../adapters/ambiente.ts';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { calidadRepo } from '../adapters/dynamo/calidad.ts';
import { auditoriaRepo } from '../adapters/dynamo/auditoria.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { cortesRepo } from '../adapters/dynamo/cortes.ts';
import { hechosRepo } from '../adapters/dynamo/hechos.ts';
import { lugaresRepo } from '../adapters/dynamo/lugares.ts';
import { pantallasRepo } from '../adapters/dynamo/pantallas.ts';
import { punterosRepo } from '../adapters/dynamo/punteros.ts';
import { publicosRepo } from '../adapters/dynamo/publicos.ts';
import { tablerosRepo } from '../adapters/dynamo/tableros.ts';
import { tendenciasRepo } from '../adapters/dynamo/tendencias.ts';
import { anotarMetrica } from '../adapters/metricas.ts';
import { seudonimoDe } from '../adapters/secreto-seudonimos.ts';
import { objetosDesplegados } from '../adapters/objects/desplegados.ts';
import { exportarParaEnviar } from '../export/exportar.ts';
import { fichasPublicadas } from '../publish/fichas-publicadas.ts';
import { leerTotales } from '../publish/totales.ts';
import { crearApp } from './app.ts';
import { NoAquiError } from './deps.ts';
import { COOKIE_SESION, identificarCon, type Verificar } from './credencial.ts';
import { indiceLugares } from './lugares.ts';
import { verificadorPantallas } from './pantallas.ts';
import { emisorDe, verificadorJwt } from './token.ts';

const db = new DynamoDBClient({}); // module scope: warm invocations reuse its sockets
const tabla = exigida('TABLE_NAME');
const objetos = objetosDesplegados();

const exportacion = {
  cortes: cortesRepo(db, tabla),
  tableros: tablerosRepo(db, tabla),
  publicos: publicosRepo(db, tabla),
  punteros: punterosRepo(db, tabla),
  hechos: hechosRepo(db, tabla),
  totales: (corte: string) => leerTotales(objetos, corte),
  catalogo: leerFichas,
  parquet: null,
};

const ahora = (): string => new Date().toISOString();
const nadie: Verificar = async () => ({ quien: null, por: 'sesion_invalida' });
const emisor = emisorDe(process.env);
const nominal = process.env['NOMINAL_TABLE_NAME'];
/** Only where somebody's own request is attended: with it, who knows a document finds its pseudonym. */
const claveSecreto = process.env['CLAVE_SECRETO'];

/** Who is believed here. Without an issuer in the environment nobody is. */
export const accesoDesplegado = {
  emisor,
  verificar: emisor ? verificadorJwt(emisor) : nadie,
  pantallas: nominal ? pantallasRepo(db, nominal) : null,
};

/** Receiving and closing are other functions where it is deployed: this one writes nothing of what it serves. */
const noAqui = (como: string) => (): never => {
  throw new NoAquiError(como);
};
const lugares = indiceLugares(lugaresRepo(db, tabla), () => performance.now());

/** The API as it is deployed. The only module of it that reads the environment. */
export const api = crearApp({
  version: process.env['SALA_VERSION'] ?? 'sin_version',
  ahora,
  identificar: identificarCon({
    cookie: COOKIE_SESION,
    jwt: accesoDesplegado.verificar,
    pantalla: accesoDesplegado.pantallas ? verificadorPantallas(accesoDesplegado.pantallas, ahora) : nadie,
  }),
  entrada: { tipo: accesoDesplegado.emisor ? 'directorio' : 'ninguna' },
  pantallas: accesoDesplegado.pantallas,
  auditoria: nominal ? auditoriaRepo(db, nominal) : null,
  seudonimo: claveSecreto ? (documento) => seudonimoDe(claveSecreto, documento) : null,
  medir: anotarMetrica,
  anfitriones: null,
  punteros: punterosRepo(db, tabla),
  cortes: cortesRepo(db, tabla),
  cargas: cargasRepo(db, tabla),
  tableros: tablerosRepo(db, tabla),
  publicos: publicosRepo(db, tabla),
  calidad: calidadRepo(db, tabla),
  tendencias: tendenciasRepo(db, tabla),
  hechos: hechosRepo(db, tabla),
  lugares,
  objetos,
  fichas: async () => fichasPublicadas(leerFichas().fichas),
  calcular: null,
  maximoCargaBytes: Number.MAX_SAFE_INTEGER,
  // Without DuckDB here there is no Parquet: the function would carry 100 MB for one format.
  exportar: (pedido) => exportarParaEnviar(pedido, tmpdir(), exportacion),
  mapa: () => lugares.mapa(),
  anular: noAqui(
    'Aquí una carga no se anula por la API: quien administra la cuenta de AWS lo anota en el diario (docs/operacion.md, «Anular una carga»).',
  ),
  recibir: noAqui(
    'Aquí un archivo se deja en recepcion/<región>/ del depósito: vea docs/operacion.md, «Primera región».',
  ),
  rechazosConValores: null, // the function may not read originals
  tareas: () => [],
  cerrar: noAqui('Aquí un cierre se pide a su propia función: vea docs/operacion.md, «Primera región».'),
  anotar: (error, donde) =>
    console.error(JSON.stringify({ ...donde, error: error instanceof Error ? error.stack : String(error) })),
});
