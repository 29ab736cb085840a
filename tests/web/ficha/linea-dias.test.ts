import { describe, expect, it } from 'vitest';
import { carrilesDe, escalasDe, unirRutas, type Carril } from '../../../web/src/lib/ficha/linea-dias.ts';
import { barrasDe } from '../../../web/src/lib/ficha/barras.ts';
import { fichaDe } from '../../domain/ficha/ficha-de-prueba.ts';

const edicion = (componentes: object[], resto: object = {}) =>
  fichaDe({ prestaciones: { x: { codigos: ['1'] } }, componentes, ...resto }).ediciones[0]!;
const uno = (c: object, resto?: object) => edicion([{ id: 'c', nombre: 'C', ...c }], resto);
const barras = (v: ReturnType<typeof uno>) => barrasDe(v.componentes[0]!.rutas[0]!);
const carriles = (v: ReturnType<typeof uno>): Carril[] =>
  carrilesDe(v.componentes[0]!.rutas[0]!, v.marco, escalasDe(v));

describe('the days a dose can fall on', () => {
  it('the second of rotavirus follows the first: never drawn from birth', () => {
    const v = uno({
      cadena: [
        { prestacion: 'x', edad: [55, 210] },
        { prestacion: 'x', edad: [0, 240], intervalo: [28, null] },
      ],
    });
    expect(barras(v)).toMatchObject([
      { desde: 55, hasta: 210, relativa: false, rotulo: '1.ª: 55–210 d' },
      { desde: 83, hasta: 240, relativa: true, rotulo: '2.ª: +28 d o más', extra: 'hasta 240 d' },
    ]);
  });
  it('a chain spreads: each dose between the earliest and the latest the previous ones allow', () => {
    const v = uno({
      cadena: [
        { prestacion: 'x', edad: [55, 119] },
        { prestacion: 'x', intervalo: [28, 70] },
        { prestacion: 'x', intervalo: [28, 70] },
      ],
    });
    expect(barras(v).map((b) => [b.desde, b.hasta])).toEqual([
      [55, 119],
      [83, 189],
      [111, 259],
    ]);
  });
  it('equal windows are one bar, and say how far apart', () => {
    const v = uno(
      {
        cadena: [
          { prestacion: 'x', edad: [0, 97] },
          { prestacion: 'x', edad: [98, 195], intervalo: [28, null] },
          { prestacion: 'x', edad: [98, 195], intervalo: [28, null] },
        ],
      },
      { corte: { tipo: 'atencion_en_mes' }, poblacion: { sujeto: 'parto' } },
    );
    expect(barras(v)).toMatchObject([
      { eje: 'gestacion', rotulo: '1.ª: 0–13 sem', relativa: false },
      { rotulo: '2.ª y 3.ª: 14–27 sem', extra: '+28 d o más', desde: 98, hasta: 195, relativa: false },
    ]);
    expect(carriles(v)[0]!.filas).toHaveLength(1); // they do not overlap
  });
  it('nothing is drawn where it counts at any moment', () => {
    expect(barras(uno({ existe: { prestacion: 'x' } }))).toEqual([]);
    expect(carriles(uno({ existe: { prestacion: 'x', lapso: 'ultimos_12_meses' } }))).toEqual([]);
  });
});

describe('axes', () => {
  it('days of age in whole months of 30 days, long enough for every window and requirement', () => {
    const v = uno({
      exigencia: [{ hasta: 189, dosis: 0 }, { dosis: 1 }],
      existe: { prestacion: 'x', edad: [110, 130] },
    });
    const [c] = carriles(v);
    expect(c!.escala).toMatchObject({ eje: 'edad', desde: 0, hasta: 210 });
    const barra = c!.filas[0]![0]!;
    // Both ends are included: 110 to 130 are 21 days.
    expect((barra.hasta - barra.desde) * 210).toBeCloseTo(21);
    expect(c!.franjas.map((f) => [f.desde * 210, f.hasta * 210, f.n])).toEqual([
      [0, 190, 0],
      [190, 210, 1],
    ]);
  });
  it('each window in its own axis: days since an event, days of age, calendar months', () => {
    const v = edicion(
      [
        { id: 'a', nombre: 'A', existe: { prestacion: 'x', edad: [-30, 0] } },
        { id: 'b', nombre: 'B', existe: { prestacion: 'x', edad_cumplida: [365, 394] } },
        { id: 'c', nombre: 'C', existe: { prestacion: 'x', mes_cumplido: { mes: 14, dias: 29 } } },
      ],
      {
        corte: { tipo: 'atencion_en_mes' },
        poblacion: { sujeto: 'evento', indice: [{ prestacion: 'x' }] },
      },
    );
    const escalas = escalasDe(v);
    expect([...escalas.keys()]).toEqual(['evento', 'edad', 'meses']);
    expect(escalas.get('evento')!.desde).toBeLessThanOrEqual(-30);
    expect(escalas.get('meses')).toMatchObject({ desde: 14, hasta: 15, titulo: 'meses cumplidos' });
    expect(v.componentes.map((c) => carrilesDe(c.rutas[0]!, v.marco, escalas)[0]!.escala.eje)).toEqual([
      'evento',
      'edad',
      'meses',
    ]);
  });
  it('every bar of every axis stays inside it', () => {
    const v = uno({ cadena: Array(6).fill({ prestacion: 'x', intervalo: [25, 35], edad: [170, 209] }) });
    for (const c of carriles(v))
      for (const b of c.filas.flat()) {
        expect(b.desde).toBeGreaterThanOrEqual(0);
        expect(b.hasta).toBeLessThanOrEqual(1);
        expect(b.hasta).toBeGreaterThan(b.desde);
      }
  });
});

it('ways that differ only in what is registered are told once, with all their codes', () => {
  const v = uno(
    {
      alguna_de: [
        { nombre: 'Examen', existe: { prestacion: 'x', edad: [0, 97] } },
        { nombre: 'Perfil obstétrico', existe: { prestacion: 'y', edad: [0, 97] } },
        { nombre: 'Otra', existe: { prestacion: 'y', edad: [0, 98] } },
      ],
    },
    { prestaciones: { x: { codigos: ['1'] }, y: { codigos: ['2'] } } },
  );
  const rutas = unirRutas(v.componentes[0]!.rutas);
  expect(rutas.map((r) => [r.nombre, r.servicios.map((s) => s.texto)])).toEqual([
    ['Examen o perfil obstétrico', ['1', '2']],
    ['Otra', ['2']],
  ]);
});
