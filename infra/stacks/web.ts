import { join } from 'node:path';
import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, Stage, type StackProps } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as CloudFrontFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  GeoRestriction,
  HttpVersion,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginProtocolPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { ObjectOwnership, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { aceptar, aceptarDeBiblioteca } from '../constructs/aceptar.ts';
import { Cabeceras } from '../constructs/cabeceras.ts';
import { CacheDelOrigen } from '../constructs/cache.ts';
import { Deposito, Registros } from '../constructs/deposito.ts';
import { Funcion } from '../constructs/funcion.ts';
import { atenderPantallas, leerPublicado, mostrarSucesosYPantallas } from '../constructs/publicado.ts';
import type { Entorno } from '../entorno.ts';
import { agrupar, MOTOR, patrones } from '../estaticos.ts';
import { CAMINOS_SESION, COOKIE_A_CABECERA, COOKIE_IDA, COOKIE_SESION } from '../sesion.ts';
import type { Acceso } from './acceso.ts';
import type { Cortafuegos } from './cortafuegos.ts';
import type { Datos } from './datos.ts';
import { diasDe } from '../retencion.ts';

type WebProps = StackProps & {
  readonly entorno: Entorno;
  readonly datos: Datos;
  readonly acceso: Acceso;
  readonly cortafuegos: Cortafuegos;
  /** Static folder of the built site. */
  readonly cliente: string;
};

/** The public door: pages from a function, static files from a bucket, the API behind the same name. */
export class Web extends Stack {
  readonly sitio: Funcion;
  /** The API's own door, still without routes: CloudFront must know where it is, and one of them leads back to the function of the pages. */
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, { entorno, datos, acceso, cortafuegos, cliente, ...props }: WebProps) {
    super(scope, id, props);
    this.sitio = new Funcion(this, 'Sitio', {
      entorno,
      ambiente: {
        TABLE_NAME: datos.tabla.tabla.tableName,
        BUCKET_NAME: datos.objetos.deposito.bucketName,
        NOMINAL_TABLE_NAME: datos.nominal.tabla.tableName,
        SALA_EMISOR: acceso.emisor,
        SALA_CLIENTES: acceso.cliente,
        SALA_INGRESO: acceso.ingreso,
        ...(entorno.direccion ? { SALA_DIRECCION: entorno.direccion } : {}),
      },
    });
    leerPublicado(this.sitio, datos);
    atenderPantallas(this.sitio, datos);
    mostrarSucesosYPantallas(this.sitio, datos);
    this.http = new HttpApi(this, 'Http', { createDefaultStage: false });

    // CloudFront still writes its logs with an ACL, which no other bucket admits.
    const registros = new Registros(this, 'Registros', {
      dias: diasDe('accesos_red'),
      alBorrar: entorno.alBorrar,
      dueno: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    });
    // The library's own type forgets that optional may be undefined.
    const estaticos = new Deposito(this, 'Estaticos', { alBorrar: RemovalPolicy.DESTROY, registros }) as IBucket;

    const distribucion = this.distribuir(entorno, cortafuegos, registros as IBucket, estaticos, cliente);
    this.subir(estaticos, cliente);
    aceptarDeBiblioteca(this);
    new CfnOutput(this, 'Direccion', {
      value: entorno.direccion ?? `https://${distribucion.distributionDomainName}`,
    });
    new CfnOutput(this, 'DistribucionDominio', {
      value: distribucion.distributionDomainName,
      description: 'A donde apunta el nombre propio, si lo hay',
    });
  }

  private distribuir(
    { nombre, dominio, paises }: Entorno,
    cortafuegos: Cortafuegos,
    registros: IBucket,
    estaticos: IBucket,
    cliente: string,
  ): Distribution {
    const comun = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: new Cabeceras(this, 'Cabeceras'),
      compress: true,
    } satisfies Partial<BehaviorOptions>;
    const desdeDeposito: BehaviorOptions = {
      ...comun,
      origin: S3BucketOrigin.withOriginAccessControl(estaticos),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    };
    const { haciaApi, haciaSesion } = this.haciaLaPuerta();
    const distribucion = new Distribution(this, 'Distribucion', {
      comment: `Sala (${nombre})`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL, // the only class with points of presence in South America
      webAclId: cortafuegos.arn,
      enableLogging: true,
      logBucket: registros,
      logFilePrefix: 'cloudfront/',
      ...(paises.length > 0 ? { geoRestriction: GeoRestriction.allowlist(...paises) } : {}),
      ...(dominio
        ? {
            domainNames: [dominio.nombre],
            certificate: Certificate.fromCertificateArn(this, 'Certificado', dominio.certificado),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }
        : {}),
      defaultBehavior: {
        ...comun,
        // Signed by the CDN: the function answers nobody else. Of a person it sees the session, which is part of the key.
        origin: FunctionUrlOrigin.withOriginAccessControl(
          this.sitio.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM }),
        ),
        cachePolicy: new CacheDelOrigen(this, 'CachePaginas', { cookies: [COOKIE_SESION] }),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      },
      additionalBehaviors: {
        '/v1/*': { ...comun, ...haciaApi },
        ...Object.fromEntries(CAMINOS_SESION.map((camino) => [camino, { ...comun, ...haciaSesion }])),
        [MOTOR]: { ...desdeDeposito, responseHeadersPolicy: new Cabeceras(this, 'CabecerasMotor', { wasm: true }) },
        ...Object.fromEntries(patrones(cliente).map((patron) => [patron, desdeDeposito])),
      },
    });
    if (paises.length === 0)
      aceptar(distribucion, 'CFR1', 'Lo público se lee desde cualquier país; se limita con «-c paises=PE»');
    if (!dominio)
      aceptar(
        distribucion,
        'CFR4',
        'Con el nombre de CloudFront el mínimo de TLS no se elige; con «-c dominio» y «-c certificado» es TLS 1.2 de 2021',
      );
    return distribucion;
  }

  /** What goes through the gateway: the API, and the forms that open a session, which a signed function address would not take. */
  private haciaLaPuerta(): Record<'haciaApi' | 'haciaSesion', BehaviorOptions> {
    const anfitrion = Fn.select(2, Fn.split('/', this.http.apiEndpoint));
    const origin = new HttpOrigin(anfitrion, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY });
    // The origin has another host name, and the API refuses an Origin that is not its own: Sec-Fetch-Site still tells it.
    const comun = {
      headerBehavior: OriginRequestHeaderBehavior.denyList('Host', 'Origin'),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    };
    return {
      haciaApi: {
        origin,
        cachePolicy: new CacheDelOrigen(this, 'CacheApi', { cabeceras: ['Authorization'] }),
        originRequestPolicy: new OriginRequestPolicy(this, 'PeticionApi', {
          ...comun,
          cookieBehavior: OriginRequestCookieBehavior.none(),
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new CloudFrontFunction(this, 'CookieACabecera', {
              code: FunctionCode.fromInline(COOKIE_A_CABECERA),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      haciaSesion: {
        origin,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: new OriginRequestPolicy(this, 'PeticionSesion', {
          ...comun,
          cookieBehavior: OriginRequestCookieBehavior.allowList(COOKIE_SESION, COOKIE_IDA),
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
      },
    };
  }

  private subir(estaticos: IBucket, cliente: string): void {
    for (const grupo of agrupar(cliente, join(Stage.of(this)!.outdir, 'estaticos'))) {
      new BucketDeployment(this, `Subir-${grupo.id}`, {
        sources: [Source.asset(grupo.carpeta)],
        destinationBucket: estaticos,
        contentType: grupo.tipo,
        ...(grupo.codificacion ? { contentEncoding: grupo.codificacion } : {}),
        cacheControl: grupo.inmutable
          ? [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()]
          : [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(5))],
        // Each group is a part of the site; and a page opened before a deployment still asks for the files it was built with.
        prune: false,
        memoryLimit: 512,
      });
    }
  }
}
