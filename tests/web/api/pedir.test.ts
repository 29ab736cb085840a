import { describe, expect, it } from 'vitest';
import { pedir } from '../../../web/src/lib/api.ts';

type Pedido = { readonly camino: string; readonly conocido: string | null };

/** An API of one document, which answers 304 to whoever says its ETag, and 403 while `cerrada`. */
const apiFicticia = (valor: { n: number }) => {
  const estado = { valor, cerrada: false, cuerpos: 0 };
  const pedidos: Pedido[] = [];
  const fetch = (async (camino: string, opciones?: RequestInit) => {
    const conocido = new Headers(opciones?.headers).get('if-none-match');
    pedidos.push({ camino, conocido });
    if (estado.cerrada) return Response.json({ detail: 'no', code: 'sin_permiso' }, { status: 403 });
    const etag = `W/"${estado.valor.n}"`;
    if (conocido === etag) return new Response(null, { status: 304, headers: { etag } });
    estado.cuerpos++;
    return Response.json(estado.valor, { headers: { etag } });
  }) as typeof globalThis.fetch;
  return { estado, pedidos, fetch };
};

describe('what a page of the server asks the API for', () => {
  it('is read once while it does not change, and again when it does', async () => {
    const { estado, pedidos, fetch } = apiFicticia({ n: 1 });
    expect(await pedir(fetch, '/v1/uno')).toEqual({ n: 1 });
    expect(await pedir(fetch, '/v1/uno')).toEqual({ n: 1 });
    expect(estado.cuerpos).toBe(1);
    estado.valor = { n: 2 };
    expect(await pedir(fetch, '/v1/uno')).toEqual({ n: 2 });
    expect(pedidos.map((p) => p.conocido)).toEqual([null, 'W/"1"', 'W/"1"']);
  });
  it('is asked for every time: what the API refuses is refused, however well it is remembered', async () => {
    const { estado, fetch } = apiFicticia({ n: 7 });
    await pedir(fetch, '/v1/dos');
    estado.cerrada = true;
    await expect(pedir(fetch, '/v1/dos')).rejects.toMatchObject({ status: 403 });
  });
  it('does not pile up: the oldest is forgotten', async () => {
    const { estado, pedidos, fetch } = apiFicticia({ n: 9 });
    for (let i = 0; i < 20; i++) await pedir(fetch, `/v1/muchos/${i}`);
    await pedir(fetch, '/v1/muchos/0');
    expect(pedidos.at(-1)?.conocido).toBeNull();
    await pedir(fetch, '/v1/muchos/19');
    expect(pedidos.at(-1)?.conocido).toBe('W/"9"');
    expect(estado.cuerpos).toBe(21);
  });
});
