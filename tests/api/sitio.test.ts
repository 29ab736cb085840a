import { expect, it } from 'vitest';
import { crearSitio } from '../../functions/sitio/app.ts';
import { POLITICA } from '../../functions/sitio/politica.ts';

const sitio = (respuesta: () => Response) =>
  crearSitio({ api: { fetch: () => new Response(null, { status: 500 }) }, responder: async () => respuesta() });

it('a page that brings no policy gets the common one', async () => {
  const r = await sitio(() => new Response('x')).request('/');
  expect(r.headers.get('content-security-policy')).toBe(POLITICA);
});

it('a page keeps the policy with the hashes of its own scripts', async () => {
  const propia = "script-src 'sha256-abc'";
  const r = await sitio(() => new Response('x', { headers: { 'content-security-policy': propia } })).request('/');
  expect(r.headers.get('content-security-policy')).toBe(propia);
});

it.each(['"a"', 'W/"a"', '"z", W/"a"'])(
  'a page the browser already has (%s) is answered without body and with its own policy: a 304 replaces the stored headers',
  async (guardada) => {
    const vistas: (string | null)[] = [];
    const propia = "script-src 'sha256-abc'";
    const r = await crearSitio({
      api: { fetch: () => new Response(null, { status: 500 }) },
      responder: async (q) => {
        vistas.push(q.headers.get('if-none-match'));
        return new Response('x', { headers: { etag: '"a"', 'content-security-policy': propia } });
      },
    }).request('/', { headers: { 'if-none-match': guardada } });
    expect([r.status, await r.text()]).toEqual([304, '']);
    expect(r.headers.get('content-security-policy')).toBe(propia);
    expect(r.headers.get('etag')).toBe('"a"');
    expect(vistas).toEqual([null]);
  },
);

it('a page that has changed comes whole', async () => {
  const r = await sitio(() => new Response('x', { headers: { etag: '"b"' } })).request('/', {
    headers: { 'if-none-match': '"a"' },
  });
  expect([r.status, await r.text()]).toEqual([200, 'x']);
});
