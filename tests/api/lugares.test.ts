import { expect, it } from 'vitest';
import { indiceLugares } from '../../functions/api/lugares.ts';

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
