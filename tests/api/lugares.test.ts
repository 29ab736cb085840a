import { describe, expect, it } from 'vitest';
import { indiceLugares } from '../../functions/api/lugares.ts';
import { tipoDe } from '../../functions/domain/ambito.ts';

it('looks again after a while, and reads a list again only when it changed', async () => {
  let ahora = 0;
  let etag = 'a';
  let nombre = 'Ayna';
  const lecturas: string[] = [];
  const lugares = indiceLugares(
    {
      regiones: async () => [{ region: '05', etag }],
      leer: async (region) => {
        lecturas.push(region);
        return [{ id: 'D:050501', tipo: 'D' as const, nombre, padre: null }];
      },
    },
    () => ahora,
    1000,
  );
  await Promise.all([lugares.ver('D:050501'), lugares.buscar('ayna', null, 5)]);
  expect(lecturas.length).toBe(1);
  ahora = 2000;
  await lugares.ver('D:050501');
  expect(lecturas.length).toBe(1);
  [etag, nombre, ahora] = ['b', 'Otro nombre', 4000];
  expect((await lugares.ver('D:050501'))?.nombre).toBe('Otro nombre');
  expect(lecturas.length).toBe(2);
});

const lugar = (id: string, nombre: string, padre: string | null) => ({ id, tipo: tipoDe(id)!, nombre, padre });
/** Real places of Ayacucho, and the sectors of two facilities of the demonstration. */
const AYACUCHO = [
  lugar('G:05', 'Ayacucho', null),
  lugar('P:0501', 'Huamanga', 'G:05'),
  lugar('P:0503', 'Huanca Sancos', 'G:05'),
  lugar('P:0504', 'Huanta', 'G:05'),
  lugar('P:0511', 'Vilcas Huamán', 'G:05'),
  lugar('D:050101', 'Ayacucho', 'P:0501'),
  lugar('D:050110', 'San Juan Bautista', 'P:0501'),
  lugar('D:050302', 'Carapo', 'P:0503'),
  lugar('D:050304', 'Santiago de Lucanamarca', 'P:0503'),
  lugar('D:050401', 'Huanta', 'P:0504'),
  lugar('D:050403', 'Huamanguilla', 'P:0504'),
  lugar('D:050602', 'Aucará', 'G:05'),
  lugar('R:05-05', 'Ayacucho Centro', 'G:05'),
  lugar('M:05-05-05', 'Huancasancos', 'R:05-05'),
  lugar('M:05-05-03', 'Vilcashuaman', 'R:05-05'),
  lugar('E:00003644', 'Lucanamarca', 'M:05-05-05'),
  lugar('E:00003641', 'Carapo', 'M:05-05-05'),
  lugar('E:SIN-050304', 'Sin establecimiento (Santiago de Lucanamarca)', 'G:05'),
  lugar('S:00003644-02', 'Sector 2 – Santa Cruz', 'E:00003644'),
  lugar('S:00003645-02', 'Sector 2 – Huaccralla', 'E:00003641'),
];
const ayacucho = indiceLugares(
  { regiones: async () => [{ region: '05', etag: 'a' }], leer: async () => AYACUCHO },
  () => 0,
);
const hallar = async (texto: string, n = 1): Promise<string[]> =>
  (await ayacucho.buscar(texto, null, 20)).slice(0, n).map((l) => l.id);

describe('searching a place', () => {
  it.each([
    ['lucanamarka', ['E:00003644', 'D:050304', 'E:SIN-050304']],
    ['hunata', ['P:0504', 'D:050401']],
    ['san juan batista', ['D:050110']],
    ['aucara', ['D:050602']],
    ['0003644', ['E:00003644', 'S:00003644-02']],
    ['E:00003644', ['E:00003644', 'S:00003644-02']],
    ['00003644-02', ['S:00003644-02']],
    ['050304', ['D:050304']],
    ['0503', ['P:0503', 'D:050302', 'D:050304']],
    ['vilcas huaman', ['P:0511', 'M:05-05-03']],
    ['vilcashuaman', ['M:05-05-03', 'P:0511']],
    ['huamanga', ['P:0501', 'D:050403']],
    ['sector 2 huaccralla', ['S:00003645-02']],
    ['ayacucho', ['G:05', 'D:050101', 'R:05-05']],
    ['distrito carapo', ['D:050302']],
    ['carapo huanca sancos', ['D:050302']],
    ['sector lucanamarca', ['S:00003644-02']],
  ])('%s', async (texto, ids) => {
    expect(await hallar(texto, ids.length)).toEqual(ids);
  });

  it('finds nothing where there is nothing like it', async () => {
    expect(await ayacucho.buscar('zzzzqqq', null, 20)).toEqual([]);
    expect(await ayacucho.buscar('«»', null, 20)).toEqual([]);
    expect(await ayacucho.buscar('huanta', '06', 20)).toEqual([]);
  });

  it('says where each is, the nearest first and at most three', async () => {
    const [sector] = await ayacucho.buscar('huaccralla', null, 1);
    expect(sector?.padres).toEqual([
      { id: 'E:00003641', nombre: 'Carapo' },
      { id: 'M:05-05-05', nombre: 'Huancasancos' },
      { id: 'R:05-05', nombre: 'Ayacucho Centro' },
    ]);
    const [provincia] = await ayacucho.buscar('huanta', null, 1);
    expect(provincia?.padres).toEqual([{ id: 'G:05', nombre: 'Ayacucho' }]);
  });
});
