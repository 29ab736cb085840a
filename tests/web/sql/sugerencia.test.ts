import { describe, expect, it } from 'vitest';
import {
  MAXIMO_BARRAS,
  MAXIMO_PANELES,
  resumenDibujo,
  sugerir,
  type Dibujo,
} from '../../../web/src/lib/sql/sugerencia.ts';
import { opcionExplorador } from '../../../web/src/lib/sql/opcion-explorador.ts';
import { deResultado, type Eje, type Tabular } from '../../../web/src/lib/sql/tabular.ts';

const eje = (nombre: string, ids: readonly string[], esMes = false): Eje => ({
  nombre,
  esMes,
  miembros: ids.map((id) => ({ id, nombre: id })),
});
const punto = (valor: number | null, pocos = false) => ({ valor, pocos, texto: `v${valor}` });
const tabular = (
  ejes: readonly Eje[],
  valor: (ids: readonly string[]) => number | null,
  tipo: Tabular['tipo'] = 'cobertura',
): Tabular => {
  const combinar = (i: number): string[][] =>
    i === ejes.length ? [[]] : ejes[i]!.miembros.flatMap((m) => combinar(i + 1).map((r) => [m.id, ...r]));
  return { ejes, medida: 'Valor', tipo, datos: combinar(0).map((ids) => ({ ids, punto: punto(valor(ids)) })) };
};
const MESES = ['2026-08', '2026-09', '2026-10'];
const nombres = (n: number): string[] => Array.from({ length: n }, (_, i) => `L${String(i).padStart(3, '0')}`);
const dibujo = (t: Tabular | null): Dibujo => {
  const s = sugerir(t);
  if (s.forma === 'ninguna') throw new Error(s.razon);
  return s;
};

describe('chart suggested by the shape of an answer', () => {
  it('draws months as a line, and leaves their gaps', () => {
    const t = tabular([eje('Mes', MESES, true)], () => 0.5);
    const d = dibujo({ ...t, datos: t.datos.filter((x) => x.ids[0] !== '2026-09') });
    expect([d.forma, d.paneles.length]).toEqual(['lineas', 1]);
    expect(d.paneles[0]!.puntos.map((p) => p?.valor ?? null)).toEqual([0.5, null, 0.5]);
    const serie = [opcionExplorador(d, COLORES, 800).series].flat()[0] as {
      connectNulls: boolean;
      data: { value: unknown }[];
    };
    expect([serie.connectNulls, serie.data[1]!.value]).toEqual([false, null]);
  });

  it('draws one axis as bars by size, at most 30, with those of few cases last', () => {
    const t = tabular([eje('Distrito', nombres(40))], ([id]) => Number(id!.slice(1)) / 100);
    const datos = t.datos.map((x) => (x.ids[0] === 'L029' ? { ...x, punto: punto(1, true) } : x));
    const d = dibujo({ ...t, datos });
    expect(d.eje.miembros.length).toBe(MAXIMO_BARRAS);
    expect(d.eje.miembros[0]!.id).toBe('L028');
    expect(d.eje.miembros.at(-1)!.id).toBe('L029');
    expect(d.nota).toContain(`${MAXIMO_BARRAS} de 40`);
  });

  it('draws two axes as small plots on one scale', () => {
    const d = dibujo(tabular([eje('Provincia', nombres(20)), eje('Mes', MESES, true)], () => 0.4));
    expect([d.forma, d.eje.nombre, d.paneles.length]).toEqual(['lineas', 'Mes', MAXIMO_PANELES]);
    expect(d.nota).toContain('12 de 20');
    const dos = dibujo(tabular([eje('Etapa', nombres(3)), eje('Provincia', nombres(11))], () => 0.4));
    expect([dos.forma, dos.eje.nombre, dos.paneles.length]).toEqual(['barras', 'Provincia', 3]);
    const topes = [opcionExplorador(dos, COLORES, 900).xAxis].flat().map((x) => (x as { max: number }).max);
    expect(new Set(topes).size).toBe(1);
  });

  it('draws nothing, and says why, where a chart would say less than the table', () => {
    const razon = (t: Tabular | null): string => {
      const s = sugerir(t);
      return s.forma === 'ninguna' ? s.razon : s.forma;
    };
    expect(razon(null)).toContain('números');
    expect(razon(tabular([eje('Distrito', [])], () => 1))).toContain('No hay filas');
    expect(razon(tabular([eje('Distrito', ['a'])], () => 1))).toContain('una sola cifra');
    expect(razon(tabular([eje('A', ['1', '2']), eje('B', ['1', '2']), eje('C', ['1', '2'])], () => 1))).toContain(
      'tres',
    );
    expect(razon(tabular([eje('A', nombres(40)), eje('B', nombres(20))], () => 1))).toContain(
      '40 filas por 20 columnas',
    );
    expect(razon(tabular([eje('A', ['1', '2'])], () => 1, null))).toContain('unidades distintas');
    expect(razon(tabular([eje('A', ['1', '2'])], () => null))).toContain('Ninguna combinación');
  });

  it('leaves out an axis with one member', () => {
    const d = dibujo(tabular([eje('Mes', ['2026-10'], true), eje('Red', ['a', 'b'])], () => 0.3));
    expect([d.forma, d.eje.nombre]).toEqual(['barras', 'Red']);
  });

  it('says the highest and the lowest in words, without those of few cases', () => {
    const t = tabular([eje('Red', ['a', 'b', 'c'])], ([id]) => ({ a: 0.2, b: 0.9, c: 0.5 })[id as 'a']);
    const d = dibujo({ ...t, datos: t.datos.map((x) => (x.ids[0] === 'b' ? { ...x, punto: punto(0.9, true) } : x)) });
    const texto = resumenDibujo(d);
    expect(texto).toContain('La más alta: c, v0.5. La más baja: a, v0.2.');
    expect(texto).toContain('n pequeño');
  });
});

describe('shape of the answer to a statement', () => {
  it('takes months, names and the number that says value', () => {
    const t = deResultado({
      columnas: ['mes', 'distrito', 'num', 'porcentaje'],
      filas: [
        ['2026-10', 'B', 3, 60],
        ['2026-09', 'B', 2, null],
        ['2026-10', 'A', 1, 20],
      ],
    })!;
    expect(t.medida).toBe('porcentaje');
    expect(t.ejes.map((e) => [e.nombre, e.esMes, e.miembros.map((m) => m.id)])).toEqual([
      ['mes', true, ['2026-09', '2026-10']],
      ['distrito', false, ['B', 'A']],
    ]);
    expect(dibujo(t).paneles.map((p) => p.puntos.map((q) => q?.valor ?? null))).toEqual([
      [null, 60],
      [null, 20],
    ]);
  });

  it('has no chart without numbers, nor with rows that share their labels', () => {
    expect(deResultado({ columnas: ['a'], filas: [['x']] })).toBeNull();
    const repetido = deResultado({
      columnas: ['a', 'n'],
      filas: [
        ['x', 1],
        ['x', 2],
        ['y', 3],
      ],
    });
    expect(sugerir(repetido)).toMatchObject({ forma: 'ninguna', razon: expect.stringContaining('mismas etiquetas') });
  });

  it('holds the zero when there are differences under it', () => {
    const t = deResultado({
      columnas: ['p', 'diferencia'],
      filas: [
        ['x', -7],
        ['y', 3],
      ],
    });
    const [x] = [opcionExplorador(dibujo(t), COLORES, 600).xAxis].flat() as { min: number; max: number }[];
    expect([x!.min, x!.max]).toEqual([-8, 4]);
  });
});

const COLORES = { tinta: '#000', suave: '#333', linea: '#ccc', acento: '#055', papel: '#fff' };
