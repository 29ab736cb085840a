import { NOMBRES, type NombreFuncion } from '../../infra/funciones.ts';

const solo = (...particiones: string[]): string =>
  ` si {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":${JSON.stringify(particiones)}}}`;
const DE_PANTALLAS = solo('PANTALLA#*', 'PANTALLAS#*', 'CODIGO#*');

/** What a table, or a bucket, under a key of ours asks of the key. */
const leer = (llave: string): string[] => [`kms:Decrypt ${llave}`, `kms:DescribeKey ${llave}`];
const escribir = (llave: string): string[] => [
  ...leer(llave),
  `kms:Encrypt ${llave}`,
  `kms:GenerateDataKey ${llave}`,
  `kms:ReEncryptFrom ${llave}`,
  `kms:ReEncryptTo ${llave}`,
];

const PUBLICADO = [
  'dynamodb:GetItem Tabla',
  'dynamodb:Query Tabla',
  's3:GetObject Objetos/cortes/*',
  's3:GetObject Objetos/diferencias/*',
  's3:GetObject Objetos/equipo/*',
  's3:GetObject Objetos/publico/*',
  's3:GetObject Objetos/rechazos/*',
  's3:GetObject Objetos/recuentos/*',
  's3:ListBucket Objetos',
  ...leer('Llave'),
];

/** What is done with data of persons is noted; wall screens are paired and known. */
const ATENDER = [
  `dynamodb:PutItem Nominal${solo('AUDITORIA#*')}`,
  `dynamodb:GetItem Nominal${DE_PANTALLAS}`,
  `dynamodb:PutItem Nominal${DE_PANTALLAS}`,
  `dynamodb:UpdateItem Nominal${DE_PANTALLAS}`,
  `dynamodb:DeleteItem Nominal${solo('CODIGO#*')}`,
  ...escribir('LlaveNominal'),
];

const PROPIOS: Readonly<Record<NombreFuncion, readonly string[]>> = {
  Api: [
    ...PUBLICADO,
    ...ATENDER,
    's3:GetObject DepositoNominal/nominal/cortes/*',
    `dynamodb:UpdateItem Nominal${solo('CUOTA#*')}`,
    `dynamodb:Query Nominal${solo('AUDITORIA#*', 'TITULAR#*', 'PANTALLAS#*')}`,
    'secretsmanager:GetSecretValue Seudonimos',
  ],
  // Its pages list what happened and the screens; no page reads what names persons.
  Sitio: [...PUBLICADO, ...ATENDER, `dynamodb:Query Nominal${solo('AUDITORIA#*', 'PANTALLAS#*')}`],
  Ingesta: [
    'dynamodb:GetItem Tabla',
    'dynamodb:PutItem Tabla',
    'dynamodb:Query Tabla',
    's3:GetObject DepositoNominal/recepcion/*',
    's3:PutObject DepositoNominal/nominal/normalizado/*',
    'kms:GenerateDataKey LlaveNominal',
    's3:PutObject Objetos/normalizado/*',
    's3:PutObject Objetos/rechazos/*',
    'secretsmanager:GetSecretValue Seudonimos',
    'sqs:ChangeMessageVisibility Recibidos',
    'sqs:DeleteMessage Recibidos',
    'sqs:GetQueueAttributes Recibidos',
    'sqs:GetQueueUrl Recibidos',
    'sqs:ReceiveMessage Recibidos',
    'kms:Decrypt LlaveNominal',
    ...escribir('Llave'),
  ],
  Agregar: [
    'dynamodb:Query Tabla',
    's3:GetObject Objetos/normalizado/*',
    's3:ListBucket Objetos',
    's3:GetObject DepositoNominal/nominal/normalizado/*',
    's3:PutObject DepositoNominal/nominal/cortes/*',
    's3:PutObject Objetos/catalogos/*',
    's3:PutObject Objetos/cortes/*',
    'kms:GenerateDataKey Llave',
    'kms:Decrypt LlaveNominal',
    'kms:GenerateDataKey LlaveNominal',
    ...leer('Llave'),
  ],
  Publicar: [
    'dynamodb:BatchWriteItem Tabla',
    'dynamodb:GetItem Tabla',
    'dynamodb:PutItem Tabla',
    'dynamodb:Query Tabla',
    'dynamodb:UpdateItem Tabla',
    's3:GetObject Objetos/cortes/*',
    's3:ListBucket Objetos',
    's3:PutObject Objetos/cortes/*',
    's3:PutObject Objetos/equipo/*',
    's3:PutObject Objetos/publico/*',
    `dynamodb:PutItem Nominal${solo('AUDITORIA#*')}`,
    ...escribir('Llave'),
    ...escribir('LlaveNominal'),
  ],
  Cerrar: [
    'dynamodb:GetItem Tabla',
    'dynamodb:PutItem Tabla',
    'dynamodb:Query Tabla',
    'lambda:CheckpointDurableExecution Cerrar:*',
    'lambda:GetDurableExecutionState Cerrar:*',
    'lambda:InvokeFunction Agregar',
    'lambda:InvokeFunction Publicar',
    ...escribir('Llave'),
  ],
  Vigilar: ['dynamodb:GetItem Tabla', 'dynamodb:Query Tabla', ...leer('Llave')],
};

/** Every action of every function and on what, and nothing else: its own log, its traces (X-Ray takes no resource), and its work. */
export const PERMISOS = Object.fromEntries(
  NOMBRES.map((n) => [
    n,
    [
      ...PROPIOS[n],
      `logs:CreateLogStream ${n}Registro`,
      `logs:PutLogEvents ${n}Registro`,
      'xray:PutTelemetryRecords *',
      'xray:PutTraceSegments *',
    ].sort(),
  ]),
) as Record<string, readonly string[]> as Readonly<Record<NombreFuncion, readonly string[]>>; // every name has one

type Pedido = { readonly que: string; readonly particiones: readonly string[] };
const comoPatron = (texto: string): RegExp =>
  new RegExp(`^${texto.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

/** Whether a line of the table grants something that was asked, all of its partitions among those it is held to. */
const concede = (permiso: string, { que, particiones }: Pedido): boolean => {
  const [accion, condicion] = permiso.split(' si ') as [string, string?];
  const limitadas = /"dynamodb:LeadingKeys":(\[[^\]]*\])/.exec(condicion ?? '')?.[1];
  const entre = limitadas === undefined ? null : (JSON.parse(limitadas) as string[]).map(comoPatron); // written above
  return comoPatron(accion).test(que) && (entre === null || particiones.every((p) => entre.some((e) => e.test(p))));
};

/** What a function asked for that its role does not give. */
export const sinPermiso = (nombre: NombreFuncion, pedidos: readonly Pedido[]): string[] => [
  ...new Set(
    pedidos
      .filter((p) => !PERMISOS[nombre].some((permiso) => concede(permiso, p)))
      .map(({ que, particiones }) => [que, ...particiones].join(' de ')),
  ),
];
