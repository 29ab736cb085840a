import { afterAll, describe, expect, it } from 'vitest';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { TABLA } from '../../functions/adapters/dynamo/tabla.ts';
import { FUNCIONES, NOMBRES, type NombreFuncion } from '../../infra/funciones.ts';
import { carpetaCon, plantillas, salaSinEmpaquetar, type Plantillas, type Recurso } from './sala-de-prueba.ts';

const cliente = carpetaCon({
  '_app/immutable/nodes/0.js': 'export{}',
  '_app/immutable/nodes/0.js.br': 'brotli',
  '_app/version.json': '{}',
  'geo/distritos-05.json': '{}',
  'favicon.svg': '<svg/>',
});
afterAll(() => cliente.borrar());

const prod: Plantillas = plantillas(cliente.ruta, { env: 'prod' });
const dev: Plantillas = plantillas(cliente.ruta, { env: 'dev' });

const deTipo = (t: Template, tipo: string): [string, Recurso][] =>
  Object.entries(t.findResources(tipo)) as [string, Recurso][]; // the library types resources loosely
const todas = (p: Plantillas): Template[] => Object.values(p);

const DONDE: Record<NombreFuncion, keyof Plantillas> = {
  Api: 'api',
  Ingesta: 'proceso',
  Agregar: 'proceso',
  Publicar: 'proceso',
  Cerrar: 'proceso',
  Sitio: 'web',
};

/** The function of that name; logical ids are the name and a hash. */
function funcion(p: Plantillas, nombre: NombreFuncion): Recurso {
  const halladas = deTipo(p[DONDE[nombre]], 'AWS::Lambda::Function').filter(([id]) =>
    new RegExp(`^${nombre}[0-9A-F]{8}$`).test(id),
  );
  expect(halladas, nombre).toHaveLength(1);
  return halladas[0]![1];
}

type Sentencia = { readonly Action: string | string[]; readonly Resource: unknown; readonly Effect: string };
function permisos(p: Plantillas, nombre: NombreFuncion): { acciones: string[]; recursos: string }[] {
  const politicas = deTipo(p[DONDE[nombre]], 'AWS::IAM::Policy').filter(([id]) =>
    id.startsWith(`${nombre}ServiceRole`),
  );
  return politicas.flatMap(([, r]) =>
    (r.Properties['PolicyDocument'] as { Statement: Sentencia[] }).Statement.map((s) => ({
      acciones: [s.Action].flat(),
      recursos: JSON.stringify(s.Resource),
    })),
  );
}
const acciones = (p: Plantillas, nombre: NombreFuncion, servicio: string): string[] =>
  permisos(p, nombre).flatMap((s) => s.acciones.filter((a) => a.startsWith(`${servicio}:`)));
const escribeObjetos = (nombre: NombreFuncion): string[] =>
  permisos(prod, nombre)
    .filter((s) => s.acciones.includes('s3:PutObject'))
    .flatMap((s) => [...s.recursos.matchAll(/"\/([^"]*)"/g)].map((m) => m[1]!))
    .sort();
const leeObjetos = (nombre: NombreFuncion): string[] =>
  permisos(prod, nombre)
    .filter((s) => s.acciones.includes('s3:GetObject*'))
    .flatMap((s) => [...s.recursos.matchAll(/"\/([^"]*)"/g)].map((m) => m[1]!))
    .sort();

describe('datos', () => {
  it('keeps the table recoverable to any second, on demand, and undeletable in prod', () => {
    prod.datos.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: TABLA.particion, KeyType: 'HASH' },
          { AttributeName: TABLA.orden, KeyType: 'RANGE' },
        ],
        SSESpecification: { SSEEnabled: true },
        Replicas: [
          Match.objectLike({
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            DeletionProtectionEnabled: true,
          }),
        ],
      },
    });
    dev.datos.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Delete',
      Properties: {
        Replicas: [Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
      },
    });
  });

  it('retains objects and the key of the pseudonyms in prod', () => {
    prod.datos.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    prod.datos.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain' });
    prod.datos.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
  });

  it('closes every bucket to the outside, encrypted, versioned and by TLS only', () => {
    expect(todas(prod).flatMap((t) => deTipo(t, 'AWS::S3::Bucket'))).toHaveLength(2);
    for (const t of [...todas(prod), ...todas(dev)]) {
      const depositos = deTipo(t, 'AWS::S3::Bucket');
      if (depositos.length === 0) continue;
      t.allResourcesProperties('AWS::S3::Bucket', {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: Match.anyValue(),
      });
      t.resourcePropertiesCountIs(
        'AWS::S3::BucketPolicy',
        {
          PolicyDocument: {
            Statement: Match.arrayWith([
              Match.objectLike({
                Effect: 'Deny',
                Action: 's3:*',
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              }),
            ]),
          },
        },
        depositos.length,
      );
    }
  });

  it('expires originals after the days of the context and nothing else that is current', () => {
    const dias = (t: Template): unknown[] =>
      deTipo(t, 'AWS::S3::Bucket').flatMap(([, r]) =>
        (r.Properties['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] }).Rules.filter(
          (x) => 'ExpirationInDays' in x,
        ).map((x) => [x['Prefix'], x['ExpirationInDays']]),
      );
    expect(dias(prod.datos)).toEqual([['recepcion/', 365]]);
    expect(dias(plantillas(cliente.ruta, { env: 'dev', diasOriginales: '30' }).datos)).toEqual([['recepcion/', 30]]);
  });

  it('sends each received file to a queue, and to another one after three failures', () => {
    const [apartados] = deTipo(prod.datos, 'AWS::SQS::Queue').find(([id]) => id.startsWith('Apartados'))!;
    prod.datos.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [apartados, 'Arn'] }, maxReceiveCount: 3 },
      VisibilityTimeout: 6 * FUNCIONES.Ingesta.segundos,
    });
    prod.datos.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    prod.datos.hasResourceProperties('Custom::S3BucketNotifications', {
      NotificationConfiguration: {
        QueueConfigurations: [
          Match.objectLike({
            Events: ['s3:ObjectCreated:*'],
            Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'recepcion/' }] } },
          }),
        ],
      },
    });
    prod.proceso.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('refuses a context it does not understand, saying what to write', () => {
    expect(() => salaSinEmpaquetar(cliente.ruta, { env: 'produccion' })).toThrow(/-c env=prod/);
    expect(() => salaSinEmpaquetar(cliente.ruta, { diasOriginales: '0' })).toThrow(/diasOriginales=365/);
  });
});

describe.each(NOMBRES)('función %s', (nombre) => {
  const fn = funcion(prod, nombre);

  it('runs on Node 24 and arm64 with its own limits', () => {
    const { memoriaMb, segundos, discoMb } = FUNCIONES[nombre];
    expect(fn.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: memoriaMb,
      Timeout: segundos,
      EphemeralStorage: { Size: discoMb },
    });
  });

  // The demo identity is switched on by configuration on one's own machine: nothing deployed may carry a way to do it.
  it('carries no variable but those it needs', () => {
    const almacen = ['TABLE_NAME', 'BUCKET_NAME'];
    const propias: Record<NombreFuncion, string[]> = {
      Api: almacen,
      Sitio: almacen,
      Ingesta: [...almacen, 'CLAVE_SECRETO'],
      Agregar: almacen,
      Publicar: almacen,
      Cerrar: ['TABLE_NAME', 'AGREGAR_FN', 'PUBLICAR_FN'],
    };
    for (const p of [prod, dev]) {
      const { Variables } = funcion(p, nombre).Properties['Environment'] as { Variables: Record<string, unknown> };
      expect(Object.keys(Variables).sort()).toEqual(['NODE_OPTIONS', 'SALA_VERSION', ...propias[nombre]].sort());
      expect(Variables['NODE_OPTIONS']).toBe('--enable-source-maps');
    }
  });

  it('may do on the table what grants give, and on nothing with a wildcard', () => {
    const tabla = acciones(prod, nombre, 'dynamodb');
    expect(tabla).toContain('dynamodb:GetItem');
    expect(tabla.filter((a) => a.includes('*'))).toEqual([]);
    expect(tabla.filter((a) => /CreateTable|DeleteTable|UpdateTable|Export|Restore/.test(a))).toEqual([]);
    for (const { acciones: a, recursos } of permisos(prod, nombre)) {
      expect(a).not.toContain('*');
      expect(recursos).not.toBe('"*"');
    }
  });
});

describe('permisos', () => {
  it('lets the two that face the public read results and write nothing', () => {
    for (const nombre of ['Api', 'Sitio'] as const) {
      expect(acciones(prod, nombre, 'dynamodb').filter((a) => /Put|Update|Delete|Write/.test(a))).toEqual([]);
      expect(escribeObjetos(nombre)).toEqual([]);
      expect(leeObjetos(nombre)).toEqual([
        'cortes/*',
        'diferencias/*',
        'equipo/*',
        'publico/*',
        'rechazos/*',
        'recuentos/*',
      ]);
    }
  });

  it('lets each step write only where its results go', () => {
    expect(escribeObjetos('Ingesta')).toEqual(['normalizado/*', 'rechazos/*']);
    expect(escribeObjetos('Agregar')).toEqual(['catalogos/*', 'cortes/*']);
    expect(escribeObjetos('Publicar')).toEqual(['cortes/*', 'equipo/*', 'publico/*']);
    expect(escribeObjetos('Cerrar')).toEqual([]);
  });

  it('lets each step read only what the one before it left', () => {
    expect(leeObjetos('Ingesta')).toEqual(['recepcion/*']);
    expect(leeObjetos('Agregar')).toEqual(['normalizado/*']);
    expect(leeObjetos('Publicar')).toEqual(['cortes/*']);
    expect(leeObjetos('Cerrar')).toEqual([]);
  });

  it('shows the key of the pseudonyms to ingest alone', () => {
    expect(NOMBRES.filter((n) => acciones(prod, n, 'secretsmanager').length > 0)).toEqual(['Ingesta']);
  });

  it('lets only the close invoke, and only the two steps', () => {
    expect(NOMBRES.filter((n) => acciones(prod, n, 'lambda').length > 0)).toEqual(['Cerrar']);
    const invoca = permisos(prod, 'Cerrar').filter((s) => s.acciones.includes('lambda:InvokeFunction'));
    const ids = invoca.flatMap((s) => [...s.recursos.matchAll(/"Fn::GetAtt":\["(\w+?)[0-9A-F]{8}"/g)].map((m) => m[1]));
    expect([...new Set(ids)].sort()).toEqual(['Agregar', 'Publicar']);
  });
});

describe('cierre', () => {
  it('is durable, may checkpoint itself, and is invoked by an alias', () => {
    expect(funcion(prod, 'Cerrar').Properties['DurableConfig']).toEqual({
      ExecutionTimeout: 21_600,
      RetentionPeriodInDays: 30,
    });
    expect(NOMBRES.filter((n) => 'DurableConfig' in funcion(prod, n).Properties)).toEqual(['Cerrar']);
    prod.proceso.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: [
        { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('AWSLambdaBasicDurableExecutionRolePolicy')])] },
      ],
    });
    prod.proceso.hasResourceProperties('AWS::Lambda::Alias', { Name: 'vigente' });
    prod.proceso.hasOutput('CierreArn', {});
  });
});

describe('web', () => {
  type Comportamiento = {
    readonly PathPattern?: string;
    readonly TargetOriginId: string;
    readonly AllowedMethods: string[];
    readonly ViewerProtocolPolicy: string;
    readonly ResponseHeadersPolicyId: unknown;
    readonly CachePolicyId: unknown;
  };
  type Origen = { readonly Id: string; readonly OriginAccessControlId?: unknown; readonly DomainName: unknown };
  const config = deTipo(prod.web, 'AWS::CloudFront::Distribution')[0]![1].Properties['DistributionConfig'] as {
    DefaultCacheBehavior: Comportamiento;
    CacheBehaviors: Comportamiento[];
    Origins: Origen[];
  };
  const origen = (c: Comportamiento): Origen => config.Origins.find((o) => o.Id === c.TargetOriginId)!;
  const patron = (p: string): Comportamiento => config.CacheBehaviors.find((c) => c.PathPattern === p)!;

  it('gives pages from the function, signed, and reads only', () => {
    const c = config.DefaultCacheBehavior;
    expect(c.AllowedMethods).toEqual(['GET', 'HEAD']);
    expect(JSON.stringify(origen(c).DomainName)).toContain('FunctionUrl');
    expect(origen(c).OriginAccessControlId).toBeDefined();
    prod.web.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' });
    const quienes = deTipo(prod.web, 'AWS::Lambda::Permission').map(([, r]) => r.Properties);
    expect(quienes.map((q) => q['Action']).sort()).toEqual(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']);
    for (const q of quienes) {
      expect(q['Principal']).toBe('cloudfront.amazonaws.com');
      expect(q['SourceArn']).toBeDefined();
    }
  });

  it('gives every top entry of the static folder from the bucket, and the rest of /v1 from the API', () => {
    expect(config.CacheBehaviors.map((c) => c.PathPattern)).toEqual(['/v1/*', '/_app/*', '/favicon.svg', '/geo/*']);
    for (const p of ['/_app/*', '/favicon.svg', '/geo/*']) {
      expect(JSON.stringify(origen(patron(p)).DomainName)).toContain('Estaticos');
      expect(origen(patron(p)).OriginAccessControlId).toBeDefined();
      expect(patron(p).AllowedMethods).toEqual(['GET', 'HEAD']);
    }
    expect(JSON.stringify(origen(patron('/v1/*')).DomainName)).toContain('ApiEndpoint');
    expect(patron('/v1/*').AllowedMethods).toContain('POST');
  });

  it('keeps one reader’s answer from another: Authorization is in the key of the API and cookies reach nobody', () => {
    const politica = (c: Comportamiento): Record<string, unknown> => {
      const { Ref } = c.CachePolicyId as { Ref: string };
      const p = prod.web.findResources('AWS::CloudFront::CachePolicy')[Ref] as Recurso;
      return p.Properties['CachePolicyConfig'] as Record<string, unknown>;
    };
    expect(politica(patron('/v1/*'))).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] },
        CookiesConfig: { CookieBehavior: 'none' },
      },
    });
    expect(politica(config.DefaultCacheBehavior)).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
      },
    });
    prod.web.allResourcesProperties('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: { CookiesConfig: { CookieBehavior: 'none' } },
    });
  });

  it('answers by HTTPS with the same strict headers everywhere', () => {
    for (const c of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(c.ViewerProtocolPolicy).toBe('redirect-to-https');
      expect(c.ResponseHeadersPolicyId).toEqual(config.DefaultCacheBehavior.ResponseHeadersPolicyId);
    }
    prod.web.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: Match.stringLikeRegexp("default-src 'self'.*frame-ancestors 'none'"),
            Override: false,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
        },
      },
    });
    const [, cabeceras] = deTipo(prod.web, 'AWS::CloudFront::ResponseHeadersPolicy')[0]!;
    expect(JSON.stringify(cabeceras)).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  });

  it('uploads compressed files with their encoding and content-named ones for ever', () => {
    const subidas = deTipo(prod.web, 'Custom::CDKBucketDeployment').map(([, r]) => r.Properties['SystemMetadata']);
    expect(subidas).toContainEqual({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(subidas).toContainEqual({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=300' });
    expect(subidas).toHaveLength(3);
  });

  it('tells where it is', () => {
    prod.web.hasOutput('Direccion', {});
    prod.api.hasOutput('ApiUrl', {});
    for (const salida of ['TablaNombre', 'ObjetosNombre', 'ApartadosUrl']) prod.datos.hasOutput(salida, {});
  });
});

describe('nombres', () => {
  it('gives no resource a physical name and no stack an account or a region', () => {
    const NOMBRES_FISICOS = ['TableName', 'BucketName', 'FunctionName', 'QueueName', 'RoleName', 'LogGroupName'];
    for (const t of todas(prod)) {
      for (const [id, r] of Object.entries(t.toJSON()['Resources'] as Record<string, Recurso>)) {
        if (
          [
            'AWS::Lambda::Permission',
            'AWS::Lambda::Version',
            'AWS::Lambda::Alias',
            'AWS::Lambda::EventSourceMapping',
          ].includes(r.Type)
        )
          continue;
        expect(
          Object.keys(r.Properties ?? {}).filter((k) => NOMBRES_FISICOS.includes(k) && r.Type.startsWith('AWS::')),
          id,
        ).toEqual([]);
      }
      expect(JSON.stringify(t.toJSON())).not.toMatch(/\b(us|sa|eu|ap)-(north|south|east|west|central)\w*-\d\b/);
    }
  });

  it('marks what can be marked with the project and the environment', () => {
    for (const tipo of ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SecretsManager::Secret']) {
      prod.datos.allResourcesProperties(tipo, {
        Tags: Match.arrayWith([
          { Key: 'entorno', Value: 'prod' },
          { Key: 'proyecto', Value: 'sala' },
        ]),
      });
    }
  });
});
