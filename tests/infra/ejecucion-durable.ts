import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LambdaLocal, Respuesta } from './runtime-api.ts';

type Cambio = {
  readonly Id: string;
  readonly Name?: string;
  readonly ParentId?: string;
  readonly Type: string;
  readonly SubType?: string;
  readonly Action: 'START' | 'SUCCEED' | 'FAIL' | 'RETRY';
  readonly Payload?: string;
  readonly Error?: unknown;
  readonly ChainedInvokeOptions?: { readonly FunctionName: string };
};
type Operacion = Omit<Cambio, 'Action' | 'Payload' | 'Error'> & {
  readonly StartTimestamp: number;
  readonly Status: string;
  readonly StepDetails?: unknown;
  readonly ChainedInvokeDetails?: unknown;
  readonly ExecutionDetails?: unknown;
};
type Pendiente = { readonly id: string; readonly funcion: string; readonly entrada: unknown };
type Salida = {
  readonly Status: 'PENDING' | 'SUCCEEDED' | 'FAILED';
  readonly Result?: string;
  readonly Error?: unknown;
};

export type Fin = {
  readonly estado: Salida['Status'];
  readonly valor: unknown;
  readonly error: unknown;
  readonly vueltas: number;
};
export type ServicioDurable = {
  readonly url: string;
  /** Runs one execution to its end; `funciones` answers the invocations it chains, by the name it was given in its environment. */
  ejecutar(
    lambda: LambdaLocal,
    entrada: unknown,
    funciones: Readonly<Record<string, (entrada: unknown) => Promise<Respuesta>>>,
  ): Promise<Fin>;
  cerrar(): Promise<void>;
};

const ESTADO = { START: 'STARTED', SUCCEED: 'SUCCEEDED', FAIL: 'FAILED', RETRY: 'PENDING' } as const;
const SEGUNDO = 1_793_491_200; // any instant: nothing here waits

const leer = async (req: IncomingMessage): Promise<string> => {
  const partes: Buffer[] = [];
  for await (const parte of req) partes.push(parte as Buffer); // a request without setEncoding yields buffers
  return Buffer.concat(partes).toString();
};

/** What Lambda keeps of a durable execution: it records steps, runs chained functions between calls and calls again from the start. */
export async function abrirDurable(): Promise<ServicioDurable> {
  const operaciones = new Map<string, Operacion>();
  const pendientes: Pendiente[] = [];
  let sello = 0;

  const aplicar = ({ Action, Payload, Error: error, ...c }: Cambio): Operacion => {
    const detalle = { ...(Payload === undefined ? {} : { Result: Payload }), ...(error ? { Error: error } : {}) };
    const op: Operacion = {
      ...operaciones.get(c.Id),
      ...c,
      StartTimestamp: SEGUNDO,
      Status: ESTADO[Action],
      ...(c.Type === 'STEP' && Action !== 'START' ? { StepDetails: { Attempt: 1, ...detalle } } : {}),
    };
    operaciones.set(c.Id, op);
    if (c.Type === 'CHAINED_INVOKE' && Action === 'START') {
      const entrada: unknown = JSON.parse(Payload ?? 'null');
      pendientes.push({ id: c.Id, funcion: c.ChainedInvokeOptions!.FunctionName, entrada });
    }
    return op;
  };

  const servidor = createServer(async (req, res) => {
    if (!/^\/2025-12-01\/durable-executions\/[^/]+\/checkpoint$/.test(req.url ?? '')) {
      res.writeHead(404).end();
      return;
    }
    const { Updates = [] } = JSON.parse(await leer(req)) as { Updates?: Cambio[] }; // written by the durable SDK
    const Operations = Updates.map(aplicar);
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ CheckpointToken: `t${++sello}`, NewExecutionState: { Operations } }));
  });
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));

  return {
    url: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`, // a TCP server that listens has one
    async ejecutar(lambda, entrada, funciones) {
      operaciones.clear();
      operaciones.set('ejecucion', {
        Id: 'ejecucion',
        Type: 'EXECUTION',
        StartTimestamp: SEGUNDO,
        Status: 'STARTED',
        ExecutionDetails: { InputPayload: JSON.stringify(entrada) },
      });
      for (let vueltas = 1; ; vueltas++) {
        const r = await lambda.invocar({
          DurableExecutionArn: 'arn:aws:lambda:xx-local-1:000000000000:function:cerrar:1/durable-execution/prueba/1',
          CheckpointToken: `t${++sello}`,
          InitialExecutionState: { Operations: [...operaciones.values()] },
        });
        if (!r.ok) return { estado: 'FAILED', valor: undefined, error: r.fallo, vueltas };
        const { Status, Result, Error: error } = r.valor as Salida; // what withDurableExecution returns
        if (Status !== 'PENDING')
          return { estado: Status, valor: Result ? JSON.parse(Result) : undefined, error, vueltas };
        if (pendientes.length === 0) throw new Error('La ejecución quedó pendiente sin nada que esperar');
        for (const p of pendientes.splice(0)) {
          const hecho = await funciones[p.funcion]!(p.entrada);
          operaciones.set(p.id, {
            ...operaciones.get(p.id)!,
            Status: hecho.ok ? 'SUCCEEDED' : 'FAILED',
            ChainedInvokeDetails: hecho.ok
              ? { Result: JSON.stringify(hecho.valor) }
              : { Error: { ErrorType: hecho.fallo.errorType, ErrorMessage: hecho.fallo.errorMessage } },
          });
        }
      }
    },
    async cerrar() {
      servidor.closeAllConnections();
      await new Promise((listo) => servidor.close(listo));
    },
  };
}
