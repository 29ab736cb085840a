import { describe, expect, it } from 'vitest';
import { AlmacenError } from '../../functions/adapters/objects/clave.ts';
import { crearApp } from '../../functions/api/app.ts';
import type { Deps, MetaCarga } from '../../functions/api/deps.ts';
import { crearTareas } from '../../functions/local/tareas.ts';
import { CARGA, deps, RECIBIDA, registroFalso } from './deps.ts';

const subir = (recibir: Deps['recibir'], cuerpo: string, headers: Record<string, string>, consulta = '') =>
  crearApp(deps({ recibir })).request(`/v1/cargas${consulta}`, { method: 'POST', body: cuerpo, headers });
const nombre = { 'X-Sala-Archivo': encodeURIComponent('carpeta/his octubre ñ.csv') };
const leerTodo = async (cuerpo: ReadableStream<Uint8Array>) =>
  new Response(cuerpo as ReadableStream<Uint8Array<ArrayBuffer>>).text();

describe('POST /v1/cargas', () => {
  it('hands over the bytes, the base name and what the sender says, and answers 201, or 200 for a known file', async () => {
    const recibidos: [string, MetaCarga][] = [];
    const recibir =
      (nueva: boolean): Deps['recibir'] =>
      async (cuerpo, meta) => {
        recibidos.push([await leerTodo(cuerpo), meta]);
        return [{ nueva, carga: CARGA }];
      };
    const nuevo = await subir(recibir(true), 'a,b\n1,2', nombre, '?region=05&periodo=2026-10&ambito=G:05');
    expect(nuevo.status).toBe(201);
    expect(await nuevo.json()).toEqual(CARGA);
    expect(recibidos).toEqual([
      ['a,b\n1,2', { archivo: 'his octubre ñ.csv', region: '05', periodo: '2026-10', ambito: 'G:05' }],
    ]);
    expect((await subir(recibir(false), 'a,b\n1,2', nombre)).status).toBe(200);
  });

  it('who brought each file that enters is in the record; a known, refused or tried one changes nothing', async () => {
    const sucesos: unknown[] = [];
    const auditoria = {
      anotar: async (x: unknown) => void sucesos.push(x),
      listar: async () => ({ sucesos: [], cursor: null }),
      deTitular: async () => ({ sucesos: [], cursor: null }),
      contar: async () => 1,
    };
    const mala = { ...CARGA, error: { codigo: 'formato_desconocido', mensaje: 'No se reconoce.' } };
    const subirla = async (nueva: boolean, carga: typeof CARGA, consulta = '') => {
      const recibir: Deps['recibir'] = async (cuerpo) => (await leerTodo(cuerpo), [{ nueva, carga }]);
      const app = crearApp(deps({ recibir, auditoria }));
      await app.request(`/v1/cargas${consulta}`, { method: 'POST', body: 'a', headers: nombre });
    };
    await subirla(false, CARGA);
    await subirla(true, mala);
    await subirla(true, CARGA, '?ensayo=si');
    expect(sucesos).toEqual([]);
    await subirla(true, CARGA);
    expect(sucesos).toEqual([
      {
        instante: '2026-11-06T03:00:00.000Z',
        quien: 'demo',
        que: 'carga_recibida',
        recurso: `carga:${CARGA.id}`,
        region: '05',
        ambito: CARGA.alcance.ambito,
        finalidad: null,
      },
    ]);
  });

  it('takes a month or a range of months with both ends, first to last', async () => {
    const dichos: unknown[] = [];
    const recibir: Deps['recibir'] = async (cuerpo, { periodo }) => {
      await leerTodo(cuerpo);
      dichos.push(periodo);
      return [{ nueva: true, carga: CARGA }];
    };
    const con = (periodo: string) => subir(recibir, 'a', nombre, `?periodo=${encodeURIComponent(periodo)}`);
    expect((await con('2026-01/2026-10')).status).toBe(201);
    expect(dichos).toEqual(['2026-01/2026-10']);
    for (const malo of ['2026-10/2026-01', '2026-01/', '/2026-10', '2026', '2026-13', '2026-01/2026-02/2026-03']) {
      const r = await con(malo);
      expect([malo, r.status]).toEqual([malo, 400]);
      expect(JSON.stringify(await r.json())).toContain('del primero al último, AAAA-MM/AAAA-MM');
    }
    expect(dichos).toHaveLength(1);
  });

  it('refuses an issue date that is no day or, in Lima, is still to come', async () => {
    const recibir: Deps['recibir'] = async (cuerpo) => {
      await leerTodo(cuerpo);
      return [{ nueva: true, carga: CARGA }];
    };
    const con = (emitido: string) => subir(recibir, 'a', nombre, `?emitido=${emitido}`);
    expect((await con('2026-11-05')).status).toBe(201);
    for (const malo of ['2026-11-06', '2062-11-05', '2026-02-30']) {
      const r = await con(malo);
      expect([malo, r.status]).toEqual([malo, 400]);
      expect(await r.json()).toMatchObject({ parametros: ['emitido'], detail: expect.stringContaining(malo) });
    }
  });

  it('a refused file is 422 with its reason and its carga', async () => {
    const carga = {
      ...CARGA,
      error: { codigo: 'formato_desconocido', mensaje: 'No se reconoce el formato. Diga cuál es con formato=.' },
    };
    const r = await subir(async () => [{ nueva: true, carga }], 'x', nombre);
    expect(r.status).toBe(422);
    expect(await r.json()).toMatchObject({
      code: 'carga_rechazada',
      codigo: 'formato_desconocido',
      detail: carga.error.mensaje,
      carga: { id: CARGA.id },
    });
  });

  it('stops at the maximum, whether the size was announced or not', async () => {
    const recibir: Deps['recibir'] = async (cuerpo) => {
      await leerTodo(cuerpo);
      return [{ nueva: true, carga: CARGA }];
    };
    const anunciado = await subir(recibir, 'x', { ...nombre, 'Content-Length': '101' });
    expect(await anunciado.json()).toMatchObject({ status: 413, code: 'archivo_grande' });
    expect((await subir(recibir, 'x'.repeat(101), nombre)).status).toBe(413);
    expect((await subir(recibir, 'x'.repeat(100), nombre)).status).toBe(201);
  });

  it.each([[undefined], [''], ['%E0%A4%A'], ['..'], ['a%00b']])('refuses the name %j', async (cabecera) => {
    const recibir: Deps['recibir'] = () => Promise.reject(new Error('not reached'));
    const r = await subir(recibir, 'x', cabecera === undefined ? {} : { 'X-Sala-Archivo': cabecera });
    expect(r.status).toBe(400);
  });

  it('an archive of several answers with all its cargas, and is refused only when nothing entered', async () => {
    const mala = { ...CARGA, error: { codigo: 'paquete_cifrado', mensaje: 'El ZIP tiene contraseña.' } };
    const recibir =
      (...cargas: (typeof CARGA)[]): Deps['recibir'] =>
      async () =>
        cargas.map((carga) => ({ nueva: true, carga }));
    const mezcla = await subir(recibir(CARGA, mala), 'x', nombre);
    expect(mezcla.status).toBe(201);
    expect(await mezcla.json()).toEqual({ archivo: 'his octubre ñ.csv', cargas: [CARGA, mala] });
    const malas = await subir(recibir(mala, mala), 'x', nombre);
    expect(malas.status).toBe(422);
    expect(await malas.json()).toMatchObject({ codigo: 'paquete_cifrado', cargas: [{}, {}] });
  });

  it('a dry run and the name of the task reach whoever receives; nothing is created', async () => {
    const metas: MetaCarga[] = [];
    const recibir: Deps['recibir'] = async (_, meta) => {
      metas.push(meta);
      return [{ nueva: true, carga: CARGA }];
    };
    const tarea = '0a0b0c0d-0000-4000-8000-000000000001';
    const r = await subir(recibir, 'x', { ...nombre, 'X-Sala-Tarea': tarea }, '?ensayo=si');
    expect(r.status).toBe(200);
    expect(metas).toMatchObject([{ ensayo: 'si', tarea }]);
    expect((await subir(recibir, 'x', { ...nombre, 'X-Sala-Tarea': 'otra' })).status).toBe(400);
  });

  it('a full disk is said as such', async () => {
    const r = await subir(() => Promise.reject(new AlmacenError('disco_lleno', '/home/alguien/datos')), 'x', nombre);
    expect(r.status).toBe(507);
    expect(await r.text()).not.toContain('alguien');
  });
});

const LINEA = { ...RECIBIDA, vigente: 'entera', reemplazada_por: [] };

it('lists cargas page by page, and gives the rejects as a file', async () => {
  const app = crearApp(deps());
  expect(await (await app.request('/v1/cargas?region=05')).json()).toEqual({
    region: '05',
    cargas: [LINEA],
    cursor: 'abc',
  });
  expect(await (await app.request('/v1/cargas?region=05&cursor=abc')).json()).toMatchObject({
    cargas: [],
    cursor: null,
  });
  expect(await (await app.request(`/v1/cargas/${CARGA.id}`)).json()).toEqual(LINEA);
  const csv = await app.request(`/v1/cargas/${CARGA.id}/rechazos.csv`);
  expect(await csv.text()).toBe('linea,motivo\n');
  expect(csv.headers.get('Content-Type')).toContain('text/csv');
  expect(csv.headers.get('Content-Disposition')).toContain('attachment');
});

it('gives the rejects with values to whoever answers for the data, by name', async () => {
  const vistas: string[] = [];
  const app = crearApp(
    deps({
      auditoria: registroFalso(vistas),
      rechazosConValores: async ({ id }, { quien, finalidad }) => {
        vistas.push(`${quien} lee ${id} para ${finalidad}`);
        return Buffer.from('con valores');
      },
    }),
  );
  const r = await app.request(`/v1/cargas/${CARGA.id}/rechazos.csv?valores=si&finalidad=seguimiento`);
  expect(await r.text()).toBe('con valores');
  expect(r.headers.get('Cache-Control')).toBe('no-store');
  // Noted before it is read.
  expect(vistas).toEqual([`demo: rechazos:${CARGA.id}`, `demo lee ${CARGA.id} para seguimiento`]);
  expect((await app.request(`/v1/cargas/${CARGA.id}/rechazos.csv?valores=si`)).status).toBe(403); // what for is not said
  const sinOriginal = crearApp(deps({ auditoria: registroFalso([]), rechazosConValores: async () => null }));
  expect(
    (await sinOriginal.request(`/v1/cargas/${CARGA.id}/rechazos.csv?valores=si&finalidad=seguimiento`)).status,
  ).toBe(404);
});

it('lists what is being done', async () => {
  const tareas = crearTareas(() => 0);
  const app = crearApp(deps({ tareas: () => tareas.lista() }));
  await tareas.durante({ tipo: 'carga', region: null, titulo: 'a.csv', unidad: 'bytes', total: 10 }, async (avisar) => {
    avisar({ mensaje: 'leyendo', hecho: 5, filas: 3 });
    expect(await (await app.request('/v1/tareas')).json()).toMatchObject({
      tareas: [{ titulo: 'a.csv', mensaje: 'leyendo', hecho: 5, total: 10, filas: 3, restante_s: null }],
    });
  });
  expect(await (await app.request('/v1/tareas')).json()).toEqual({ tareas: [] });
});

it('says of each carga whether it counts and which take its place, over the whole journal and not the page', async () => {
  const otra = { ...RECIBIDA, id: 'f'.repeat(16), sha256: 'f'.repeat(64), emitido: '2026-11-20' };
  const app = crearApp(deps({ cargas: { ...deps().cargas, recibidas: async () => [RECIBIDA, otra] } }));
  expect(await (await app.request('/v1/cargas?region=05')).json()).toMatchObject({
    cargas: [{ id: CARGA.id, vigente: 'no', reemplazada_por: [otra.id] }],
  });
});

it('tells the sender, with the carga, whether it counts and why what was declared is not used', async () => {
  const recibir: Deps['recibir'] = async () => [
    { nueva: false, carga: CARGA, juicio: { vigente: 'no', reemplazada_por: ['x'], aviso_declaracion: 'Ya.' } },
  ];
  const r = await subir(recibir, 'x', nombre);
  expect(await r.json()).toEqual({ ...CARGA, vigente: 'no', reemplazada_por: ['x'], aviso_declaracion: 'Ya.' });
});

describe('POST /v1/cargas/{id}/anular', () => {
  const anulada = { instante: '2026-11-06T00:00:00.000Z', sujeto: 'demo', motivo: 'mes equivocado' };
  const pedir = (
    body: string,
    anular: Deps['anular'] = () => Promise.reject(new Error('not reached')),
    tipo = 'application/json',
  ) => {
    const carga = { ...RECIBIDA, anulada };
    return crearApp(deps({ anular, cargas: { ...deps().cargas, recibidas: async () => [carga] } })).request(
      `/v1/cargas/${CARGA.id}/anular`,
      { method: 'POST', body, headers: { 'Content-Type': tipo } },
    );
  };

  it('hands over who, which and why, and answers with the line as it stays', async () => {
    const ordenes: unknown[] = [];
    const anular =
      (cambio: boolean): Deps['anular'] =>
      async (o) => {
        ordenes.push(o);
        return { ok: true, carga: { ...RECIBIDA, anulada }, cambio };
      };
    const r = await pedir('{"motivo":"mes equivocado"}', anular(true));
    expect(r.status).toBe(201);
    expect(await r.json()).toMatchObject({ id: CARGA.id, vigente: 'anulada', anulada, cambio: true });
    expect((await pedir('{"deshacer":true}', anular(false))).status).toBe(200);
    expect(ordenes).toEqual([
      { id: CARGA.id, sujeto: 'demo', motivo: 'mes equivocado', deshacer: false },
      { id: CARGA.id, sujeto: 'demo', motivo: '', deshacer: true },
    ]);
  });

  it.each(['', '{', '{}', '[]', '{"motivo":3}', '{"motivo":"x","otro":1}', '{"deshacer":"si"}'])(
    'refuses the body %j',
    async (cuerpo) => {
      expect(await (await pedir(cuerpo)).json()).toMatchObject({ status: 400, code: 'cuerpo_invalido' });
    },
  );

  it('takes JSON only', async () => {
    expect((await pedir('{"motivo":"mes equivocado"}', undefined, 'text/plain')).status).toBe(400);
  });

  it.each([
    ['carga_desconocida', 404, 'carga_desconocida'],
    ['no_anulable', 409, 'no_anulable'],
    ['motivo_invalido', 400, 'cuerpo_invalido'],
  ] as const)('%s is %i', async (codigo, status, code) => {
    const r = await pedir('{"motivo":"…"}', async () => ({ ok: false, codigo, mensaje: 'Por esto.' }));
    expect(await r.json()).toMatchObject({ status, code, detail: 'Por esto.' });
  });
});

describe('POST /v1/cortes', () => {
  const cierre = {
    corte: '05-2026-10-r2',
    sha256: 'f',
    publicado: true,
    segundos: { agregar: 1 },
    hechos: 3,
    ambitos: 2,
    avisos: ['el modo público no publica una: cuenta a las mismas personas que otra'],
  };
  const cerrar = (
    body: string,
    hecho: Deps['cerrar'] = async () => ({ ok: true, value: cierre }),
    tipo = 'application/json',
  ) =>
    crearApp(deps({ cerrar: hecho })).request('/v1/cortes', {
      method: 'POST',
      body,
      headers: { 'Content-Type': tipo },
    });

  it('closes the region and month it was told', async () => {
    const ordenes: unknown[] = [];
    const r = await cerrar('{"region":"05","periodo":"2026-10"}', async (o) => {
      ordenes.push(o);
      return { ok: true, value: cierre };
    });
    expect(r.status).toBe(201);
    expect(await r.json()).toEqual(cierre);
    expect(ordenes).toEqual([{ region: '05', periodo: '2026-10', por: 'demo' }]);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"region":"05"}',
    '{"region":"5","periodo":"2026-10"}',
    '{"region":"05","periodo":"2026-13"}',
    '{"region":"05","periodo":"2026-01/2026-10"}',
  ])('refuses the body %j', async (cuerpo) => {
    const r = await cerrar(cuerpo, () => Promise.reject(new Error('not reached')));
    expect(await r.json()).toMatchObject({ status: 400, code: 'cuerpo_invalido' });
  });

  it('takes JSON only: a form of another page cannot send it', async () => {
    expect((await cerrar('{"region":"05","periodo":"2026-10"}', undefined, 'text/plain')).status).toBe(400);
  });

  it.each([
    ['en_curso', 409, 'cierre_en_curso'],
    ['imposible', 422, 'cierre_imposible'],
  ] as const)('%s is %i', async (codigo, status, code) => {
    const r = await cerrar('{"region":"05","periodo":"2026-10"}', async () => ({
      ok: false,
      error: { codigo, mensaje: 'No hay cargas de ese mes.' },
    }));
    expect(await r.json()).toMatchObject({ status, code, detail: 'No hay cargas de ese mes.' });
  });
});
