import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  direccionCon,
  direccionCorte,
  leerEstado,
  ORDENES,
  QUINTILES,
  SENTIDOS,
  SIN_FILTROS,
  VISTAS,
  type EstadoTablero,
} from '../../../web/src/lib/tablero/estado-url.ts';

const base = new URL('http://sala.local/iar/05');
const texto = fc.option(fc.string({ minLength: 1, maxLength: 20 }));

describe('the address is the state', () => {
  it('gives back what was written', () => {
    const estado = fc.record<EstadoTablero>({
      ind: texto,
      por: texto,
      orden: fc.constantFrom(...ORDENES),
      sentido: fc.constantFrom(...SENTIDOS),
      vista: fc.constantFrom(...VISTAS),
      paquete: texto,
      grupo: texto,
      red: texto,
      quintil: fc.option(fc.constantFrom(...QUINTILES)),
      comparables: fc.option(fc.constantFrom(...QUINTILES)),
      lugar: texto,
    });
    fc.assert(
      fc.property(estado, (e) => {
        expect(leerEstado(new URL(direccionCon(base, e), base).searchParams)).toEqual(e);
      }),
    );
  });
  it('holds only what the person chose, and reads well', () => {
    expect(direccionCon(base, { orden: 'brecha', vista: 'titulares', lugar: null })).toBe('/iar/05');
    expect(direccionCon(base, { ind: 'paquete_menor_12m@fed_2025_2026', lugar: 'D:050111' })).toBe(
      '/iar/05?ind=paquete_menor_12m@fed_2025_2026&lugar=D:050111',
    );
  });
  it('leaves the other choices and the corte where they are', () => {
    const url = new URL('?corte=05-2026-09-r1&orden=nombre', base);
    expect(direccionCon(url, { grupo: 'P:0501' })).toBe('/iar/05?corte=05-2026-09-r1&orden=nombre&grupo=P:0501');
    expect(direccionCorte(url, null)).toBe('/iar/05?orden=nombre');
  });
  it('takes every filter off and keeps the rest', () => {
    const url = new URL('?ind=dni_30d@v&grupo=P:0501&red=R:05-01&quintil=1&paquete=Anemia&orden=valor', base);
    expect(direccionCon(url, SIN_FILTROS)).toBe('/iar/05?ind=dni_30d@v&orden=valor');
  });
  it('reads nonsense as the default', () => {
    expect(leerEstado(new URLSearchParams('orden=azar&ver=nada&quintil=9&sentido=azar'))).toMatchObject({
      orden: 'brecha',
      vista: 'titulares',
      quintil: null,
      sentido: 'directo',
    });
  });
});
