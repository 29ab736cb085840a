import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conReciente, leerRecientes, MAXIMO_RECIENTES } from '../../../web/src/lib/recientes/recientes.ts';

const lugar = fc.record({
  id: fc.integer({ min: 1, max: 20 }).map((n) => `D:0503${String(n).padStart(2, '0')}`),
  nombre: fc.string({ minLength: 1, maxLength: 12 }),
});

describe('conReciente', () => {
  it('puts the place on top, once, and forgets the oldest past eight', () => {
    fc.assert(
      fc.property(fc.array(lugar, { maxLength: 30 }), (visitas) => {
        const lista = visitas.reduce<ReturnType<typeof conReciente>>((l, v) => conReciente(l, v), []);
        expect(lista.length).toBeLessThanOrEqual(MAXIMO_RECIENTES);
        expect(new Set(lista.map((r) => r.id)).size).toBe(lista.length);
        expect(lista[0]).toEqual(visitas.at(-1));
        // A place opened again brings its present name.
        expect(leerRecientes(JSON.stringify(lista))).toEqual(lista);
      }),
    );
  });

  it('keeps the id and the name and nothing else of a place', () => {
    const conMas = { id: 'E:00003644', nombre: 'Lucanamarca', sectoristas: ['Fulana'] };
    expect(conReciente([], conMas)).toEqual([{ id: 'E:00003644', nombre: 'Lucanamarca' }]);
  });
});

describe('leerRecientes', () => {
  it.each([null, '', '{', '3', '{"id":"D:050304"}'])('reads %j as nothing', (guardado) => {
    expect(leerRecientes(guardado)).toEqual([]);
  });

  it('drops what is not a place and what a place does not carry', () => {
    const guardado = [
      { id: 'D:050304', nombre: 'Lucanamarca', dni: '1' },
      { id: 'x', nombre: 'x' },
      null,
      { id: 'G:05' },
    ];
    expect(leerRecientes(JSON.stringify(guardado))).toEqual([{ id: 'D:050304', nombre: 'Lucanamarca' }]);
  });
});
