import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type IBucket,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export type DepositoProps = {
  readonly alBorrar: RemovalPolicy;
  /** Who may read what is inside also needs this key; without it, Amazon's own. */
  readonly llave?: IKey;
  /** Where each access is noted. */
  readonly registros?: Bucket;
  /** Days that what was replaced or deleted can still be brought back. */
  readonly diasAnteriores?: number;
  readonly reglas?: readonly LifecycleRule[];
  readonly dueno?: ObjectOwnership;
};

/** A bucket nobody reads from outside: encrypted, TLS only, versioned. */
export class Deposito extends Bucket {
  constructor(scope: Construct, id: string, props: DepositoProps) {
    const { alBorrar, llave, registros, diasAnteriores = 30, reglas = [], dueno } = props;
    super(scope, id, {
      versioned: true,
      encryption: llave ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      ...(llave ? { encryptionKey: llave, bucketKeyEnabled: true } : {}),
      ...(registros
        ? {
            serverAccessLogsBucket: registros as IBucket, // the library's own type forgets that optional may be undefined
            serverAccessLogsPrefix: `${id.toLowerCase()}/`,
          }
        : {}),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: dueno ?? ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: alBorrar,
      autoDeleteObjects: alBorrar === RemovalPolicy.DESTROY,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(diasAnteriores),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
        ...reglas,
      ],
    });
  }
}

/** Who read what and when, of the other buckets or of the network. */
export class Registros extends Deposito {
  constructor(
    scope: Construct,
    id: string,
    { alBorrar, dueno, dias }: Pick<DepositoProps, 'alBorrar' | 'dueno'> & { readonly dias: number },
  ) {
    super(scope, id, {
      alBorrar,
      ...(dueno ? { dueno } : {}),
      diasAnteriores: 1,
      reglas: [{ expiration: Duration.days(dias) }],
    });
  }
}
