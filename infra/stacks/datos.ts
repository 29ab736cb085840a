import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2, type ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { aceptar, aceptarDeBiblioteca } from '../constructs/aceptar.ts';
import { Deposito, Registros } from '../constructs/deposito.ts';
import { Llave } from '../constructs/llave.ts';
import type { Entorno } from '../entorno.ts';
import { FUNCIONES } from '../funciones.ts';
import { diasDe, RETENCION } from '../retencion.ts';

export type Tabla = { readonly tabla: ITableV2; readonly llave: IKey };
export type Objetos = { readonly deposito: Deposito; readonly llave: IKey };

/**
 * What must survive everything else. Two halves that share no key: what Sala computes (counts and pseudonyms), and what names
 * persons (the files as received, and who read what).
 */
export class Datos extends Stack {
  /** The tables the functions use: those of this stack, or the ones they were recovered into. */
  readonly tabla: Tabla;
  readonly objetos: Objetos;
  readonly nominal: Tabla;
  /** Files as received, and what is kept by name of each corte. */
  readonly nominales: Objetos;
  readonly recibidos: Queue;
  readonly apartados: Queue;
  readonly seudonimos: Secret;

  constructor(scope: Construct, id: string, { entorno, ...props }: StackProps & { readonly entorno: Entorno }) {
    super(scope, id, props);
    const { alBorrar, diasOriginales } = entorno;
    const registros = new Registros(this, 'Registros', { alBorrar, dias: diasDe('accesos_datos') });

    const llave = new Llave(this, 'Llave', { para: 'resultados y seudónimos', alBorrar });
    const tabla = this.crearTabla('Tabla', llave, entorno);
    this.tabla = { tabla: this.elegirTabla('TablaRestaurada', entorno.tablaRestaurada, tabla, llave), llave };
    this.objetos = { deposito: new Deposito(this, 'Objetos', { alBorrar, llave, registros }), llave };

    const llaveNominal = new Llave(this, 'LlaveNominal', { para: 'datos de personas', alBorrar });
    const nominal = this.crearTabla('Nominal', llaveNominal, entorno, 'expira');
    this.nominal = {
      tabla: this.elegirTabla('NominalRestaurada', entorno.tablaNominalRestaurada, nominal, llaveNominal),
      llave: llaveNominal,
    };
    this.nominales = {
      deposito: new Deposito(this, 'DepositoNominal', {
        alBorrar,
        llave: llaveNominal,
        registros,
        diasAnteriores: 7,
        reglas: RETENCION.map(({ id: cual, donde, dias }) => ({
          prefix: donde,
          expiration: Duration.days(cual === 'originales' ? diasOriginales : dias),
        })),
      }),
      llave: llaveNominal,
    };

    const cifrado = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.apartados = new Queue(this, 'Apartados', { ...cifrado, retentionPeriod: Duration.days(diasDe('apartados')) });
    this.recibidos = new Queue(this, 'Recibidos', {
      ...cifrado,
      retentionPeriod: Duration.days(4),
      // A file is hidden while it is read; AWS asks for six times the function's own limit.
      visibilityTimeout: Duration.seconds(6 * FUNCIONES.Ingesta.segundos),
      deadLetterQueue: { queue: this.apartados, maxReceiveCount: 3 },
    });
    this.nominales.deposito.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(this.recibidos), {
      prefix: 'recepcion/',
    });
    aceptarDeBiblioteca(this);

    this.seudonimos = new Secret(this, 'Seudonimos', {
      description:
        'Clave con que se seudonimizan los documentos. Si se pierde o cambia, los meses dejan de enlazarse entre si.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      encryptionKey: llaveNominal,
      removalPolicy: alBorrar,
    });
    aceptar(
      this.seudonimos,
      'SMG4',
      'Rotarla sola rompería el enlace de una persona entre meses: se rota a mano, releyendo los originales (docs/operacion.md)',
    );

    new CfnOutput(this, 'TablaNombre', { value: this.tabla.tabla.tableName });
    new CfnOutput(this, 'LlaveArn', { value: llave.keyArn, description: 'Con ella se restaura la tabla' });
    new CfnOutput(this, 'NominalNombre', { value: this.nominal.tabla.tableName });
    new CfnOutput(this, 'LlaveNominalArn', {
      value: llaveNominal.keyArn,
      description: 'Con ella se restaura la tabla de lo que nombra personas',
    });
    new CfnOutput(this, 'ObjetosNombre', { value: this.objetos.deposito.bucketName });
    new CfnOutput(this, 'DepositoNominalNombre', {
      value: this.nominales.deposito.bucketName,
      description: 'Los archivos se dejan en recepcion/<region>/',
    });
    new CfnOutput(this, 'ApartadosUrl', {
      value: this.apartados.queueUrl,
      description: 'Archivos que fallaron tres veces',
    });
  }

  private crearTabla(id: string, llave: IKey, { alBorrar, protegido }: Entorno, expira?: string): ITableV2 {
    return new TableV2(this, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(llave),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: protegido,
      removalPolicy: alBorrar,
      ...(expira ? { timeToLiveAttribute: expira } : {}),
    }) as ITableV2; // the library's own type forgets that optional may be undefined
  }

  private elegirTabla(id: string, restaurada: string | null, propia: ITableV2, llave: IKey): ITableV2 {
    if (restaurada === null) return propia;
    return TableV2.fromTableAttributes(this, id, { tableName: restaurada, encryptionKey: llave });
  }
}
