import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, type LifecycleRule } from 'aws-cdk-lib/aws-s3';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export type DepositoProps = { readonly alBorrar: RemovalPolicy; readonly reglas?: readonly LifecycleRule[] };

/** A bucket nobody reads from outside: encrypted, TLS only, versioned; old versions leave after a month. */
export class Deposito extends Bucket {
  constructor(scope: Construct, id: string, { alBorrar, reglas = [] }: DepositoProps) {
    super(scope, id, {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: alBorrar,
      autoDeleteObjects: alBorrar === RemovalPolicy.DESTROY,
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(7) },
        ...reglas,
      ],
    });
  }
}

/** Results and the rows a reader refused, never what was received nor what a person is. */
export function leerPublicado(deposito: Bucket, quien: IGrantable): void {
  for (const prefijo of ['cortes/*', 'diferencias/*', 'equipo/*', 'publico/*', 'rechazos/*', 'recuentos/*'])
    deposito.grantRead(quien, prefijo);
}
