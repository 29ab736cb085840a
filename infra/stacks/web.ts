import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack, Stage, type StackProps } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginProtocolPolicy,
  PriceClass,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { Cabeceras } from '../constructs/cabeceras.ts';
import { CacheDelOrigen } from '../constructs/cache.ts';
import { Deposito, leerPublicado } from '../constructs/deposito.ts';
import { Funcion } from '../constructs/funcion.ts';
import type { Entorno } from '../entorno.ts';
import { agrupar, patrones } from '../estaticos.ts';
import type { Api } from './api.ts';
import type { Datos } from './datos.ts';

type WebProps = StackProps & {
  readonly entorno: Entorno;
  readonly datos: Datos;
  readonly api: Api;
  /** Static folder of the built site. */
  readonly cliente: string;
};

/** The public door: pages from a function, static files from a bucket, the API behind the same name. */
export class Web extends Stack {
  constructor(scope: Construct, id: string, { entorno, datos, api, cliente, ...props }: WebProps) {
    super(scope, id, props);
    const { tabla, objetos } = datos;
    const sitio = new Funcion(this, 'Sitio', {
      alBorrar: entorno.alBorrar,
      ambiente: { TABLE_NAME: tabla.tableName, BUCKET_NAME: objetos.bucketName },
    });
    tabla.grantReadData(sitio);
    leerPublicado(objetos, sitio);

    const comun = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: new Cabeceras(this, 'Cabeceras'),
      compress: true,
    } satisfies Partial<BehaviorOptions>;

    const estaticos = new Deposito(this, 'Estaticos', { alBorrar: RemovalPolicy.DESTROY }) as IBucket; // the library's own type forgets that optional may be undefined
    const desdeDeposito: BehaviorOptions = {
      ...comun,
      origin: S3BucketOrigin.withOriginAccessControl(estaticos),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    };

    const distribucion = new Distribution(this, 'Distribucion', {
      comment: `Sala (${entorno.nombre})`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL, // the only class with points of presence in South America
      defaultBehavior: {
        ...comun,
        // Signed by the CDN: the function answers nobody else. It sees no cookie and no Authorization, so a page is the same for all.
        origin: FunctionUrlOrigin.withOriginAccessControl(
          sitio.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM }),
        ),
        cachePolicy: new CacheDelOrigen(this, 'CachePaginas', { cabeceras: [] }),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      },
      additionalBehaviors: {
        '/v1/*': {
          ...comun,
          origin: new HttpOrigin(api.anfitrion, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
          cachePolicy: new CacheDelOrigen(this, 'CacheApi', { cabeceras: ['Authorization'] }),
          originRequestPolicy: new OriginRequestPolicy(this, 'PeticionApi', {
            // The origin has another host name, and the API refuses an Origin that is not its own: Sec-Fetch-Site still tells it.
            headerBehavior: OriginRequestHeaderBehavior.denyList('Host', 'Origin'),
            queryStringBehavior: OriginRequestQueryStringBehavior.all(),
            cookieBehavior: OriginRequestCookieBehavior.none(),
          }),
          allowedMethods: AllowedMethods.ALLOW_ALL,
        },
        ...Object.fromEntries(patrones(cliente).map((patron) => [patron, desdeDeposito])),
      },
    });

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

    new CfnOutput(this, 'Direccion', { value: `https://${distribucion.distributionDomainName}` });
  }
}
