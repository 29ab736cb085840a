import { describe, expect, it } from 'vitest';
import { buscar, EN_CAJA, grupoRecientes, gruposHallados, type Hallados } from '../../../web/src/lib/ui/busqueda.ts';

const HALLADOS: Hallados = {
  lugares: [
    {
      id: 'D:050304',
      tipo: 'D',
      nombre: 'Santiago de Lucanamarca',
      region: '05',
      padres: [
        { id: 'P:0503', nombre: 'Huanca Sancos' },
        { id: 'G:05', nombre: 'Ayacucho' },
      ],
    },
    {
      id: 'E:00003644',
      tipo: 'E',
      nombre: 'Lucanamarca',
      region: '05',
      padres: [
        { id: 'M:01-05-01', nombre: 'Lucanamarca' },
        { id: 'R:01-05', nombre: 'Huanca Sancos' },
      ],
    },
  ],
  indicadores: [
    { id: 'dni_30d', nombre: 'Niños con DNI hasta los 30 días', corto: 'DNI 30 días' },
    { id: 'dci', nombre: 'DCI', corto: 'DCI' },
  ],
};

const respuesta = (cuerpo: unknown, status = 200): typeof globalThis.fetch =>
  (() =>
    Promise.resolve(
      new Response(JSON.stringify(cuerpo), { status, headers: { 'content-type': 'application/json' } }),
    )) as typeof globalThis.fetch;

describe('buscar', () => {
  it('asks for what was written, without the spaces around it', async () => {
    let pedido = '';
    const fetch = ((url: string) => {
      pedido = url;
      return respuesta(HALLADOS)('');
    }) as typeof globalThis.fetch;
    expect(await buscar(fetch, '  lucanamarka & co ', EN_CAJA)).toEqual(HALLADOS);
    expect(pedido).toBe(`/v1/buscar?q=lucanamarka+%26+co&limite=${EN_CAJA}`);
  });

  it('throws what the API answers when it cannot', async () => {
    await expect(buscar(respuesta({ detail: 'no' }, 503), 'luca', EN_CAJA)).rejects.toMatchObject({ status: 503 });
  });
});

describe('gruposHallados', () => {
  it('tells namesakes apart by their type and the nearest place above with another name', () => {
    const [lugares, indicadores] = gruposHallados(HALLADOS);
    expect(lugares).toEqual({
      titulo: 'Lugares',
      opciones: [
        { ruta: '/ial/050304', nombre: 'Santiago de Lucanamarca', detalle: 'Distrito · Huanca Sancos' },
        { ruta: '/eess/00003644', nombre: 'Lucanamarca', detalle: 'Establecimiento · Huanca Sancos' },
      ],
    });
    expect(indicadores?.opciones.map((o) => [o.ruta, o.detalle])).toEqual([
      ['/indicador/dni_30d', 'Niños con DNI hasta los 30 días'],
      ['/indicador/dci', ''],
    ]);
  });

  it('leaves out what has no screen, and the groups that end up empty', () => {
    const pais = { id: 'N:PE', tipo: 'N', nombre: 'Perú', region: '05', padres: [] } as const;
    expect(gruposHallados({ lugares: [pais], indicadores: [] })).toEqual([]);
  });
});

describe('grupoRecientes', () => {
  it('is one group of places with their type', () => {
    expect(grupoRecientes([{ id: 'P:0503', nombre: 'Huanca Sancos' }])).toEqual([
      { titulo: 'Recientes', opciones: [{ ruta: '/ambito/P:0503', nombre: 'Huanca Sancos', detalle: 'Provincia' }] },
    ]);
    expect(grupoRecientes([])).toEqual([]);
  });
});
