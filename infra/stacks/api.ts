import { CfnOutput, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import { leerPublicado } from '../constructs/deposito.ts';
import { Funcion } from '../constructs/funcion.ts';
import type { Entorno } from '../entorno.ts';
import type { Datos } from './datos.ts';

type ApiProps = StackProps & { readonly entorno: Entorno; readonly datos: Datos };

/** The API over HTTP: one function that reads what was published. */
export class Api extends Stack {
  /** Host name, without scheme: what a CDN needs of it. */
  readonly anfitrion: string;

  constructor(scope: Construct, id: string, { entorno, datos, ...props }: ApiProps) {
    super(scope, id, props);
    const { tabla, objetos } = datos;
    const fn = new Funcion(this, 'Api', {
      alBorrar: entorno.alBorrar,
      ambiente: { TABLE_NAME: tabla.tableName, BUCKET_NAME: objetos.bucketName },
    });
    tabla.grantReadData(fn);
    leerPublicado(objetos, fn);

    const http = new HttpApi(this, 'Http', {
      defaultIntegration: new HttpLambdaIntegration('Integracion', fn),
      createDefaultStage: false,
    });
    new HttpStage(this, 'Etapa', {
      httpApi: http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
    });
    this.anfitrion = Fn.select(2, Fn.split('/', http.apiEndpoint));

    new CfnOutput(this, 'ApiUrl', { value: http.apiEndpoint });
  }
}
