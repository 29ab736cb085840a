/** A request as API Gateway (HTTP API) and function URLs hand it to a Lambda: payload format 2.0. */
export const peticion = (ruta: string, cabeceras: Readonly<Record<string, string>> = {}, metodo = 'GET'): unknown => {
  const [camino, consulta = ''] = ruta.split('?');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: camino,
    rawQueryString: consulta,
    headers: { host: 'sala.invalid', 'x-forwarded-proto': 'https', ...cabeceras },
    requestContext: {
      accountId: '000000000000',
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
    isBase64Encoded: false,
  };
};

/** What SQS hands over when S3 wrote an object: S3's own message inside, keys encoded as in a form. */
export const objetoCreado = (deposito: string, clave: string): unknown => ({
  Records: [
    {
      messageId: 'm1',
      receiptHandle: 'r1',
      eventSource: 'aws:sqs',
      body: JSON.stringify({
        Records: [
          {
            eventSource: 'aws:s3',
            eventName: 'ObjectCreated:Put',
            eventTime: '2026-11-05T12:00:00.000Z',
            s3: {
              bucket: { name: deposito },
              object: { key: encodeURIComponent(clave).replaceAll('%2F', '/').replaceAll('%20', '+') },
            },
          },
        ],
      }),
    },
  ],
});
