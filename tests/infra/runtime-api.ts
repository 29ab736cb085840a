import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

export type FalloLambda = { readonly errorType: string; readonly errorMessage: string };
export type Respuesta =
  { readonly ok: true; readonly valor: unknown } | { readonly ok: false; readonly fallo: FalloLambda };
export type LambdaLocal = {
  /** One event at a time, as one Lambda environment does. */
  invocar(evento: unknown): Promise<Respuesta>;
  /** Milliseconds from the start of the process to its first answer; NaN before it. */
  arranqueMs(): number;
  /** What the process printed: the function's log. */
  registro(): string;
  cerrar(): Promise<void>;
};

const PREFIJO = '/2018-06-01/runtime/';
const leer = async (req: IncomingMessage): Promise<string> => {
  const partes: Buffer[] = [];
  for await (const parte of req) partes.push(parte as Buffer); // a request without setEncoding yields buffers
  return Buffer.concat(partes).toString();
};

/**
 * Starts the bundle of a folder the way Lambda does: its own process, nothing of our environment but `ambiente`, events through the
 * Runtime API.
 */
export async function arrancarLambda(
  carpeta: string,
  ambiente: Readonly<Record<string, string>>,
): Promise<LambdaLocal> {
  type Encargo = { readonly id: string; readonly evento: unknown; readonly resolver: (r: Respuesta) => void };
  const cola: Encargo[] = [];
  let esperando: ServerResponse | undefined;
  let enCurso: Encargo | undefined;
  let muerto: FalloLambda | undefined;
  let primera = Number.NaN;
  let inicio = 0;

  const entregar = (): void => {
    if (!esperando || enCurso) return;
    enCurso = cola.shift();
    if (!enCurso) return;
    esperando.setHeader('lambda-runtime-aws-request-id', enCurso.id);
    esperando.setHeader('lambda-runtime-deadline-ms', String(Date.now() + 30_000));
    esperando.setHeader('lambda-runtime-invoked-function-arn', 'arn:aws:lambda:xx-local-1:000000000000:function:sala');
    esperando.end(JSON.stringify(enCurso.evento));
    esperando = undefined;
  };
  const resolver = (r: Respuesta): void => {
    if (Number.isNaN(primera)) primera = performance.now() - inicio;
    enCurso?.resolver(r);
    enCurso = undefined;
  };
  const morir = (fallo: FalloLambda): void => {
    muerto ??= fallo;
    resolver({ ok: false, fallo: muerto });
    for (const e of cola.splice(0)) e.resolver({ ok: false, fallo: muerto });
  };

  const servidor = createServer(async (req, res) => {
    const ruta = (req.url ?? '').replace(PREFIJO, '');
    if (ruta === 'invocation/next') {
      esperando = res;
      return entregar();
    }
    const cuerpo: unknown = JSON.parse(await leer(req));
    if (ruta === 'init/error')
      morir(cuerpo as FalloLambda); // our own bootstrap writes it
    else if (ruta === `invocation/${enCurso?.id}/response`) resolver({ ok: true, valor: cuerpo });
    else if (ruta === `invocation/${enCurso?.id}/error`) resolver({ ok: false, fallo: cuerpo as FalloLambda });
    else res.statusCode = 404;
    if (res.statusCode === 200) res.statusCode = 202;
    res.end('{}');
  });
  servidor.listen(0, '127.0.0.1');
  await once(servidor, 'listening');

  inicio = performance.now();
  const proceso = spawn(process.execPath, [fileURLToPath(new URL('arranque.mjs', import.meta.url))], {
    cwd: carpeta,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(servidor.address() as AddressInfo).port}`, // listening on a port: not a pipe
      LAMBDA_TASK_ROOT: carpeta,
      _HANDLER: 'index.handler',
      AWS_LAMBDA_FUNCTION_NAME: 'sala',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_REGION: 'xx-local-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      TZ: ':UTC',
      NODE_OPTIONS: '--enable-source-maps',
      ...ambiente,
    },
  });
  let registro = '';
  proceso.stdout.on('data', (d: Buffer) => (registro += d.toString()));
  proceso.stderr.on('data', (d: Buffer) => (registro += d.toString()));
  const fin = once(proceso, 'exit').then(([codigo]) =>
    morir({ errorType: 'Runtime.ExitError', errorMessage: `exit ${codigo}: ${registro}` }),
  );

  return {
    invocar: (evento) =>
      new Promise((bien) => {
        if (muerto) return bien({ ok: false, fallo: muerto });
        cola.push({ id: randomUUID(), evento, resolver: bien });
        entregar();
      }),
    arranqueMs: () => primera,
    registro: () => registro,
    async cerrar() {
      proceso.kill();
      await fin;
      servidor.closeAllConnections();
      servidor.close();
    },
  };
}
