import { Annotations, Aws, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Dashboard,
  GraphWidget,
  Metric,
  SingleValueWidget,
  Stats,
  type IAlarmAction,
  type IMetric,
  type IWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { Alarma, CINCO_MINUTOS } from '../constructs/alarma.ts';
import { Funcion } from '../constructs/funcion.ts';
import { Llave } from '../constructs/llave.ts';
import { permitirTabla } from '../constructs/permisos.ts';
import type { Entorno } from '../entorno.ts';
import { FUNCIONES, type NombreFuncion } from '../funciones.ts';
import type { Api } from './api.ts';
import type { Datos } from './datos.ts';
import type { Proceso } from './proceso.ts';
import type { Web } from './web.ts';

type VigiaProps = StackProps & {
  readonly entorno: Entorno;
  readonly datos: Datos;
  readonly proceso: Proceso;
  readonly web: Web;
  readonly api: Api;
};

/** Where the functions of Sala write their own measures, each under its own name. */
const PROPIAS = 'Sala';
/** The functions the API runs in. */
const QUIEN_LEE = ['Api', 'Sitio'] as const satisfies readonly NombreFuncion[];

/** Who watches: what is wrong reaches a person, and what it costs too. */
export class Vigia extends Stack {
  readonly vigilar: Funcion;
  private readonly funciones: Readonly<Record<NombreFuncion, Funcion>>;
  private readonly avisar: IAlarmAction;

  constructor(scope: Construct, id: string, { entorno, datos, proceso, web, api, ...props }: VigiaProps) {
    super(scope, id, props);
    this.vigilar = this.vigilarCadaDia(entorno, datos);
    this.funciones = {
      Api: api.fn,
      Sitio: web.sitio,
      Ingesta: proceso.ingesta,
      Agregar: proceso.agregar,
      Publicar: proceso.publicar,
      Cerrar: proceso.cerrar,
      Vigilar: this.vigilar,
    };
    const avisos = this.crearAvisos(entorno);
    this.avisar = new SnsAction(avisos);
    this.alarmarFunciones();
    this.alarmarDatos(entorno, datos);
    this.alarmarApi(entorno, api);
    this.presupuestar(entorno, avisos);
    this.dibujar(entorno, datos, api);
    new CfnOutput(this, 'AvisosArn', { value: avisos.topicArn });
  }

  /** Lambda and CloudWatch measure what happens; that a month was not closed is measured by nobody unless it is looked at. */
  private vigilarCadaDia(entorno: Entorno, datos: Datos): Funcion {
    const vigilar = new Funcion(this, 'Vigilar', {
      entorno,
      ambiente: { TABLE_NAME: datos.tabla.tabla.tableName },
    });
    permitirTabla(vigilar, datos.tabla, ['GetItem', 'Query']);
    // Eleven in the morning UTC is six in Lima: before the office opens.
    new Rule(this, 'CadaDia', {
      schedule: Schedule.cron({ hour: '11', minute: '0' }),
      targets: [new LambdaFunction(vigilar)],
    });
    return vigilar;
  }

  private crearAvisos({ alBorrar, correos }: Entorno): Topic {
    const llave = new Llave(this, 'LlaveAvisos', { para: 'avisos', alBorrar });
    const avisos = new Topic(this, 'Avisos', { masterKey: llave, enforceSSL: true });
    for (const servicio of ['cloudwatch', 'budgets']) {
      const quien = {
        principals: [new ServicePrincipal(`${servicio}.amazonaws.com`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      };
      llave.addToResourcePolicy(
        new PolicyStatement({ ...quien, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] }),
      );
      avisos.addToResourcePolicy(
        new PolicyStatement({ ...quien, actions: ['sns:Publish'], resources: [avisos.topicArn] }),
      );
    }
    for (const correo of correos) avisos.addSubscription(new EmailSubscription(correo));
    if (correos.length === 0)
      Annotations.of(this).addWarningV2(
        'sala:sin-correo',
        'Las alarmas no le llegan a nadie: añada «-c correo=alguien@ejemplo.pe»',
      );
    return avisos;
  }

  private alarma(id: string, metrica: IMetric, desde: number, que: string, periodos = 1): void {
    new Alarma(this, id, { metrica, desde, que, avisar: this.avisar, periodos });
  }

  private alarmarFunciones(): void {
    for (const [nombre, fn] of Object.entries(this.funciones)) {
      this.alarma(
        `${nombre}Errores`,
        fn.metricErrors({ period: CINCO_MINUTOS }),
        1,
        `La función ${nombre} falló: vea su registro`,
      );
      this.alarma(
        `${nombre}Frenos`,
        fn.metricThrottles({ period: CINCO_MINUTOS }),
        1,
        `La función ${nombre} llegó a su tope de ejecuciones a la vez`,
      );
    }
    for (const nombre of ['Ingesta', 'Agregar', 'Publicar'] as const)
      this.alarma(
        `${nombre}Duracion`,
        this.funciones[nombre].metricDuration({ period: CINCO_MINUTOS, statistic: Stats.MAXIMUM }),
        FUNCIONES[nombre].segundos * 1000 * 0.8,
        `La función ${nombre} pasa del 80 % de su tiempo: divida lo que recibe antes de que se corte`,
      );
    this.alarma(
      'PublicoNoPublicado',
      this.propia('PublicoNoPublicado', 'Publicar', Stats.SUM, CINCO_MINUTOS),
      1,
      'Un cierre publicó un corte sin su modo público: la razón está en el registro de Publicar y en la respuesta del cierre',
    );
    for (const [id, metrica] of [
      ['CierreFallido', 'DurableExecutionFailed'],
      ['CierreVencido', 'DurableExecutionTimedOut'],
    ] as const)
      this.alarma(
        id,
        this.funciones.Cerrar.metric(metrica, { period: CINCO_MINUTOS, statistic: Stats.SUM }),
        1,
        'Un cierre no terminó: sigue vigente el corte anterior. Vea la historia de la ejecución',
      );
  }

  private alarmarDatos({ diasSinCorte }: Entorno, { apartados, recibidos, tabla, nominal }: Datos): void {
    this.alarma(
      'ColaApartados',
      apartados.metricApproximateNumberOfMessagesVisible({ period: CINCO_MINUTOS, statistic: Stats.MAXIMUM }),
      1,
      'Un archivo falló tres veces y está apartado: corríjalo y vuelva a dejarlo en recepcion/',
    );
    this.alarma(
      'ColaRecibidosEdad',
      recibidos.metricApproximateAgeOfOldestMessage({ period: CINCO_MINUTOS, statistic: Stats.MAXIMUM }),
      Duration.hours(2).toSeconds(),
      'Un archivo recibido lleva más de dos horas sin leerse',
    );
    this.alarma(
      'DatosViejos',
      this.propia('EdadDatosDias', 'Vigilar', Stats.MAXIMUM, Duration.days(1)),
      diasSinCorte,
      `Una región no publica un corte desde hace ${diasSinCorte} días`,
    );
    for (const [id, t] of [
      ['Tabla', tabla],
      ['Nominal', nominal],
    ] as const)
      this.alarma(
        `${id}Frenos`,
        t.tabla.metricThrottledRequestsForOperations({
          operations: [Operation.GET_ITEM, Operation.QUERY, Operation.PUT_ITEM, Operation.BATCH_WRITE_ITEM],
          period: CINCO_MINUTOS,
        }),
        1,
        `DynamoDB frenó peticiones a la tabla ${id}`,
      );
  }

  private alarmarApi({ lecturasNominales }: Entorno, { http, fallas }: Api): void {
    this.alarma(
      'ApiFallas',
      fallas.metric({ period: CINCO_MINUTOS, statistic: Stats.SUM }),
      5,
      'La API falló al contestar varias veces: vea el registro de la función Api',
    );
    // They are served by an address of the function: what they answer does not pass by the API's gateway.
    this.alarma(
      'PaginasFallas',
      this.funciones.Sitio.metric('Url5xxCount', { period: CINCO_MINUTOS, statistic: Stats.SUM }),
      5,
      'Las páginas fallaron al contestar varias veces: vea el registro de la función Sitio',
    );
    this.alarma(
      'ApiLenta',
      http.metric('Latency', { period: CINCO_MINUTOS, statistic: Stats.percentile(95) }),
      3000,
      'Una de cada veinte respuestas de la API tarda más de tres segundos',
      3,
    );
    // The API also runs inside the pages: whichever of the two reads, somebody is told.
    for (const de of QUIEN_LEE) {
      const id = (nombre: string): string => (de === 'Api' ? nombre : `${nombre}${de}`);
      this.alarma(
        id('LecturasNominales'),
        this.propia('LecturasNominalesDistintas', de, Stats.MAXIMUM, CINCO_MINUTOS),
        lecturasNominales,
        `Una cuenta leyó nombres de ${lecturasNominales} lugares o personas distintas en una hora: vea en la auditoría quién y para qué`,
      );
      this.alarma(
        id('LecturasNominalesNegadas'),
        this.propia('LecturasNominalesNegadas', de, Stats.SUM, CINCO_MINUTOS),
        1,
        'Una cuenta agotó lo que puede leer con nombres en una hora y se le negó lo demás: vea en la auditoría quién y para qué',
      );
    }
  }

  private propia(metricName: string, de: NombreFuncion, statistic: string, period: Duration): Metric {
    return new Metric({
      namespace: PROPIAS,
      metricName,
      dimensionsMap: { Funcion: this.funciones[de].functionName },
      statistic,
      period,
    });
  }

  private presupuestar({ nombre, presupuestoUsd }: Entorno, avisos: Topic): void {
    const aviso = (
      tipo: 'ACTUAL' | 'FORECASTED',
      threshold: number,
    ): CfnBudget.NotificationWithSubscribersProperty => ({
      notification: {
        notificationType: tipo,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'SNS', address: avisos.topicArn }],
    });
    const presupuesto = new CfnBudget(this, 'Presupuesto', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: presupuestoUsd, unit: 'USD' },
        // Counts once «entorno» is activated as a cost allocation tag of the account.
        costFilters: { TagKeyValue: [`user:entorno$${nombre}`] },
      },
      notificationsWithSubscribers: [aviso('ACTUAL', 80), aviso('ACTUAL', 100), aviso('FORECASTED', 100)],
    });
    presupuesto.node.addDependency(avisos);
  }

  private dibujar({ diasSinCorte }: Entorno, { apartados, recibidos }: Datos, { http }: Api): void {
    const de = (medir: (fn: Funcion) => IMetric): IMetric[] => Object.values(this.funciones).map(medir);
    const grafico = (title: string, left: IMetric[]): IWidget => new GraphWidget({ title, left, width: 12, height: 6 });
    const period = CINCO_MINUTOS;
    new Dashboard(this, 'Tablero', {
      defaultInterval: Duration.days(7),
      widgets: [
        [
          new SingleValueWidget({
            title: `Días desde el último mes publicado (avisa a los ${diasSinCorte})`,
            metrics: [this.propia('EdadDatosDias', 'Vigilar', Stats.MAXIMUM, Duration.days(1))],
            width: 12,
          }),
          new SingleValueWidget({
            title: 'Archivos apartados',
            metrics: [apartados.metricApproximateNumberOfMessagesVisible()],
            width: 12,
          }),
        ],
        [
          grafico(
            'Errores',
            de((fn) => fn.metricErrors({ period })),
          ),
          grafico(
            'Frenos',
            de((fn) => fn.metricThrottles({ period })),
          ),
        ],
        [
          grafico(
            'Duración máxima',
            de((fn) => fn.metricDuration({ period, statistic: Stats.MAXIMUM })),
          ),
          grafico(
            'Invocaciones',
            de((fn) => fn.metricInvocations({ period })),
          ),
        ],
        [
          grafico(
            'API: peticiones, 4xx y 5xx',
            ['Count', '4xx', '5xx'].map((m) => http.metric(m, { period, statistic: Stats.SUM })),
          ),
          grafico(
            'API: latencia',
            [50, 95, 99].map((p) => http.metric('Latency', { period, statistic: Stats.percentile(p) })),
          ),
        ],
        [
          grafico('Archivos por leer', [recibidos.metricApproximateNumberOfMessagesVisible({ period })]),
          grafico(
            'Lecturas de datos de personas',
            QUIEN_LEE.map((de) => this.propia('LecturasNominales', de, Stats.SUM, period)),
          ),
        ],
        [
          grafico(
            'Modo público: cierres que no lo publicaron y fichas que omitió',
            ['PublicoNoPublicado', 'PublicoOmitidos'].map((m) => this.propia(m, 'Publicar', Stats.SUM, period)),
          ),
        ],
      ],
    });
  }
}
