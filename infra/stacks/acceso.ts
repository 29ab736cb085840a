import { Aws, CfnOutput, Duration, Fn, Stack, type StackProps } from 'aws-cdk-lib';
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
import type { Web } from './web.ts';

/** The roles somebody may be given; `publico` is whoever has none. */
export const GRUPOS = ['eess', 'ial', 'iar', 'evaluador', 'admin'] as const;

const HORAS_SESION = 12;

/** Who people are. Nobody signs up: an administrator enters each person, with their places. */
export class Acceso extends Stack {
  /** What a token must say of who made it. */
  readonly emisor: string;
  /** What a token must say of whom it was made for. */
  readonly cliente: UserPoolClient;

  constructor(
    scope: Construct,
    id: string,
    { entorno, web, ...props }: StackProps & { readonly entorno: Entorno; readonly web: Web },
  ) {
    super(scope, id, props);
    const personas = this.crearDirectorio(entorno);
    this.emisor = personas.userPoolProviderUrl;
    for (const grupo of GRUPOS) new UserPoolGroup(this, `Grupo-${grupo}`, { userPool: personas, groupName: grupo });

    this.cliente = personas.addClient('Navegador', {
      generateSecret: false, // a browser cannot keep one: the code is tied to the browser by PKCE
      authFlows: { userSrp: false }, // a password is typed in the directory's own page and nowhere else
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${web.direccion}/sesion`],
        logoutUrls: [`${web.direccion}/`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(HORAS_SESION),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, emailVerified: true })
        .withCustomAttributes('ambitos'),
      // Without this list a person could write all of their own attributes: the places they answer for among them.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, locale: true }),
    });

    // Domains are unique in the whole of AWS: the one of this stack is made of what names this stack and no other.
    const unico = Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
    const dominio = personas.addDomain('Dominio', {
      cognitoDomain: { domainPrefix: `sala-${entorno.nombre}-${unico}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN, // the one that speaks Spanish
    });
    new CfnManagedLoginBranding(this, 'Apariencia', {
      userPoolId: personas.userPoolId,
      clientId: this.cliente.userPoolClientId,
      useCognitoProvidedValues: true,
    });

    new CfnOutput(this, 'Emisor', { value: this.emisor });
    new CfnOutput(this, 'Cliente', { value: this.cliente.userPoolClientId });
    new CfnOutput(this, 'DirectorioId', { value: personas.userPoolId });
    new CfnOutput(this, 'Ingreso', { value: dominio.baseUrl() });
  }

  private crearDirectorio({ alBorrar, protegido }: Entorno): UserPool {
    return new UserPool(this, 'Personas', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      customAttributes: { ambitos: new StringAttribute({ mutable: true, maxLen: 2048 }) },
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
