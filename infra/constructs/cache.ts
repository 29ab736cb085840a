import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * Keeps a response for as long as it says itself, and not at all when it says nothing: a named corte for ever, the current one
 * briefly. What is not in the key does not reach the origin, so nobody's answer can be kept for another.
 */
export class CacheDelOrigen extends CachePolicy {
  constructor(
    scope: Construct,
    id: string,
    { cabeceras = [], cookies = [] }: { readonly cabeceras?: readonly string[]; readonly cookies?: readonly string[] },
  ) {
    super(scope, id, {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      cookieBehavior: cookies.length > 0 ? CacheCookieBehavior.allowList(...cookies) : CacheCookieBehavior.none(),
      headerBehavior: cabeceras.length > 0 ? CacheHeaderBehavior.allowList(...cabeceras) : CacheHeaderBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}
