import { describe, expect, it } from 'vitest';
import { diaDe, fechaDe, mesesCumplidos } from '../../functions/domain/fecha.ts';
import { Azar } from '../../functions/local/demo/azar.ts';
import { correr, type FilaCsv, type Salida } from './arnes.ts';
import { EESS, juicio, linea, mujer, parto, porDocumento } from './filas.ts';

const CORTE = '2026-11-30';
const documento = (i: number): string => `99${String(i).padStart(6, '0')}`;
const texto = (f: FilaCsv, columna: string): string => String(f[columna] ?? '');
const localidad = (i: number): string => `05010100${String(i).padStart(2, '0')}`;

const vistosEn = (r: ReadonlyMap<string, Salida>): Set<string> =>
  new Set([...r.values()].map((s) => JSON.stringify(juicio(s))));

describe('sin_agua_clorada_menor_60m', () => {
  const pedido = { ficha: 'sin_agua_clorada_menor_60m', version: 'fed_2025_2026', corte: CORTE };
  const nino = (i: number, codigo_ccpp: string, mas: FilaCsv = {}): FilaCsv =>
    mujer(documento(i), { fecha_nacimiento: '2024-01-01', estado: '1', codigo_ccpp, ...mas });
  const muestra = (codigo_ccpp: string, fecha: string, cloro_mg_l: string, turbiedad_unt: string): FilaCsv => ({
    codigo_ccpp,
    fecha,
    cloro_mg_l,
    turbiedad_unt,
  });
  it('looks at three months of samples of the locality: all of them must comply', async () => {
    const agua = [
      muestra(localidad(1), '2026-09-01', '0.50', '5'),
      muestra(localidad(2), '2026-09-01', '0.49', '1'),
      muestra(localidad(3), '2026-08-31', '0.1', '1'),
      muestra(localidad(4), '2026-11-30', '0.9', '5.001'),
      muestra(localidad(5), '2026-11-01', '0.9', '1'),
      muestra(localidad(5), '2026-11-02', '0.4', ''),
      muestra(localidad(6), '2026-11-01', '', '1'),
      muestra(localidad(7), '2026-11-01', '0.9', ''),
      muestra(localidad(8), '2026-12-01', '0.9', '1'),
    ];
    const personas = [
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((i) => nino(i, localidad(i))),
      nino(9, ''),
      nino(10, localidad(1), { fecha_nacimiento: '2021-12-01' }),
      nino(11, localidad(1), { fecha_nacimiento: '2021-11-30' }),
      nino(12, localidad(1), { estado: 'censo' }),
    ];
    const r = await porDocumento({ ...pedido, tablas: { personas, agua } });
    expect(personas.map((p) => juicio(r.get(texto(p, 'documento'))))).toEqual([
      [1, 0],
      [1, 1],
      'sin_muestra',
      [1, 1],
      [1, 1],
      'sin_cloro',
      'sin_turbiedad',
      'sin_muestra',
      'sin_localidad',
      [1, 0],
      'edad',
      'fuera_de_padron',
    ]);
  });
  it('agrees with a child-by-child count on made-up samples', async () => {
    const azar = new Azar(3, 'agua');
    const agua = Array.from({ length: 60 }, () =>
      muestra(
        localidad(azar.entero(1, 30)),
        azar.de(['2026-08-31', '2026-09-01', '2026-10-15', '2026-11-30', '2026-12-01']),
        azar.de(['0.50', '0.49', '0.8', '0.8', '0.8', '']),
        azar.de(['5', '1', '1', '1', '5.001', '']),
      ),
    );
    const personas = Array.from({ length: 120 }, (_, i) =>
      nino(i, azar.ocurre(0.1) ? '' : localidad(azar.entero(1, 40)), {
        fecha_nacimiento: azar.de(['2021-11-30', '2021-12-01', '2026-11-30', '2026-12-01', '2024-02-29']),
      }),
    );
    const esperado = (p: FilaCsv): unknown => {
      const meses = mesesCumplidos(texto(p, 'fecha_nacimiento'), CORTE);
      if (meses < 0 || meses > 59) return 'edad';
      if (texto(p, 'codigo_ccpp') === '') return 'sin_localidad';
      const suyas = agua.filter(
        (a) => a['codigo_ccpp'] === p['codigo_ccpp'] && texto(a, 'fecha') >= '2026-09-01' && texto(a, 'fecha') <= CORTE,
      );
      if (suyas.length === 0) return 'sin_muestra';
      const valores = (c: string): number[] => suyas.map((a) => (texto(a, c) === '' ? NaN : Number(a[c])));
      if (valores('cloro_mg_l').some((x) => x < 0.5) || valores('turbiedad_unt').some((x) => x > 5)) return [1, 1];
      if (valores('cloro_mg_l').some(Number.isNaN)) return 'sin_cloro';
      return valores('turbiedad_unt').some(Number.isNaN) ? 'sin_turbiedad' : [1, 0];
    };
    const r = await porDocumento({ ...pedido, tablas: { personas, agua } });
    for (const p of personas)
      expect([texto(p, 'documento'), juicio(r.get(texto(p, 'documento')))]).toEqual([
        texto(p, 'documento'),
        esperado(p),
      ]);
    for (const v of ['[1,0]', '[1,1]', '"sin_muestra"', '"sin_localidad"']) expect(vistosEn(r)).toContain(v);
  });
});

describe('sis_afiliacion', () => {
  it('only SIS decides; the components are the distribution', async () => {
    const seguros = ['1', '2', '2|1', '3', '4', '0', '', '1|4'];
    const personas = seguros.map((s, i) => mujer(documento(i), { seguros: s }));
    const r = await porDocumento({ ficha: 'sis_afiliacion', version: 'sala_2026', corte: CORTE, tablas: { personas } });
    const filas = seguros.map((_, i) => r.get(documento(i))!);
    expect(filas.map(juicio)).toEqual([[1, 1], [1, 0], [1, 1], [1, 0], [1, 0], [1, 0], 'sin_seguros', [1, 1]]);
    const con = (id: string): boolean[] => filas.map((f) => f.componentes[id] === 'cumple');
    expect(seguros.filter((_, i) => con('essalud')[i])).toEqual(['2', '2|1']);
    expect(seguros.filter((_, i) => con('otros')[i])).toEqual(['3', '4', '1|4']);
    expect(seguros.filter((_, i) => con('ninguno')[i])).toEqual(['0']);
    expect(filas.map((f) => f.motivos)).toEqual([[], ['sis'], [], ['sis'], ['sis'], ['sis'], ['sin_seguros'], []]);
  });
});

describe('sec_dispersion', () => {
  it('is the people of each sector over its hectares', async () => {
    const parte = (sector: string, i: number, superficie_km2: string, mas: FilaCsv = {}): FilaCsv => ({
      renipress: EESS.uno,
      sector,
      codigo_ccpp: localidad(i),
      superficie_km2,
      ...mas,
    });
    const sectorizacion = [
      parte('S1', 1, '1.5'),
      parte('S1', 2, '0.256'),
      parte('S2', 3, ''),
      parte('S3', 4, '2', { hasta: '2026-11-29' }),
      parte('S4', 5, '3', { manzana: 'A' }),
      parte('S5', 5, '1', { manzana: 'B' }),
      parte('S5', 6, ''),
    ];
    const vive = (i: number, ccpp: number, mas: FilaCsv = {}): FilaCsv =>
      mujer(documento(i), { codigo_ccpp: localidad(ccpp), ...mas });
    const personas = [
      vive(1, 1),
      vive(2, 2),
      vive(3, 2, { estado: '0' }),
      vive(4, 2, { estado: 'atendido' }),
      vive(5, 2, { fecha_nacimiento: '2026-12-01' }),
      vive(6, 3),
      vive(7, 4),
      vive(8, 5, { manzana: 'a' }),
      vive(9, 6),
      vive(10, 5, { manzana: 'B' }),
    ];
    const { lineas } = await correr({
      ficha: 'sec_dispersion',
      version: 'sala_2026',
      corte: CORTE,
      tablas: { personas, sectorizacion },
    });
    expect(lineas.map((l) => [l.documento, juicio(l)])).toEqual([
      ['S1', [176, 2]],
      ['S2', 'sin_superficie'],
      ['S4', [300, 1]],
      ['S5', [100, 2]],
    ]);
  });
});

describe('risk groups of persons and families', () => {
  const NOMBRES = [
    'rn',
    'menor_2a',
    'menor_3a',
    'gestante',
    'puerpera',
    'tbc',
    'vih',
    'hidatidosis',
    'neumonia',
    'eda',
    'ira',
  ] as const;
  const GRUPOS: Readonly<Record<string, RegExp>> = {
    tbc: /^A1[5-9]/,
    vih: /^(B2[0-4]|Z21)/,
    hidatidosis: /^B67/,
    neumonia: /^J1[2-8]/,
    eda: /^A0/,
    ira: /^J(0[0-6]|2[0-2])/,
  };
  const azar = new Azar(5, 'riesgo');
  const nacidos = [
    '2026-11-30',
    '2026-11-02',
    '2026-11-01',
    '2024-12-01',
    '2024-11-30',
    '2023-12-01',
    '2023-11-30',
    '1990-01-01',
    ...Array<string>(8).fill('1980-06-06'),
  ];
  const personas = Array.from({ length: 700 }, (_, i) =>
    mujer(documento(i), {
      fecha_nacimiento: azar.de(nacidos),
      estado: azar.de(['1', '1', '1', 'censo', '0', 'atendido']),
    }),
  );
  const hace = (n: number): string => fechaDe(diaDe(CORTE) - n);
  const prestaciones = personas.flatMap((p) => {
    const d = texto(p, 'documento');
    if (texto(p, 'fecha_nacimiento') > '2000' || azar.ocurre(0.1)) return [];
    if (azar.ocurre(0.3)) {
      const fur = azar.de([0, 100, 294, 295]);
      return [
        linea(d, hace(azar.entero(0, fur)), 'Z3491', { fur: hace(fur) }),
        linea(d, hace(fur + 50), 'Z3491', { fur: hace(fur + 60) }),
      ];
    }
    const codigo = azar.de([
      'A150',
      'A199',
      'A20',
      'B20',
      'B24X',
      'B25',
      'Z21X',
      'B670',
      'J129',
      'J189',
      'J11',
      'A00',
      'A099',
      'J00X',
      'J069',
      'J07',
      'J20',
      'J229',
      'J23',
    ]);
    return [
      linea(d, azar.de(['2025-11-30', '2025-12-01', '2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01']), codigo, {
        tipo_dx: azar.de(['D', 'R', 'P']),
      }),
    ];
  });
  const cnv = personas
    .filter((p) => texto(p, 'fecha_nacimiento') < '2000' && azar.ocurre(0.3))
    .map((p) => parto(texto(p, 'documento'), hace(azar.de([0, 42, 43, 99, 101, -1]))));
  const censo = personas.flatMap((p) =>
    azar.ocurre(0.1)
      ? []
      : [
          {
            documento: texto(p, 'documento'),
            renipress: azar.de([EESS.uno, EESS.otro]),
            ficha_familiar: azar.ocurre(0.05) ? '' : `F${azar.entero(1, 200)}`,
            desde: azar.de(['', '2026-01-01', '2026-11-30', '2026-12-01']),
            hasta: azar.de(['', '', '2026-11-30', '2026-11-29']),
          },
        ],
  );
  const tablas = { personas, prestaciones, cnv, censo };

  const gruposDe = (p: FilaCsv): string[] => {
    const [d, nacimiento] = [texto(p, 'documento'), texto(p, 'fecha_nacimiento')];
    const meses = mesesCumplidos(nacimiento, CORTE);
    const edad = diaDe(CORTE) - diaDe(nacimiento);
    const partos = cnv
      .filter((c) => c['documento_madre'] === d)
      .map((c) => diaDe(CORTE) - diaDe(texto(c, 'fecha_nacimiento')));
    const suyas = prestaciones.filter((l) => l['documento'] === d && texto(l, 'fecha') <= CORTE);
    const furs = suyas.filter((l) => texto(l, 'fur') !== '').map((l) => diaDe(CORTE) - diaDe(texto(l, 'fur')));
    const ultima = Math.min(...furs);
    const enfermo = (g: string): boolean =>
      suyas.some(
        (l) =>
          GRUPOS[g]?.test(texto(l, 'codigo')) === true &&
          l['tipo_dx'] !== 'P' &&
          texto(l, 'fecha') >= (['tbc', 'vih', 'hidatidosis'].includes(g) ? '2025-12-01' : '2026-11-01'),
      );
    const en: Readonly<Record<string, boolean>> = {
      rn: edad >= 0 && edad <= 28,
      menor_2a: edad >= 0 && meses < 24,
      menor_3a: edad >= 0 && meses < 36,
      gestante: ultima <= 294 && !partos.some((x) => x >= 0 && x <= ultima),
      puerpera: partos.some((x) => x >= 0 && x <= 42),
    };
    return NOMBRES.filter((g) => en[g] ?? enfermo(g));
  };

  it('sec_grupos_riesgo counts each person once and says the groups', async () => {
    const r = await porDocumento({ ficha: 'sec_grupos_riesgo', version: 'sala_2026', corte: CORTE, tablas });
    const vistos = new Set<string>();
    for (const p of personas) {
      const d = texto(p, 'documento');
      const suyos = ['0', 'atendido'].includes(texto(p, 'estado')) ? [] : gruposDe(p);
      suyos.forEach((g) => vistos.add(g));
      const s = r.get(d)!;
      expect([d, juicio(s)]).toEqual([d, suyos.length > 0 ? [1, 1] : 'sin_grupo_de_riesgo']);
      expect([d, NOMBRES.filter((g) => s.componentes[g] === 'cumple')]).toEqual([d, suyos]);
      expect(s.motivos).toEqual([]);
    }
    expect([...vistos].sort()).toEqual([...NOMBRES].sort());
  });
  it('sec_familias_riesgo counts each family in its member of lowest document', async () => {
    const r = await porDocumento({ ficha: 'sec_familias_riesgo', version: 'sala_2026', corte: CORTE, tablas });
    const vigentes = censo.filter(
      (c) => c.ficha_familiar !== '' && c.desde <= CORTE && (c.hasta === '' || c.hasta >= CORTE),
    );
    const personaDe = new Map(personas.map((p) => [texto(p, 'documento'), p]));
    const activos = vigentes.filter((c) => personaDe.get(c.documento)!['estado'] !== '0');
    const familias = [...Map.groupBy(activos, (c) => `${c.renipress} ${c.ficha_familiar}`).values()];
    const esperado = new Map<string, [number, number]>();
    for (const f of familias) {
      const cabeza = f.map((c) => c.documento).sort()[0]!;
      esperado.set(cabeza, [1, f.some((c) => gruposDe(personaDe.get(c.documento)!).length > 0) ? 1 : 0]);
    }
    expect(esperado.size).toBe(familias.length);
    for (const p of personas) {
      const d = texto(p, 'documento');
      expect([d, juicio(r.get(d))]).toEqual([d, esperado.get(d) ?? 'no_encabeza_familia']);
    }
    expect(vistosEn(r)).toContain('[1,1]');
    expect(vistosEn(r)).toContain('[1,0]');
  });
});

describe('management', () => {
  const sectorizacion = [localidad(1), '0502010001', '0503010001', '0504010001'].map((codigo_ccpp, i) => ({
    renipress: EESS.uno,
    sector: `S${i}`,
    codigo_ccpp,
    hasta: i === 3 ? '2026-11-29' : '',
  }));
  const acta = (ambito: string, fecha: string, tipo: string): FilaCsv => ({ ambito, fecha, tipo });
  const personas = [mujer('a')];
  const correrDe = async (ficha: string, actas: readonly FilaCsv[]): Promise<unknown[]> => {
    const { lineas } = await correr({
      ficha,
      version: 'sala_2026',
      corte: CORTE,
      tablas: { personas, sectorizacion, actas },
    });
    return lineas.map((l) => [l.documento, ...(juicio(l) as number[])]);
  };
  it('homologacion_mensual: each district with sectors, or with any record, has one in the month or not', async () => {
    expect(
      await correrDe('homologacion_mensual', [
        acta('D:050101', '2026-11-01', 'homologacion'),
        acta('D:050101', '2026-11-20', 'Homologación'),
        acta('D:050201', '2026-10-31', 'homologacion'),
        acta('D:050301', '2026-11-05', 'quorum'),
        acta('d:050901', '2026-11-30', ' homologacion '),
        acta('D:050902', '2026-12-01', 'homologacion'),
        acta('P:0509', '2026-11-05', 'homologacion'),
        acta('D:050903', '2025-01-05', 'sesion'),
      ]),
    ).toEqual([
      ['D:050101', 1, 1],
      ['D:050201', 1, 0],
      ['D:050301', 1, 0],
      ['D:050901', 1, 1],
      ['D:050903', 1, 0],
    ]);
  });
  it('ial_sesiones: a session is a day with a record of session, and needs its five milestones that day', async () => {
    const HITOS = ['quorum', 'homologacion', 'sectorizacion', 'seguimiento_nominal', 'analisis_cobertura'];
    const sesion = (ambito: string, fecha: string, tipos: readonly string[]): FilaCsv[] =>
      tipos.map((t) => acta(ambito, fecha, t));
    const actas = [
      ...sesion('D:050101', '2026-11-05', HITOS),
      ...sesion('D:050101', '2026-11-19', HITOS.slice(0, 4)),
      ...sesion('D:050201', '2026-11-05', ['sesion', ...HITOS.slice(1)]),
      ...sesion('D:050301', '2026-11-05', HITOS.slice(1)), // no record of a session
      ...sesion('D:050401', '2026-10-31', HITOS),
      ...sesion('D:050501', '2026-11-30', [
        'Quórum',
        'Homologación',
        'Sectorización',
        'seguimiento nominal',
        'Análisis cobertura',
      ]),
    ];
    expect(await correrDe('ial_sesiones', actas)).toEqual([
      ['D:050101', 2, 1],
      ['D:050201', 1, 0],
      ['D:050501', 1, 1],
    ]);
    const { lineas } = await correr({
      ficha: 'ial_sesiones',
      version: 'sala_2026',
      corte: CORTE,
      tablas: { personas, sectorizacion, actas },
    });
    expect(lineas.map((l) => l.motivos)).toEqual([['analisis_cobertura'], ['quorum'], []]);
  });
  it('sec_microareas_riesgo counts zones by locality', async () => {
    const zona = (i: number, tipo: string): FilaCsv => ({ codigo_ccpp: localidad(i), tipo, lat: -13, lon: -74 });
    const { lineas } = await correr({
      ficha: 'sec_microareas_riesgo',
      version: 'sala_2026',
      corte: CORTE,
      tablas: { personas, microareas: [zona(1, 'basural'), zona(1, 'laguna'), zona(2, 'basural'), { tipo: 'cauce' }] },
    });
    expect(lineas.map((l) => [l.documento, juicio(l)])).toEqual([
      [localidad(1), [2, 2]],
      [localidad(2), [1, 1]],
    ]);
  });
});
