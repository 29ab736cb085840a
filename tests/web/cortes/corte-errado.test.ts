import { describe, expect, it } from 'vitest';
import { corteErrado } from '../../../web/src/lib/cortes/corte-errado.ts';

const de = (direccion: string, codigo?: string) => corteErrado(new URL(direccion, 'http://sala.local'), codigo);

describe('a page that could not be shown because of its corte', () => {
  it('names a corte that does not exist, and leads to the same board in the current one', () => {
    expect(de('/iar/05?orden=nombre&corte=05-2020-01-r1&lugar=D:050101', 'corte_desconocido')).toEqual({
      corte: '05-2020-01-r1',
      bienEscrito: true,
      vigente: '/iar/05?orden=nombre&lugar=D:050101',
    });
  });
  it('tells one that is no corte at all', () => {
    expect(de('/ial/050101?corte=zzz', 'parametro_invalido')).toEqual({
      corte: 'zzz',
      bienEscrito: false,
      vigente: '/ial/050101',
    });
  });
  it('of the page of a corte leads to the list', () => {
    expect(de('/cortes/zzz', 'parametro_invalido')).toMatchObject({ corte: 'zzz', vigente: '/cortes' });
  });
  it('leaves every other failure as it is', () => {
    expect(de('/ial/999999', 'ambito_desconocido')).toBeNull();
    expect(de('/ial/999999?corte=05-2026-10-r1', 'ambito_desconocido')).toBeNull();
    expect(de('/ial/050101?corte=05-2026-10-r1', 'parametro_invalido')).toBeNull();
    expect(de('/ial/050101?corte=05-2026-10-r1')).toBeNull();
  });
});
