import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IAlarmAction,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export const CINCO_MINUTOS = Duration.minutes(5);

export type AlarmaProps = {
  readonly metrica: IMetric;
  /** Told when it reaches this. */
  readonly desde: number;
  /** What happened and where to look, for whoever is told. */
  readonly que: string;
  readonly avisar: IAlarmAction;
  readonly periodos?: number;
};

/** Tells when something reaches a number and when it is over. Silence is health: what does not happen is not measured. */
export class Alarma extends Alarm {
  constructor(scope: Construct, id: string, { metrica, desde, que, avisar, periodos = 1 }: AlarmaProps) {
    super(scope, id, {
      metric: metrica,
      threshold: desde,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periodos,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: que,
    });
    this.addAlarmAction(avisar);
    this.addOkAction(avisar);
  }
}
