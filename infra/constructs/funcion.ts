import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AssetHashType, Duration, Size, type RemovalPolicy } from 'aws-cdk-lib';
import {
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  type DurableConfig,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { empaquetar } from '../empaquetar.ts';
import { FUNCIONES, type NombreFuncion } from '../funciones.ts';
import { enProyecto } from '../rutas.ts';

const { version } = JSON.parse(readFileSync(enProyecto('package.json'), 'utf8')) as { version: string }; // our own file

export type FuncionProps = {
  readonly ambiente: Readonly<Record<string, string>>;
  readonly alBorrar: RemovalPolicy;
  readonly durable?: DurableConfig;
};

/** One Lambda of the list, bundled on this machine for arm64. It may touch nothing until its stack grants it. */
export class Funcion extends Lambda {
  constructor(scope: Construct, nombre: NombreFuncion, { ambiente, alBorrar, durable }: FuncionProps) {
    const { entrada, memoriaMb, segundos, discoMb } = FUNCIONES[nombre];
    const runtime = Runtime.NODEJS_24_X;
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
      logGroup: new LogGroup(scope, `${nombre}Registro`, {
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: alBorrar,
      }),
      ...(durable ? { durableConfig: durable } : {}),
    });
  }
}
