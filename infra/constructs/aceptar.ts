import { Validations, type Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says beside the resource why a finding of cdk-nag stands. `regla` as cdk-nag writes it, without its package: `S1`, `IAM5[Resource::*]`. */
export function aceptar(donde: IConstruct, regla: string, razon: string): void {
  Validations.of(donde).acknowledge({ id: `AwsSolutions-${regla}`, reason: razon });
}

export const ACEPTADO_POR_FINAL = 'sala:aceptado-por-final';
export type AceptadoPorFinal = { readonly regla: string; readonly final: string; readonly razon: string };

/**
 * As `aceptar`, where the finding starts with a name that only exists once another stack exports it: what it ends with is said.
 * For example `IAM5` and `/normalizado/*`.
 */
export function aceptarPorFinal(donde: IConstruct, regla: string, final: string, razon: string): void {
  const aceptado: AceptadoPorFinal = { regla: `AwsSolutions-${regla}`, final, razon };
  donde.node.addMetadata(ACEPTADO_POR_FINAL, aceptado);
}

/** Functions that CDK brings to set up what CloudFormation cannot: they run while deploying, and their code and roles are CDK's own. */
const DE_BIBLIOTECA =
  /^(Custom::CDKBucketDeployment|BucketNotificationsHandler|Custom::S3AutoDeleteObjects|Custom::CrossRegionExport)/;

/** Accepts what cdk-nag finds in them, once the stack has everything. */
export function aceptarDeBiblioteca(stack: Stack): void {
  const razon = 'Función de CDK que sólo corre al desplegar; su código y su rol los escribe la biblioteca';
  for (const hijo of stack.node.children.filter((c) => DE_BIBLIOTECA.test(c.node.id))) {
    for (const regla of ['IAM4', 'IAM5']) aceptarPorFinal(hijo, regla, '', razon);
    aceptar(hijo, 'L1', razon);
  }
}
