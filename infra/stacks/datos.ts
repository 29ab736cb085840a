import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Deposito } from '../constructs/deposito.ts';
import type { Entorno } from '../entorno.ts';
import { FUNCIONES } from '../funciones.ts';

/** What must survive everything else: the table, the object store, the key of the pseudonyms, and the queue of received files. */
export class Datos extends Stack {
  readonly tabla: TableV2;
  readonly objetos: Deposito;
  readonly recibidos: Queue;
  readonly seudonimos: Secret;

  constructor(scope: Construct, id: string, { entorno, ...props }: StackProps & { readonly entorno: Entorno }) {
    super(scope, id, props);
    const { alBorrar, diasOriginales } = entorno;
    const retener = alBorrar === RemovalPolicy.RETAIN;

    this.tabla = new TableV2(this, 'Tabla', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: retener,
      removalPolicy: alBorrar,
    });

    this.objetos = new Deposito(this, 'Objetos', {
      alBorrar,
      reglas: [{ prefix: 'recepcion/', expiration: Duration.days(diasOriginales) }],
    });

    const apartados = new Queue(this, 'Apartados', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.recibidos = new Queue(this, 'Recibidos', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      // A file is hidden while it is read; AWS asks for six times the function's own limit.
      visibilityTimeout: Duration.seconds(6 * FUNCIONES.Ingesta.segundos),
      deadLetterQueue: { queue: apartados, maxReceiveCount: 3 },
    });
    this.objetos.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(this.recibidos), {
      prefix: 'recepcion/',
    });

    this.seudonimos = new Secret(this, 'Seudonimos', {
      description:
        'Clave con que se seudonimizan los documentos. Si se pierde o cambia, los meses dejan de enlazarse entre si.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: alBorrar,
    });

    new CfnOutput(this, 'TablaNombre', { value: this.tabla.tableName });
    new CfnOutput(this, 'ObjetosNombre', { value: this.objetos.bucketName });
    new CfnOutput(this, 'ApartadosUrl', { value: apartados.queueUrl, description: 'Archivos que fallaron tres veces' });
  }
}
