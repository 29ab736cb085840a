import { describe, expect, it } from 'vitest';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { crearApp } from '../../functions/api/app.ts';
import { fichasPublicadas } from '../../functions/publish/fichas-publicadas.ts';
import { deps } from './deps.ts';

type Hallado = {
  lugares: { id: string; padres: { id: string }[] }[];
  indicadores: { id: string; nombre: string; corto: string }[];
};
const app = crearApp(deps({ fichas: async () => fichasPublicadas(leerFichas().fichas) }));
const buscar = async (q: string, mas = ''): Promise<Hallado> =>
  (await (await app.request(`/v1/buscar?q=${encodeURIComponent(q)}${mas}`)).json()) as Hallado;
const ids = async (q: string): Promise<string[]> => (await buscar(q)).indicadores.map((i) => i.id);

describe('the regions with data', () => {
  it('are listed by themselves, without searching for them', async () => {
    const r = (await (await app.request('/v1/regiones')).json()) as { regiones: unknown[] };
    expect(r.regiones).toEqual([{ id: 'G:05', tipo: 'G', nombre: 'Ayacucho' }]);
  });
});

describe('searching places and indicators at once', () => {
  it('answers each with what tells it apart', async () => {
    const { lugares } = await buscar('ayna');
    expect(lugares).toEqual([
      {
        id: 'D:050501',
        tipo: 'D',
        nombre: 'Áyna',
        region: '05',
        padres: [
          { id: 'P:0502', nombre: 'Cangallo' },
          { id: 'G:05', nombre: 'Ayacucho' },
        ],
      },
      { id: 'E:00003644', tipo: 'E', nombre: 'Puesto San Juan de Ayna', region: '05', padres: [] },
    ]);
    expect((await buscar('cangallo')).indicadores).toEqual([]);
  });

  it.each([
    ['anemia_6_35m', 'anemia_6_35m'],
    ['SI-01.01', 'gest_anemia_tratamiento'],
    ['anmeia gestantes', 'anemia_gestantes'],
    ['parto institucional', 'parto_institucional'],
    ['neumococo adulto mayor', 'am_neumococo'],
  ])('%s', async (q, id) => {
    expect(await ids(q)).toContain(id);
  });

  it('puts first the one of an official code, however it is written', async () => {
    const primero = (await ids('SI-01.01'))[0];
    expect([(await ids('si 0101'))[0], (await ids('si01.01'))[0]]).toEqual([primero, primero]);
  });

  it('gives as many of each as are asked, eight when nothing is said', async () => {
    expect((await buscar('anemia', '&limite=2')).indicadores).toHaveLength(2);
    expect((await buscar('ni')).indicadores).toHaveLength(8);
    const [primero] = (await buscar('parto institucional')).indicadores;
    expect(Object.keys(primero!)).toEqual(['id', 'nombre', 'corto']);
  });

  it.each(['', 'q=a', `q=${'a'.repeat(101)}`, 'q=anemia&limite=0', 'q=anemia&limite=21'])(
    'refuses ?%s',
    async (consulta) => {
      const r = await app.request(`/v1/buscar?${consulta}`);
      expect(r.status).toBe(400);
      expect(await r.json()).toMatchObject({ code: 'parametro_invalido' });
    },
  );
});

it('/v1/ambitos gives the same places with those that hold them', async () => {
  const { ambitos } = (await (await app.request('/v1/ambitos?buscar=ayna')).json()) as { ambitos: unknown[] };
  expect(ambitos[0]).toMatchObject({ id: 'D:050501', padre: 'P:0502', padres: [{ id: 'P:0502' }, { id: 'G:05' }] });
});
