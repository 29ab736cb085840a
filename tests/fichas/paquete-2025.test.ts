import { beforeAll, describe, expect, it } from 'vitest';
import { sumarDias } from '../../functions/domain/fecha.ts';
import { correr, ev, evaluarNinos, evs, type Evento, type Nino, type Salida } from './arnes.ts';

// Transcribed from indicadores.md §5.1, version fed_2025_2026; nothing here reads the YAML.
const CORTE = '2026-11-30';
const pedido = { ficha: 'paquete_menor_12m', version: 'fed_2025_2026', corte: CORTE };

type Caso = readonly [
  componente: string,
  edad: number,
  eventos: string | readonly Evento[],
  estado: 'cumple' | 'no_cumple' | 'no_exigible',
];

const S = 'cumple';
const N = 'no_cumple';
const X = 'no_exigible';

const vacunaDeTres = (id: string, codigo: string): Caso[] => [
  [id, 119, '', X],
  [id, 120, '', N],
  [id, 120, `${codigo}@54`, N],
  [id, 120, `${codigo}@55`, S],
  [id, 189, `${codigo}@119`, S],
  [id, 189, `${codigo}@120`, N],
  [id, 190, `${codigo}@119`, N],
  [id, 190, `${codigo}@55 ${codigo}@82`, N],
  [id, 190, `${codigo}@55 ${codigo}@83`, S],
  [id, 190, `${codigo}@55 ${codigo}@125`, S],
  [id, 190, `${codigo}@55 ${codigo}@126`, N],
  [id, 190, `${codigo}@119 ${codigo}@189`, S],
  [id, 190, `${codigo}@119 ${codigo}@190`, N],
  [id, 259, `${codigo}@60 ${codigo}@120`, S],
  [id, 260, `${codigo}@60 ${codigo}@120`, N],
  [id, 260, `${codigo}@60 ${codigo}@120 ${codigo}@147`, N],
  [id, 260, `${codigo}@60 ${codigo}@120 ${codigo}@148`, S],
  [id, 260, `${codigo}@60 ${codigo}@120 ${codigo}@190`, S],
  [id, 260, `${codigo}@60 ${codigo}@120 ${codigo}@191`, N],
  [id, 260, `${codigo}@119 ${codigo}@189 ${codigo}@259`, S],
];

const dosHierros = (primero: Evento[], segundo: string, edad: number): Evento[] => [
  ...primero,
  ev(`${segundo}@${edad}`),
];
const conAnemia = (dia: number, dx = 'D509', tipo: 'D' | 'P' | 'R' = 'D'): Evento[] => [
  ev(`99199.17@${dia}`, { cita: 'dx' }),
  ev(`${dx}@${dia}`, { cita: 'dx', tipo }),
];
const sextos = (n: number, paso = 30): string =>
  Array.from({ length: n }, (_, i) => `99199.19@${170 + i * paso}`).join(' ');

const CASOS: Caso[] = [
  ['neumococo', 119, '', X],
  ['neumococo', 120, '', N],
  ['neumococo', 120, '90670@54', N],
  ['neumococo', 120, '90670@55', S],
  ['neumococo', 120, '90677@119', S],
  ['neumococo', 120, '90669@60', N],
  ['neumococo', 189, '90670@119', S],
  ['neumococo', 189, '90670@120', N],
  ['neumococo', 190, '90670@119', N],
  ['neumococo', 190, '90670@119 90677@189', S],
  ['neumococo', 190, '90670@119 90677@190', N],
  ['neumococo', 190, '90670@55 90670@82', N],
  ['neumococo', 190, '90670@55 90670@83', S],
  ['neumococo', 364, '90670@55 90670@125', S],
  ['neumococo', 364, '90670@55 90670@126', N],
  ['neumococo', 190, '90670@60 90670@60', N],
  // From the first date (55) the second (130) is 75 days away; from 100 it is 30. Taking the first date would fail.
  ['neumococo', 190, '90670@55 90670@100 90670@130', S],
  ['neumococo', 190, '90670@55 90670@118 90670@187', S],
  // Past the last written age the last band goes on; before birth nothing is required.
  ['neumococo', 400, '90670@60 90670@100', S],
  ['neumococo', 400, '90670@60', N],
  ['neumococo', -1, '', X],
  ['rotavirus', 210, '', X],
  ['rotavirus', 211, '', N],
  ['rotavirus', 211, '90681@54', N],
  ['rotavirus', 211, '90681@55', S],
  ['rotavirus', 240, '90681@210', S],
  ['rotavirus', 240, '90681@211', N],
  ['rotavirus', 241, '90681@210', N],
  ['rotavirus', 241, '90681@210 90681@237', N],
  ['rotavirus', 241, '90681@210 90681@238', S],
  ['rotavirus', 241, '90681@55 90681@240', S],
  ['rotavirus', 241, '90681@55 90681@241', N],
  ...vacunaDeTres('polio', '90713'),
  ['polio', 260, '90712@60 90713@120 90712@180', S],
  // Greedy from 55 gives 83 and then nothing at 28-70; 60 gives 120 and 180.
  ['polio', 260, '90713@55 90713@60 90713@90 90713@125 90713@188', S],
  ...vacunaDeTres('pentavalente', '90722'),
  ['pentavalente', 120, '90723@60', S],
  ['pentavalente', 120, '90749.06@60', N],
  ['hierro_4m', 130, '', X],
  ['hierro_4m', 131, '', N],
  ['hierro_4m', 131, '99199.17@109', N],
  ['hierro_4m', 131, '99199.17@110', S],
  ['hierro_4m', 131, '99199.17@130', S],
  ['hierro_4m', 131, '99199.17@131', N],
  ['hierro_4m', 131, '99199.19@120', N],
  ['hierro_4m', 131, [ev('99199.17@120', { cita: 't' }), ev('99499.01@120', { cita: 't' })], N],
  ['hierro_4m', 131, [ev('99199.17@120', { cita: 't' }), ev('99499.01@120', { cita: 'otra' })], S],
  ['hemoglobina', 209, '', X],
  ['hemoglobina', 210, '', N],
  ['hemoglobina', 210, '85018@169', N],
  ['hemoglobina', 210, '85018@170', S],
  ['hemoglobina', 210, '85018.01@209', S],
  ['hemoglobina', 210, '85031@190', S],
  ['hemoglobina', 211, '85018@210', N],
  ['hemoglobina', 210, [ev('85018@190', { tipo: 'P' })], N],
  ['hemoglobina', 210, [ev('85018@190', { tipo: 'R' })], N],
  ['hemoglobina', 210, '85018.02@190', N],
  // Hierro 6 m: preventive
  ['hierro_6m', 209, '', X],
  ['hierro_6m', 210, '', N],
  ['hierro_6m', 210, '99199.17@169', N],
  ['hierro_6m', 210, '99199.17@170', S],
  ['hierro_6m', 279, '99199.17@209', S],
  ['hierro_6m', 279, '99199.17@210', N],
  ['hierro_6m', 280, '99199.17@209', N],
  ['hierro_6m', 280, '99199.17@170 99199.17@194', N],
  ['hierro_6m', 364, '99199.17@170 99199.17@195', S],
  ['hierro_6m', 364, '99199.17@170 99199.17@240', S],
  ['hierro_6m', 364, '99199.17@170 99199.17@241', N],
  ['hierro_6m', 210, [ev('99199.17@180', { lab: 'TA' })], N],
  ['hierro_6m', 210, [ev('99199.17@180', { lab: ' ta ' })], N],
  ['hierro_6m', 210, [ev('99199.17@180', { lab: 'SF1' })], S],
  ['hierro_6m', 280, [ev('99199.17@180'), ev('99199.17@210', { lab: 'TA' })], S],
  ['hierro_6m', 210, [ev('99199.17@180', { cita: 't' }), ev('99499@180', { cita: 't' })], N],
  ['hierro_6m', 280, [ev('99199.17@180'), ev('99199.17@210', { cita: 't' }), ev('99499.10@210', { cita: 't' })], N],
  // treatment: the same visit, and three deliveries from day 350
  ['hierro_6m', 349, [...conAnemia(180), ...evs('99199.17@210')], S],
  ['hierro_6m', 350, [...conAnemia(180), ...evs('99199.17@210')], N],
  ['hierro_6m', 350, [...conAnemia(180), ...evs('99199.17@210 99199.17@280')], S],
  ['hierro_6m', 350, [...conAnemia(180, 'D649'), ...evs('99199.17@210 99199.17@281')], N],
  ['hierro_6m', 279, conAnemia(209), S],
  ['hierro_6m', 280, conAnemia(209), N],
  // same day, another visit: not linked, so the preventive scheme applies and two deliveries are enough
  ['hierro_6m', 350, [ev('99199.17@180'), ev('D509@180'), ev('99199.17@210')], S],
  ['hierro_6m', 350, [...conAnemia(180, 'D500'), ...evs('99199.17@210')], S],
  ['hierro_6m', 350, [...conAnemia(180, 'D509', 'P'), ...evs('99199.17@210')], S],
  // combined, in both orders
  ['hierro_6m', 244, '99199.19@209', S],
  ['hierro_6m', 245, '99199.19@209', N],
  ['hierro_6m', 364, '99199.17@200 99199.19@225', S],
  ['hierro_6m', 364, '99199.17@200 99199.19@224', N],
  ['hierro_6m', 364, '99199.17@200 99199.19@235', S],
  ['hierro_6m', 364, '99199.17@200 99199.19@236', N],
  ['hierro_6m', 364, '99199.19@209 99199.17@244', S],
  ['hierro_6m', 364, '99199.19@209 99199.17@245', N],
  ['hierro_6m', 364, '99199.19@210 99199.17@240', N],
  ['hierro_6m', 364, dosHierros([ev('99199.19@200', { lab: 'TA' })], '99199.17', 230), N],
  // micronutrients
  ['hierro_6m', 244, '99199.19@170', S],
  ['hierro_6m', 279, '99199.19@209 99199.19@244', S],
  ['hierro_6m', 279, '99199.19@209 99199.19@245', N],
  ['hierro_6m', 279, '99199.19@209 99199.19@233', N],
  ['hierro_6m', 279, '99199.19@209 99199.19@234', S],
  ['hierro_6m', 280, sextos(2), N],
  ['hierro_6m', 280, sextos(3), S],
  ['hierro_6m', 314, sextos(3), S],
  ['hierro_6m', 315, sextos(3), N],
  ['hierro_6m', 315, sextos(4), S],
  ['hierro_6m', 349, sextos(4), S],
  ['hierro_6m', 350, sextos(4), N],
  ['hierro_6m', 363, sextos(5), S],
  ['hierro_6m', 364, sextos(5), N],
  ['hierro_6m', 364, sextos(6), S],
  ['hierro_6m', 364, sextos(6, 24), N],
];

const nombre = ([componente, edad, eventos]: Caso): string =>
  `${componente}, ${edad} d: ${typeof eventos === 'string' ? eventos : JSON.stringify(eventos)}`;

describe('paquete_menor_12m fed_2025_2026: components on their borders', () => {
  let salida: ReadonlyMap<string, Salida>;
  beforeAll(async () => {
    const ninos: Record<string, Nino> = {};
    for (const c of CASOS) ninos[nombre(c)] = { edad: c[1], eventos: typeof c[2] === 'string' ? evs(c[2]) : c[2] };
    expect(Object.keys(ninos)).toHaveLength(CASOS.length);
    salida = await evaluarNinos(pedido, ninos);
  });
  it.each(CASOS.map((c) => [nombre(c), c] as const))('%s', (n, [componente, , , estado]) => {
    expect(salida.get(n)!.componentes[componente]).toBe(estado);
  });
});

describe('paquete_menor_12m fed_2025_2026: who is counted', () => {
  const dni = (edad: number, emision: number | null): Nino => ({
    edad,
    persona: { fecha_emision_dni: emision === null ? null : sumarDias(CORTE, emision - edad) },
  });
  const ninos: Record<string, Nino> = {
    'recién nacido el día del corte': { edad: 0 },
    'nace al día siguiente': { edad: -1 },
    '364 días': { edad: 364 },
    '365 días': { edad: 365 },
    'dni 30 de 31': dni(31, 30),
    'dni 31 de 31': dni(31, 31),
    'dni el día 0': dni(31, 0),
    'sin dni a los 30': dni(30, null),
    'sin dni a los 31': dni(31, null),
    'dni antes de nacer': dni(31, -1),
    'peso 2500, 37 semanas': { edad: 50, cnv: { peso_g: 2500, semanas: 37 } },
    'peso 2499': { edad: 50, cnv: { peso_g: 2499, semanas: 40 } },
    '36 semanas': { edad: 50, cnv: { peso_g: 3000, semanas: 36 } },
    'peso vacío, 36 semanas': { edad: 50, cnv: { peso_g: '', semanas: 36 } },
    'CNV con datos vacíos': { edad: 50, cnv: { peso_g: '', semanas: '' } },
    'CNV no aparece': { edad: 50 },
    'CNV por documento': {
      edad: 50,
      persona: { tipo_documento: 'CNV', dni: '', cnv: '', documento: '9900770077' },
      cnv: { cnv: '9900770077', peso_g: 2000, semanas: 38 },
    },
    'sin seguro': { edad: 50, persona: { seguros: '0' } },
    'seguro vacío': { edad: 50, persona: { seguros: '' } },
    EsSalud: { edad: 50, persona: { seguros: '2' } },
    sanidades: { edad: 50, persona: { seguros: '3' } },
    privado: { edad: 50, persona: { seguros: '4' } },
    'SIS y EsSalud': { edad: 50, persona: { seguros: '1|2' } },
    'ninguno y SIS': { edad: 50, persona: { seguros: '0|1' } },
    'sin DNI ni CNV': { edad: 50, persona: { tipo_documento: 'PAD', dni: '', cnv: '', documento: '99PAD1' } },
    inactivo: { edad: 50, persona: { estado: '0' } },
    'sólo en el censo': { edad: 50, persona: { estado: 'censo' } },
    'fuera de edad y con EsSalud': { edad: 365, persona: { seguros: '2' } },
  };
  const excluidos: Record<string, string | null> = {
    'recién nacido el día del corte': null,
    'nace al día siguiente': 'edad',
    '364 días': null,
    '365 días': 'edad',
    'peso 2500, 37 semanas': null,
    'peso 2499': 'bajo_peso_o_prematuro',
    '36 semanas': 'bajo_peso_o_prematuro',
    'peso vacío, 36 semanas': 'bajo_peso_o_prematuro',
    'CNV con datos vacíos': null,
    'CNV no aparece': null,
    'sin seguro': null,
    'seguro vacío': null,
    EsSalud: 'seguro',
    sanidades: 'seguro',
    privado: 'seguro',
    'SIS y EsSalud': 'seguro',
    'ninguno y SIS': null,
    inactivo: 'inactivo',
    'sólo en el censo': 'fuera_de_padron',
    'fuera de edad y con EsSalud': 'edad',
  };
  let salida: ReadonlyMap<string, Salida>;
  beforeAll(async () => {
    salida = await evaluarNinos(pedido, ninos);
  });
  it.each(Object.entries(excluidos))('%s: %s', (n, excluido) => {
    const s = salida.get(n)!;
    expect(s.excluido).toBe(excluido);
    expect(s.den).toBe(excluido === null ? 1 : 0);
    if (excluido !== null) expect(s.num).toBeNull();
  });
  it('excludes by the CNV whose number is the document itself, and rows without DNI or CNV', () => {
    expect(salida.get('9900770077')!.excluido).toBe('bajo_peso_o_prematuro');
    expect(salida.get('99PAD1')!.excluido).toBe('sin_documento');
  });
  it('counts the DNI by its date of issue', () => {
    const estado = (n: string): string => salida.get(n)!.componentes['dni']!;
    expect(estado('dni 30 de 31')).toBe(S);
    expect(estado('dni el día 0')).toBe(S);
    expect(estado('dni 31 de 31')).toBe(N);
    expect(estado('dni antes de nacer')).toBe(N);
    expect(estado('sin dni a los 30')).toBe(X);
    expect(estado('sin dni a los 31')).toBe(N);
  });
  it('a newborn to whom nothing is required yet complies', () => {
    expect(salida.get('recién nacido el día del corte')).toMatchObject({ den: 1, num: 1, curso_vida: 'nino' });
  });
});

it('keeps the row with DNI when the same child is twice in the padrón, and filters by quintile only when asked', async () => {
  const nacimiento = sumarDias(CORTE, -20);
  const base = { fecha_nacimiento: nacimiento, seguros: '1', ubigeo: '050101', estado: '1' };
  const tablas = {
    personas: [
      { ...base, documento: '99000001', tipo_documento: 'DNI', cnv: '9900000011' },
      { ...base, documento: '9900000011', tipo_documento: 'CNV', cnv: '9900000011' },
      { ...base, documento: '99000002', tipo_documento: 'CNV', seguros: '2' },
      { ...base, documento: '99000002', tipo_documento: 'DNI', seguros: '1' },
    ],
  };
  const { lineas } = await correr({ ...pedido, tablas });
  expect(lineas.map((l) => [l.documento, l.den, l.excluido])).toEqual([
    ['9900000011', 0, 'duplicado'],
    ['99000001', 1, null],
    ['99000002', 1, null],
  ]);
  // Ayacucho city is not among the poorest districts of its department.
  const filtradas = (await correr({ ...pedido, quintiles: [1], tablas })).lineas;
  expect(filtradas.map((l) => l.excluido)).toEqual(['duplicado', 'quintil', 'quintil']);
});
