import { Match } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { RUTAS } from '../../functions/api/app.ts';
import { ACCIONES, type Accion, type Regla } from '../../functions/domain/acceso/acciones.ts';
import { rutaOpenapi, type Ruta } from '../../functions/api/ruta.ts';
import { NOMINALES, PROTEGIDAS } from '../../infra/rutas-protegidas.ts';
import { deTipo } from './roles.ts';
import { carpetaCon, plantillas, type Recurso } from './sala-de-prueba.ts';

const cliente = carpetaCon({ 'icono.svg': '<svg/>' });
afterAll(() => cliente.borrar());

const prod = plantillas(cliente.ruta, { env: 'prod', direccion: 'https://sala.ejemplo.pe' });
const dev = plantillas(cliente.ruta, { env: 'dev' });

describe('directorio de personas', () => {
  it('enters nobody by themselves, and asks everybody for a long password and a second proof', () => {
    prod.acceso.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
          TemporaryPasswordValidityDays: 3,
        },
      },
      DeletionProtection: 'ACTIVE',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    });
    prod.acceso.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' });
    dev.acceso.hasResourceProperties('AWS::Cognito::UserPool', {
      DeletionProtection: 'INACTIVE',
      MfaConfiguration: 'ON',
    });
  });

  it('knows the five roles, and `publico` is having none', () => {
    const grupos = deTipo(prod.acceso, 'AWS::Cognito::UserPoolGroup').map(([, r]) => r.Properties['GroupName']);
    expect(grupos.sort()).toEqual(['admin', 'eess', 'evaluador', 'ial', 'iar']);
  });

  it('keeps the places of a person, and what they may read persons for, where that person cannot write', () => {
    prod.acceso.hasResourceProperties('AWS::Cognito::UserPool', {
      Schema: ['ambitos', 'nominal'].map((Name) =>
        Match.objectLike({ Name, AttributeDataType: 'String', Mutable: true }),
      ),
    });
    const clientes = deTipo(prod.acceso, 'AWS::Cognito::UserPoolClient');
    expect(clientes).toHaveLength(1);
    const { ReadAttributes, WriteAttributes } = clientes[0]![1].Properties as Record<string, string[]>;
    expect(ReadAttributes).toEqual(expect.arrayContaining(['custom:ambitos', 'custom:nominal']));
    expect(WriteAttributes).toEqual(['email', 'locale']); // absent, Cognito would let all of them be written
  });

  it('signs in only by an authorization code, in the directory’s own page, and the client keeps no secret', () => {
    prod.acceso.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: ['https://sala.ejemplo.pe/sesion'],
      LogoutURLs: ['https://sala.ejemplo.pe/'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
      AccessTokenValidity: 60,
      IdTokenValidity: 240,
      RefreshTokenValidity: 240,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    });
    // Until the site has an address nobody is sent anywhere: a name that cannot exist.
    dev.acceso.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://sin-direccion.invalid/sesion'],
    });
    prod.acceso.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 });
    prod.acceso.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { UseCognitoProvidedValues: true });
  });
});

describe('lo que nunca es público', () => {
  const rutas = new Map(
    deTipo(prod.api, 'AWS::ApiGatewayV2::Route').map(([, r]) => [String(r.Properties['RouteKey']), r.Properties]),
  );
  const [[autorizador, a]] = deTipo(prod.api, 'AWS::ApiGatewayV2::Authorizer') as [[string, Recurso]];

  it('is refused by the gateway without a token of the directory, made for this client', () => {
    expect([...rutas.keys()].sort()).toEqual(['$default', 'ANY /sesion', 'ANY /sesion/{proxy+}', ...PROTEGIDAS].sort());
    for (const ruta of PROTEGIDAS)
      expect(rutas.get(ruta)).toMatchObject({ AuthorizationType: 'JWT', AuthorizerId: { Ref: autorizador } });
    expect(rutas.get('$default')!['AuthorizationType']).toBe('NONE');
    expect(a.Properties).toMatchObject({ AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'] });
    const fn = deTipo(prod.api, 'AWS::Lambda::Function').find(([id]) => id.startsWith('Api'))![1];
    const { Variables: v } = fn.Properties['Environment'] as { Variables: Record<string, unknown> };
    const { Issuer, Audience } = a.Properties['JwtConfiguration'] as { Issuer: unknown; Audience: unknown[] };
    expect(JSON.stringify(Issuer)).toMatch(/Personas\w+ProviderURL/);
    // The function looks at the token itself, with the same two things.
    expect(v['SALA_EMISOR']).toEqual(Issuer);
    expect([v['SALA_CLIENTES']]).toEqual(Audience);
  });

  it('is held to five reads a second where rows of persons come out', () => {
    const [, etapa] = deTipo(prod.api, 'AWS::ApiGatewayV2::Stage')[0]!;
    expect(etapa.Properties).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      RouteSettings: Object.fromEntries(
        NOMINALES.map((r) => [r, { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 }]),
      ),
    });
    expect(String((etapa.Properties['AccessLogSettings'] as { Format: string }).Format)).not.toMatch(
      /query|path\b|userAgent/,
    );
  });

  /** Whether the gateway takes it to one of its own routes: `{proxy+}` is one segment or more. */
  const alcanza = (ruta: string, r: Ruta): boolean => {
    const [metodo, camino] = ruta.split(' ') as [string, string];
    const patron = new RegExp(`^${camino.replace('{proxy+}', '.+')}$`);
    return (metodo === 'ANY' || metodo === r.metodo.toUpperCase()) && patron.test(rutaOpenapi(r));
  };

  /** What only somebody of the directory does: no wall and no visitor reaches it, whatever they ask for. */
  const DE_OFICIO: readonly Accion[] = [
    'leer_diario',
    'leer_rechazos',
    'leer_rechazos_nominal',
    'cargar',
    'anular',
    'cerrar',
    'ver_tareas',
    'administrar_pantallas',
    'leer_auditoria',
    'leer_sectoristas',
    'atender_titular',
  ];
  const esDeOficio = ({ acceso }: Ruta): boolean =>
    acceso !== 'abierta' && acceso.publico === undefined && acceso.acciones.every((a) => DE_OFICIO.includes(a));

  it('covers every route of those who work with files, persons and screens, and none that a wall or a visitor reaches', () => {
    const reglas: Readonly<Record<Accion, Regla>> = ACCIONES;
    expect(DE_OFICIO.filter((a) => reglas[a].pantalla)).toEqual([]);
    for (const r of RUTAS)
      expect(
        PROTEGIDAS.some((p) => alcanza(p, r)),
        `${r.metodo} ${r.ruta}`,
      ).toBe(esDeOficio(r));
  });
});
