import type { PolicyValidationPluginReport } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { ACEPTADO_POR_FINAL, type AceptadoPorFinal } from './constructs/aceptar.ts';

type Hallazgo = PolicyValidationPluginReport['violations'][number];

const linaje = (scope: IConstruct, ruta: string): IConstruct[] => {
  const nodos = [scope.node.root];
  for (const id of ruta.split('/')) {
    const siguiente = nodos.at(-1)!.node.tryFindChild(id);
    if (siguiente) nodos.push(siguiente);
  }
  return nodos;
};

const aceptados = (scope: IConstruct, ruta: string): AceptadoPorFinal[] =>
  linaje(scope, ruta).flatMap(
    (n) => n.node.metadata.filter((m) => m.type === ACEPTADO_POR_FINAL).map((m) => m.data as AceptadoPorFinal), // written by aceptarPorFinal
  );

/** The rules of AwsSolutions over the whole tree; a finding that nobody justified beside its resource stops the synthesis. */
export class Revision extends AwsSolutionsChecks {
  override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const { violations } = super.validateScope(scope);
    const quedan = violations
      .map((v): Hallazgo => {
        const [, regla, de] = /^([^[]+)\[(.*)\]$/.exec(v.ruleName) ?? [null, v.ruleName, ''];
        const enPie = v.violatingResources.filter(
          ({ constructPath }) =>
            !constructPath || !aceptados(scope, constructPath).some((a) => a.regla === regla && de!.endsWith(a.final)),
        );
        return { ...v, violatingResources: enPie };
      })
      .filter((v) => v.violatingResources.length > 0);
    return { success: quedan.length === 0, violations: quedan };
  }
}
