import { describe, expect, it } from 'vitest';
import type { Celda, Fila } from '../../../functions/domain/tablero.ts';
import { faltanPorSector } from '../../../web/src/lib/ial/faltan-sectores.ts';
import { fallasPorLugar } from '../../../web/src/lib/ial/componentes-distrito.ts';
import { columnasDe } from '../../../web/src/lib/tablero/columnas.ts';
import { resumenColumna } from '../../../web/src/lib/tablero/resumen.ts';
import { tableroFicticio } from '../tablero-ficticio.ts';

const distrito = tableroFicticio('D:050111');
const columnas = columnasDe(distrito, 'todo', null).slice(0, 1);
const fila = (id: string, celda: Celda): Fila => ({
  ambito: { id, tipo: 'S', nombre: id },
  grupo: null,
  celdas: [celda],
  poblacion: null,
});
const v = (num: number, den: number): Celda => ({ e: 'v', num, den, sinDato: 0 });

describe('what is missing by sector', () => {
  it('puts the sector short of most persons first and those without sector last, and counts the others', () => {
    const hijos = [
      fila('S:00003644-SIN', v(0, 100)),
      fila('S:00003644-01', v(60, 100)),
      fila('S:00003644-02', v(10, 100)),
      fila('S:00003644-03', v(90, 100)),
      fila('S:00003644-04', v(0, 4)),
      fila('S:00003644-05', { e: 'nr' }),
    ];
    const r = faltanPorSector({ ...distrito, hijos }, columnas);
    expect(r.con.map((x) => x.fila.ambito.id)).toEqual(['S:00003644-02', 'S:00003644-01', 'S:00003644-SIN']);
    expect(r.con.map((x) => x.sector?.codigo ?? null)).toEqual(['00003644-02', '00003644-01', null]);
    expect([r.cumplen, r.pocos]).toEqual([1, 2]);
    expect([r.hayQueJuzgar, r.sinNivel]).toEqual([true, []]);
  });
  it('says nothing of sectors in what is not measured by sector, nor without target', () => {
    const [c] = columnas;
    const otra = { ...c!, i: 1, indicador: { ...c!.indicador, clave: 'x@v', nivel: 'eess' as const } };
    const de = (a: Celda): Fila => ({ ...fila('S:00003644-01', a), celdas: [a, { e: 'na' }] });
    const solo = faltanPorSector({ ...distrito, hijos: [de(v(1, 3)), de(v(90, 100))] }, [otra]);
    expect(solo).toMatchObject({ con: [], cumplen: 0, pocos: 0, hayQueJuzgar: false, sinNivel: [otra] });
    const dos = faltanPorSector({ ...distrito, hijos: [de(v(1, 3)), de(v(90, 100))] }, [c!, otra]);
    expect(dos).toMatchObject({ con: [], cumplen: 1, pocos: 1, hayQueJuzgar: true, sinNivel: [otra] });
    const sinMeta = faltanPorSector({ ...distrito, hijos: [de(v(1, 3))] }, [{ ...c!, meta: null }]);
    expect(sinMeta).toMatchObject({ con: [], cumplen: 0, pocos: 0, hayQueJuzgar: false, sinNivel: [] });
    expect(resumenColumna([de(v(1, 3)), de(v(9, 9))], otra).map((r) => [r.luz, r.palabra, r.cuantas])).toEqual([
      ['sin_nivel', 'No se mide en este nivel', 2],
    ]);
  });
});

describe('components across a district', () => {
  it('adds up to the district and names the sector that holds most', () => {
    const [paquete] = columnas;
    const r = fallasPorLugar(distrito, paquete!);
    expect(r.map((f) => f.fallan)).toEqual([...r.map((f) => f.fallan)].sort((a, b) => b - a));
    const k = paquete!.indicador.componentes.findIndex((c) => c.id === r[0]!.id);
    const porSector = distrito.hijos
      .filter((h) => !h.ambito.id.endsWith('-SIN'))
      .map((h) =>
        h.celdas[paquete!.i]?.e === 'v' ? ((h.celdas[paquete!.i] as { comp?: number[][] }).comp?.[k]?.[1] ?? 0) : 0,
      );
    expect(r[0]!.donde?.n).toBe(Math.max(...porSector));
    expect(fallasPorLugar({ ...distrito, hijos: [] }, paquete!).every((f) => f.donde === null)).toBe(true);
  });
});
