import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** A key of ours: it turns every year, and who asks to delete it has a month to think again. */
export class Llave extends Key {
  constructor(scope: Construct, id: string, props: { readonly para: string; readonly alBorrar: RemovalPolicy }) {
    super(scope, id, {
      description: `Sala: ${props.para}`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: props.alBorrar,
    });
  }
}
