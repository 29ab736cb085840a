import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { aceptarPorFinal } from './aceptar.ts';

type Hace = 'GetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem';

/** What a call to a table under a key of ours asks of the key, in the name of who calls. */
const LEER = ['kms:Decrypt', 'kms:DescribeKey'];
const ESCRIBIR = ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'];

/** The library's grants give a table twelve actions, Scan among them: here a function gets the ones its code calls, by name. */
export function permitirTabla(
  fn: Lambda,
  { tabla, llave }: { readonly tabla: ITableV2; readonly llave: IKey },
  hace: readonly Hace[],
  /** Partitions it is held to, for example `AUDITORIA#*`. */
  particiones: readonly string[] = [],
): void {
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: hace.map((a) => `dynamodb:${a}`),
      resources: [tabla.tableArn],
      ...(particiones.length > 0
        ? { conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': particiones } } }
        : {}),
    }),
  );
  const escribe = hace.some((a) => a !== 'GetItem' && a !== 'Query');
  llave.grant(fn, ...LEER, ...(escribe ? ESCRIBIR : []));
}

export type EnDeposito = {
  readonly lee?: readonly string[];
  readonly escribe?: readonly string[];
  /** Without it S3 answers «forbidden» where there is nothing, and nobody can tell one from the other. */
  readonly lista?: true;
};

/** Objects by prefix, `normalizado/`: reading is not listing, and nobody deletes. */
export function permitirObjetos(
  fn: Lambda,
  { deposito, llave }: { readonly deposito: Bucket; readonly llave: IKey },
  { lee = [], escribe = [], lista }: EnDeposito,
): void {
  const en = (prefijos: readonly string[]): string[] => prefijos.map((p) => deposito.arnForObjects(`${p}*`));
  const permitir = (actions: string[], resources: string[]): void =>
    void (resources.length > 0 && fn.addToRolePolicy(new PolicyStatement({ actions, resources })));
  permitir(['s3:GetObject'], en(lee));
  permitir(['s3:PutObject'], en(escribe));
  permitir(['s3:ListBucket'], lista ? [deposito.bucketArn] : []);
  llave.grant(fn, ...(lee.length > 0 ? ['kms:Decrypt'] : []), ...(escribe.length > 0 ? ['kms:GenerateDataKey'] : []));
  for (const prefijo of [...lee, ...escribe])
    aceptarPorFinal(
      fn.role!,
      'IAM5',
      `/${prefijo}*`,
      'Los objetos de un mismo fin comparten prefijo y sus nombres no se conocen de antemano',
    );
}

export function leerSecreto(fn: Lambda, secreto: Secret, llave: IKey): void {
  fn.addToRolePolicy(
    new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secreto.secretArn] }),
  );
  llave.grant(fn, 'kms:Decrypt');
}
