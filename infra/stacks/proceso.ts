import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alias, type IVersion } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { Funcion } from '../constructs/funcion.ts';
import type { Entorno } from '../entorno.ts';
import type { Datos } from './datos.ts';

type ProcesoProps = StackProps & { readonly entorno: Entorno; readonly datos: Datos };

/** From a received file to a published corte. */
export class Proceso extends Stack {
  /** What starts a close: a durable function is invoked by a version or an alias, so a running close finishes on the code it began with. */
  readonly cierre: Alias;

  constructor(scope: Construct, id: string, { entorno, datos, ...props }: ProcesoProps) {
    super(scope, id, props);
    const { alBorrar } = entorno;
    const { tabla, objetos, recibidos, seudonimos } = datos;
    const almacen = { TABLE_NAME: tabla.tableName, BUCKET_NAME: objetos.bucketName };

    const ingesta = new Funcion(this, 'Ingesta', {
      alBorrar,
      ambiente: { ...almacen, CLAVE_SECRETO: seudonimos.secretArn },
    });
    // One file at a time: its size decides the memory, and one bad file must not hold back another.
    ingesta.addEventSource(
      new SqsEventSource(recibidos, { batchSize: 1, maxConcurrency: 5, reportBatchItemFailures: true }),
    );
    seudonimos.grantRead(ingesta);
    tabla.grantReadWriteData(ingesta);
    objetos.grantRead(ingesta, 'recepcion/*');
    for (const prefijo of ['normalizado/*', 'rechazos/*']) objetos.grantPut(ingesta, prefijo);

    const agregar = new Funcion(this, 'Agregar', { alBorrar, ambiente: almacen });
    tabla.grantReadData(agregar);
    objetos.grantRead(agregar, 'normalizado/*');
    for (const prefijo of ['cortes/*', 'catalogos/*']) objetos.grantPut(agregar, prefijo);

    const publicar = new Funcion(this, 'Publicar', { alBorrar, ambiente: almacen });
    tabla.grantReadWriteData(publicar);
    objetos.grantRead(publicar, 'cortes/*');
    for (const prefijo of ['cortes/*', 'publico/*', 'equipo/*']) objetos.grantPut(publicar, prefijo);

    const cerrar = new Funcion(this, 'Cerrar', {
      alBorrar,
      ambiente: {
        TABLE_NAME: tabla.tableName,
        AGREGAR_FN: agregar.functionArn,
        PUBLICAR_FN: publicar.functionArn,
      },
      durable: { executionTimeout: Duration.hours(6), retentionPeriod: Duration.days(30) },
    });
    tabla.grantReadWriteData(cerrar);
    agregar.grantInvoke(cerrar);
    publicar.grantInvoke(cerrar);
    const version = cerrar.currentVersion as IVersion; // the library's own type forgets that optional may be undefined
    this.cierre = new Alias(this, 'Cierre', { aliasName: 'vigente', version });

    new CfnOutput(this, 'CierreArn', {
      value: this.cierre.functionArn,
      description: 'Se invoca con {"region","periodos"}',
    });
  }
}
