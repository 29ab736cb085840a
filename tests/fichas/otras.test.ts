import { describe, expect, it } from 'vitest';
import { sumarDias } from '../../functions/domain/fecha.ts';
import { correr, ev, evaluarNinos, evs, type FilaCsv, type Nino, type Pedido, type Salida } from './arnes.ts';

const CORTE = '2026-11-30';
// Built-in catalogue: a locality at 4,184 m, and the capital of 050101 at 2,797 m (1.8 g/dL by bands, 1.81176 by the formula).
const CCPP_4000 = '0501020043';
const [RENIPRESS_I, RENIPRESS_I_OTRO, RENIPRESS_II, RENIPRESS_ESSALUD] = [
  '00003644',
  '00003560',
  '00003494',
  '00007948',
];

const porDocumento = async (p: Pedido): Promise<ReadonlyMap<string, Salida>> =>
  new Map((await correr(p)).lineas.map((l) => [l.documento, l]));

/** `[den, num]`, or the reason for not being counted. */
const juicio = (s: Salida | undefined): unknown => (s!.den > 0 ? [s!.den, s!.num] : (s!.excluido ?? s!.motivos[0]));

describe('dni_30d and dni_60d', () => {
  const nino = (edad: number, emision: number | null): Nino => ({
    edad,
    persona: { seguros: '2', fecha_emision_dni: emision === null ? null : sumarDias(CORTE, emision - edad) },
  });
  it.each([
    ['dni_30d', 'fed_2025_2026', 30],
    ['dni_60d', 'fed_2024_2025', 60],
  ] as const)('%s measures from the day after the window closes', async (ficha, version, n) => {
    const r = await evaluarNinos(
      { ficha, version, corte: CORTE },
      {
        a: nino(n, n),
        b: nino(n + 1, n),
        c: nino(n + 1, n + 1),
        d: nino(364, 0),
        e: nino(365, 0),
        f: nino(n + 1, null),
      },
    );
    expect([...'abcdef'].map((k) => juicio(r.get(k)))).toEqual(['edad', [1, 1], [1, 0], [1, 1], 'edad', [1, 0]]);
  });
});

describe('cred_menor_12m', () => {
  it('adds whoever turned 364 days in the month and judges them at that age', async () => {
    const once = evs([29, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map((d) => `99381@${d}`).join(' '));
    const r = await evaluarNinos(
      { ficha: 'cred_menor_12m', version: 'fed_2024_2025', corte: CORTE },
      {
        a: { edad: 28 },
        b: { edad: 29 },
        c: { edad: 364, eventos: once },
        d: { edad: 364 + 29, eventos: once },
        e: { edad: 364 + 30, eventos: once },
        f: { edad: 364 + 5, eventos: [...once.slice(0, 10), ev('99381@365')] },
      },
    );
    expect([...'abcdef'].map((k) => juicio(r.get(k)))).toEqual(['edad', [1, 1], [1, 1], [1, 1], 'edad', [1, 0]]);
  });
});

describe('anemia_6_35m and tamizaje_hb_6_35m', () => {
  const nacido = (meses: number): string => {
    const total = 2026 * 12 + 10 - meses;
    return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-30`;
  };
  const persona = (documento: string, meses: number, mas: FilaCsv = {}): FilaCsv => ({
    documento,
    tipo_documento: 'DNI',
    fecha_nacimiento: nacido(meses),
    sexo: 'M',
    ubigeo: '050101',
    estado: '1',
    ...mas,
  });
  const hb = (documento: string, valor: string, fecha = '2026-11-10', mas: FilaCsv = {}): FilaCsv => ({
    id_cita: `${documento}${fecha}`,
    documento,
    fecha,
    codigo: '85018',
    tipo_dx: 'D',
    hb: valor,
    ...mas,
  });
  const personas = [
    persona('99000001', 10),
    persona('99000002', 10),
    persona('99000003', 30),
    persona('99000004', 30),
    persona('99000005', 5),
    persona('99000006', 6),
    persona('99000007', 35),
    persona('99000008', 36),
    persona('99000009', 12),
    persona('99000010', 12, { ubigeo: '' }),
    persona('99000011', 24),
    persona('99000012', 24),
    persona('99000013', 24),
    persona('99000014', 24),
  ];
  const prestaciones = [
    hb('99000001', '12.3'), // 12.3 − 1.8 = 10.5: normal at 10 months
    hb('99000002', '12.2'),
    hb('99000003', '12.8'), // 11.0: normal at 30 months
    hb('99000004', '12.7'),
    hb('99000006', '9'),
    hb('99000007', '15'),
    hb('99000008', '9'),
    hb('99000010', '9'),
    hb('99000011', '9', '2026-10-01'), // the last one rules
    hb('99000011', '14', '2026-11-02'),
    hb('99000012', '9', '2025-11-30'), // a year ago to the day: out
    hb('99000013', '9', '2025-12-01'),
    hb('99000014', '9', '2026-11-10', { tipo_dx: 'P' }),
  ];
  it('classifies the last value, adjusted by altitude in exact decimals', async () => {
    const r = await porDocumento({
      ficha: 'anemia_6_35m',
      version: 'tablero',
      corte: CORTE,
      tablas: { personas, prestaciones },
    });
    expect(Array.from({ length: 14 }, (_, i) => juicio(r.get(`990000${String(i + 1).padStart(2, '0')}`)))).toEqual([
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 1],
      'edad',
      [1, 1],
      [1, 0],
      'edad',
      'sin_hb',
      'sin_altitud',
      [1, 0],
      'sin_hb',
      [1, 1],
      'sin_hb',
    ]);
  });
  it('is stricter with the SIEN formula at that altitude', async () => {
    const r = await porDocumento({
      ficha: 'anemia_6_35m',
      version: 'tablero',
      metodo: 'sien_formula',
      corte: CORTE,
      tablas: { personas, prestaciones: [hb('99000001', '12.3'), hb('99000002', '12.4')] },
    });
    expect([juicio(r.get('99000001')), juicio(r.get('99000002'))]).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });
  it('16,4 − 2,9 at 4,000 m is 13,5 and not less', async () => {
    const r = await porDocumento({
      ficha: 'anemia_6_35m',
      version: 'tablero',
      corte: CORTE,
      // Born the same day: the group of the first 59 days asks for 13.5
      tablas: {
        personas: [persona('99000001', 6, { fecha_nacimiento: '2026-05-30', ubigeo: '', codigo_ccpp: CCPP_4000 })],
        prestaciones: [hb('99000001', '16.4', '2026-06-30')],
      },
    });
    expect(juicio(r.get('99000001'))).toEqual([1, 0]);
  });
  it('screening counts a definitive assay or a value in the last twelve months', async () => {
    const r = await porDocumento({
      ficha: 'tamizaje_hb_6_35m',
      version: 'tablero',
      corte: CORTE,
      tablas: { personas, prestaciones },
    });
    expect(Array.from({ length: 14 }, (_, i) => juicio(r.get(`990000${String(i + 1).padStart(2, '0')}`)))).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      'edad',
      [1, 1],
      [1, 1],
      'edad',
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 1],
      [1, 0],
    ]);
  });
});

describe('dci_menor_60m', () => {
  it('classifies height for age by the day, below −2 exactly, with the correction for posture', async () => {
    // M·(1 − 2·S) of the WHO table, boys: 82.6532 cm at 800 days and 75.4409 at 500.
    const nacimiento = (edad: number): string => sumarDias(CORTE, -edad);
    const nino = (documento: string, edad: number): FilaCsv => ({
      documento,
      tipo_documento: 'DNI',
      fecha_nacimiento: nacimiento(edad),
      sexo: 'M',
      estado: '1',
    });
    const talla = (documento: string, cm: string, medida = '', fecha = CORTE): FilaCsv => ({
      id_cita: documento + cm,
      documento,
      fecha,
      codigo: '99381',
      talla_cm: cm,
      medida,
    });
    const [bajo, alto] = ['82.65', '82.66'];
    const [bajo2, alto2] = ['75.44', '75.45'];
    const r = await porDocumento({
      ficha: 'dci_menor_60m',
      version: 'oms_2006',
      corte: CORTE,
      tablas: {
        personas: [
          nino('99000001', 800),
          nino('99000002', 800),
          nino('99000003', 800),
          nino('99000004', 500),
          nino('99000005', 500),
          nino('99000006', 500),
          nino('99000007', 500),
          nino('99000008', 500),
          nino('99000009', 1830),
        ],
        prestaciones: [
          talla('99000001', bajo),
          talla('99000002', alto),
          talla('99000003', (Number(alto) + 0.6).toFixed(2), 'L'), // lying at 800 days: minus 0.7
          talla('99000004', bajo2),
          talla('99000005', (Number(bajo2) - 0.6).toFixed(2), 'H'),
          talla('99000006', alto2),
          talla('99000007', '20'),
          talla('99000008', bajo2, '', '2026-10-31'),
          talla('99000009', '100'),
        ],
      },
    });
    expect(Array.from({ length: 9 }, (_, i) => juicio(r.get(`9900000${i + 1}`)))).toEqual([
      [1, 1],
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 0],
      'sin_talla_valida',
      'sin_talla_valida',
      'edad',
    ]);
  });
});

describe('gest_paquete_parto', () => {
  const PARTO = '2026-11-15';
  const fur = sumarDias(PARTO, -7 * 39);
  const PERFIL = [[60, '80055.01']] as const;
  const APN = [60, 100, 140, 200, 228, 242];
  const SF = [60, 100, 140, 200, 228];
  type Gestante = {
    apn?: readonly number[];
    sf?: readonly number[];
    examenes?: readonly (readonly [number, string])[];
    cnv?: FilaCsv;
    otraCita?: boolean;
  };
  const lineas = (documento: string, g: Gestante): FilaCsv[] => {
    const linea = (dia: number, codigo: string, cita = `${documento}-${dia}`): FilaCsv => ({
      id_cita: cita,
      documento,
      fecha: sumarDias(fur, dia),
      codigo,
      tipo_dx: 'D',
    });
    return [
      ...(g.apn ?? APN).map((d) => linea(d, 'Z3491')),
      ...(g.sf ?? SF).map((d) => linea(d, '59401.04', g.otraCita ? `${documento}-x${d}` : undefined)),
      ...(g.examenes ?? PERFIL).map(([d, c]) => linea(d, c)),
    ];
  };
  const casos: Record<string, readonly [Gestante, unknown]> = {
    completa: [{}, [1, 1]],
    'control de 13 días en la semana 33': [{ apn: [60, 100, 140, 200, 228, 241] }, [1, 1]],
    'control de 12 días en la semana 33': [
      { apn: [60, 100, 140, 200, 228, 240], sf: [60, 100, 140, 200, 228] },
      [1, 0],
    ],
    'primera en 97': [
      { apn: [97, 126, 160, 200, 228, 242], sf: [97, 126, 160, 200, 228], examenes: [[97, '80055.01']] },
      [1, 1],
    ],
    'primera en 98': [
      { apn: [98, 126, 160, 200, 228, 242], sf: [98, 126, 160, 200, 228], examenes: [[98, '80055.01']] },
      [1, 0],
    ],
    'exámenes sueltos': [
      {
        examenes: [
          [60, '85018'],
          [60, '86592'],
          [60, '86703'],
          [60, '81002'],
        ],
      },
      [1, 1],
    ],
    'prueba dual vale por dos': [
      {
        examenes: [
          [60, '85018'],
          [60, '86318.01'],
          [60, '81002'],
        ],
      },
      [1, 1],
    ],
    'falta la orina': [
      {
        examenes: [
          [60, '85018'],
          [60, '86318.01'],
        ],
      },
      [1, 0],
    ],
    'examen en otra cita': [{ examenes: [[61, '80055.01']] }, [1, 0]],
    'hierro en otra cita': [{ otraCita: true }, [1, 0]],
    'hierro a 27 días': [{ sf: [60, 100, 140, 200, 227], apn: [60, 100, 140, 200, 227, 228, 242] }, [1, 0]],
    '36 semanas': [{ cnv: { semanas: 36 } }, 'prematuro'],
    'en casa': [{ cnv: { lugar: 'DOMICILIO' } }, 'parto_no_institucional'],
    EsSalud: [{ cnv: { renipress: RENIPRESS_ESSALUD } }, 'eess_no_minsa_ni_regional'],
    'sin domicilio': [{ cnv: { ubigeo_madre: '999999' } }, 'domicilio_desconocido'],
    'otro mes': [{ cnv: { fecha_nacimiento: '2026-10-31' } }, 'sin_parto_en_mes'],
    'semanas vacías': [{ cnv: { semanas: '' } }, 'sin_semanas'],
  };
  it('judges each birth of the month by its own pregnancy', async () => {
    const nombres = Object.keys(casos);
    const doc = (i: number): string => `991${String(i).padStart(5, '0')}`;
    const r = await porDocumento({
      ficha: 'gest_paquete_parto',
      version: 'fed_2024_2025',
      corte: CORTE,
      tablas: {
        personas: [
          ...nombres.map((_, i) => ({
            documento: doc(i),
            tipo_documento: 'DNI',
            fecha_nacimiento: '1999-05-05',
            sexo: 'F',
          })),
          { documento: '99200000', fecha_nacimiento: '1999-05-05', sexo: 'F' },
        ],
        cnv: nombres.map((n, i) => ({
          cnv: `99${i}`,
          documento_madre: doc(i),
          fecha_nacimiento: PARTO,
          semanas: 39,
          lugar: 'EESS',
          renipress: '00003644',
          ubigeo_madre: '050101',
          ...casos[n]![0].cnv,
        })),
        prestaciones: nombres.flatMap((n, i) => lineas(doc(i), casos[n]![0])),
      },
    });
    expect(Object.fromEntries(nombres.map((n, i) => [n, juicio(r.get(doc(i)))]))).toEqual(
      Object.fromEntries(nombres.map((n) => [n, casos[n]![1]])),
    );
    expect(r.get('99200000')).toMatchObject({ den: 0, num: null, excluido: 'sin_parto_en_mes', curso_vida: 'joven' });
  });
});

it('the mother needs a DNI, real or under its pseudonym', async () => {
  const madres = ['99300001', 'dni_0a1b2c', '9930000001', 'doc_0a1b2c'];
  const r = await porDocumento({
    ficha: 'gest_paquete_parto',
    version: 'fed_2024_2025',
    corte: CORTE,
    tablas: {
      personas: madres.map((documento) => ({ documento, fecha_nacimiento: '1999-05-05', sexo: 'F' })),
      cnv: madres.map((documento_madre) => ({
        documento_madre,
        fecha_nacimiento: CORTE,
        semanas: 39,
        lugar: 'EESS',
        renipress: RENIPRESS_I,
        ubigeo_madre: '050101',
      })),
    },
  });
  expect(madres.map((m) => juicio(r.get(m)))).toEqual([[1, 0], [1, 0], 'sin_dni', 'sin_dni']);
});

describe('adol_mujer_hb', () => {
  const [I1, OTRO, HOSPITAL] = [RENIPRESS_I, RENIPRESS_I_OTRO, RENIPRESS_II];
  const visita = (documento: string, fecha: string, codigo: string, mas: FilaCsv = {}): FilaCsv => ({
    id_cita: `${documento}${fecha}`,
    documento,
    fecha,
    renipress: I1,
    codigo,
    tipo_dx: 'D',
    condicion_eess: 'C',
    ...mas,
  });
  const nueva = { condicion_eess: 'N' };
  const casos: Record<string, readonly [FilaCsv, (d: string) => FilaCsv[], unknown]> = {
    'atendida y con Hb el mismo día': [
      {},
      (d) => [visita(d, '2026-11-05', '99384', nueva), visita(d, '2026-11-05', '85018')],
      [1, 1],
    ],
    'Hb antes de la atención': [
      {},
      (d) => [visita(d, '2026-11-05', '99384', nueva), visita(d, '2026-11-04', '85018')],
      [1, 0],
    ],
    'Hb después del mes': [
      {},
      (d) => [visita(d, '2026-11-05', '99384', nueva), visita(d, '2026-12-01', '85018')],
      [1, 0],
    ],
    'Hb en otro EESS': [
      {},
      (d) => [visita(d, '2026-11-05', '99384', nueva), visita(d, '2026-11-06', '85018', { renipress: OTRO })],
      [1, 0],
    ],
    'Hb presuntiva': [
      {},
      (d) => [visita(d, '2026-11-05', '99384', nueva), visita(d, '2026-11-06', '85018', { tipo_dx: 'P' })],
      [1, 0],
    ],
    continuadora: [{}, (d) => [visita(d, '2026-11-05', '99384')], 'sin_atencion_en_mes'],
    reingresante: [{}, (d) => [visita(d, '2026-11-05', '99384', { condicion_eess: 'R' })], [1, 0]],
    'mes anterior': [{}, (d) => [visita(d, '2026-10-31', '99384', nueva)], 'sin_atencion_en_mes'],
    'sólo vacuna': [
      {},
      (d) => [visita(d, '2026-11-05', '99384', nueva), visita(d, '2026-11-05', '90649', nueva)],
      'sin_atencion_en_mes',
    ],
    telemedicina: [{}, (d) => [visita(d, '2026-11-05', '99499.01', nueva)], 'sin_atencion_en_mes'],
    'en hospital': [
      {},
      (d) => [visita(d, '2026-11-05', '99384', { ...nueva, renipress: HOSPITAL })],
      'sin_atencion_en_mes',
    ],
    gestante: [{}, (d) => [visita(d, '2026-11-05', '99384', nueva), visita(d, '2026-11-20', 'Z3492')], 'gestante'],
    varón: [{ sexo: 'M' }, (d) => [visita(d, '2026-11-05', '99384', nueva)], 'sexo'],
    'cumple 12 el día de la visita': [
      { fecha_nacimiento: '2014-11-05' },
      (d) => [visita(d, '2026-11-05', '99384', nueva)],
      [1, 0],
    ],
    'cumple 12 al día siguiente': [
      { fecha_nacimiento: '2014-11-06' },
      (d) => [visita(d, '2026-11-05', '99384', nueva)],
      'sin_atencion_en_mes',
    ],
    '18 años': [{ fecha_nacimiento: '2008-11-05' }, (d) => [visita(d, '2026-11-05', '99384', nueva)], 'edad'],
    'sin DNI': [{ tipo_documento: 'OTRO' }, (d) => [visita(d, '2026-11-05', '99384', nueva)], 'sin_dni'],
  };
  it.each(['fed_2025_2026', 'fed_2024_2025'])(
    '%s: first attention of the month and the assay there',
    async (version) => {
      const nombres = Object.keys(casos);
      const doc = (i: number): string => `993${String(i).padStart(5, '0')}`;
      const r = await porDocumento({
        ficha: 'adol_mujer_hb',
        version,
        corte: CORTE,
        tablas: {
          personas: nombres.map((n, i) => ({
            documento: doc(i),
            tipo_documento: 'DNI',
            fecha_nacimiento: '2011-03-03',
            sexo: 'F',
            ...casos[n]![0],
          })),
          prestaciones: nombres.flatMap((n, i) => casos[n]![1](doc(i))),
        },
      });
      expect(Object.fromEntries(nombres.map((n, i) => [n, juicio(r.get(doc(i)))]))).toEqual(
        Object.fromEntries(nombres.map((n) => [n, casos[n]![2]])),
      );
    },
  );
});

describe('adults, elders, adolescents and sector', () => {
  const persona = (documento: string, nacimiento: string, mas: FilaCsv = {}): FilaCsv => ({
    documento,
    tipo_documento: 'DNI',
    fecha_nacimiento: nacimiento,
    sexo: 'F',
    estado: 'censo',
    ...mas,
  });
  const linea = (documento: string, fecha: string, codigo: string, mas: FilaCsv = {}): FilaCsv => ({
    id_cita: `${documento}${fecha}${codigo}`,
    documento,
    fecha,
    codigo,
    tipo_dx: 'D',
    ...mas,
  });
  const pedir = async (ficha: string, personas: FilaCsv[], prestaciones: FilaCsv[]): Promise<unknown[]> => {
    const r = await porDocumento({ ficha, version: 'sala_2026', corte: CORTE, tablas: { personas, prestaciones } });
    return personas.map((p) => juicio(r.get(String(p['documento']))));
  };
  it('adults need laboratory from 40 on, all within the year', async () => {
    const de = (d: string, mas: FilaCsv[] = []): FilaCsv[] => [
      linea(d, '2026-01-01', 'Z019', { lab2: ' dnt' }),
      linea(d, '2026-03-01', '99199.22', { lab1: 'N' }),
      ...mas,
    ];
    expect(
      await pedir(
        'adulto_valoracion_hta_dm',
        [
          persona('1', '1986-12-01'),
          persona('2', '1986-11-30'),
          persona('3', '1986-11-30'),
          persona('4', '1996-11-30'),
          persona('5', '1996-12-01'),
          persona('6', '1966-11-30'),
          persona('7', '1990-01-01', { estado: 'atendido' }),
          persona('8', '1990-01-01'),
          persona('9', '1990-01-01'),
        ],
        [
          ...de('1'),
          ...de('2'),
          ...de('3', [linea('3', '2026-11-30', '82947')]),
          ...de('4'),
          linea('8', '2025-12-31', 'Z019', { lab1: 'DNT' }),
          linea('8', '2026-03-01', '99199.22'),
          linea('9', '2026-02-01', 'Z019'),
          linea('9', '2026-03-01', '99199.22'),
        ],
      ),
    ).toEqual([[1, 1], [1, 0], [1, 1], [1, 1], 'edad', 'edad', 'solo_atendido', [1, 0], [1, 0]]);
  });
  it('elders: VACAM with its LAB, influenza within the year', async () => {
    const personas = [persona('1', '1966-11-30'), persona('2', '1966-12-01'), persona('3', '1940-02-29')];
    expect(
      await pedir('am_vacam', personas, [
        linea('1', '2026-05-01', '99215.03', { lab3: 'AF' }),
        linea('3', '2026-05-01', '99387', { lab1: 'X' }),
      ]),
    ).toEqual([[1, 1], 'edad', [1, 0]]);
    expect(
      await pedir('am_influenza', personas, [linea('1', '2025-12-31', '90658'), linea('3', '2026-01-01', '90658')]),
    ).toEqual([[1, 0], 'edad', [1, 1]]);
  });
  it('young people, adolescent pregnancy, population and SIS', async () => {
    expect(
      await pedir(
        'joven_valoracion',
        [persona('1', '2008-11-30'), persona('2', '2008-12-01')],
        [linea('1', '2026-05-01', 'Z019', { lab1: 'DNT' }), linea('1', '2026-05-01', '99199.22')],
      ),
    ).toEqual([[1, 1], 'edad']);
    expect(
      await pedir(
        'embarazo_adolescente',
        [persona('1', '2012-01-01'), persona('2', '2012-01-01'), persona('3', '2012-01-01', { sexo: 'M' })],
        [linea('1', '2025-12-01', 'Z3593'), linea('2', '2025-11-30', 'Z3493')],
      ),
    ).toEqual([[1, 1], [1, 0], 'sexo']);
    expect(
      await pedir(
        'sec_poblacion',
        [persona('1', '2026-11-30'), persona('2', '2026-12-01'), persona('3', '1950-01-01', { estado: '0' })],
        [],
      ),
    ).toEqual([[1, 1], 'edad', 'inactivo']);
    expect(
      await pedir(
        'sis_afiliacion',
        [
          persona('1', '1990-01-01', { seguros: '2|1' }),
          persona('2', '1990-01-01', { seguros: '0' }),
          persona('3', '1990-01-01'),
        ],
        [],
      ),
    ).toEqual([[1, 1], [1, 0], 'sin_seguros']);
  });
  it('accessibility goes by locality: an hour is high, three are medium, towns have no timetable', async () => {
    const localidad = (codigo_ccpp: string, minutos_eess: number | '', mas: FilaCsv = {}): FilaCsv => ({
      renipress: '00003644',
      sector: '1',
      codigo_ccpp,
      minutos_eess,
      area: 'RURAL',
      ...mas,
    });
    const { lineas } = await correr({
      ficha: 'sec_accesibilidad',
      version: 'sala_2026',
      corte: CORTE,
      tablas: {
        personas: [persona('1', '1990-01-01')],
        sectorizacion: [
          localidad('0501010001', 60),
          localidad('0501010002', 61),
          localidad('0501010003', 180),
          localidad('0501010004', 181),
          localidad('0501010005', 10, { area: 'URBANO' }),
          localidad('0501010006', ''),
          localidad('0501010007', 10, { hasta: '2026-11-29' }),
        ],
      },
    });
    expect(
      lineas.map((l) => [l.documento, juicio(l), Object.entries(l.componentes).find(([, e]) => e === 'cumple')?.[0]]),
    ).toEqual([
      ['0501010001', [1, 1], 'alta'],
      ['0501010002', [1, 0], 'mediana'],
      ['0501010003', [1, 0], 'mediana'],
      ['0501010004', [1, 0], 'baja'],
      ['0501010005', 'urbana_sin_horario', undefined],
      ['0501010006', 'sin_minutos', undefined],
    ]);
  });
});

describe('anemia_gestantes', () => {
  const persona = (documento: string): FilaCsv => ({
    documento,
    tipo_documento: 'DNI',
    fecha_nacimiento: '1999-05-05',
    sexo: 'F',
    ubigeo: '050101',
    estado: 'censo',
  });
  const linea = (documento: string, codigo: string, mas: FilaCsv = {}): FilaCsv => ({
    id_cita: documento,
    documento,
    fecha: '2026-11-10',
    codigo,
    tipo_dx: 'D',
    ...mas,
  });
  it('uses the threshold of the trimester, from the FUR or the code of the visit, or the diagnosis', async () => {
    const fur = (dias: number): string => sumarDias('2026-11-10', -dias);
    const documentos = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const r = await porDocumento({
      ficha: 'anemia_gestantes',
      version: 'tablero',
      corte: CORTE,
      tablas: {
        personas: documentos.map(persona),
        // 050101 takes 1.8 away: 12.3 is 10.5, 12.8 is 11.0
        prestaciones: [
          linea('1', '85018', { hb: '12.3', fur: fur(98) }),
          linea('2', '85018', { hb: '12.3', fur: fur(97) }),
          linea('3', '85018', { hb: '12.3', fur: fur(195) }),
          linea('4', '85018', { hb: '12.3', fur: fur(196) }),
          linea('5', '85018', { hb: '12.8' }),
          linea('5', 'Z3491'),
          linea('6', '85018', { hb: '12.2' }),
          linea('6', 'Z3592'),
          linea('7', '85018', { hb: '12.2' }),
          linea('8', '85018', { hb: '15', fur: fur(120) }),
          linea('8', 'O990', { tipo_dx: 'R', fecha: '2026-11-20' }),
          linea('9', '85018', { hb: '9', fur: fur(120), fecha: '2026-10-10' }),
        ],
      },
    });
    expect(documentos.map((d) => juicio(r.get(d)))).toEqual([
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 1],
      'sin_dosaje_en_mes',
      [1, 1],
      'sin_dosaje_en_mes',
    ]);
  });
});

describe('water and Compromiso 1', () => {
  it('a rural locality has chlorinated water when all its samples of the month do: 0.50 yes, 0.49 no', async () => {
    const muestra = (
      codigo_ccpp: string,
      cloro_mg_l: string,
      turbiedad_unt: string,
      fecha = '2026-11-05',
    ): FilaCsv => ({ codigo_ccpp, fecha, cloro_mg_l, turbiedad_unt });
    const { lineas } = await correr({
      ficha: 'ccpp_agua_clorada',
      version: 'fed_2025_2026',
      corte: CORTE,
      tablas: {
        personas: [{ documento: '1' }],
        agua: [
          muestra('0501020043', '0.50', '5'),
          muestra('0501020045', '0.49', '1'),
          muestra('0501029001', '0.8', '5.001'),
          muestra('0501029002', '0.9', '1'),
          muestra('0501029002', '0.4', '1', '2026-11-20'),
          muestra('0501029003', '0.9', '1', '2026-10-31'),
          muestra('0501029004', '0.9', ''),
          muestra('0501010001', '0.9', '1'),
        ],
      },
    });
    expect(lineas.map((l) => [l.documento, juicio(l)])).toEqual([
      ['0501010001', 'urbano'],
      ['0501020043', [1, 1]],
      ['0501020045', [1, 0]],
      ['0501029001', [1, 0]],
      ['0501029002', [1, 0]],
      ['0501029004', 'sin_turbiedad'],
    ]);
  });
  const visita = (documento: string, dia: number, mas: FilaCsv = {}): FilaCsv => ({
    documento,
    fecha: `2026-11-${String(dia).padStart(2, '0')}`,
    modalidad: 'presencial',
    estado: 'valida',
    dispositivo: 'MOVIL',
    lat: '-13.1',
    lon: '-74.2',
    ...mas,
  });
  const nino = (documento: string, edad: number): FilaCsv => ({
    documento,
    tipo_documento: 'DNI',
    fecha_nacimiento: sumarDias(CORTE, -edad),
    sexo: 'M',
  });
  const tablas = {
    personas: [
      nino('1', 30),
      nino('2', 389),
      nino('3', 29),
      nino('4', 390),
      nino('5', 100),
      nino('6', 100),
      nino('7', 100),
      nino('8', 100),
    ],
    nomina_c1: ['1', '2', '3', '4', '5', '6', '7'].map((documento) => ({
      documento,
      periodo: '2026-11',
      poblacion: 'nino',
      esperadas: documento === '7' ? 1 : 2,
    })),
    visitas: [
      visita('1', 1),
      visita('1', 8),
      visita('2', 1),
      visita('2', 11),
      visita('3', 1),
      visita('5', 1),
      visita('5', 7),
      visita('6', 1),
      visita('6', 12),
      visita('7', 3, { estado: 'no_encontrado' }),
      visita('7', 10, { dispositivo: 'WEB' }),
      visita('1', 8),
      visita('5', 20, { lat: '' }),
      visita('8', 1),
    ],
  };
  it('complete and timely: the expected visits, 7 to 10 days apart, from 30 to 389 days of age', async () => {
    const r = await porDocumento({ ficha: 'c1_visitas_completas_oportunas', version: 'c1_2026', corte: CORTE, tablas });
    expect(['1', '2', '3', '4', '5', '6', '7', '8'].map((d) => juicio(r.get(d)))).toEqual([
      [1, 1],
      [1, 1],
      'edad',
      'edad',
      [1, 0],
      [1, 0],
      [1, 1],
      'fuera_de_nomina',
    ]);
  });
  it('georeferenced counts visits, not children: only mobile ones with coordinates', async () => {
    const r = await porDocumento({ ficha: 'c1_visitas_georreferenciadas', version: 'c1_2026', corte: CORTE, tablas });
    expect(['1', '2', '3', '5', '7', '8'].map((d) => juicio(r.get(d)))).toEqual([
      [2, 2],
      [2, 2],
      [2, 1],
      [2, 2],
      [1, 0],
      'fuera_de_nomina',
    ]);
  });
  it('pregnant women: two valid visits in person on different days', async () => {
    const r = await porDocumento({
      ficha: 'c1_gestantes_visitadas',
      version: 'c1_2026',
      corte: CORTE,
      tablas: {
        personas: ['1', '2', '3'].map((documento) => ({ documento, fecha_nacimiento: '1999-01-01', sexo: 'F' })),
        nomina_c1: ['1', '2', '3'].map((documento) => ({ documento, periodo: '2026-11', poblacion: 'gestante' })),
        visitas: [
          visita('1', 1),
          visita('1', 2),
          visita('2', 1),
          visita('2', 1),
          visita('3', 1),
          visita('3', 5, { modalidad: 'telefonica' }),
        ],
      },
    });
    expect(['1', '2', '3'].map((d) => juicio(r.get(d)))).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
  });
});
