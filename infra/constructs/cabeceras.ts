import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** Scripts of our own origin only; `wasm` lets WebAssembly be compiled as well. The same text as the server's own, `functions/sitio/politica.ts`. */
const politica = (wasm: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'self'${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');

/** What every response carries, whoever produced it. */
export class Cabeceras extends ResponseHeadersPolicy {
  /** @param wasm for the script of the explorer's worker: a worker obeys the policy of its own response, so nothing else needs it. */
  constructor(scope: Construct, id: string, { wasm = false }: { readonly wasm?: boolean } = {}) {
    super(scope, id, {
      securityHeadersBehavior: {
        // Pages bring their own policy, with the hash of the script that starts them, and the API a stricter one: theirs win.
        contentSecurityPolicy: { contentSecurityPolicy: politica(wasm), override: false },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: false },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
          { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
          {
            header: 'permissions-policy',
            value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
            override: true,
          },
        ],
      },
    });
  }
}
