import { Annotations, Aws, CfnOutput, Duration, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolClient,
  UserPoolGroup,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Entorno } from '../entorno.ts';

/** The roles somebody may be given; `publico` is whoever has none. */
export const GRUPOS = ['eess', 'ial', 'iar', 'evaluador', 'admin'] as const;

/** Half a turn: then the person enters again, and whoever was taken out no longer can. */
const HORAS_SESION = 4;

/** What an administrator says of a person: the places they answer for, and what they may read persons for. */
const PROPIOS = {
  ambitos: new StringAttribute({ mutable: true, maxLen: 2048 }),
  nominal: new StringAttribute({ mutable: true, maxLen: 256 }),
};

/** Nobody can register `.invalid`: until the site has an address, nobody is sent back. */
const SIN_DIRECCION = 'https://sin-direccion.invalid';

/** Who people are. Nobody signs up: an administrator enters each person, with their places. */
export class Acceso extends Stack {
  /** What a token must say of who made it. */
  readonly emisor: string;
  /** What a token must say of whom it was made for. */
  readonly cliente: string;
  /** Where the directory's own pages are. */
  readonly ingreso: string;

  constructor(scope: Construct, id: string, { entorno, ...props }: StackProps & { readonly entorno: Entorno }) {
    super(scope, id, props);
    const personas = this.crearDirectorio(entorno);
    this.emisor = personas.userPoolProviderUrl;
    for (const grupo of GRUPOS) new UserPoolGroup(this, `Grupo-${grupo}`, { userPool: personas, groupName: grupo });
    this.cliente = this.crearCliente(personas, entorno).userPoolClientId;

    // Domains are unique in the whole of AWS: the one of this stack is made of what names this stack and no other.
    const unico = Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
    const dominio = personas.addDomain('Dominio', {
      cognitoDomain: { domainPrefix: `sala-${entorno.nombre}-${unico}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN, // the one that speaks Spanish
    });
    this.ingreso = dominio.baseUrl();
    new CfnManagedLoginBranding(this, 'Apariencia', {
      userPoolId: personas.userPoolId,
      clientId: this.cliente,
      useCognitoProvidedValues: true,
    });

    new CfnOutput(this, 'Emisor', { value: this.emisor });
    new CfnOutput(this, 'Cliente', { value: this.cliente });
    new CfnOutput(this, 'DirectorioId', { value: personas.userPoolId });
    new CfnOutput(this, 'Ingreso', { value: this.ingreso });
  }

  private crearCliente(personas: UserPool, { direccion }: Entorno): UserPoolClient {
    if (direccion === null)
      Annotations.of(this).addWarningV2(
        'sala:sin-direccion',
        'Nadie puede entrar todavía: despliegue otra vez con «-c direccion=» y la dirección que salió de la pila Web',
      );
    const sitio = direccion ?? SIN_DIRECCION;
    return personas.addClient('Navegador', {
      generateSecret: false, // nobody on this side keeps one: the code is tied to the browser by PKCE
      authFlows: { userSrp: false }, // a password is typed in the directory's own page and nowhere else
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [`${sitio}/sesion`],
        logoutUrls: [`${sitio}/`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(HORAS_SESION),
      refreshTokenValidity: Duration.hours(HORAS_SESION),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true })
        .withCustomAttributes(...Object.keys(PROPIOS)),
      // Without this list a person could write all of their own attributes: the places they answer for among them.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, locale: true }),
    });
  }

  private crearDirectorio({ alBorrar, protegido }: Entorno): UserPool {
    return new UserPool(this, 'Personas', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      customAttributes: PROPIOS,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      userInvitation: {
        emailSubject: 'Su cuenta en Sala',
        emailBody:
          'Le han creado una cuenta en la Sala situacional. Usuario: {username}. Contraseña temporal, válida tres días: {####}',
      },
      deletionProtection: protegido,
      removalPolicy: alBorrar,
    });
  }
}
