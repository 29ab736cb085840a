import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fila, IndicadorTablero } from '../../../functions/domain/tablero.ts';
import {
  columnasDe,
  conPedida,
  indicadorInicial,
  titulares,
  vistasCon,
} from '../../../web/src/lib/tablero/columnas.ts';
import { porEtapa } from '../../../web/src/lib/tablero/etapas.ts';
import { cambioEnPersonas, gruposDe, ordenarFilas, tieneBrecha } from '../../../web/src/lib/tablero/orden.ts';
import { peorBrecha } from '../../../web/src/lib/tablero/peor-brecha.ts';
import { INDICADORES, tableroFicticio } from '../tablero-ficticio.ts';

const columna = {
  i: 0,
  indicador: INDICADORES[0]!,
  meta: { meta: 0.8, basal: null, de: 'G:05', verificacion: 'V2' },
} as const;
const fila = (id: string, nombre: string, num: number, den: number): Fila => ({
  ambito: { id, tipo: 'D', nombre },
  grupo: null,
  celdas: [{ e: 'v', num, den, sinDato: 0 }],
  poblacion: null,
});
const nombres = (filas: readonly Fila[]) => filas.map((f) => f.ambito.nombre);

describe('the order of the rows', () => {
  const filas = [
    fila('D:1', 'Ñaña', 9, 20),
    fila('D:2', 'Áyna', 300, 400),
    fila('D:3', 'Zeta', 1, 3),
    fila('S:1-SIN', 'Sin sector', 0, 90),
    fila('D:4', 'Nada', 0, 0),
  ];
  it('puts seven persons before seven points, and whoever could not be placed last', () => {
    // Áyna lacks 20 of 400, Ñaña lacks 7 of 20 with a far worse percentage.
    expect(nombres(ordenarFilas(filas, 'brecha', columna))).toEqual(['Áyna', 'Ñaña', 'Zeta', 'Nada', 'Sin sector']);
  });
  it('by percentage leaves few cases and no cases at the end', () => {
    expect(nombres(ordenarFilas(filas, 'valor', columna))).toEqual(['Ñaña', 'Áyna', 'Nada', 'Zeta', 'Sin sector']);
  });
  it('the worst three of a phone are places with a gap: not those with nobody, without the datum or with few cases', () => {
    const con = filas.map((f) => [f.ambito.nombre, tieneBrecha(f.celdas[0], columna)]);
    expect(Object.fromEntries(con)).toEqual({ Ñaña: true, Áyna: true, Zeta: false, Nada: false, 'Sin sector': true });
    expect(tieneBrecha({ e: 'v', num: 0, den: 0, sinDato: 5 }, columna)).toBe(false);
    expect(tieneBrecha({ e: 'b', pct: [0.4, 0.5], den: [50, 99] }, columna)).toBe(true);
    expect(tieneBrecha({ e: 'b', pct: [0.75, 0.85], den: [50, 99] }, columna)).toBe(false);
  });
  it('by name follows Spanish', () => {
    expect(nombres(ordenarFilas(filas, 'nombre', columna))).toEqual(['Áyna', 'Nada', 'Ñaña', 'Zeta', 'Sin sector']);
  });
  it('turned round puts the best first, and still leaves at the end whoever has no value to compare', () => {
    expect(nombres(ordenarFilas(filas, 'brecha', columna, 'inverso'))).toEqual([
      'Ñaña',
      'Áyna',
      'Nada',
      'Zeta',
      'Sin sector',
    ]);
    expect(nombres(ordenarFilas(filas, 'nombre', columna, 'inverso'))).toEqual([
      'Zeta',
      'Ñaña',
      'Nada',
      'Áyna',
      'Sin sector',
    ]);
  });
  it('by change puts first where more persons fall short than the month before', () => {
    // Ñaña lacked 3 and lacks 7; Áyna lacked 40 and lacks 20.
    const antes = { 'D:1': [13, 20], 'D:2': [280, 400], 'D:3': [3, 3] } as const;
    const previa = (id: string) => {
      const par = antes[id as keyof typeof antes];
      return par && ({ e: 'v', num: par[0], den: par[1], sinDato: 0 } as const);
    };
    expect(nombres(ordenarFilas(filas, 'cambio', columna, 'directo', previa))).toEqual([
      'Ñaña',
      'Áyna',
      'Nada',
      'Zeta',
      'Sin sector',
    ]);
    expect(cambioEnPersonas(filas[0]!.celdas[0], previa('D:1'), columna)).toBe(4);
    expect(cambioEnPersonas(filas[1]!.celdas[0], previa('D:2'), columna)).toBe(-20);
    expect(cambioEnPersonas(filas[2]!.celdas[0], previa('D:3'), columna)).toBeNull();
  });
  it('does not touch what it was given', () => {
    const copia = [...filas];
    ordenarFilas(filas, 'brecha', columna);
    expect(filas).toEqual(copia);
  });
  it('lists each province once, by name', () => {
    const grupos = gruposDe(tableroFicticio('G:05').hijos);
    expect(grupos.length).toBe(11);
    expect(grupos[0]?.nombre).toBe('Cangallo');
  });
});

describe('the columns', () => {
  const conMeta = (i: IndicadorTablero, k: number, meta: number | null) => ({
    indicador: { ...i, clave: `f${k}@v`, principal: true },
    meta,
  });
  const muchas = Array.from({ length: 20 }, (_, k) => conMeta(INDICADORES[0]!, k, k % 2 ? 0.5 : null));
  const tablero = {
    indicadores: muchas.map((m) => m.indicador),
    metas: muchas.map((m) =>
      m.meta === null ? null : { meta: m.meta, basal: null, de: 'G:05', verificacion: 'V2' as const },
    ),
    propio: fila('G:05', 'A', 0, 0),
  };
  it('open with a dozen: all that have a target, in the order of the board', () => {
    const doce = titulares(tablero);
    expect(doce.map((c) => c.i)).toEqual([0, 1, 2, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
  });
  it('open with the widest gaps of the place, wherever they are in the catalogue and however provisional', () => {
    const veinte = Array.from({ length: 20 }, (_, k) => conMeta({ ...INDICADORES[0]!, provisional: k > 14 }, k, 0.5));
    const metas = veinte.map(() => ({ meta: 0.5, basal: null, de: 'G:05', verificacion: 'V2' as const }));
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 20, maxLength: 20 }), (nums) => {
        const propio = {
          ...fila('G:05', 'A', 0, 0),
          celdas: nums.map((num) => ({ e: 'v', num, den: 400, sinDato: 0 }) as const),
        };
        const t = { indicadores: veinte.map((m) => m.indicador), metas, propio };
        const doce = titulares(t).map((c) => c.i);
        const falta = (i: number): number => Math.max(0, 200 - nums[i]!);
        const fuera = nums.flatMap((_, i) => (doce.includes(i) ? [] : [falta(i)]));
        expect(Math.min(...doce.map(falta))).toBeGreaterThanOrEqual(Math.max(...fuera));
        expect(doce).toEqual([...doce].sort((a, b) => a - b));
        // The first view holds only these: it opens with the same ones.
        const breve = {
          indicadores: doce.map((i) => t.indicadores[i]!),
          metas: metas.slice(0, 12),
          propio: { ...propio, celdas: doce.map((i) => propio.celdas[i]!) },
        };
        expect(titulares(breve)).toHaveLength(12);
      }),
    );
  });
  it('open also with what the whole meets and its places do not', () => {
    const metas = muchas.map(() => ({ meta: 0.5, basal: null, de: 'G:05', verificacion: 'V2' as const }));
    const celdas = (num: number) =>
      muchas.map((_, i) => ({ e: 'v', num: i === 19 ? num : 50, den: 100, sinDato: 0 }) as const);
    const lugar = (num: number): Fila => ({ ...fila('D:1', 'A', 0, 0), celdas: celdas(num) });
    const t = { indicadores: tablero.indicadores, metas, propio: lugar(50), hijos: [lugar(10), lugar(90)] };
    expect(titulares(t).some((c) => c.i === 19)).toBe(true);
    expect(titulares({ ...t, hijos: [lugar(50)] }).some((c) => c.i === 19)).toBe(false);
  });
  it('propose a definition that was read before a wider gap in a provisional one', () => {
    const dos = [columna, { ...columna, i: 1, indicador: { ...INDICADORES[1]!, provisional: true } }];
    const propio = {
      ...fila('G:05', 'A', 0, 0),
      celdas: [
        { e: 'v', num: 79, den: 100, sinDato: 0 },
        { e: 'v', num: 5, den: 900, sinDato: 0 },
      ] as const,
    };
    expect(indicadorInicial({ propio }, dos)?.i).toBe(0);
    expect(indicadorInicial({ propio }, dos.slice(1))?.i).toBe(1);
  });
  it('always hold the chosen indicator, also an older edition', () => {
    const vieja = {
      ...tablero,
      indicadores: tablero.indicadores.map((x, k) => (k === 18 ? { ...x, principal: false } : x)),
    };
    expect(columnasDe(vieja, 'nino', null).some((c) => c.i === 18)).toBe(false);
    expect(columnasDe(vieja, 'nino', 'f18@v').some((c) => c.i === 18)).toBe(true);
    const deVista = columnasDe(vieja, 'nino', null);
    expect(conPedida(vieja, deVista, 'f18@v').map((c) => c.i)).toContain(18);
    // An address of another time: the indicator is no longer there, and the others are.
    expect(conPedida(vieja, deVista, 'ya_no_esta@v')).toEqual(deVista);
  });
  it('keep pregnant women apart from the life stages', () => {
    const t = tableroFicticio('G:05');
    expect(columnasDe(t, 'joven', null).every((c) => c.indicador.condicion === '')).toBe(true);
    expect(columnasDe(t, 'gestante', null).map((c) => c.indicador.ficha)).toEqual([
      'gest_paquete_parto',
      'gest_anemia_tratamiento',
    ]);
    expect(vistasCon({ indicadores: [INDICADORES[0]!], metas: [null], propio: fila('G:05', 'A', 0, 0) })).toEqual([
      'titulares',
      'nino',
      'todo',
    ]);
  });
  it('propose the indicator short of most persons', () => {
    const propio = fila('G:05', 'Ayacucho', 0, 0);
    const dos = [columna, { ...columna, i: 1, indicador: INDICADORES[1]! }];
    const celdas = [
      { e: 'v', num: 79, den: 100, sinDato: 0 },
      { e: 'v', num: 50, den: 100, sinDato: 0 },
    ] as const;
    expect(indicadorInicial({ propio: { ...propio, celdas } }, dos)?.i).toBe(1);
    expect(peorBrecha({ ...propio, celdas }, dos)).toMatchObject({ n: 30, columna: { i: 1 } });
    expect(indicadorInicial({ propio }, [])).toBeNull();
  });
  it('group by life stage and package, no column lost', () => {
    const columnas = columnasDe(tableroFicticio('E:00003644'), 'todo', null);
    const grupos = porEtapa(columnas);
    expect(grupos.map((g) => g.etapa)).toEqual(['nino', 'adolescente', 'joven', 'adulto', 'adulto_mayor', 'gestante']);
    expect(grupos.flatMap((g) => g.paquetes.flatMap((p) => p.columnas))).toHaveLength(columnas.length);
  });
});
