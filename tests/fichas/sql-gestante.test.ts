import { describe, expect, it } from 'vitest';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { diaDe, fechaDe, mesesCumplidos, sumarDias } from '../../functions/domain/fecha.ts';
import { GRUPOS_HB } from '../../functions/domain/salud/grupos-hb.ts';
import {
  ajustarHb,
  clasificarEn,
  grupoHb,
  textoHb,
  ajusteAltitud,
  escalar,
} from '../../functions/domain/salud/hemoglobina.ts';
import { Azar } from '../../functions/local/demo/azar.ts';
import type { FilaCsv } from './arnes.ts';
import { EESS, juicio, juicios, linea, mujer, porDocumento, visita } from './filas.ts';

const CORTE = '2026-11-30';
const MES = '2026-11-01';
const T = leerTerritorio();
const PRIMER_NIVEL = ['I-1', 'I-2', 'I-3', 'I-4'];
const documento = (i: number): string => `99${String(i).padStart(6, '0')}`;
const texto = (f: FilaCsv, columna: string): string => String(f[columna] ?? '');
const labs = (f: FilaCsv): string[] =>
  ['lab1', 'lab2', 'lab3'].map((c) => texto(f, c).trim().toUpperCase()).map((l) => (/^0*1(\.0+)?$/.test(l) ? '1' : l));
const eessDe = (f: FilaCsv): number | null => (texto(f, 'renipress') === '' ? null : Number(texto(f, 'renipress')));
const categoria = (codigo: number | null): string =>
  codigo === null ? '' : (T.eess.get(String(codigo).padStart(8, '0'))?.categoria ?? '');
const deDocumento = (lineas: readonly FilaCsv[]): ReadonlyMap<string, readonly FilaCsv[]> =>
  Map.groupBy(lineas, (l) => texto(l, 'documento'));
const enMes = (l: FilaCsv): boolean => texto(l, 'fecha') >= MES && texto(l, 'fecha') <= CORTE;
const esApn = (l: FilaCsv): boolean => /^Z3[45]9[123]$/.test(texto(l, 'codigo'));

describe('gest_tamizaje_violencia', () => {
  const pedido = { ficha: 'gest_tamizaje_violencia', version: 'fed_2025_2026', corte: CORTE };
  it('counts first visits: the screening goes the same day in the same facility', async () => {
    const documentos = [...'abcdefghijkl'];
    const prestaciones = [
      ...visita('a', '2026-11-05', 'Z3491/1 96150.01'),
      ...visita('b', '2026-11-05', 'Z3491/1 96150/VIF'),
      ...visita('c', '2026-11-05', 'Z3491/1 96150'),
      ...visita('d', '2026-11-05', 'Z3491/1 96150.01-P'),
      ...visita('e', '2026-11-05', 'Z3491/1'),
      ...visita('e', '2026-11-05', '96150.01', { renipress: EESS.otro, id_cita: 'e2' }),
      ...visita('f', '2026-11-05', 'Z3491/1'),
      ...visita('f', '2026-11-05', '96150.01', { renipress: '3644', id_cita: 'f2' }),
      ...visita('g', '2026-11-05', 'Z3491/1 96150.01', { renipress: EESS.hospital }),
      ...visita('h', '2026-11-05', 'Z3491/2 96150.01'),
      ...visita('i', '2026-10-31', 'Z3491/1 96150.01'),
      ...visita('j', '2026-11-05', 'Z3491/1'),
      ...visita('j', '2026-11-06', '96150.01'),
      ...visita('k', '2026-11-01', 'Z3491/1 96150.01'),
      ...visita('k', '2026-11-30', 'Z3593/1'),
      ...visita('l', '2026-11-05', 'Z3491/1 Z3492/1 96150.01'),
    ];
    expect(
      await juicios({ ...pedido, tablas: { personas: documentos.map((d) => mujer(d)), prestaciones } }, documentos),
    ).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 1],
      ...Array<string>(3).fill('sin_primera_apn_en_mes'),
      [1, 0],
      [2, 1],
      [1, 1],
    ]);
  });

  it('agrees with a person-by-person count on made-up visits', async () => {
    const azar = new Azar(7, 'violencia');
    const personas = Array.from({ length: 400 }, (_, i) => mujer(documento(i)));
    const prestaciones = personas.flatMap((p) =>
      Array.from({ length: azar.entero(1, 9) }, () =>
        linea(
          texto(p, 'documento'),
          azar.de(['2026-10-31', '2026-11-01', '2026-11-01', '2026-11-30', '2026-11-30', '2026-12-01']),
          azar.de(['Z3491', 'Z3593', '96150.01', '96150.01', '96150', '96150.1']),
          {
            lab1: azar.de(['1', '01', '1.0', 'VIF', ' vif ', '']),
            lab3: azar.de(['', '', '1', 'VIF']),
            tipo_dx: azar.de(['D', 'D', 'D', 'P']),
            renipress: azar.de([EESS.uno, '3644', EESS.otro, EESS.hospital, '']),
          },
        ),
      ),
    );
    const esperado = (suyas: readonly FilaCsv[]): unknown => {
      const primeras = new Set(
        suyas
          .filter((l) => enMes(l) && esApn(l) && labs(l).includes('1') && PRIMER_NIVEL.includes(categoria(eessDe(l))))
          .map((l) => `${texto(l, 'fecha')} ${eessDe(l)}`),
      );
      const tamizadas = new Set(
        suyas
          .filter(
            (l) =>
              l['tipo_dx'] === 'D' &&
              (l['codigo'] === '96150.01' || (l['codigo'] === '96150' && labs(l).includes('VIF'))),
          )
          .map((l) => `${texto(l, 'fecha')} ${eessDe(l)}`),
      );
      return primeras.size === 0
        ? 'sin_primera_apn_en_mes'
        : [primeras.size, [...primeras].filter((x) => tamizadas.has(x)).length];
    };
    const r = await porDocumento({ ...pedido, tablas: { personas, prestaciones } });
    const suyas = deDocumento(prestaciones);
    for (const d of personas.map((p) => texto(p, 'documento')))
      expect([d, juicio(r.get(d))], JSON.stringify(suyas.get(d))).toEqual([d, esperado(suyas.get(d) ?? [])]);
    const cuentas = [...r.values()].map((s) => JSON.stringify([s.den, s.num]));
    for (const c of ['[1,0]', '[1,1]', '[2,1]']) expect(cuentas).toContain(c);
  });
});

describe('anemia_gestantes', () => {
  const DIA = '2026-11-10';
  const ALTITUD = T.distritos.get('050101')!.altitud!;
  const pedido = { ficha: 'anemia_gestantes', version: 'tablero', corte: CORTE };
  const gestante = (semanas: number): ReturnType<typeof grupoHb> =>
    grupoHb({ sexo: 'F', edadDias: 9000, edadMeses: 300, condicion: 'gestante', semanas });

  it('has the thresholds and trimesters of the clinical rules', async () => {
    const grupos = GRUPOS_HB.filter((g) => g.condiciones.includes('gestante'));
    expect(grupos).toHaveLength(3);
    // The first and the last day of each trimester, with the lowest normal value and a tenth less.
    const casos = grupos.flatMap((g) =>
      [7 * (g.semanas.desde ?? 0), 7 * (g.semanas.antesDe ?? 43) - 1].flatMap((dias) =>
        [0, -0.1].map((mas) => ({
          dias,
          hb: textoHb(escalar(g.normal + mas) + ajusteAltitud(ALTITUD, 'nts213_tramos'), 1),
        })),
      ),
    );
    const prestaciones = casos.map((c, i) =>
      linea(documento(i), DIA, '85018', { hb: c.hb, fur: sumarDias(DIA, -c.dias) }),
    );
    const personas = casos.map((_, i) => mujer(documento(i)));
    const esperado = casos.map((c) => {
      const clase = clasificarEn(gestante(Math.floor(c.dias / 7))!, ajustarHb(Number(c.hb), ALTITUD, 'nts213_tramos'));
      return [1, clase === 'normal' ? 0 : 1];
    });
    expect(esperado.map((e) => e[1])).toEqual(casos.map((_, i) => i % 2)); // each pair straddles the threshold
    expect(
      await juicios(
        { ...pedido, tablas: { personas, prestaciones } },
        casos.map((_, i) => documento(i)),
      ),
    ).toEqual(esperado);
  });

  it('agrees with a person-by-person count on made-up pregnancies', async () => {
    const azar = new Azar(11, 'anemia');
    const personas = Array.from({ length: 500 }, (_, i) =>
      mujer(documento(i), { ...(azar.ocurre(0.05) ? { sexo: 'M' } : {}), ...(azar.ocurre(0.1) ? { ubigeo: '' } : {}) }),
    );
    const prestaciones = personas.flatMap((p) => {
      const d = texto(p, 'documento');
      const fur = azar.entero(diaDe(DIA) - 301, diaDe(DIA));
      const dias = new Set(
        Array.from({ length: azar.entero(1, 6) }, () =>
          azar.de([azar.entero(diaDe('2026-11-01') - 40, diaDe('2026-12-02')), azar.entero(diaDe(MES), diaDe(CORTE))]),
        ),
      );
      return [...dias].flatMap((x): FilaCsv[] => {
        const fecha = fechaDe(x);
        const conFur = azar.ocurre(0.4)
          ? { fur: fechaDe(azar.de([fur, fur, x - 97, x - 98, x - 195, x - 196, x - 300, x - 301])) }
          : {};
        const dosaje = linea(d, fecha, azar.de(['85018', '85018.01', '85031', 'Z3492', '99381']), {
          ...conFur,
          tipo_dx: azar.de(['D', 'D', 'D', 'P']),
          hb: azar.de([
            (azar.entero(118, 134) / 10).toFixed(1),
            '12.3',
            '12.2',
            '12.8',
            '12.7',
            '2.9',
            '25.1',
            '',
            '0',
          ]),
        });
        return [
          ...(azar.ocurre(0.7) ? [dosaje] : []),
          ...(azar.ocurre(0.3) ? [linea(d, fecha, azar.de(['Z3491', 'Z3592', 'Z3493']))] : []),
          ...(azar.ocurre(0.05) ? [linea(d, fecha, 'O990', { tipo_dx: azar.de(['D', 'R', 'P']) })] : []),
        ];
      });
    });
    // One trimester a day: two codes on one day would leave it to chance.
    const limpias = [
      ...Map.groupBy(prestaciones, (l) => `${texto(l, 'documento')} ${texto(l, 'fecha')}`).values(),
    ].flatMap((g) => {
      const apn = g.find(esApn);
      return g.filter((l) => !esApn(l) || l === apn);
    });
    const esperado = (p: FilaCsv, suyas: readonly FilaCsv[]): unknown => {
      const valido = (l: FilaCsv): boolean => {
        const hb = texto(l, 'hb') === '' ? 0 : Number(l['hb']);
        return (
          hb >= 3 && hb <= 25 && (!['85018', '85018.01', '85031'].includes(texto(l, 'codigo')) || l['tipo_dx'] === 'D')
        );
      };
      const conValor = suyas.filter((l) => enMes(l) && valido(l));
      const sinValor = suyas.filter(
        (l) =>
          enMes(l) &&
          texto(l, 'hb') === '' &&
          l['tipo_dx'] === 'D' &&
          ['85018', '85018.01', '85031'].includes(texto(l, 'codigo')),
      );
      const dosajes = conValor.length > 0 ? conValor : sinValor;
      const ultimo = dosajes
        .map((l) => texto(l, 'fecha'))
        .sort()
        .at(-1);
      if (p['sexo'] !== 'F') return 'sexo';
      if (ultimo === undefined) return 'sin_dosaje_en_mes';
      const hb = Math.min(...dosajes.filter((l) => l['fecha'] === ultimo).map((l) => Number(l['hb'])));
      const hasta = (l: FilaCsv): number => diaDe(ultimo) - diaDe(texto(l, 'fecha'));
      const furDe = (l: FilaCsv): number => diaDe(ultimo) - diaDe(texto(l, 'fur'));
      const antes = suyas.filter((l) => hasta(l) >= 0 && hasta(l) <= 300).sort((a, b) => hasta(a) - hasta(b));
      const conFur = antes.filter((l) => texto(l, 'fur') !== '' && furDe(l) >= 0 && furDe(l) <= 300);
      const apn = antes.filter(esApn);
      if (conFur.length + apn.length === 0) return 'sin_dosaje_en_mes';
      if (suyas.some((l) => l['codigo'] === 'O990' && ['D', 'R'].includes(texto(l, 'tipo_dx')) && enMes(l)))
        return [1, 1];
      if (conValor.length === 0) return 'sin_hb';
      if (p['ubigeo'] === '') return 'sin_altitud';
      const codigo = apn.find((l) => hasta(l) <= 31);
      const semanas = conFur[0]
        ? Math.floor(furDe(conFur[0]) / 7)
        : codigo
          ? [0, 0, 20, 30][Number(texto(codigo, 'codigo').at(-1))]!
          : null;
      if (semanas === null) return 'sin_trimestre';
      return [1, clasificarEn(gestante(semanas)!, ajustarHb(hb, ALTITUD, 'nts213_tramos')) === 'normal' ? 0 : 1];
    };
    const r = await porDocumento({ ...pedido, tablas: { personas, prestaciones: limpias } });
    const suyas = deDocumento(limpias);
    for (const p of personas) {
      const d = texto(p, 'documento');
      expect([d, juicio(r.get(d))], JSON.stringify(suyas.get(d))).toEqual([d, esperado(p, suyas.get(d) ?? [])]);
    }
    const vistos = new Set([...r.values()].map((s) => JSON.stringify(juicio(s))));
    for (const v of ['[1,0]', '[1,1]', '"sin_altitud"', '"sin_trimestre"', '"sin_hb"', '"sin_dosaje_en_mes"'])
      expect(vistos).toContain(v);
  });
});

describe('adol_mujer_hb', () => {
  it('agrees with a person-by-person count on made-up attendances', async () => {
    const azar = new Azar(13, 'adolescentes');
    const personas = Array.from({ length: 600 }, (_, i) =>
      mujer(i % 17 === 0 ? `9900${documento(i)}` : documento(i), {
        tipo_documento: i % 17 === 0 ? 'CNV' : 'DNI',
        fecha_nacimiento: azar.de(['2014-11-15', '2014-11-16', '2008-11-15', '2008-11-14', '2011-03-03', '2012-06-30']),
        sexo: azar.ocurre(0.05) ? 'M' : 'F',
      }),
    );
    const VACUNAS = ['90749.01', '90749.02', '90649', '90714', '90746', '90658', '90717', '90670'];
    const prestaciones = personas.flatMap((p) => {
      const d = texto(p, 'documento');
      return Array.from({ length: azar.entero(1, 4) }, (_, i) => {
        const fecha = azar.de(['2026-11-01', '2026-11-15', '2026-11-14', '2026-11-30', '2026-10-31', '2026-12-01']);
        const renipress = azar.de([EESS.uno, EESS.uno, EESS.otro, EESS.hospital]);
        const condicion_eess = azar.de(['N', 'R', 'C']);
        return Array.from({ length: azar.entero(1, 3) }, () =>
          linea(
            d,
            fecha,
            azar.de(['C8002', '99402.03', '85018', '85018.01', '85031', 'Z3491', '90649', '99499.08', 'Z019']),
            {
              id_cita: `${d} ${i}`,
              renipress,
              condicion_eess,
              tipo_dx: azar.de(['D', 'D', 'P']),
            },
          ),
        );
      }).flat();
    });
    const esperado = (p: FilaCsv, suyas: readonly FilaCsv[]): unknown => {
      const lineas = suyas.filter((l) => {
        const anos = Math.floor(mesesCumplidos(texto(p, 'fecha_nacimiento'), texto(l, 'fecha')) / 12);
        return enMes(l) && anos >= 12 && anos <= 17;
      });
      const vedada = (l: FilaCsv): boolean =>
        VACUNAS.includes(texto(l, 'codigo')) || texto(l, 'codigo').startsWith('99499');
      const citas = new Set(lineas.filter(vedada).map((l) => l['id_cita']));
      const atenciones = lineas.filter(
        (l) =>
          !citas.has(l['id_cita']) &&
          ['N', 'R'].includes(texto(l, 'condicion_eess')) &&
          PRIMER_NIVEL.includes(categoria(eessDe(l))),
      );
      if (p['sexo'] !== 'F' || atenciones.length === 0) return null;
      const [primera] = atenciones.sort((a, b) =>
        texto(a, 'fecha') < texto(b, 'fecha')
          ? -1
          : texto(a, 'fecha') > texto(b, 'fecha')
            ? 1
            : eessDe(a)! - eessDe(b)!,
      );
      if (p['tipo_documento'] !== 'DNI') return 'sin_dni';
      if (lineas.some((l) => texto(l, 'codigo').startsWith('Z349'))) return 'gestante';
      const dosaje = lineas.some(
        (l) =>
          ['85018', '85018.01'].includes(texto(l, 'codigo')) &&
          l['tipo_dx'] === 'D' &&
          eessDe(l) === eessDe(primera!) &&
          texto(l, 'fecha') >= texto(primera!, 'fecha'),
      );
      return [1, dosaje ? 1 : 0];
    };
    for (const version of ['fed_2025_2026', 'fed_2024_2025']) {
      const r = await porDocumento({
        ficha: 'adol_mujer_hb',
        version,
        corte: CORTE,
        tablas: { personas, prestaciones },
      });
      const suyas = deDocumento(prestaciones);
      for (const p of personas) {
        const d = texto(p, 'documento');
        const e = esperado(p, suyas.get(d) ?? []);
        const visto = juicio(r.get(d));
        if (e === null) expect(['sexo', 'edad', 'sin_atencion_en_mes'], d).toContain(visto);
        else expect([d, visto], JSON.stringify([p, suyas.get(d)])).toEqual([d, e]);
      }
      const vistos = new Set([...r.values()].map((s) => JSON.stringify(juicio(s))));
      for (const v of ['[1,0]', '[1,1]', '"sin_dni"', '"gestante"']) expect(vistos).toContain(v);
    }
  });
});
