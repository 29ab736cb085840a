import { describe, expect, it } from 'vitest';
import { sumarDias } from '../../functions/domain/fecha.ts';
import { correr, type FilaCsv } from './arnes.ts';
import { juicios, linea, porDocumento } from './filas.ts';

const CORTE = '2026-11-30';
// 050101 takes 1.8 g/dL away by bands (its capital is at 2,797 m)
const nino = (documento: string, fecha_nacimiento: string, mas: FilaCsv = {}): FilaCsv => ({
  documento,
  tipo_documento: 'DNI',
  fecha_nacimiento,
  sexo: 'M',
  ubigeo: '050101',
  estado: '1',
  ...mas,
});
const hb = (documento: string, fecha: string, valor: string, mas: FilaCsv = {}): FilaCsv =>
  linea(documento, fecha, '85018', { hb: valor, ...mas });

describe('anemia_recuperados', () => {
  const ficha = { ficha: 'anemia_recuperados', version: 'tablero', corte: CORTE };
  const NACE = '2025-05-10';
  const tratado = (d: string, alta = '2026-06-20', mas: FilaCsv = {}): FilaCsv[] => [
    linea(d, '2025-12-15', 'D509'),
    linea(d, '2025-12-15', '99199.17', { lab1: '1' }),
    linea(d, alta, '99199.17', { lab1: 'ta ', ...mas }),
  ];
  it('the last value from the end of the treatment on, adjusted, is 11.0 or more', async () => {
    const casos: Record<string, readonly [readonly FilaCsv[], unknown]> = {
      a: [
        [...tratado('a'), hb('a', '2026-06-20', '12.8')],
        [1, 1],
      ],
      b: [
        [...tratado('b'), hb('b', '2026-06-20', '12.7')],
        [1, 0],
      ],
      c: [[...tratado('c'), hb('c', '2026-06-19', '13')], 'sin_hb'],
      d: [
        [...tratado('d'), hb('d', '2026-06-25', '12'), hb('d', '2026-11-30', '13')],
        [1, 1],
      ],
      e: [
        [...tratado('e'), hb('e', '2026-06-25', '13'), hb('e', '2026-12-01', '12')],
        [1, 1],
      ],
      f: [
        [...tratado('f'), hb('f', '2026-06-25', '13'), hb('f', '2026-06-25', '12', { id_cita: 'otra' })],
        [1, 0],
      ],
      g: [[...tratado('g'), hb('g', '2026-06-25', '13', { tipo_dx: 'P' })], 'sin_hb'],
      h: [[...tratado('h', '2025-12-15'), hb('h', '2026-06-25', '13')], 'sin_tratamiento_terminado'], // the day of the diagnosis
      i: [
        [...tratado('i', '2025-12-16', { codigo: '99199.11' }), hb('i', '2026-06-25', '13')],
        [1, 1],
      ],
      j: [
        [...tratado('j', '2026-06-20', { codigo: '99199.19' }), hb('j', '2026-06-25', '13')],
        'sin_tratamiento_terminado',
      ],
      k: [[...tratado('k').slice(1), hb('k', '2026-06-25', '13')], 'sin_tratamiento_terminado'],
      l: [
        [...tratado('l').map((x) => ({ ...x, tipo_dx: 'R' })), hb('l', '2026-06-25', '13')],
        'sin_tratamiento_terminado',
      ],
      m: [
        [...tratado('m'), hb('m', '2026-06-25', '25')],
        [1, 1],
      ],
      n: [[...tratado('n'), hb('n', '2026-06-25', '25.01')], 'sin_hb'],
      o: [
        [...tratado('o'), hb('o', '2026-06-25', '3')],
        [1, 0],
      ],
      p: [[...tratado('p'), hb('p', '2026-06-25', '2.99')], 'sin_hb'],
    };
    const documentos = Object.keys(casos);
    expect(
      await juicios(
        {
          ...ficha,
          tablas: {
            personas: documentos.map((d) => nino(d, NACE)),
            prestaciones: documentos.flatMap((d) => casos[d]![0]),
          },
        },
        documentos,
      ),
    ).toEqual(documentos.map((d) => casos[d]![1]));
  });
  it('looks back twelve months, from 6 to 35 months of age, in the padrón and with an altitude', async () => {
    const dx = (d: string): FilaCsv => linea(d, '2025-11-01', 'D649');
    const fin = (d: string, fecha: string): FilaCsv => linea(d, fecha, '99199.17', { lab1: '1', lab2: 'TA' });
    const quienes: Record<string, readonly [FilaCsv, string, unknown]> = {
      a: [nino('a', NACE), '2025-11-30', 'sin_tratamiento_terminado'],
      b: [nino('b', NACE), '2025-12-01', [1, 1]],
      c: [nino('c', NACE), '2026-12-01', 'sin_tratamiento_terminado'],
      d: [nino('d', '2023-12-01'), '2026-05-01', [1, 1]],
      e: [nino('e', '2023-11-30'), '2026-05-01', 'edad'],
      f: [nino('f', NACE, { estado: '0' }), '2026-05-01', 'inactivo'],
      g: [nino('g', NACE, { estado: 'censo' }), '2026-05-01', 'fuera_de_padron'],
      h: [nino('h', NACE, { ubigeo: '' }), '2026-05-01', 'sin_altitud'],
    };
    const documentos = Object.keys(quienes);
    expect(
      await juicios(
        {
          ...ficha,
          tablas: {
            personas: documentos.map((d) => quienes[d]![0]),
            prestaciones: documentos.flatMap((d) => [dx(d), fin(d, quienes[d]![1]), hb(d, '2026-11-01', '13')]),
          },
        },
        documentos,
      ),
    ).toEqual(documentos.map((d) => quienes[d]![2]));
  });
});

describe('educacion_inicial_3a', () => {
  const ficha = { ficha: 'educacion_inicial_3a', version: 'fed_2025_2026' };
  const personas = [
    nino('a', '2023-03-31'), // 3 years old that very day
    nino('b', '2023-04-01'),
    nino('c', '2022-04-01'),
    nino('d', '2022-03-31'),
    nino('e', '2022-08-08'),
    nino('f', '2022-08-08'),
    nino('g', '2022-08-08'),
  ];
  const matricula = [
    { documento: 'a', anio: 2026, nivel: 'Inicial - Jardín' },
    { documento: 'c', anio: 2026, nivel: ' INICIAL NO ESCOLARIZADO' },
    { documento: 'e', anio: 2025, nivel: 'Inicial - Cuna' },
    { documento: 'f', anio: 2026, nivel: 'Primaria' },
  ];
  it('takes who is 3 on 31 March and is enrolled that year in any initial level', async () => {
    expect(await juicios({ ...ficha, corte: CORTE, tablas: { personas, matricula } }, [...'abcdefg'])).toEqual([
      [1, 1],
      'edad',
      [1, 1],
      'edad',
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
  it('says nothing of a year whose enrolment has not come', async () => {
    const r = await porDocumento({
      ...ficha,
      corte: '2027-03-31',
      tablas: { personas: [nino('b', '2023-04-01')], matricula },
    });
    expect([r.get('b')!.den, r.get('b')!.motivos]).toEqual([0, ['sin_matricula_del_ano']]);
  });
});

describe('c1_sin_anemia', () => {
  const meses = ['2026-10', '2026-11'];
  type Caso = {
    readonly edad: number;
    readonly lineas?: (d: string, dia: (n: number) => string) => readonly FilaCsv[];
    readonly nomina?: readonly string[];
    readonly persona?: FilaCsv;
    readonly da: unknown;
  };
  const con =
    (dia: number, valor: string, mas: FilaCsv = {}): NonNullable<Caso['lineas']> =>
    (d, f) => [hb(d, f(dia), valor, mas)];
  // Ages at 30 November: the month goes from 29 days before
  const casos: Record<string, Caso> = {
    'cumple 180 el último día': { edad: 180, lineas: con(170, '12.3'), da: [1, 1] },
    'un día antes de los 180': { edad: 179, lineas: con(170, '12.3'), da: 'edad' },
    'tenía 209 el primer día': { edad: 238, lineas: con(209, '12.3'), da: [1, 1] },
    'tenía 210 el primer día': { edad: 239, lineas: con(209, '12.3'), da: 'edad' },
    'cumple 365 el último día': { edad: 365, lineas: con(365, '12.3'), da: [1, 1] },
    'la de los 364 no vale': { edad: 365, lineas: con(364, '12.3'), da: [1, 0] },
    'tenía 394 el primer día': { edad: 423, lineas: con(394, '12.3'), da: [1, 1] },
    'tenía 395 el primer día': { edad: 424, lineas: con(394, '12.3'), da: 'edad' },
    'la de los 169 no vale': { edad: 200, lineas: con(169, '12.3'), da: [1, 0] },
    'la de los 210 no vale': { edad: 230, lineas: con(210, '12.3'), da: [1, 0] },
    'la de después del corte no vale': { edad: 190, lineas: con(191, '12.3'), da: [1, 0] },
    '10,49 ajustada': { edad: 200, lineas: con(180, '12.29'), da: [1, 0] },
    'manda la última': {
      edad: 200,
      lineas: (d, f) => [hb(d, f(180), '12'), hb(d, f(200), '12.3')],
      da: [1, 1],
    },
    'con diagnóstico': {
      edad: 200,
      lineas: (d, f) => [hb(d, f(180), '12.3'), linea(d, f(175), 'D649', { tipo_dx: 'R' })],
      da: [1, 0],
    },
    'diagnóstico fuera de los días': {
      edad: 230,
      lineas: (d, f) => [hb(d, f(180), '12.3'), linea(d, f(169), 'D509'), linea(d, f(210), 'D509')],
      da: [1, 1],
    },
    'otro código de anemia': {
      edad: 200,
      lineas: (d, f) => [hb(d, f(180), '12.3'), linea(d, f(175), 'D500')],
      da: [1, 1],
    },
    'hasta 18 cuenta': { edad: 200, lineas: con(180, '18'), da: [1, 1] },
    'más de 18 no cuenta': { edad: 200, lineas: con(180, '18.01'), da: [1, 0] },
    'dosaje presuntivo': { edad: 200, lineas: con(180, '12.3', { tipo_dx: 'P' }), da: [1, 0] },
    'valor en la línea de otro código': { edad: 200, lineas: con(180, '12.3', { codigo: '99381' }), da: [1, 1] },
    'sin hemoglobina': { edad: 200, da: [1, 0] },
    'sin altitud': { edad: 200, lineas: con(180, '12.3'), persona: { ubigeo: '' }, da: 'sin_altitud' },
    'sólo este mes en la nómina': { edad: 200, lineas: con(180, '12.3'), nomina: ['2026-11'], da: 'poca_nomina' },
    'sólo el mes pasado': { edad: 200, lineas: con(180, '12.3'), nomina: ['2026-10'], da: 'fuera_de_nomina' },
  };
  it('judges whoever goes through 180-209 or 365-394 days in the month', async () => {
    const nombres = Object.keys(casos);
    const doc = (i: number): string => `99${String(i).padStart(6, '0')}`;
    const nacido = (i: number): string => sumarDias(CORTE, -casos[nombres[i]!]!.edad);
    const { lineas } = await correr({
      ficha: 'c1_sin_anemia',
      version: 'c1_2026',
      corte: CORTE,
      tablas: {
        personas: nombres.map((n, i) => nino(doc(i), nacido(i), casos[n]!.persona)),
        prestaciones: nombres.flatMap((n, i) => casos[n]!.lineas?.(doc(i), (dias) => sumarDias(nacido(i), dias)) ?? []),
        nomina_c1: nombres.flatMap((n, i) =>
          (casos[n]!.nomina ?? meses).map((periodo) => ({
            documento: doc(i),
            periodo,
            poblacion: 'nino',
            esperadas: 1,
          })),
        ),
      },
    });
    const r = new Map(lineas.map((l) => [l.documento, l.den > 0 ? [l.den, l.num] : (l.excluido ?? l.motivos[0])]));
    expect(Object.fromEntries(nombres.map((n, i) => [n, r.get(doc(i))]))).toEqual(
      Object.fromEntries(nombres.map((n) => [n, casos[n]!.da])),
    );
  });
});
