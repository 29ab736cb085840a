import { describe, expect, it } from 'vitest';
import { sumarDias } from '../../functions/domain/fecha.ts';
import type { FilaCsv } from './arnes.ts';
import { EESS, juicios, linea, mujer, parto, porDocumento, visita } from './filas.ts';

const CORTE = '2026-11-30';
const PARTO = '2026-11-10';
const FUR = sumarDias(PARTO, -280);
const dia = (n: number): string => sumarDias(FUR, n);
const letras = (n: number): string[] => [...'abcdefghijklmnop'].slice(0, n);

describe('gest_apn_1er_trimestre', () => {
  it('the first visit of the month counts in its trimester, by code or by last period', async () => {
    const documentos = letras(8);
    const hace = (n: number): string => sumarDias('2026-11-05', -n);
    const prestaciones = [
      ...visita('a', '2026-11-05', 'Z3491/1'),
      ...visita('b', '2026-11-05', 'Z3592/01', { fur: hace(97) }),
      ...visita('c', '2026-11-05', 'Z3592/1', { fur: hace(98) }),
      ...visita('d', '2026-11-05', 'Z3493/1'),
      ...visita('e', '2026-11-05', 'Z3491/2'),
      ...visita('f', '2026-10-31', 'Z3491/1'),
      ...visita('g', '2026-12-01', 'Z3491/1'),
      ...visita('h', '2026-11-05', 'Z3492/1'),
      ...visita('h', '2026-11-20', 'Z3491/1'), // the earliest of the month is the one judged
    ];
    const pedido = { ficha: 'gest_apn_1er_trimestre', version: 'fed_2025_2026', corte: CORTE };
    expect(
      await juicios({ ...pedido, tablas: { personas: documentos.map((d) => mujer(d)), prestaciones } }, documentos),
    ).toEqual([[1, 1], [1, 1], [1, 0], [1, 0], ...Array<string>(3).fill('sin_primera_apn_en_mes'), [1, 0]]);
  });
});

describe('gest_anemia_tratamiento', () => {
  const inicio = 'Z3492 85018 O990 59401.04/1';
  const caso = (d: string, desde: string, a: number, mas: readonly FilaCsv[] = []): FilaCsv[] => [
    ...visita(d, desde, inicio),
    ...visita(d, sumarDias(desde, a), 'O990-R 59401.04/2 85018'),
    ...mas,
  ];
  it('starts in the 32 days before the month and needs delivery and hemoglobin 28 to 32 days later', async () => {
    const documentos = letras(12);
    const prestaciones = [
      ...caso('a', '2026-09-29', 28), // 32 days before 1 November is 30 September
      ...caso('b', '2026-09-30', 28),
      ...caso('c', '2026-10-31', 28),
      ...caso('d', '2026-11-01', 28),
      ...caso('e', '2026-10-10', 27),
      ...caso('f', '2026-10-10', 32),
      ...caso('g', '2026-10-10', 33),
      ...visita('h', '2026-10-10', inicio), // delivery without the diagnosis in its visit
      ...visita('h', '2026-11-09', '59401.04/2 85018'),
      ...visita('i', '2026-10-10', 'Z3492 85018 O990-R 59401.04/1'), // the diagnosis that opens is definitive
      ...visita('j', '2026-10-10', 'Z3492 85018 O990'), // another facility that same day
      ...visita('j', '2026-10-10', '59401.04/1', { renipress: EESS.otro }),
      ...visita('k', '2026-10-10', 'Z3492'), // the same day and facility is enough: three visits
      ...visita('k', '2026-10-10', '85018', { id_cita: 'k2' }),
      ...visita('k', '2026-10-10', 'O990 99199.26/1', { id_cita: 'k3' }),
      ...visita('k', '2026-11-08', 'O990 99199.26/2', { id_cita: 'k4' }),
      ...visita('k', '2026-11-10', '85018.01', { id_cita: 'k5' }),
      ...visita('l', '2026-10-10', inicio),
      ...visita('l', '2026-11-08', 'O990 59401.04'),
      ...visita('l', '2026-11-08', '85018-P'),
    ];
    for (const version of ['fed_2025_2026', 'fed_2024_2025'])
      expect(
        await juicios(
          {
            ficha: 'gest_anemia_tratamiento',
            version,
            corte: CORTE,
            tablas: { personas: documentos.map((d) => mujer(d)), prestaciones },
          },
          documentos,
        ),
        version,
      ).toEqual([
        'sin_inicio_de_tratamiento',
        [1, 1],
        [1, 1],
        'sin_inicio_de_tratamiento',
        [1, 0],
        [1, 1],
        [1, 0],
        [1, 0],
        'sin_inicio_de_tratamiento',
        'sin_inicio_de_tratamiento',
        [1, 1],
        [1, 0],
      ]);
  });
});

describe('fichas of the birth', () => {
  it('gest_sin_anemia_suplementacion: institutional, without O990, iron from day 98 and hemoglobin', async () => {
    const documentos = letras(8);
    const cnv = documentos.map((d) => parto(d, PARTO, d === 'd' ? { lugar: 'DOMICILIO' } : {}));
    const prestaciones = [
      ...visita('a', dia(98), '59401.04 85018'),
      ...visita('b', dia(97), '99199.26 85018'),
      ...visita('c', dia(98), '99199.26'),
      ...visita('d', dia(98), '99199.26 85018'),
      ...visita('e', dia(98), '99199.26 85031'),
      ...visita('e', dia(120), 'O990-R'),
      ...visita('f', dia(98), '99199.26 85031'),
      ...visita('f', dia(120), 'O990-P'),
      ...visita('f', dia(-1), 'O990'), // before this pregnancy
      ...visita('g', dia(280), '99199.26 85018'),
      ...visita('h', dia(281), '99199.26 85018'), // after the birth
    ];
    expect(
      await juicios(
        {
          ficha: 'gest_sin_anemia_suplementacion',
          version: 'fed_2025_2026',
          corte: CORTE,
          tablas: { personas: documentos.map((d) => mujer(d)), cnv, prestaciones },
        },
        documentos,
      ),
    ).toEqual([[1, 1], [1, 0], [1, 0], 'parto_no_institucional', 'anemia', [1, 1], [1, 1], [1, 0]]);
  });

  const completo = (d: string, perfil: number | null, apn: number, entregas: number, folico = 97): FilaCsv[] => [
    ...(perfil === null ? visita(d, dia(97), '85018 86592 87389 81002') : visita(d, dia(perfil), '80055.01')),
    ...visita(d, dia(folico), '59401.03', { id_cita: `${d} folico` }),
    ...Array.from({ length: apn }, (_, i) =>
      visita(d, dia(60 + i), i < entregas ? 'Z3491 59401.04' : 'Z3591', { id_cita: `${d} apn ${i}` }),
    ).flat(),
  ];
  const partos = async (ficha: string, version: string, prestaciones: FilaCsv[], n: number): Promise<unknown[]> =>
    juicios(
      {
        ficha,
        version,
        corte: CORTE,
        tablas: { personas: letras(n).map((d) => mujer(d)), cnv: letras(n).map((d) => parto(d, PARTO)), prestaciones },
      },
      letras(n),
    );
  it('gest_paquete_preventivo: profile until day 125, exams until 97, six visits and four deliveries', async () => {
    expect(
      await partos(
        'gest_paquete_preventivo',
        'cg_2021',
        [
          ...completo('a', null, 6, 4),
          ...completo('b', 125, 6, 4),
          ...completo('c', 126, 6, 4),
          ...completo('d', null, 5, 4),
          ...completo('e', null, 6, 3),
          ...completo('f', null, 6, 4, 98),
          ...completo('g', null, 6, 4).filter((l) => l['codigo'] !== '81002'),
          ...completo('g', null, 0, 0).map((l) => ({ ...l, fecha: dia(98), id_cita: `${String(l['id_cita'])}b` })),
        ],
        7,
      ),
    ).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
  it('gest_paquete_tablero: exams or profile until day 97 and four visits with iron in them', async () => {
    expect(
      await partos(
        'gest_paquete_tablero',
        'tablero',
        [
          ...completo('a', null, 4, 4),
          ...completo('b', 97, 4, 4),
          ...completo('c', 98, 4, 4),
          ...completo('d', null, 6, 3),
          ...completo('e', null, 4, 3),
          ...visita('e', dia(200), '99199.26'), // a delivery without a visit
        ],
        5,
      ),
    ).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
  it('parto_institucional counts births, twins once, by the last birth of the month', async () => {
    const cnv = [
      parto('a', PARTO),
      parto('a', PARTO, { cnv: '9911111111' }),
      parto('b', PARTO, { lugar: 'DOMICILIO' }),
      parto('c', PARTO, { lugar: '' }),
      parto('d', '2026-10-31'),
      parto('e', '2026-11-01'),
    ];
    expect(
      await juicios(
        {
          ficha: 'parto_institucional',
          version: 'tablero',
          corte: CORTE,
          tablas: { personas: letras(5).map((d) => mujer(d)), cnv },
        },
        letras(5),
      ),
    ).toEqual([[1, 1], [1, 0], [1, 0], 'sin_parto_en_mes', [1, 1]]);
  });
});

describe('gest_violencia_paquete', () => {
  const INDICE = '2026-05-20'; // day 180 is 16 November
  const desde = (n: number): string => sumarDias(INDICE, n);
  const sesiones = (d: string, dias: readonly number[], codigo = '90834'): FilaCsv[] =>
    dias.map((n) => linea(d, desde(n), codigo));
  const caso = (d: string, consultas: readonly number[], dias: readonly number[]): FilaCsv[] => [
    linea(d, INDICE, 'R456'),
    ...sesiones(d, consultas, '99207'),
    ...sesiones(d, dias),
  ];
  it('is measured when 180 days have gone by; two consultations and six sessions 7 to 30 days apart', async () => {
    const seis = [0, 7, 14, 44, 51, 81];
    const documentos = letras(10);
    const prestaciones = [
      ...caso('a', [0, 1], seis),
      ...caso('b', [3], seis),
      ...caso('c', [0, 1], [0, 7, 14, 45, 52, 82]), // 31 days between two
      ...caso('d', [0, 1], [0, 6, 13, 20, 27, 34]), // 6 days between two, and no other sixth
      ...caso('e', [0, 1], [0, 6, 7, 14, 21, 28, 35]), // the one on day 6 is left out
      ...caso('f', [-5, 1], seis), // one before the screening
      ...caso('g', [0, 1], [-7, 0, 7, 14, 21, 28]),
      linea('h', '2026-05-04', 'R456'), // day 180 is 31 October
      linea('i', INDICE, 'R456', { tipo_dx: 'P' }),
      linea('j', '2026-06-04', 'R456'), // day 180 is 1 December
    ];
    for (const version of ['fed_2025_2026', 'fed_2024_2025'])
      expect(
        await juicios(
          {
            ficha: 'gest_violencia_paquete',
            version,
            corte: CORTE,
            tablas: { personas: documentos.map((d) => mujer(d)), prestaciones },
          },
          documentos,
        ),
        version,
      ).toEqual([
        [1, 1],
        [1, 0],
        [1, 0],
        [1, 0],
        [1, 1],
        [1, 0],
        [1, 0],
        ...Array<string>(3).fill('sin_tamizaje_positivo'),
      ]);
  });
});

describe('gest_seguimiento', () => {
  it('asks of each pregnancy what its days require, until the birth or 294 days', async () => {
    const fur = (n: number): string => sumarDias(CORTE, -n);
    const embarazo = (d: string, dias: number, atenciones: readonly number[], codigos = 'Z3491 80055.01'): FilaCsv[] =>
      atenciones.flatMap((n, i) =>
        visita(d, sumarDias(fur(dias), n), i === 0 ? codigos : 'Z3492 59401.04', { fur: fur(dias) }),
      );
    const documentos = letras(8);
    const r = await porDocumento({
      ficha: 'gest_seguimiento',
      version: 'sala_2026',
      corte: CORTE,
      tablas: {
        personas: documentos.map((d) => mujer(d)),
        cnv: [parto('f', '2026-11-30')],
        prestaciones: [
          ...embarazo('a', 97, [60], 'Z3491'),
          ...embarazo('b', 98, [60], 'Z3491'),
          ...embarazo('c', 98, [60]),
          ...embarazo('d', 294, [60, 100, 128, 200, 228, 256]),
          ...embarazo('e', 295, [60, 100]),
          ...embarazo('f', 279, [60, 100]),
          ...embarazo('g', 167, [60, 100, 128]),
          ...embarazo('h', 168, [97, 126]),
        ],
      },
    });
    const componentes = (d: string): unknown => Object.values(r.get(d)!.componentes).map((e) => e.slice(0, 4));
    expect(documentos.map((d) => [r.get(d)!.den, r.get(d)!.num ?? r.get(d)!.excluido])).toEqual([
      [1, 1],
      [1, 0],
      [1, 1],
      [1, 1],
      [0, 'sin_embarazo_en_curso'],
      [0, 'sin_embarazo_en_curso'],
      [1, 1],
      [1, 0],
    ]);
    expect(componentes('a')).toEqual(Array<string>(8).fill('no_e'));
    expect(componentes('b')).toEqual([...Array<string>(4).fill('no_c'), 'cump', 'no_e', 'no_e', 'no_e']);
    expect(componentes('d')).toEqual(Array<string>(8).fill('cump'));
    expect(r.get('h')!.motivos).toEqual(['hierro_acido_folico']);
  });
});
