import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  type CfnStage,
  type IHttpApi,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { aceptar } from '../constructs/aceptar.ts';
import { Funcion } from '../constructs/funcion.ts';
import { leerSecreto, permitirTabla } from '../constructs/permisos.ts';
import { atenderPantallas, leerNominal, leerPublicado } from '../constructs/publicado.ts';
import type { Entorno } from '../entorno.ts';
import { NOMINALES, PROTEGIDAS } from '../rutas-protegidas.ts';
import type { Acceso } from './acceso.ts';
import type { Datos } from './datos.ts';
import type { Web } from './web.ts';
import { diasDe } from '../retencion.ts';

type ApiProps = StackProps & {
  readonly entorno: Entorno;
  readonly datos: Datos;
  readonly web: Web;
  readonly acceso: Acceso;
};

/** No names: who asked, in the log of the gateway, is an address and a token's subject. */
const RENGLON = JSON.stringify({
  peticion: '$context.requestId',
  cuando: '$context.requestTime',
  direccion: '$context.identity.sourceIp',
  ruta: '$context.routeKey',
  estado: '$context.status',
  sujeto: '$context.authorizer.claims.sub',
  error: '$context.authorizer.error',
  milisegundos: '$context.responseLatency',
});

/** What nobody meant to answer: 501 and 503 are said on purpose, of what this server does not do or has not been given yet. */
const FALLAS = ['500', '502', '504', '507'];

/** The API over HTTP: one function that reads what was published. */
export class Api extends Stack {
  readonly fn: Funcion;
  readonly http: IHttpApi;
  /** Answers that were failures, counted in the log of the gateway. */
  readonly fallas: MetricFilter;

  constructor(scope: Construct, id: string, { entorno, datos, web, acceso, ...props }: ApiProps) {
    super(scope, id, props);
    this.fn = new Funcion(this, 'Api', {
      entorno,
      ambiente: {
        TABLE_NAME: datos.tabla.tabla.tableName,
        BUCKET_NAME: datos.objetos.deposito.bucketName,
        NOMINAL_TABLE_NAME: datos.nominal.tabla.tableName,
        NOMINAL_BUCKET_NAME: datos.nominales.deposito.bucketName,
        CLAVE_SECRETO: datos.seudonimos.secretArn,
        SALA_EMISOR: acceso.emisor,
        SALA_CLIENTES: acceso.cliente,
      },
    });
    leerPublicado(this.fn, datos);
    leerNominal(this.fn, datos);
    atenderPantallas(this.fn, datos);
    permitirTabla(this.fn, datos.nominal, ['Query'], ['AUDITORIA#*', 'TITULAR#*', 'PANTALLAS#*']);
    // A person asks who read their data: their document is looked for by its pseudonym.
    leerSecreto(this.fn, datos.seudonimos, datos.nominal.llave);

    // By its id: the library would put what hangs from it in its own stack, which this one depends on.
    this.http = HttpApi.fromHttpApiAttributes(this, 'Http', {
      httpApiId: web.http.apiId,
      apiEndpoint: web.http.apiEndpoint,
    });
    this.fallas = this.contarFallas(entorno, this.publicar(entorno, acceso, web));
    new CfnOutput(this, 'ApiUrl', { value: web.http.apiEndpoint });
  }

  private contarFallas({ nombre }: Entorno, registro: ILogGroup): MetricFilter {
    return new MetricFilter(this, 'Fallas', {
      logGroup: registro,
      filterPattern: FilterPattern.any(...FALLAS.map((e) => FilterPattern.stringValue('$.estado', '=', e))),
      // Without a dimension of its own that tells one environment from the other.
      metricNamespace: `Sala/${nombre}`,
      metricName: 'ApiFallas',
    });
  }

  /** @returns the log of what was answered */
  private publicar(entorno: Entorno, acceso: Acceso, web: Web): ILogGroup {
    const integration = new HttpLambdaIntegration('Integracion', this.fn);
    const authorizer = new HttpJwtAuthorizer('Directorio', acceso.emisor, {
      jwtAudience: [acceso.cliente],
    });
    const rutas = PROTEGIDAS.map((ruta) => {
      const [metodo, camino] = ruta.split(' ') as [keyof typeof HttpMethod, string]; // the list is ours
      return new HttpRoute(this, `Ruta ${metodo} ${camino.replaceAll('/', '-')}`, {
        httpApi: this.http,
        routeKey: HttpRouteKey.with(camino, HttpMethod[metodo]),
        integration,
        authorizer,
      });
    });
    const abierta = new HttpRoute(this, 'RutaDemas', {
      httpApi: this.http,
      routeKey: HttpRouteKey.DEFAULT,
      integration,
    });
    aceptar(
      abierta,
      'APIG4',
      'Sirve lo público y lo que también ve una pantalla de pared: la función comprueba cada petición y niega por omisión',
    );

    for (const camino of ['/sesion', '/sesion/{proxy+}']) {
      const sesion = new HttpRoute(this, `Ruta ${camino.replaceAll('/', '-')}`, {
        httpApi: this.http,
        routeKey: HttpRouteKey.with(camino, HttpMethod.ANY),
        integration: new HttpLambdaIntegration('IntegracionSesion', web.sitio),
      });
      aceptar(sesion, 'APIG4', 'Aquí se abre la sesión: quien llega todavía no la tiene');
    }

    const registro = new LogGroup(this, 'Accesos', {
      retention: diasDe('accesos_api') satisfies RetentionDays,
      removalPolicy: entorno.alBorrar,
    });
    const etapa = new HttpStage(this, 'Etapa', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
      accessLogSettings: { destination: new LogGroupLogDestination(registro), format: AccessLogFormat.custom(RENGLON) },
    });
    const cfn = etapa.node.defaultChild as CfnStage; // what an HttpStage is made of
    cfn.routeSettings = Object.fromEntries(
      NOMINALES.map((ruta) => [ruta, { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 }]),
    );
    for (const ruta of rutas) etapa.node.addDependency(ruta); // its limits name them
    return registro;
  }
}
