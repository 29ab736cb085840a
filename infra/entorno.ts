import { RemovalPolicy } from 'aws-cdk-lib';
import type { Node } from 'constructs';

export type Entorno = {
  readonly nombre: 'dev' | 'prod';
  /** What holds data outlives its stack in prod and goes with it in dev. */
  readonly alBorrar: RemovalPolicy;
  /** Days an original file is kept under `recepcion/`. */
  readonly diasOriginales: number;
};

const DIAS_ORIGINALES = 365;

/** Reads `-c env=dev|prod` and `-c diasOriginales=N`. @throws when either is not understood. */
export function leerEntorno(node: Node): Entorno {
  const nombre: unknown = node.tryGetContext('env') ?? 'dev';
  if (nombre !== 'dev' && nombre !== 'prod') {
    throw new Error(
      `El contexto env vale «${String(nombre)}» y sólo puede ser dev o prod: use «-c env=dev» o «-c env=prod»`,
    );
  }
  const dias = Number(node.tryGetContext('diasOriginales') ?? DIAS_ORIGINALES);
  if (!Number.isInteger(dias) || dias < 1) {
    throw new Error(
      'El contexto diasOriginales debe ser un número entero de días, 1 o más: use «-c diasOriginales=365»',
    );
  }
  return { nombre, alBorrar: nombre === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY, diasOriginales: dias };
}
