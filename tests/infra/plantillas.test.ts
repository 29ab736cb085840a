import { afterAll, describe, expect, it } from 'vitest';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { TABLA } from '../../functions/adapters/dynamo/tabla.ts';
import { decirEntorno } from '../../infra/entorno.ts';
import { FUNCIONES, NOMBRES, type NombreFuncion } from '../../infra/funciones.ts';
import { deTipo, DONDE } from './roles.ts';
import { carpetaCon, plantillas, REGION, salaSinEmpaquetar, type Plantillas, type Recurso } from './sala-de-prueba.ts';
import { VARIABLES } from './variables.ts';

const cliente = carpetaCon({
  '_app/immutable/nodes/0.js': 'export{}',
  '_app/immutable/nodes/0.js.br': 'brotli',
  '_app/version.json': '{}',
  'geo/distritos-05.json': '{}',
  'favicon.svg': '<svg/>',
});
afterAll(() => cliente.borrar());

const direccion = 'https://sala.ejemplo.pe';
const prod: Plantillas = plantillas(cliente.ruta, { env: 'prod', direccion });
const dev: Plantillas = plantillas(cliente.ruta, { env: 'dev', direccion });

const todas = (p: Plantillas): Template[] => Object.values(p);

/** The function of that name; logical ids are the name and a hash. */
function funcion(p: Plantillas, nombre: NombreFuncion): Recurso {
  const halladas = deTipo(p[DONDE[nombre]], 'AWS::Lambda::Function').filter(([id]) =>
    new RegExp(`^${nombre}[0-9A-F]{8}$`).test(id),
  );
  expect(halladas, nombre).toHaveLength(1);
  return halladas[0]![1];
}

describe('datos', () => {
  const llaveDe = (propiedad: unknown): string =>
    /"Fn::GetAtt":\["(\w+?)[0-9A-F]{8}","Arn"\]/.exec(JSON.stringify(propiedad))?.[1] ?? 'ninguna';
  const porNombre = (tipo: string, campo: string): Record<string, string> =>
    Object.fromEntries(
      deTipo(prod.datos, tipo).map(([id, r]) => [id.replace(/[0-9A-F]{8}$/, ''), llaveDe(r.Properties[campo])]),
    );

  it('keeps both tables recoverable to any second, on demand, and undeletable in prod', () => {
    for (const [p, borrado, protegida] of [
      [prod, 'Retain', true],
      [dev, 'Delete', false],
    ] as const) {
      p.datos.resourceCountIs('AWS::DynamoDB::GlobalTable', 2);
      p.datos.allResources('AWS::DynamoDB::GlobalTable', {
        DeletionPolicy: borrado,
        UpdateReplacePolicy: borrado,
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: TABLA.particion, KeyType: 'HASH' },
            { AttributeName: TABLA.orden, KeyType: 'RANGE' },
          ],
          SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
          Replicas: [
            Match.objectLike({
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
              DeletionProtectionEnabled: protegida,
            }),
          ],
        },
      });
    }
  });

  it('keeps what names persons under a key of its own, in a table whose rows expire', () => {
    expect(porNombre('AWS::DynamoDB::GlobalTable', 'Replicas')).toEqual({ Tabla: 'Llave', Nominal: 'LlaveNominal' });
    expect(porNombre('AWS::S3::Bucket', 'BucketEncryption')).toEqual({
      Registros: 'ninguna', // the service that writes logs takes no key of ours
      Objetos: 'Llave',
      DepositoNominal: 'LlaveNominal',
    });
    expect(porNombre('AWS::SecretsManager::Secret', 'KmsKeyId')).toEqual({ Seudonimos: 'LlaveNominal' });
    prod.datos.resourcePropertiesCountIs(
      'AWS::DynamoDB::GlobalTable',
      { TimeToLiveSpecification: { AttributeName: 'expira', Enabled: true } },
      1,
    );
  });

  it('turns every key each year', () => {
    for (const [t, cuantas] of [
      [prod.datos, 2],
      [prod.vigia, 1],
    ] as const) {
      t.resourceCountIs('AWS::KMS::Key', cuantas);
      t.allResources('AWS::KMS::Key', {
        DeletionPolicy: 'Retain',
        Properties: Match.objectLike({ EnableKeyRotation: true, PendingWindowInDays: 30 }),
      });
    }
  });

  it('points the functions at a recovered table without letting go of the first one', () => {
    const { datos, proceso } = plantillas(cliente.ruta, { env: 'prod', tablaRestaurada: 'sala-recuperada' });
    datos.resourceCountIs('AWS::DynamoDB::GlobalTable', 2);
    expect(JSON.stringify(proceso.toJSON())).toContain('table/sala-recuperada');
    datos.hasOutput('TablaNombre', { Value: 'sala-recuperada' });
  });

  it('points them at the recovered table of what names persons, by itself, under its own key', () => {
    const p = plantillas(cliente.ruta, { env: 'prod', tablaNominalRestaurada: 'nominal-recuperada' });
    p.datos.resourceCountIs('AWS::DynamoDB::GlobalTable', 2);
    p.datos.hasOutput('NominalNombre', { Value: 'nominal-recuperada' });
    p.datos.hasOutput('LlaveNominalArn', {});
    for (const n of ['Api', 'Sitio', 'Publicar'] as const) {
      const { Variables } = funcion(p, n).Properties['Environment'] as { Variables: Record<string, unknown> };
      expect(JSON.stringify(Variables['NOMINAL_TABLE_NAME']), n).toContain('nominal-recuperada');
      expect(JSON.stringify(p[DONDE[n]].findResources('AWS::IAM::Policy')), n).toContain('table/nominal-recuperada');
      expect(JSON.stringify(Variables['TABLE_NAME']), n).not.toContain('recuperada');
    }
  });

  it('says in words which environment it is', () => {
    expect(decirEntorno({ nombre: 'dev', region: 'sa-east-1' })).toMatch(/^Entorno dev, en sa-east-1.*-c env=prod/);
    expect(decirEntorno({ nombre: 'prod', region: 'sa-east-1' })).toMatch(/^Entorno prod, en sa-east-1/);
  });

  it('retains objects and the key of the pseudonyms in prod', () => {
    prod.datos.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    prod.datos.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain' });
    prod.datos.resourceCountIs('Custom::S3AutoDeleteObjects', 0);
  });

  it('closes every bucket to the outside, encrypted, versioned and by TLS only', () => {
    expect(todas(prod).flatMap((t) => deTipo(t, 'AWS::S3::Bucket'))).toHaveLength(5);
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
              Match.objectLike({
                Effect: 'Deny',
                Action: 's3:*',
                Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } },
              }),
            ]),
          },
        },
        depositos.length,
      );
    }
  });

  it('notes who read each bucket, in one that nobody’s data is in', () => {
    for (const t of [prod.datos, prod.web]) {
      const [[registros]] = deTipo(t, 'AWS::S3::Bucket').filter(([id]) => id.startsWith('Registros')) as [
        [string, Recurso],
      ];
      for (const [id, r] of deTipo(t, 'AWS::S3::Bucket'))
        if (id !== registros)
          expect(r.Properties['LoggingConfiguration'], id).toMatchObject({ DestinationBucketName: { Ref: registros } });
    }
  });

  it('expires what the table of retention says, originals after the days of the context', () => {
    const dias = (t: Template): unknown[] =>
      deTipo(t, 'AWS::S3::Bucket').flatMap(([, r]) =>
        (r.Properties['LifecycleConfiguration'] as { Rules: Record<string, unknown>[] }).Rules.filter(
          (x) => 'ExpirationInDays' in x,
        ).map((x) => [x['Prefix'], x['ExpirationInDays']]),
      );
    expect(dias(prod.datos)).toEqual([
      [undefined, 90],
      ['recepcion/', 90],
      ['nominal/cortes/', 365],
      ['nominal/normalizado/', 1095],
    ]);
    expect(dias(prod.web)).toEqual([[undefined, 365]]);
    expect(dias(plantillas(cliente.ruta, { env: 'dev', diasOriginales: '30' }).datos)).toContainEqual([
      'recepcion/',
      30,
    ]);
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
    expect(() => salaSinEmpaquetar(cliente.ruta, { diasOriginales: '0' })).toThrow(/diasOriginales=90/);
    expect(() => salaSinEmpaquetar(cliente.ruta, { presupuestoUsd: 'mucho' })).toThrow(/presupuestoUsd=/);
    expect(() => salaSinEmpaquetar(cliente.ruta, { dominio: 'sala.ejemplo.pe' })).toThrow(/-c certificado=/);
    expect(() =>
      salaSinEmpaquetar(cliente.ruta, {
        dominio: 'sala.ejemplo.pe',
        certificado: 'arn:aws:acm:sa-east-1:000000000000:certificate/0',
      }),
    ).toThrow(/acm:us-east-1/);
    expect(() => salaSinEmpaquetar(cliente.ruta, { direccion: 'http://sala.ejemplo.pe/x' })).toThrow(
      /-c direccion=https/,
    );
    expect(() => salaSinEmpaquetar(cliente.ruta, { correo: 'a@b.pe,nadie' })).toThrow(/«nadie»/);
    expect(() => salaSinEmpaquetar(cliente.ruta, { paises: 'Perú' })).toThrow(/-c paises=PE/);
    expect(() => salaSinEmpaquetar(cliente.ruta, {}, '')).toThrow(/-c region=/);
    expect(() => salaSinEmpaquetar(cliente.ruta, { region: 'Lima' })).toThrow(/«Lima» no lo es/);
  });
});

describe.each(NOMBRES)('función %s', (nombre) => {
  const fn = funcion(prod, nombre);

  it('runs on Node 24 and arm64 with its own limits', () => {
    const { memoriaMb, segundos, discoMb, alaVez } = FUNCIONES[nombre];
    expect(fn.Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: memoriaMb,
      Timeout: segundos,
      EphemeralStorage: { Size: discoMb },
      ReservedConcurrentExecutions: alaVez,
      TracingConfig: { Mode: 'Active' },
    });
  });

  // The demo identity is switched on by configuration on one's own machine: nothing deployed may carry a way to do it.
  it('carries no variable but those it needs', () => {
    for (const p of [prod, dev]) {
      const { Variables } = funcion(p, nombre).Properties['Environment'] as { Variables: Record<string, unknown> };
      expect(Object.keys(Variables).sort()).toEqual(['NODE_OPTIONS', 'SALA_VERSION', ...VARIABLES[nombre]].sort());
      expect(Variables['NODE_OPTIONS']).toBe('--enable-source-maps');
    }
  });
});

describe('cierre', () => {
  it('is durable, may checkpoint itself, and is invoked by an alias', () => {
    expect(funcion(prod, 'Cerrar').Properties['DurableConfig']).toEqual({
      ExecutionTimeout: 21_600,
      RetentionPeriodInDays: 30,
    });
    expect(NOMBRES.filter((n) => 'DurableConfig' in funcion(prod, n).Properties)).toEqual(['Cerrar']);
    prod.proceso.hasResourceProperties('AWS::Lambda::Alias', { Name: 'vigente' });
    prod.proceso.hasOutput('CierreArn', {});
  });
});

describe('nombres', () => {
  it('gives no resource a physical name but the roles people know, and no stack an account or a region that was not given', () => {
    const NOMBRES_FISICOS = [
      'TableName',
      'BucketName',
      'FunctionName',
      'QueueName',
      'RoleName',
      'LogGroupName',
      'TopicName',
    ];
    const DE_OTRO = [
      ...['Permission', 'Version', 'Alias', 'EventSourceMapping'].map((t) => `AWS::Lambda::${t}`),
      'AWS::Logs::MetricFilter',
    ];
    for (const t of todas(prod)) {
      for (const [id, r] of Object.entries(t.toJSON()['Resources'] as Record<string, Recurso>)) {
        if (DE_OTRO.includes(r.Type) || !r.Type.startsWith('AWS::')) continue;
        expect(
          Object.keys(r.Properties ?? {}).filter((k) => NOMBRES_FISICOS.includes(k)),
          id,
        ).toEqual([]);
      }
      const texto = JSON.stringify(t.toJSON());
      expect(t === prod.cortafuegos ? texto.replaceAll('us-east-1', '') : texto).not.toMatch(
        /\b(us|sa|eu|ap)-(north|south|east|west|central)\w*-\d\b|\b\d{12}\b/,
      );
    }
  });

  it('takes the firewall to where CloudFront looks for it, and everything else to where it was said', () => {
    const sala = salaSinEmpaquetar(cliente.ruta, { env: 'prod' });
    const { app: _, cortafuegos, ...resto } = sala;
    expect(cortafuegos.region).toBe('us-east-1');
    for (const pila of Object.values(resto)) expect(pila.region).toBe(REGION);
    for (const pila of [cortafuegos, ...Object.values(resto)]) expect(pila.terminationProtection).toBe(true);
    const otra = salaSinEmpaquetar(cliente.ruta, { env: 'dev', region: 'sa-east-1' });
    expect(otra.datos.region).toBe('sa-east-1');
    expect(otra.datos.terminationProtection).toBe(false);
  });

  it('sets no concurrency apart where the account has none to spare', () => {
    const { api, proceso } = plantillas(cliente.ruta, { env: 'dev', reservarConcurrencia: 'no' });
    for (const t of [api, proceso])
      for (const [id, r] of deTipo(t, 'AWS::Lambda::Function'))
        expect(Object.keys(r.Properties), id).not.toContain('ReservedConcurrentExecutions');
  });

  it('marks what can be marked with the project and the environment', () => {
    const SIN_ETIQUETAS =
      /^(Custom::|AWS::(CDK::|IAM::Policy|S3::BucketPolicy|SQS::QueuePolicy|SNS::(TopicPolicy|Subscription)|KMS::Alias|Lambda::(Permission|Url|Version|Alias|LayerVersion)|CloudFront::(CachePolicy|OriginAccessControl|OriginRequestPolicy|ResponseHeadersPolicy)|ApiGatewayV2::(Route|Integration|Authorizer)|Cognito::(UserPoolClient|UserPoolDomain|UserPoolGroup|ManagedLoginBranding)|CloudWatch::Dashboard|Logs::MetricFilter|Budgets::))/;
    const marcas = [
      { Key: 'entorno', Value: 'prod' },
      { Key: 'proyecto', Value: 'sala' },
    ];
    const comoLista = (v: unknown): unknown[] =>
      Array.isArray(v)
        ? v
        : Object.entries((v ?? {}) as object).map(([Key, Value]) => ({ Key, Value: Value as unknown }));
    for (const t of todas(prod)) {
      for (const [id, r] of Object.entries(t.toJSON()['Resources'] as Record<string, Recurso>)) {
        if (SIN_ETIQUETAS.test(r.Type) || /^Custom(CrossRegionExport|S3AutoDelete)/.test(id)) continue; // of CDK, without a place for marks
        const { Tags, UserPoolTags, Replicas } = r.Properties as Record<string, unknown>;
        const de = (Replicas as { Tags: unknown }[] | undefined)?.[0]?.Tags ?? UserPoolTags ?? Tags;
        expect(comoLista(de), `${r.Type} ${id}`).toEqual(expect.arrayContaining(marcas));
      }
    }
  });
});
