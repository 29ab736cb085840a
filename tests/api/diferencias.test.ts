import { describe, expect, it } from 'vitest';
import { crearApp } from '../../functions/api/app.ts';
import type { Deps } from '../../functions/api/deps.ts';
import { objetoDiferencia, type Diferencia } from '../../functions/domain/diferencia.ts';
import type { Recuento } from '../../functions/domain/recuento.ts';
import { deps, MANIFIESTO } from './deps.ts';

const [R1, R2] = ['05-2026-10-r1', '05-2026-10-r2'];
const LLAVE = { ficha: 'dni_30d', version: 'fed_2025_2026', metodo: '' };
const lado = (corte: string): Diferencia['a'] => ({
  corte,
  sha256: corte.repeat(4),
  periodo: '2026-10',
  fecha_corte: '2026-10-31',
  catalogo: 'c',
  sintetico: true,
  reportada: true,
  metas: {},
});
const DIFERENCIA: Diferencia = {
  ...LLAVE,
  region: '05',
  nombre: 'DNI',
  unidad: 'niños',
  direccion: 'mayor',
  tipo: 'cobertura',
  a: lado(R1),
  b: lado(R2),
  definicion: 'igual',
  avisos: [],
  hojas: [
    {
      eess: '00003644',
      sector: '00003644-01',
      distrito: '050304',
      cuelga: { disa: '05', red: '01', microred: '01' },
      a: { num: 61, den: 74 },
      b: { num: 65, den: 75 },
    },
  ],
  cambios: [
    { de: 0, a: 0, num_de: 0, den_de: 1, num_a: 1, den_a: 1, unidades: 3, causa: 'tardio', movio: null },
    { de: null, a: 0, num_de: 0, den_de: 0, num_a: 1, den_a: 1, unidades: 1, causa: 'nuevo', movio: null },
  ],
};
const RECUENTO: Recuento = {
  corte: R1,
  fecha_corte: '2026-10-31',
  sectores: '2026-11-30',
  segun: R1,
  sintetico: true,
  nombres: {},
  avisos: [],
  fichas: [{ ...LLAVE, corto: 'DNI', nombre: 'DNI' }],
  era: [{ eess: '00003644', sector: '00003644-01', distrito: '050304', ...LLAVE, num: 1, den: 2 }],
  es: [{ eess: '00003644', sector: '00003644-02', distrito: '050304', ...LLAVE, num: 1, den: 2 }],
};
const fila = (corte: string, num: number, den: number) => ({
  corte,
  filas: [
    {
      ...LLAVE,
      curso_vida: 'nino' as const,
      condicion: '' as const,
      num,
      den,
      sin_dato: 0,
      excluidos: {},
      componentes: {},
    },
  ],
});

const app = (mas: Partial<Deps> = {}) =>
  crearApp(
    deps({
      cortes: {
        leer: async (id) =>
          [R1, R2].includes(id)
            ? { ...MANIFIESTO, corte: id }
            : id === '06-2026-10-r1'
              ? { ...MANIFIESTO, corte: id, region: '06' }
              : null,
        listar: async () => ({ elementos: [], cursor: null }),
      },
      hechos: { serie: async (ambito) => (ambito === 'D:050304' ? [fila(R1, 61, 74), fila(R2, 65, 75)] : []) },
      fichas: async () => [
        {
          id: 'dni_30d',
          corto: 'DNI',
          ediciones: [{ version: 'fed_2025_2026', principal: true, edicion: 'FED', metodos: [] }],
        },
      ],
      ...mas,
    }),
  );
const pedir = async (a: ReturnType<typeof app>, ruta: string) => {
  const r = await a.request(`http://localhost${ruta}`);
  return { status: r.status, tipo: r.headers.get('content-type'), cuerpo: (await r.json()) as Record<string, unknown> };
};
const RUTA = `/v1/cortes/${R1}/diferencias?con=${R2}&ambito=D:050304`;

describe('GET /v1/cortes/{corte}/diferencias', () => {
  it('without ficha tells what is published in both, and which are explained already', async () => {
    const objetos = { get: async () => null, list: async () => [objetoDiferencia(R1!, R2!, LLAVE)] };
    const { status, cuerpo } = await pedir(app({ objetos }), RUTA);
    expect(status).toBe(200);
    expect(cuerpo['filas']).toEqual([
      expect.objectContaining({ ficha: 'dni_30d', a: { num: 61, den: 74 }, b: { num: 65, den: 75 }, explicada: true }),
    ]);
  });

  it('with ficha gives the waterfall that is kept, of the place asked for', async () => {
    const objetos = { get: async () => Buffer.from(JSON.stringify(DIFERENCIA)), list: async () => [] };
    const { cuerpo } = await pedir(app({ objetos }), `${RUTA}&ficha=dni_30d`);
    expect(cuerpo['cascada']).toMatchObject({
      a: { num: 61, den: 74 },
      b: { num: 65, den: 75 },
      partes: [
        { causa: 'nuevo', num: 1, den: 1, unidades: 1 },
        { causa: 'tardio', num: 3, den: 0, unidades: 3 },
      ],
      residuo: { num: 0, den: 0 },
    });
  });

  it('where nothing is kept nor can be computed says so, with the command that does it', async () => {
    const { status, tipo, cuerpo } = await pedir(app(), `${RUTA}&ficha=dni_30d`);
    expect([status, cuerpo['code']]).toEqual([501, 'no_calculado']);
    expect(tipo).toContain('problem+json');
    expect(cuerpo['detail']).toContain('en una sala de su máquina');
    expect(cuerpo['detail']).toContain(`sala diferencias ${R1} ${R2} --ficha dni_30d`);
  });

  it('computes it where there is an engine, and tells when the inputs are not what they were', async () => {
    const calcular = {
      diferencia: async () => ({ ok: true as const, value: DIFERENCIA }),
      recuento: async () => ({ ok: false as const, error: { codigo: 'entradas_rotas' as const, mensaje: 'faltan 2' } }),
    };
    expect((await pedir(app({ calcular }), `${RUTA}&ficha=dni_30d`)).status).toBe(200);
    const roto = await pedir(app({ calcular }), `/v1/cortes/${R1}/sectores?ambito=D:050304`);
    expect([roto.status, roto.cuerpo['code'], roto.cuerpo['detail']]).toEqual([409, 'entradas_rotas', 'faltan 2']);
  });

  it.each([
    [`/v1/cortes/${R1}/diferencias?con=05-2026-10-r9&ambito=D:050304`, 404, 'corte_desconocido'],
    [`/v1/cortes/${R1}/diferencias?con=06-2026-10-r1&ambito=D:050304`, 400, 'cortes_ajenos'],
    [`/v1/cortes/${R1}/diferencias?con=${R1}&ambito=D:050304`, 400, 'cortes_ajenos'],
    [`/v1/cortes/${R1}/diferencias?con=${R2}&ambito=D:999999`, 404, 'ambito_desconocido'],
    [`${RUTA}&ficha=no_hay`, 404, 'ficha_desconocida'],
    [`/v1/cortes/${R1}/diferencias?ambito=D:050304`, 400, 'parametro_invalido'],
  ])('%s answers %i %s', async (ruta, status, code) => {
    const r = await pedir(app(), ruta);
    expect([r.status, r.cuerpo['code']]).toEqual([status, code]);
  });
});

describe('GET /v1/cortes/{corte}/sectores', () => {
  it('gives each ficha by sector both ways, and whether they add up', async () => {
    const objetos = { get: async () => Buffer.from(JSON.stringify(RECUENTO)), list: async () => [] };
    const { cuerpo } = await pedir(app({ objetos }), `/v1/cortes/${R1}/sectores?ambito=D:050304&sectores=2026-11-30`);
    expect(cuerpo['fichas']).toEqual([
      expect.objectContaining({
        suman_lo_mismo: true,
        sectores: [
          { id: 'S:00003644-01', nombre: '00003644-01', era: { num: 1, den: 2 }, es: { num: 0, den: 0 } },
          { id: 'S:00003644-02', nombre: '00003644-02', era: { num: 0, den: 0 }, es: { num: 1, den: 2 } },
        ],
      }),
    ]);
  });
});
