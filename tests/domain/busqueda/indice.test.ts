import { describe, expect, it } from 'vitest';
import { indiceDe } from '../../../functions/domain/busqueda/indice.ts';
import {
  codigoJunto,
  palabrasBuscadas,
  palabrasDe,
  palabrasUnidas,
} from '../../../functions/domain/busqueda/palabras.ts';

describe('the words of a text', () => {
  it('are plain, and numbers lose their leading zeros', () => {
    expect(palabrasDe('Áyna – Ñuñunhuayqo (Mz. B) 00003644-02')).toEqual([
      'ayna',
      'nununhuayqo',
      'mz',
      'b',
      '3644',
      '2',
    ]);
    expect(palabrasDe('000')).toEqual(['0']);
  });
  it('that say nothing are not searched, unless there are no others', () => {
    expect(palabrasBuscadas('niños de la red, de la RED')).toEqual(['ninos', 'red']);
    expect(palabrasBuscadas('de la')).toEqual(['de', 'la']);
    expect(palabrasBuscadas('--')).toEqual([]);
  });
  it('of a code are one', () => {
    expect(['SI-01.01', 'si 0101', '--'].map(codigoJunto)).toEqual(['si0101', 'si0101', '']);
  });
  it('are joined two by two, but not numbers', () => {
    expect(palabrasUnidas(['vilcas', 'huaman', '2', 'norte'])).toEqual(['vilcashuaman']);
  });
});

describe('an index', () => {
  const nombres = ['Huanta', 'Huantachaca', 'Nueva Huanta', 'Chihuanta', 'Huata', 'Luricocha'];
  const indice = indiceDe(nombres.map((n) => ({ propias: [palabrasDe(n)], contexto: ['provincia', 'luricocha'] })));
  const hallar = (texto: string, conErrores = false): string[] =>
    indice
      .buscar(palabrasBuscadas(texto), conErrores)
      .toSorted((a, b) => a.puntos - b.puntos)
      .map(({ i }) => nombres[i]!);

  it('puts whole words first, then beginnings, then what holds it, then errors', () => {
    expect(hallar('huanta')).toEqual(['Huanta', 'Nueva Huanta', 'Huantachaca', 'Chihuanta']);
    expect(hallar('huanta', true)).toEqual(['Huanta', 'Nueva Huanta', 'Huantachaca', 'Chihuanta', 'Huata']);
    expect(hallar('hunata')).toEqual([]);
    expect(hallar('hunata', true).slice(0, 2)).toEqual(['Huanta', 'Nueva Huanta']);
  });
  it('wants every word, of the thing or of what surrounds it, and one at least of the thing', () => {
    expect(hallar('nueva luricocha')).toEqual(['Nueva Huanta']);
    expect(hallar('luricocha')).toEqual(['Luricocha']);
    expect(hallar('provincia')).toEqual([]);
    expect(hallar('huanta nadie')).toEqual([]);
  });
  it('finds two words written as one', () => {
    expect(hallar('nuevahuanta')).toEqual(['Nueva Huanta']);
    expect(indice.buscar([], true)).toEqual([]);
  });
});
