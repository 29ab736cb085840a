import { expect, it } from 'vitest';
import { objetosRepartidos } from '../../../functions/adapters/objects/repartidos.ts';
import type { Objetos } from '../../../functions/domain/objetos.ts';

/** A store in memory. */
function memoria(): Objetos & { readonly claves: () => string[] } {
  const m = new Map<string, Uint8Array>();
  return {
    claves: () => [...m.keys()],
    put: async (clave, cuerpo) => void m.set(clave, cuerpo instanceof Uint8Array ? cuerpo : Buffer.from(cuerpo.ruta)),
    get: async (clave) => m.get(clave) ?? null,
    rutaLocal: async (clave) => `/${clave}`,
    list: async (prefijo) => [...m.keys()].filter((k) => k.startsWith(prefijo)).sort(),
    existe: async (clave) => m.has(clave),
  };
}

it('keeps what names persons in the other store, and finds each where it is', async () => {
  const [comunes, nominales] = [memoria(), memoria()];
  const o = objetosRepartidos(comunes, nominales);
  for (const clave of [
    'recepcion/05/padron.xlsx',
    'nominal/cortes/05-2026-10-r1/x.json',
    'cortes/05-2026-10-r1/x.json',
  ])
    await o.put(clave, Buffer.from(clave));
  expect(nominales.claves()).toEqual(['recepcion/05/padron.xlsx', 'nominal/cortes/05-2026-10-r1/x.json']);
  expect(comunes.claves()).toEqual(['cortes/05-2026-10-r1/x.json']);
  expect(await o.existe('recepcion/05/padron.xlsx')).toBe(true);
  expect(Buffer.from((await o.get('nominal/cortes/05-2026-10-r1/x.json'))!).toString()).toContain('nominal/');
  expect(await o.list('recepcion/')).toEqual(['recepcion/05/padron.xlsx']);
  expect(await o.list('cortes/')).toEqual(['cortes/05-2026-10-r1/x.json']);
});

it('takes no other prefix for one of those: what only begins like them is common', async () => {
  const [comunes, nominales] = [memoria(), memoria()];
  await objetosRepartidos(comunes, nominales).put('nominales.json', Buffer.from(''));
  expect(nominales.claves()).toEqual([]);
});
