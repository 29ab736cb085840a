import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, type Function as Lambda, type IVersion } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { Funcion } from '../constructs/funcion.ts';
import { anotarSucesos } from '../constructs/publicado.ts';
import { leerSecreto, permitirObjetos, permitirTabla } from '../constructs/permisos.ts';
import type { Entorno } from '../entorno.ts';
import type { Datos } from './datos.ts';

type ProcesoProps = StackProps & { readonly entorno: Entorno; readonly datos: Datos };

/** From a received file to a published corte. */
export class Proceso extends Stack {
  readonly ingesta: Funcion;
  readonly agregar: Funcion;
  readonly publicar: Funcion;
  readonly cerrar: Funcion;
  /** What starts a close: a durable function is invoked by a version or an alias, so a running close finishes on the code it began with. */
  readonly cierre: Alias;

  constructor(scope: Construct, id: string, { entorno, datos, ...props }: ProcesoProps) {
    super(scope, id, props);
    const { tabla, objetos } = datos;
    const almacen = { TABLE_NAME: tabla.tabla.tableName, BUCKET_NAME: objetos.deposito.bucketName };

    this.ingesta = this.recibir(entorno, datos, almacen);

    this.agregar = new Funcion(this, 'Agregar', {
      entorno,
      ambiente: { ...almacen, NOMINAL_BUCKET_NAME: datos.nominales.deposito.bucketName },
    });
    permitirObjetos(this.agregar, datos.nominales, { lee: ['nominal/normalizado/'], escribe: ['nominal/cortes/'] });
    permitirTabla(this.agregar, tabla, ['Query']);
    permitirObjetos(this.agregar, objetos, {
      lee: ['normalizado/'],
      escribe: ['cortes/', 'catalogos/'],
      lista: true,
    });

    this.publicar = new Funcion(this, 'Publicar', {
      entorno,
      ambiente: { ...almacen, NOMINAL_TABLE_NAME: datos.nominal.tabla.tableName },
    });
    anotarSucesos(this.publicar, datos);
    permitirTabla(this.publicar, tabla, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem']);
    permitirObjetos(this.publicar, objetos, {
      lee: ['cortes/'],
      escribe: ['cortes/', 'publico/', 'equipo/'],
      lista: true,
    });

    this.cerrar = new Funcion(this, 'Cerrar', {
      entorno,
      ambiente: {
        TABLE_NAME: tabla.tabla.tableName,
        AGREGAR_FN: this.agregar.functionArn,
        PUBLICAR_FN: this.publicar.functionArn,
      },
      durable: { executionTimeout: Duration.hours(6), retentionPeriod: Duration.days(30) },
    });
    permitirTabla(this.cerrar, tabla, ['GetItem', 'Query', 'PutItem']);
    this.invocar(this.cerrar, [this.agregar, this.publicar]);
    const version = this.cerrar.currentVersion as IVersion; // the library's own type forgets that optional may be undefined
    this.cierre = new Alias(this, 'Cierre', { aliasName: 'vigente', version });

    new CfnOutput(this, 'CierreArn', {
      value: this.cierre.functionArn,
      description: 'Se invoca con {"region","periodos","por"}',
    });
  }

  private recibir(entorno: Entorno, datos: Datos, almacen: Readonly<Record<string, string>>): Funcion {
    const { tabla, objetos, nominales, recibidos, seudonimos, nominal } = datos;
    const ingesta = new Funcion(this, 'Ingesta', {
      entorno,
      ambiente: {
        ...almacen,
        NOMINAL_BUCKET_NAME: nominales.deposito.bucketName,
        CLAVE_SECRETO: seudonimos.secretArn,
      },
    });
    // One file at a time: its size decides the memory, and one bad file must not hold back another.
    ingesta.addEventSource(
      new SqsEventSource(recibidos, { batchSize: 1, maxConcurrency: 5, reportBatchItemFailures: true }),
    );
    leerSecreto(ingesta, seudonimos, nominal.llave);
    permitirTabla(ingesta, tabla, ['GetItem', 'Query', 'PutItem']);
    permitirObjetos(ingesta, nominales, { lee: ['recepcion/'], escribe: ['nominal/normalizado/'] });
    permitirObjetos(ingesta, objetos, { escribe: ['normalizado/', 'rechazos/'] });
    return ingesta;
  }

  /** The functions themselves and not their versions, which nobody names. */
  private invocar(quien: Lambda, a: readonly Lambda[]): void {
    quien.addToRolePolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: a.map((f) => f.functionArn) }),
    );
  }
}
