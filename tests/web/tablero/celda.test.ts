import { describe, expect, it } from 'vitest';
import type { Celda, IndicadorTablero, MetaVigente } from '../../../functions/domain/tablero.ts';
import {
  faltan,
  fraseIntervalo,
  fraseMeta,
  palabraMeta,
  textoCelda,
  vistaCelda,
} from '../../../web/src/lib/tablero/celda.ts';
import { INDICADORES } from '../tablero-ficticio.ts';

const indicador: IndicadorTablero = { ...INDICADORES[0]!, unidad: 'niños' };
const meta = (m: number): MetaVigente => ({ meta: m, basal: null, de: 'G:05', verificacion: 'V2' });
const v = (num: number, den: number): Celda => ({ e: 'v', num, den, sinDato: 0 });
const ver = (c: Celda, mas: Partial<IndicadorTablero> = {}, m: MetaVigente | null = meta(0.8)) =>
  vistaCelda(c, { ...indicador, ...mas }, m);

describe('a cell says its state without colour', () => {
  it('shows one decimal and n of d', () => {
    expect(ver(v(61, 74))).toMatchObject({ valor: '82.4', detalle: '61 de 74', palabra: 'Meta lograda' });
  });
  it('keeps zero apart from nobody to attend', () => {
    expect(ver(v(0, 12))).toMatchObject({ valor: '0.0', detalle: '0 de 12', clase: 'brecha' });
    expect(ver(v(0, 0))).toMatchObject({ valor: '—', detalle: 'no aplica', clase: 'no_aplica' });
  });
  it('keeps those whose datum is missing apart from nobody, and says when they outnumber the counted', () => {
    const con = (num: number, den: number, sinDato: number): Celda => ({ e: 'v', num, den, sinDato });
    expect(ver(con(0, 0, 5))).toMatchObject({ valor: '', detalle: 'sin dato (5)', clase: 'sin_dato' });
    expect(textoCelda(con(0, 0, 5), indicador)).toBe('sin dato (5)');
    expect(ver(con(84, 87, 148))).toMatchObject({ valor: '96.6', detalle: '84 de 87', hueco: '148 sin dato' });
    expect(textoCelda(con(84, 87, 148), indicador)).toBe('96.6 % (84 de 87; 148 sin dato)');
    expect(ver(con(84, 87, 87)).hueco).toBeUndefined();
    expect(ver(con(2, 3, 9))).toMatchObject({ clase: 'pocos', hueco: '9 sin dato' });
  });
  it('never shows a percentage or a light under five', () => {
    expect(ver(v(2, 3))).toMatchObject({ valor: '2 de 3', detalle: 'n pequeño', clase: 'pocos' });
    expect(ver(v(4, 5))).toMatchObject({ valor: '80.0', clase: 'lograda' });
  });
  it('tells apart what did not arrive, what is protected and what has no meaning at this level', () => {
    const clases = (['nr', 's', 'na'] as const).map((e) => ver({ e }).clase);
    expect(clases).toEqual(['no_reportado', 'suprimido', 'sin_nivel']);
    expect(new Set((['nr', 's', 'na'] as const).map((e) => ver({ e }).palabra)).size).toBe(3);
  });
  it('calls near a value from 80 % of the target, and by the complement when lower is better', () => {
    expect(ver(v(64, 100)).clase).toBe('cerca');
    expect(ver(v(63, 100)).clase).toBe('brecha');
    expect(ver(v(78, 100), { direccion: 'menor' }, meta(0.73)).clase).toBe('cerca');
    expect(ver(v(79, 100), { direccion: 'menor' }, meta(0.73)).clase).toBe('brecha');
  });
  it('shows a count as a number, judged only against an absolute target', () => {
    const conteo = { tipo: 'conteo', direccion: 'mayor' } as const;
    expect(ver(v(1234, 0), conteo, null)).toMatchObject({ valor: '1,234', clase: 'conteo', detalle: '' });
    expect(ver(v(320, 0), conteo, meta(314)).clase).toBe('lograda');
    expect(ver(v(252, 0), conteo, meta(314)).clase).toBe('cerca');
    expect(ver(v(250, 0), conteo, meta(314)).clase).toBe('brecha');
    expect(ver(v(0, 12), conteo, null)).toMatchObject({ valor: '0', clase: 'conteo' });
  });
  it('a count of what is to be reached does not apply where there is nothing; one of problems is zero', () => {
    const conteo = { tipo: 'conteo', direccion: 'mayor' } as const;
    expect(ver(v(0, 0), conteo, meta(314))).toMatchObject({ valor: '—', clase: 'no_aplica', detalle: 'no aplica' });
    expect(textoCelda(v(0, 0), conteo)).toContain('no aplica');
    expect(ver({ e: 'v', num: 0, den: 0, sinDato: 3 }, conteo, null).clase).toBe('sin_dato');
    expect(ver(v(0, 0), { tipo: 'conteo', direccion: 'menor' }, null)).toMatchObject({ valor: '0', clase: 'conteo' });
    expect(textoCelda(v(0, 0), { tipo: 'conteo', direccion: 'ninguna' })).toBe('0');
  });
});

describe('densities and what cannot be computed', () => {
  it('shows persons per km² over hectares, without light, however few the hectares', () => {
    const densidad = { tipo: 'densidad', direccion: 'ninguna' } as const;
    expect(ver(v(320, 400), densidad, null)).toMatchObject({ valor: '80.0', detalle: 'hab./km²', clase: 'conteo' });
    expect(ver(v(1, 3), densidad, null)).toMatchObject({ valor: '33.3', clase: 'conteo' });
    expect(ver(v(320, 0), densidad, null)).toMatchObject({ valor: '—', detalle: 'sin superficie' });
    expect(textoCelda(v(320, 400), densidad)).toBe('80.0 hab./km² (320 en 400 ha)');
    expect(faltan(v(320, 400), { ...indicador, ...densidad }, meta(0.8))).toBeNull();
  });
  it('a ficha without source never shows a number', () => {
    const sinFuente = { noCalculable: 'Falta la tabla de riesgo comunal.' };
    expect(ver(v(5, 10), sinFuente)).toMatchObject({ valor: '', detalle: 'no calculable', clase: 'no_reportado' });
    expect(textoCelda(v(5, 10), { tipo: 'conteo', direccion: 'mayor', ...sinFuente })).toBe('no calculable');
  });
  it('says between which values a share lies, and only where it shows the share', () => {
    // Wilson, 61 of 74: 0.7220 to 0.8943
    expect(fraseIntervalo(v(61, 74), indicador)).toBe('Entre 72 y 89 %');
    expect(fraseIntervalo(v(15_241, 24_294), indicador)).toBe('Entre 62.1 y 63.3 %');
    expect(fraseIntervalo(v(2, 3), indicador)).toBeNull();
    expect(fraseIntervalo(v(0, 0), indicador)).toBeNull();
    expect(fraseIntervalo(v(5, 10), { tipo: 'conteo', direccion: 'mayor' })).toBeNull();
  });
});

describe('the distance to the target', () => {
  it('counts persons, not points', () => {
    expect(fraseMeta(v(43, 77), indicador, meta(0.8), 'G:05')).toBe(
      'Falta que cumplan 19 niños para la meta de 80.0 %',
    );
    expect(fraseMeta(v(4, 6), indicador, meta(0.8), 'G:05')).toBe('Falta que cumpla 1 para la meta de 80.0 %');
    expect(fraseMeta(v(80, 100), indicador, meta(0.8), 'G:05')).toBe('Cumple la meta de 80.0 %');
    expect(fraseMeta(v(40, 100), { ...indicador, direccion: 'menor' }, meta(0.32), 'G:05')).toBe(
      'Pasa la meta, a lo más 32.0 %: hay 8 de más con el problema',
    );
    expect(fraseMeta(v(30, 100), { ...indicador, direccion: 'menor' }, meta(0.32), 'G:05')).toBe(
      'Cumple la meta, a lo más 32.0 %',
    );
  });
  it('says whose target it is when it is not of the place of the board', () => {
    expect(fraseMeta(v(43, 77), indicador, meta(0.8), 'D:050304')).toBe(
      'Falta que cumplan 19 niños para la meta regional de 80.0 %',
    );
    expect(palabraMeta({ de: 'R:05-01' }, 'E:00003644')).toBe('meta de la red');
    expect(palabraMeta({ de: 'E:00003644' }, 'E:00003644')).toBe('meta');
    expect(vistaCelda(v(320, 0), { tipo: 'conteo', direccion: 'mayor' }, meta(314), 'D:050304').detalle).toBe(
      'meta regional 314',
    );
  });
  it('is silent without target, with few cases, or without a value', () => {
    expect([
      faltan(v(1, 9), indicador, null),
      faltan(v(1, 3), indicador, meta(0.8)),
      faltan({ e: 'nr' }, indicador, meta(0.8)),
    ]).toEqual([null, null, null]);
  });
});

it('writes a cell in words', () => {
  expect(textoCelda(v(61, 74), indicador)).toBe('82.4 % (61 de 74)');
  expect(textoCelda(v(2, 3), indicador)).toBe('2 de 3, pocos casos');
  expect(textoCelda(undefined, indicador)).toBe('no reportado: la fuente no llegó');
});
