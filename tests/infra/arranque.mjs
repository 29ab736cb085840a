// What the nodejs24.x runtime does with a bundle, and nothing else: load, then next -> handler -> response for ever.
import { request } from 'node:http';
import { join } from 'node:path';

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER, AWS_LAMBDA_FUNCTION_NAME } = process.env;

const pedir = (method, ruta, cuerpo) =>
  new Promise((bien, mal) => {
    const req = request(`http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/${ruta}`, { method }, async (res) => {
      const partes = [];
      for await (const parte of res) partes.push(parte);
      bien({ headers: res.headers, texto: Buffer.concat(partes).toString() });
    });
    req.on('error', mal);
    req.end(cuerpo);
  });

const describir = (e) =>
  JSON.stringify({
    errorType: e?.name ?? 'Error',
    errorMessage: String(e?.message ?? e),
    stackTrace: String(e?.stack ?? '').split('\n'),
  });

let handler;
try {
  const [modulo, nombre] = _HANDLER.split('.');
  handler = (await import(join(LAMBDA_TASK_ROOT, `${modulo}.mjs`)))[nombre];
  if (typeof handler !== 'function')
    throw Object.assign(new Error(`${_HANDLER} is not exported`), { name: 'Runtime.HandlerNotFound' });
} catch (error) {
  await pedir('POST', 'init/error', describir(error));
  process.exit(1);
}

for (;;) {
  const { headers, texto } = await pedir('GET', 'invocation/next');
  const id = headers['lambda-runtime-aws-request-id'];
  const context = {
    awsRequestId: id,
    functionName: AWS_LAMBDA_FUNCTION_NAME,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Number(headers['lambda-runtime-deadline-ms']) - Date.now(),
  };
  try {
    await pedir(
      'POST',
      `invocation/${id}/response`,
      JSON.stringify((await handler(JSON.parse(texto), context)) ?? null),
    );
  } catch (error) {
    await pedir('POST', `invocation/${id}/error`, describir(error));
  }
}
