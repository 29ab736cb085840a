import { describe, expect, it } from 'vitest';
import { alAbrirCelda, alPulsarCabeza } from '../../../web/src/lib/tablero/cabezas.ts';
import { direccionCon, leerEstado } from '../../../web/src/lib/tablero/estado-url.ts';

const tras = (direccion: string, cambios: (q: URLSearchParams) => Parameters<typeof direccionCon>[1]): string => {
  const url = new URL(direccion, 'http://sala.local');
  return direccionCon(url, cambios(url.searchParams));
};

describe('opening a cell', () => {
  it('of the column the rows follow says nothing of the order', () => {
    expect(tras('/iar/05', () => alAbrirCelda('D:050111', 'dni_30d@v', 'dni_30d@v'))).toBe(
      '/iar/05?lugar=D:050111&ind=dni_30d@v',
    );
  });
  it('of another column keeps the rows where they are, and the address says by what', () => {
    const abierta = tras('/iar/05?ind=cred@v', () => alAbrirCelda('D:050111', 'dni_30d@v', 'cred@v'));
    expect(abierta).toBe('/iar/05?ind=dni_30d@v&lugar=D:050111&por=cred@v');
    // From one cell to another, and back to the column of the order.
    expect(tras(abierta, () => alAbrirCelda('D:050112', 'cred@v', 'cred@v'))).toBe('/iar/05?ind=cred@v&lugar=D:050112');
  });
  it('says nothing of it where the rows follow no column', () => {
    expect(tras('/iar/05?orden=nombre', () => alAbrirCelda('D:050111', 'dni_30d@v', null))).toBe(
      '/iar/05?orden=nombre&lugar=D:050111&ind=dni_30d@v',
    );
  });
  it('closing leaves the order as it was', () => {
    expect(tras('/iar/05?ind=a@v&lugar=D:050111&por=b@v', () => ({ lugar: null }))).toBe('/iar/05?ind=a@v&por=b@v');
  });
});

describe('pressing a head', () => {
  const pulsar = (direccion: string, clave: string | null, ordenadas: string | null): string =>
    tras(direccion, (q) => alPulsarCabeza(leerEstado(q), clave, ordenadas));
  it('orders by that column, worst first, whatever the rows followed', () => {
    expect(pulsar('/iar/05?ind=a@v&por=b@v', 'a@v', 'b@v')).toBe('/iar/05?ind=a@v');
    expect(pulsar('/iar/05?ind=a@v&por=b@v&sentido=inverso', 'c@v', 'b@v')).toBe('/iar/05?ind=c@v');
  });
  it('turns round only the column the rows follow', () => {
    expect(pulsar('/iar/05?ind=a@v&por=b@v', 'b@v', 'b@v')).toBe('/iar/05?ind=b@v&sentido=inverso');
    expect(pulsar('/iar/05?ind=b@v&sentido=inverso', 'b@v', 'b@v')).toBe('/iar/05?ind=b@v');
  });
  it('from an order by name goes to the gap of the column', () => {
    expect(pulsar('/iar/05?orden=nombre&ind=a@v', 'a@v', null)).toBe('/iar/05?ind=a@v');
  });
});
