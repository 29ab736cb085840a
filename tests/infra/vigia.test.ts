import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { CUOTA_NOMINAL } from '../../functions/domain/acceso/auditoria.ts';
import { CUOTA_DISTINTAS } from '../../infra/entorno.ts';
import { NOMBRES } from '../../infra/funciones.ts';
import { deTipo } from './roles.ts';
import { carpetaCon, plantillas, type Recurso } from './sala-de-prueba.ts';

const cliente = carpetaCon({ 'icono.svg': '<svg/>' });
afterAll(() => cliente.borrar());

const prod = plantillas(cliente.ruta, {
  env: 'prod',
  correo: 'guardia@ejemplo.pe, jefa@ejemplo.pe',
  presupuestoUsd: '80',
  diasSinCorte: '50',
  lecturasNominales: '50',
}).vigia;

type Alarma = {
  readonly Threshold: number;
  readonly AlarmActions: unknown[];
  readonly OKActions: unknown[];
  readonly AlarmDescription: string;
};
const alarmas = new Map(
  deTipo(prod, 'AWS::CloudWatch::Alarm').map(([id, r]) => [
    id.replace(/[0-9A-F]{8}$/, ''),
    r.Properties as unknown as Alarma,
  ]), // what CDK writes
);

const deOtraPila = (pila: string) => [
  { Name: 'Funcion', Value: { 'Fn::ImportValue': expect.stringContaining(pila) as unknown } },
];
const DE_LA_API = deOtraPila('Api');
const DE_LAS_PAGINAS = deOtraPila('Sitio');

describe('alarmas', () => {
  it('watch the errors and the limits of every function, and everything that waits, ages or is asked too much', () => {
    expect([...alarmas.keys()].sort()).toEqual(
      [
        ...NOMBRES.flatMap((n) => [`${n}Errores`, `${n}Frenos`]),
        ...['Ingesta', 'Agregar', 'Publicar'].map((n) => `${n}Duracion`),
        'PublicoNoPublicado',
        'CierreFallido',
        'CierreVencido',
        'ColaApartados',
        'ColaRecibidosEdad',
        'DatosViejos',
        'TablaFrenos',
        'NominalFrenos',
        'ApiFallas',
        'PaginasFallas',
        'ApiLenta',
        'LecturasNominales',
        'LecturasNominalesSitio',
        'LecturasNominalesNegadas',
        'LecturasNominalesNegadasSitio',
      ].sort(),
    );
  });

  it('reach a person, when something begins and when it is over, saying what happened', () => {
    const [tema] = deTipo(prod, 'AWS::SNS::Topic')[0]!;
    for (const [nombre, a] of alarmas) {
      expect([a.AlarmActions, a.OKActions], nombre).toEqual([[{ Ref: tema }], [{ Ref: tema }]]);
      expect(a.AlarmDescription.length, nombre).toBeGreaterThan(30);
    }
    const correos = deTipo(prod, 'AWS::SNS::Subscription').map(([, r]) => r.Properties['Endpoint']);
    expect(correos).toEqual(['guardia@ejemplo.pe', 'jefa@ejemplo.pe']);
  });

  it('take their thresholds from the context, and the measures that Sala writes itself by the function that writes them', () => {
    expect(alarmas.get('DatosViejos')).toMatchObject({
      Threshold: 50,
      Namespace: 'Sala',
      MetricName: 'EdadDatosDias',
      Dimensions: [{ Name: 'Funcion', Value: { Ref: expect.stringMatching(/^Vigilar/) as unknown } }],
    });
    expect(alarmas.get('LecturasNominales')).toMatchObject({
      Threshold: 50,
      Namespace: 'Sala',
      MetricName: 'LecturasNominalesDistintas',
      Statistic: 'Maximum',
      Dimensions: DE_LA_API,
    });
    expect(alarmas.get('PublicoNoPublicado')).toMatchObject({
      Threshold: 1,
      Namespace: 'Sala',
      MetricName: 'PublicoNoPublicado',
      Statistic: 'Sum',
      Dimensions: deOtraPila('Publicar'),
    });
    expect(alarmas.get('ColaApartados')!.Threshold).toBe(1);
  });
});

describe('las de lo que nombra personas', () => {
  it('are of each of the functions the API runs in: what one reads is not seen in the measures of the other', () => {
    const sinDe = ({ Threshold, ...a }: Alarma & { readonly Dimensions?: unknown }) => ({
      ...a,
      Threshold,
      Dimensions: null,
    });
    for (const nombre of ['LecturasNominales', 'LecturasNominalesNegadas']) {
      const [api, sitio] = [alarmas.get(nombre)!, alarmas.get(`${nombre}Sitio`)!];
      expect(sinDe(sitio)).toEqual(sinDe(api));
      expect(sitio).toMatchObject({ Dimensions: DE_LAS_PAGINAS });
    }
  });

  const desde = (contexto: Record<string, unknown>): unknown =>
    deTipo(plantillas(cliente.ruta, { env: 'prod', ...contexto }).vigia, 'AWS::CloudWatch::Alarm').find(
      ([, r]) => r.Properties['MetricName'] === 'LecturasNominalesDistintas',
    )![1].Properties['Threshold'];

  it('one account makes them ring before its quota is spent, and spending it always does', () => {
    expect(CUOTA_DISTINTAS).toBe(CUOTA_NOMINAL.distintas);
    expect(desde({})).toBe(40);
    expect(desde({})).toBeLessThan(CUOTA_NOMINAL.distintas);
    expect(desde({ lecturasNominales: '60' })).toBe(60);
    expect(alarmas.get('LecturasNominalesNegadas')).toMatchObject({
      Threshold: 1,
      Namespace: 'Sala',
      MetricName: 'LecturasNominalesNegadas',
      Statistic: 'Sum',
      Dimensions: DE_LA_API,
    });
  });

  it('a number that could never be reached is refused', () => {
    expect(() => desde({ lecturasNominales: '61' })).toThrow(/de 1 a 60: use «-c lecturasNominales=40»/);
    expect(() => desde({ lecturasNominales: '0' })).toThrow(/lecturasNominales=40/);
  });
});

it('counts as failures of the API what nobody meant to answer, and of its own environment', () => {
  for (const env of ['dev', 'prod'] as const) {
    const { api, vigia } = plantillas(cliente.ruta, { env });
    const [[, filtro], ...otros] = deTipo(api, 'AWS::Logs::MetricFilter') as [[string, Recurso]];
    expect(otros).toEqual([]);
    const patron = filtro.Properties['FilterPattern'] as string;
    expect([...patron.matchAll(/\$\.estado = "(\d+)"/g)].map((x) => x[1])).toEqual(['500', '502', '504', '507']);
    expect(patron).not.toMatch(/501|503/);
    const medida = { MetricName: 'ApiFallas' };
    expect(filtro.Properties['MetricTransformations']).toMatchObject([
      { ...medida, MetricNamespace: `Sala/${env}`, MetricValue: '1' },
    ]);
    // What it looks for is how the gateway writes it.
    const [, etapa] = deTipo(api, 'AWS::ApiGatewayV2::Stage')[0]!;
    expect(JSON.parse((etapa.Properties['AccessLogSettings'] as { Format: string }).Format)).toMatchObject({
      estado: '$context.status',
    });
    vigia.hasResourceProperties('AWS::CloudWatch::Alarm', { ...medida, Namespace: `Sala/${env}`, Statistic: 'Sum' });
  }
});

describe('avisos', () => {
  it('are encrypted, by TLS only, and written by the two services that watch, of this account', () => {
    prod.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    const deLosDos = (Action: unknown): object =>
      Match.objectLike({
        Effect: 'Allow',
        Action,
        Principal: { Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      });
    prod.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          deLosDos('sns:Publish'),
        ]),
      },
    });
    prod.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([deLosDos(['kms:Decrypt', 'kms:GenerateDataKey'])]),
      },
    });
  });
});

it('tells when the month costs most of what was said, all of it, and when it will', () => {
  const [, p] = deTipo(prod, 'AWS::Budgets::Budget')[0]!;
  expect(p.Properties['Budget']).toMatchObject({
    BudgetLimit: { Amount: 80, Unit: 'USD' },
    TimeUnit: 'MONTHLY',
    CostFilters: { TagKeyValue: ['user:entorno$prod'] },
  });
  const avisos = p.Properties['NotificationsWithSubscribers'] as { Notification: Record<string, unknown> }[];
  expect(avisos.map(({ Notification: n }) => [n['NotificationType'], n['Threshold']])).toEqual([
    ['ACTUAL', 80],
    ['ACTUAL', 100],
    ['FORECASTED', 100],
  ]);
});

it('looks at the age of the data every day, and draws it all', () => {
  prod.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'cron(0 11 * * ? *)', State: 'ENABLED' });
  const [, tablero] = deTipo(prod, 'AWS::CloudWatch::Dashboard')[0]!;
  const dibujo = JSON.stringify(tablero.Properties['DashboardBody']);
  for (const que of [
    'EdadDatosDias',
    'LecturasNominales',
    'ApproximateNumberOfMessagesVisible',
    'Throttles',
    'Latency',
  ])
    expect(dibujo).toContain(que);
});
