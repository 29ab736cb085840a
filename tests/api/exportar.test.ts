import { describe, expect, it } from 'vitest';
import { crearApp } from '../../functions/api/app.ts';
import type { PedidoExportar } from '../../functions/export/exportar.ts';
import { ExportarError } from '../../functions/export/errores.ts';
import { deps } from './deps.ts';

const RUTA = '/v1/cortes/05-2026-10-r1/exportar';
const conArchivo = (pedidos: PedidoExportar[] = []) =>
  crearApp(
    deps({
      exportar: async (pedido) => {
        pedidos.push(pedido);
        return { corte: pedido.corte, filas: 3, bytes: 4, sha256: 'a', cuerpo: new Blob(['1234']).stream() };
      },
    }),
  );

describe('GET /v1/cortes/{id}/exportar', () => {
  it('asks for the whole region unless a place is named', async () => {
    const pedidos: PedidoExportar[] = [];
    const app = conArchivo(pedidos);
    const r = await app.request(`${RUTA}?formato=csv`);
    expect([r.status, await r.text()]).toEqual([200, '1234']);
    expect(r.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(r.headers.get('Content-Disposition')).toBe('attachment; filename="sala-05-2026-10-r1.csv"');
    await app.request(`${RUTA}?formato=parquet&ambito=S:a.b`);
    expect(pedidos).toEqual([
      { corte: '05-2026-10-r1', formato: 'csv', modo: 'equipo' },
      { corte: '05-2026-10-r1', formato: 'parquet', modo: 'equipo', ambito: 'S:a.b' },
    ]);
  });

  it('is not made again for whoever has it, and another place is another file', async () => {
    const pedidos: PedidoExportar[] = [];
    const app = conArchivo(pedidos);
    const etag = (await app.request(`${RUTA}?formato=csv`)).headers.get('ETag')!;
    const headers = { 'If-None-Match': etag };
    expect((await app.request(`${RUTA}?formato=csv`, { headers })).status).toBe(304);
    expect((await app.request(`${RUTA}?formato=csv&ambito=D:050304`, { headers })).status).toBe(200);
    expect(pedidos.length).toBe(2);
  });

  it('without a format, or with one that does not exist, says which there are', async () => {
    expect((await conArchivo().request(RUTA)).status).toBe(400);
    const r = await conArchivo().request(`${RUTA}?formato=ods`);
    expect(r.status).toBe(400);
    expect(await r.text()).toContain('csv, xlsx, parquet');
  });

  it.each([
    ['corte_desconocido', 404],
    ['ambito_desconocido', 404],
    ['modo_no_publicado', 404],
    ['formato_no_disponible', 501],
  ] as const)('%s is a problem of status %i, never kept', async (code, status) => {
    const app = crearApp(deps({ exportar: () => Promise.reject(new ExportarError(code, 'Qué pasó y qué hacer.')) }));
    const r = await app.request(`${RUTA}?formato=csv`);
    expect(r.status).toBe(status);
    expect(r.headers.get('Content-Type')).toContain('application/problem+json');
    expect([r.headers.get('ETag'), r.headers.get('Cache-Control')]).toEqual([null, 'no-store']);
    expect(await r.json()).toMatchObject({ code, detail: 'Qué pasó y qué hacer.' });
  });
});
