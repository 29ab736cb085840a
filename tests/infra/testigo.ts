import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Something a function asked of AWS: `dynamodb:GetItem Tabla`, `s3:GetObject Objetos/cortes/05-2026-10-r1/hechos.parquet`; of a table,
 * under which partitions.
 */
export type Pedido = { readonly quien: string; readonly que: string; readonly particiones: readonly string[] };
export type Testigo = { readonly url: string; readonly pedidos: readonly Pedido[]; cerrar(): Promise<void> };

const S3: Readonly<Record<string, string>> = { GET: 's3:GetObject', HEAD: 's3:GetObject', PUT: 's3:PutObject' };

const leer = async (req: IncomingMessage): Promise<Buffer> => {
  const partes: Buffer[] = [];
  for await (const parte of req) partes.push(parte as Buffer); // a request without setEncoding yields buffers
  return Buffer.concat(partes);
};

type Valores = Readonly<Record<string, { readonly S?: string } | undefined>>;
/** What DynamoDB is sent, as far as its partitions go. */
type ATabla = {
  readonly TableName?: string;
  readonly Key?: Valores;
  readonly Item?: Valores;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Valores;
  readonly RequestItems?: Readonly<Record<string, readonly { readonly PutRequest?: { readonly Item: Valores } }[]>>;
};

function particionesDe({
  Key,
  Item,
  KeyConditionExpression,
  ExpressionAttributeValues,
  RequestItems,
}: ATabla): string[] {
  const deConsulta = /\bpk = (:\w+)/.exec(KeyConditionExpression ?? '')?.[1];
  const llaves = [Key, Item, ...Object.values(RequestItems ?? {}).flatMap((ps) => ps.map((p) => p.PutRequest?.Item))];
  const valores = [...llaves.map((l) => l?.['pk']), deConsulta && ExpressionAttributeValues?.[deConsulta]];
  return [...new Set(valores.flatMap((v) => (v ? [v.S ?? ''] : [])))];
}

/** The action IAM would be asked about, and on what, by the names the functions know things by. */
function describir(
  req: IncomingMessage,
  cuerpo: Buffer,
  nombres: Readonly<Record<string, string>>,
): Omit<Pedido, 'quien'> {
  const destino = req.headers['x-amz-target'];
  if (typeof destino === 'string') {
    const pedido = JSON.parse(cuerpo.toString()) as ATabla;
    const tabla = pedido.TableName ?? Object.keys(pedido.RequestItems ?? {}).join();
    return { que: `dynamodb:${destino.split('.')[1]} ${nombres[tabla] ?? tabla}`, particiones: particionesDe(pedido) };
  }
  const [, deposito = '', ...clave] = decodeURIComponent(new URL(req.url!, 'http://x').pathname).split('/');
  const donde = nombres[deposito] ?? deposito;
  const objeto = clave.join('/');
  const que = objeto === '' ? `s3:ListBucket ${donde}` : `${S3[req.method!] ?? `s3:${req.method}`} ${donde}/${objeto}`;
  return { que, particiones: [] };
}

/**
 * Stands between the functions and a store that speaks the protocol of AWS: passes everything on and notes who asked for what. Who is
 * the access key the request is signed with. @param hacia its address; the user in it is the access key that store believes
 */
export async function abrirTestigo(hacia: string, nombres: Readonly<Record<string, string>>): Promise<Testigo> {
  const pedidos: Pedido[] = [];
  const destino = new URL(hacia);
  const servidor = createServer(async (req, res) => {
    const cuerpo = await leer(req);
    const quien = /Credential=([^/]+)\//.exec(req.headers.authorization ?? '')?.[1] ?? 'nadie';
    pedidos.push({ quien, ...describir(req, cuerpo, nombres) });
    const { method, url } = req;
    const headers =
      destino.username === ''
        ? req.headers
        : {
            ...req.headers,
            authorization: req.headers.authorization?.replace(/Credential=[^/]+/, `Credential=${destino.username}`),
          };
    const salida = request(
      { host: destino.hostname, port: destino.port, method, path: url, headers, agent: false },
      (r) => {
        res.writeHead(r.statusCode!, r.headers);
        r.pipe(res);
      },
    );
    salida.on('error', () => res.destroy());
    salida.end(cuerpo);
  });
  await new Promise<void>((listo) => servidor.listen(0, '127.0.0.1', listo));
  return {
    url: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`, // listening on a port
    pedidos,
    async cerrar() {
      servidor.closeAllConnections();
      await new Promise((listo) => servidor.close(listo));
    },
  };
}
