import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AssetHashType, Duration, Size } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  Tracing,
  type DurableConfig,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { empaquetar } from '../empaquetar.ts';
import type { Entorno } from '../entorno.ts';
import { FUNCIONES, type NombreFuncion } from '../funciones.ts';
import { enProyecto } from '../rutas.ts';
import { aceptar, aceptarPorFinal } from './aceptar.ts';
import { diasDe } from '../retencion.ts';

const { version } = JSON.parse(readFileSync(enProyecto('package.json'), 'utf8')) as { version: string }; // our own file

export type FuncionProps = {
  readonly entorno: Entorno;
  readonly ambiente: Readonly<Record<string, string>>;
  readonly durable?: DurableConfig;
};

/** One Lambda of the list, bundled on this machine for arm64. It may write its log and its traces, and nothing else until its stack says so. */
export class Funcion extends Lambda {
  constructor(scope: Construct, nombre: NombreFuncion, { entorno, ambiente, durable }: FuncionProps) {
    const { entrada, memoriaMb, segundos, discoMb, alaVez } = FUNCIONES[nombre];
    const runtime = Runtime.NODEJS_24_X;
    const registro = new LogGroup(scope, `${nombre}Registro`, {
      retention: diasDe('registros_funciones') satisfies RetentionDays,
      removalPolicy: entorno.alBorrar,
    });
    // Our own role: the library's brings a managed policy that reaches every log of the account.
    const rol = new Role(scope, `${nombre}Rol`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    registro.grantWrite(rol);
    super(scope, nombre, {
      runtime,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      // CDK bundles once per source folder and settings: each function names its own folder, or all would get the first one's code.
      code: Code.fromAsset(enProyecto(dirname(entrada)), {
        bundling: {
          image: runtime.bundlingImage, // required by the type; the local bundler below never fails over to it
          local: {
            tryBundle(salida) {
              empaquetar(entrada, salida, 'arm64');
              return true;
            },
          },
        },
        assetHashType: AssetHashType.OUTPUT,
      }),
      memorySize: memoriaMb,
      timeout: Duration.seconds(segundos),
      ephemeralStorageSize: Size.mebibytes(discoMb),
      environment: { NODE_OPTIONS: '--enable-source-maps', SALA_VERSION: version, ...ambiente },
      loggingFormat: LoggingFormat.JSON,
      logGroup: registro,
      role: rol,
      tracing: Tracing.ACTIVE,
      ...(entorno.reservarConcurrencia ? { reservedConcurrentExecutions: alaVez } : {}),
      ...(durable ? { durableConfig: durable } : {}),
    });
    aceptar(rol, 'IAM5[Resource::*]', 'X-Ray no admite recursos: es xray:PutTraceSegments y xray:PutTelemetryRecords');
    if (durable) this.recordarPasos(scope, nombre, rol);
  }

  /** A policy apart: inside the role's own it would wait for the function, and the function for it. */
  private recordarPasos(scope: Construct, nombre: NombreFuncion, rol: Role): void {
    const pasos = new Policy(scope, `${nombre}Pasos`, {
      roles: [rol],
      statements: [
        new PolicyStatement({
          actions: ['lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'],
          resources: [`${this.functionArn}:*`],
        }),
      ],
    });
    aceptarPorFinal(
      pasos,
      'IAM5',
      ':*',
      'Cada ejecución durable cuelga de una versión de la función, y cada despliegue hace una',
    );
  }
}
