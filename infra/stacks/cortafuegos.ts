import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** CloudFront takes its firewall and its certificate from here, wherever the rest is. */
export const REGION_CLOUDFRONT = 'us-east-1';

/** Requests of one address in five minutes: an office of fifty behind one address, its wall screens among them, stays well below. */
const POR_DIRECCION = 4000;
/** The same, of what changes something. */
export const CAMBIOS_POR_DIRECCION = 200;

const DE_AMAZON = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
];

const visible = (nombre: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName: nombre,
  sampledRequestsEnabled: true,
});

const cambia: CfnWebACL.StatementProperty = {
  notStatement: {
    statement: {
      regexMatchStatement: {
        regexString: '^(GET|HEAD)$',
        fieldToMatch: { method: {} },
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
  },
};

const limite = (
  nombre: string,
  priority: number,
  limit: number,
  scopeDownStatement?: CfnWebACL.StatementProperty,
): CfnWebACL.RuleProperty => ({
  name: nombre,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      evaluationWindowSec: 300,
      limit,
      ...(scopeDownStatement ? { scopeDownStatement } : {}),
    },
  },
  visibilityConfig: visible(nombre),
});

const deAmazon = (nombre: string, priority: number): CfnWebACL.RuleProperty => ({
  name: nombre,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: nombre } },
  visibilityConfig: visible(nombre),
});

/** Looks at every request before CloudFront does. */
export class Cortafuegos extends Stack {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, env: { ...props.env, region: REGION_CLOUDFRONT } });
    this.arn = new CfnWebACL(this, 'Reglas', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('Sala'),
      rules: [
        limite('PorDireccion', 0, POR_DIRECCION),
        limite('CambiosPorDireccion', 1, CAMBIOS_POR_DIRECCION, cambia),
        ...DE_AMAZON.map((nombre, i) => deAmazon(nombre, 10 + i)),
      ],
    }).attrArn;
  }
}
