import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer, S3Event, SQSEvent } from 'aws-lambda';

const CUENTA = '000000000000';
const REGION = 'xx-local-1';

/** A request as API Gateway (HTTP API) and function URLs hand it to a Lambda: payload format 2.0, names of headers in lower case. */
export const peticion = (
  ruta: string,
  cabeceras: Readonly<Record<string, string>> = {},
  metodo = 'GET',
  cuerpo?: string,
): APIGatewayProxyEventV2 => {
  const [camino, consulta = ''] = ruta.split('?') as [string, string?];
  const parametros = Object.fromEntries(new URLSearchParams(consulta));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: camino,
    rawQueryString: consulta,
    headers: {
      accept: '*/*',
      'content-length': String(cuerpo?.length ?? 0),
      host: 'sala.invalid',
      'user-agent': 'prueba',
      'x-amzn-trace-id': 'Root=1-00000000-000000000000000000000000',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      ...cabeceras,
    },
    ...(consulta === '' ? {} : { queryStringParameters: parametros }),
    requestContext: {
      accountId: CUENTA,
      apiId: 'local',
      domainName: 'sala.invalid',
      domainPrefix: 'sala',
      http: { method: metodo, path: camino, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'prueba' },
      requestId: 'prueba',
      routeKey: '$default',
      stage: '$default',
      time: '01/Nov/2026:00:00:00 +0000',
      timeEpoch: 1_793_491_200_000,
    },
    ...(cuerpo === undefined ? {} : { body: cuerpo }),
    isBase64Encoded: false,
  };
};

/** The same once the gateway has looked at the token: what it says comes in the context, and the header is still there. */
export const peticionConSesion = (
  ruta: string,
  claims: Readonly<Record<string, string>>,
  token: string,
  metodo = 'GET',
): APIGatewayProxyEventV2WithJWTAuthorizer => {
  const p = peticion(ruta, { authorization: `Bearer ${token}` }, metodo);
  return {
    ...p,
    requestContext: {
      ...p.requestContext,
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: { ...claims }, scopes: [] } },
    },
  };
};

/** What SQS hands over, one message per body. */
export const mensajes = (...cuerpos: readonly unknown[]): SQSEvent => ({
  Records: cuerpos.map((c, i) => {
    const body = JSON.stringify(c);
    return {
      messageId: `m${i + 1}`,
      receiptHandle: `r${i + 1}`,
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1793880000000',
        SenderId: 'AIDAXXXXXXXXXXXXXXXXX:S3-PROD-END',
        ApproximateFirstReceiveTimestamp: '1793880000010',
      },
      messageAttributes: {},
      md5OfBody: createHash('md5').update(body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:${REGION}:${CUENTA}:recibidos`,
      awsRegion: REGION,
    };
  }),
});

/** S3's own message about an object that was written: keys encoded as in a form. */
export const avisoDeS3 = (deposito: string, clave: string, bytes = 0): S3Event => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: REGION,
      eventTime: '2026-11-05T12:00:00.000Z',
      eventName: 'ObjectCreated:Put',
      userIdentity: { principalId: 'AWS:AIDAXXXXXXXXXXXXXXXXX' },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: { 'x-amz-request-id': '0000000000000000', 'x-amz-id-2': 'prueba' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'prueba',
        bucket: { name: deposito, ownerIdentity: { principalId: 'A0' }, arn: `arn:aws:s3:::${deposito}` },
        object: {
          key: encodeURIComponent(clave).replaceAll('%2F', '/').replaceAll('%20', '+'),
          size: bytes,
          eTag: 'd41d8cd98f00b204e9800998ecf8427e',
          versionId: 'v1',
          sequencer: '0066F0000000000000',
        },
      },
    },
  ],
});

/** What S3 sends to the queue when the notification is set up, once. */
export const pruebaDeS3 = (deposito: string): unknown => ({
  Service: 'Amazon S3',
  Event: 's3:TestEvent',
  Time: '2026-11-01T00:00:00.000Z',
  Bucket: deposito,
  RequestId: '0000000000000000',
  HostId: 'prueba',
});

export const objetoCreado = (deposito: string, clave: string): SQSEvent => mensajes(avisoDeS3(deposito, clave));
