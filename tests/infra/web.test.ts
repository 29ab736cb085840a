import { afterAll, describe, expect, it } from 'vitest';
import { Match } from 'aws-cdk-lib/assertions';
import { CachePolicy } from 'aws-cdk-lib/aws-cloudfront';
import { POLITICA, politicaDe } from '../../functions/sitio/politica.ts';
import { MOTOR } from '../../infra/estaticos.ts';
import { CAMINOS_SESION, COOKIE_A_CABECERA, COOKIE_IDA, COOKIE_SESION } from '../../infra/sesion.ts';
import { deTipo } from './roles.ts';
import { carpetaCon, plantillas, type Plantillas, type Recurso } from './sala-de-prueba.ts';

const cliente = carpetaCon({
  '_app/immutable/nodes/0.js': 'export{}',
  '_app/immutable/nodes/0.js.br': 'brotli',
  '_app/version.json': '{}',
  'geo/distritos-05.json': '{}',
  'favicon.svg': '<svg/>',
});
afterAll(() => cliente.borrar());

const prod: Plantillas = plantillas(cliente.ruta, { env: 'prod' });

describe('web', () => {
  type Comportamiento = {
    readonly PathPattern?: string;
    readonly TargetOriginId: string;
    readonly AllowedMethods: string[];
    readonly ViewerProtocolPolicy: string;
    readonly ResponseHeadersPolicyId: unknown;
    readonly CachePolicyId: unknown;
    readonly FunctionAssociations?: unknown;
  };
  type Origen = { readonly Id: string; readonly OriginAccessControlId?: unknown; readonly DomainName: unknown };
  const config = deTipo(prod.web, 'AWS::CloudFront::Distribution')[0]![1].Properties['DistributionConfig'] as {
    DefaultCacheBehavior: Comportamiento;
    CacheBehaviors: Comportamiento[];
    Origins: Origen[];
    WebACLId: unknown;
    Logging: { Prefix: string };
  };
  const origen = (c: Comportamiento): Origen => config.Origins.find((o) => o.Id === c.TargetOriginId)!;
  const patron = (p: string): Comportamiento => config.CacheBehaviors.find((c) => c.PathPattern === p)!;

  it('gives pages from the function, signed, and reads only', () => {
    const c = config.DefaultCacheBehavior;
    expect(c.AllowedMethods).toEqual(['GET', 'HEAD']);
    expect(JSON.stringify(origen(c).DomainName)).toContain('FunctionUrl');
    expect(origen(c).OriginAccessControlId).toBeDefined();
    prod.web.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' });
    const quienes = deTipo(prod.web, 'AWS::Lambda::Permission').map(([, r]) => r.Properties);
    expect(quienes.map((q) => q['Action']).sort()).toEqual(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']);
    for (const q of quienes) {
      expect(q['Principal']).toBe('cloudfront.amazonaws.com');
      expect(q['SourceArn']).toBeDefined();
    }
  });

  it('gives every top entry of the static folder from the bucket, and the rest of /v1 from the API', () => {
    expect(config.CacheBehaviors.map((c) => c.PathPattern)).toEqual([
      '/v1/*',
      '/sesion',
      '/sesion/*',
      MOTOR,
      '/_app/*',
      '/favicon.svg',
      '/geo/*',
    ]);
    for (const p of [MOTOR, '/_app/*', '/favicon.svg', '/geo/*']) {
      expect(JSON.stringify(origen(patron(p)).DomainName)).toContain('Estaticos');
      expect(origen(patron(p)).OriginAccessControlId).toBeDefined();
      expect(patron(p).AllowedMethods).toEqual(['GET', 'HEAD']);
    }
    expect(JSON.stringify(origen(patron('/v1/*')).DomainName)).toContain('Http');
    expect(patron('/v1/*').AllowedMethods).toContain('POST');
  });

  it('opens sessions through the gateway, which takes forms, and keeps none of it', () => {
    for (const p of CAMINOS_SESION) {
      expect(patron(p).AllowedMethods).toContain('POST');
      expect(patron(p).TargetOriginId).toBe(patron('/v1/*').TargetOriginId);
      expect(patron(p).CachePolicyId).toBe(CachePolicy.CACHING_DISABLED.cachePolicyId);
    }
    const rutas = deTipo(prod.api, 'AWS::ApiGatewayV2::Route').filter(([, r]) =>
      /sesion/.test(String(r.Properties['RouteKey'])),
    );
    expect(rutas.map(([, r]) => r.Properties['RouteKey']).sort()).toEqual(['ANY /sesion', 'ANY /sesion/{proxy+}']);
  });

  it('hands the session of a browser to the API as the header the gateway looks at, and a header of its own comes first', () => {
    type Peticion = { cookies: Record<string, { value: string }>; headers: Record<string, { value: string }> };
    const handler = new Function(`${COOKIE_A_CABECERA}; return handler;`)() as (e: { request: Peticion }) => Peticion;
    const sesion = { [COOKIE_SESION]: { value: 'a.b.c' } };
    expect(handler({ request: { cookies: sesion, headers: {} } }).headers).toEqual({
      authorization: { value: 'Bearer a.b.c' },
    });
    const propia = { authorization: { value: 'Bearer otro' } };
    expect(handler({ request: { cookies: sesion, headers: propia } }).headers).toEqual(propia);
    expect(handler({ request: { cookies: { otra: { value: 'x' } }, headers: {} } }).headers).toEqual({});
    expect(patron('/v1/*').FunctionAssociations).toMatchObject([{ EventType: 'viewer-request' }]);
    expect(config.CacheBehaviors.filter((c) => c.FunctionAssociations)).toHaveLength(1);
  });

  it('keeps one reader’s answer from another: what tells who asks is in the key, and no other cookie goes further', () => {
    const politica = (c: Comportamiento): Record<string, unknown> => {
      const { Ref } = c.CachePolicyId as { Ref: string };
      const p = prod.web.findResources('AWS::CloudFront::CachePolicy')[Ref] as Recurso;
      return p.Properties['CachePolicyConfig'] as Record<string, unknown>;
    };
    expect(politica(patron('/v1/*'))).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] },
        CookiesConfig: { CookieBehavior: 'none' },
      },
    });
    expect(politica(config.DefaultCacheBehavior)).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'whitelist', Cookies: [COOKIE_SESION] },
      },
    });
    const cookies = deTipo(prod.web, 'AWS::CloudFront::OriginRequestPolicy').map(([id, r]) => {
      const c = r.Properties['OriginRequestPolicyConfig'] as { CookiesConfig: unknown };
      return [id.replace(/[0-9A-F]{8}$/, ''), c.CookiesConfig];
    });
    expect(Object.fromEntries(cookies)).toEqual({
      PeticionApi: { CookieBehavior: 'none' },
      PeticionSesion: { CookieBehavior: 'whitelist', Cookies: [COOKIE_SESION, COOKIE_IDA] },
    });
  });

  it('answers by HTTPS with the same strict headers everywhere', () => {
    for (const c of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(c.ViewerProtocolPolicy).toBe('redirect-to-https');
      const propias = c.PathPattern === MOTOR;
      expect(JSON.stringify(c.ResponseHeadersPolicyId).includes('Motor'), c.PathPattern).toBe(propias);
    }
    prod.web.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: Match.stringLikeRegexp("default-src 'self'.*frame-ancestors 'none'"),
            Override: false,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
        },
      },
    });
  });

  it('lets WebAssembly be compiled by the explorer’s worker alone, by the very policies of the server', () => {
    const politicas = deTipo(prod.web, 'AWS::CloudFront::ResponseHeadersPolicy').map(([id, r]) => {
      const c = r.Properties['ResponseHeadersPolicyConfig'] as {
        SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: string } };
      };
      return [id.replace(/[0-9A-F]{8}$/, ''), c.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy];
    });
    const obrero = MOTOR.replaceAll('*', 'x');
    expect(Object.fromEntries(politicas)).toEqual({ Cabeceras: POLITICA, CabecerasMotor: politicaDe(obrero) });
    expect(POLITICA).not.toMatch(/script-src[^;]*(unsafe|blob|data|http|\*)/);
    expect(politicaDe(obrero)).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    expect(politicaDe('/_app/immutable/chunks/duckdb-x.js')).toBe(POLITICA);
  });

  it('asks the firewall first, and writes down each request', () => {
    expect(JSON.stringify(config.WebACLId)).toMatch(/CortafuegosuseastX?1|Reglas/);
    expect(config.Logging.Prefix).toBe('cloudfront/');
    const { Rules: reglas } = deTipo(prod.cortafuegos, 'AWS::WAFv2::WebACL')[0]![1].Properties as {
      Rules: { Name: string; Action?: object; OverrideAction?: object; Statement: { RateBasedStatement?: object } }[];
    };
    prod.cortafuegos.hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    expect(reglas.map((r) => r.Name)).toEqual([
      'PorDireccion',
      'CambiosPorDireccion',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
    ]);
    for (const r of reglas)
      if (r.Statement.RateBasedStatement)
        expect(r.Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
      else expect(r.OverrideAction).toEqual({ None: {} });
  });

  it('takes its own name, with modern TLS, and closes the countries that are not said', () => {
    const certificado = 'arn:aws:acm:us-east-1:000000000000:certificate/0';
    const { web, acceso } = plantillas(cliente.ruta, {
      env: 'prod',
      dominio: 'sala.ejemplo.pe',
      certificado,
      paises: 'PE',
    });
    web.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['sala.ejemplo.pe'],
        ViewerCertificate: { AcmCertificateArn: certificado, MinimumProtocolVersion: 'TLSv1.2_2021' },
        Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['PE'] } },
      },
    });
    acceso.hasResourceProperties('AWS::Cognito::UserPoolClient', { CallbackURLs: ['https://sala.ejemplo.pe/sesion'] });
  });

  it('uploads compressed files with their encoding and content-named ones for ever', () => {
    const subidas = deTipo(prod.web, 'Custom::CDKBucketDeployment').map(([, r]) => r.Properties['SystemMetadata']);
    expect(subidas).toContainEqual({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(subidas).toContainEqual({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=300' });
    expect(subidas).toHaveLength(3);
  });

  it('tells where it is', () => {
    prod.web.hasOutput('Direccion', {});
    prod.api.hasOutput('ApiUrl', {});
    for (const salida of ['TablaNombre', 'NominalNombre', 'ObjetosNombre', 'DepositoNominalNombre', 'ApartadosUrl'])
      prod.datos.hasOutput(salida, {});
  });
});
