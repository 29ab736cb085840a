import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { bandaAtraso, esVisible, ESTADOS_ALERTA, type Alerta } from '../../functions/domain/alerta.ts';
import { seguir, sinSeguimiento, type Sujeto } from '../../functions/domain/alerta/seguimiento.ts';
import { diaDe, sumarDias } from '../../functions/domain/fecha.ts';
import { esquemaFicha, type VersionFicha } from '../../functions/domain/ficha/esquema.ts';

const ficha = (version: Record<string, unknown>): VersionFicha =>
  v.parse(esquemaFicha, {
    ficha: 'prueba',
    nombre: 'Prueba',
    corto: 'Prueba',
    unidad: 'niños',
    usuarios: [],
    direccion: 'mayor',
    nivel: 'sector',
    curso_vida: 'nino',
    paquete: 'Prueba',
    tipo: 'cobertura',
    versiones: [
      {
        version: 'v1',
        codigo_oficial: null,
        edicion: 'Prueba',
        vigencia: { desde: '2026-01-01', hasta: null },
        verificacion: 'propuesta',
        fuente: 'F1',
        corte: { tipo: 'fin_de_mes' },
        denominador: 'x',
        numerador: 'x',
        poblacion: { sujeto: 'persona', edad_dias: [0, 364] },
        exclusiones: [],
        ...version,
      },
    ],
  }).versiones[0]!;

const PAQUETE = ficha({
  componentes: [
    {
      id: 'neumococo',
      nombre: 'Neumococo',
      cadena: [
        { prestacion: 'neumococo', edad: [55, 119] },
        { prestacion: 'neumococo', intervalo: [28, 70] },
      ],
    },
    {
      id: 'rotavirus',
      nombre: 'Rotavirus',
      cadena: [
        { prestacion: 'rotavirus', edad: [55, 210] },
        { prestacion: 'rotavirus', intervalo: [28, null], edad: [0, 240] },
      ],
    },
    {
      id: 'polio',
      nombre: 'Polio',
      cadena: [
        { prestacion: 'polio', edad: [55, 119] },
        { prestacion: 'polio', intervalo: [28, 70] },
        { prestacion: 'polio', intervalo: [28, 70] },
      ],
    },
    { id: 'hierro_4m', nombre: 'Hierro 4 m', existe: { prestacion: 'hierro', edad: [110, 130] } },
    {
      id: 'hierro_6m',
      nombre: 'Hierro 6 m',
      alguna_de: [
        {
          nombre: 'Preventivo',
          cadena: [
            { prestacion: 'hierro', edad: [170, 209] },
            { prestacion: 'hierro', intervalo: [25, 70] },
          ],
        },
        {
          nombre: 'Micronutrientes',
          cadena: [
            { prestacion: 'mn', edad: [170, 209] },
            { prestacion: 'mn', intervalo: [25, 35] },
            { prestacion: 'mn', intervalo: [25, 35] },
          ],
        },
      ],
    },
    { id: 'dni', nombre: 'DNI', punto_focal: 'reniec', existe: { prestacion: 'dni', edad: [0, 30] } },
  ],
});

const NACE = '2026-01-10';
type Historia = Readonly<Record<string, readonly number[]>>;

/** A child born on `NACE` (or another day) with prestaciones at some ages, seen at an age. */
const sujeto = (historia: Historia, hoy: number, cambios: Partial<Sujeto> = {}): Sujeto => {
  const nacimiento = diaDe(NACE);
  return {
    excluido: false,
    ancla: nacimiento,
    nacimiento,
    libre: () => false,
    recibidas: (p) => (historia[p] ?? []).map((e) => nacimiento + e).filter((d) => d <= hoy),
    ...cambios,
  };
};

const alertas = (
  historia: Historia,
  edad: number,
  version = PAQUETE,
  cambios: Partial<Sujeto> = {},
  horizonte = 7,
): readonly Alerta[] => {
  const hoy = diaDe(NACE) + edad;
  return seguir(version, { hoy, horizonte })(sujeto(historia, hoy, cambios)).alertas;
};

const una = (servicio: string, dosis: number, todas: readonly Alerta[]): Alerta =>
  todas.find((a) => a.servicio === servicio && a.dosis === dosis)!;
const estado = (servicio: string, dosis: number, historia: Historia, edad: number): string => {
  const a = una(servicio, dosis, alertas(historia, edad));
  return a.porVencer ? `${a.estado}+por_vencer` : a.estado;
};
const a = (edad: number): string => sumarDias(NACE, edad);

describe('estados de la alerta, tabla de §10', () => {
  it.each([
    [47, 'programado'], // 55 − 7 − 1
    [48, 'proximo'],
    [54, 'proximo'],
    [55, 'pendiente_en_plazo'],
    [111, 'pendiente_en_plazo'],
    [112, 'pendiente_en_plazo+por_vencer'], // 119 − 112 = 7
    [119, 'pendiente_en_plazo+por_vencer'],
    [120, 'vencido'],
  ])('a first dose with window 55-119 seen at day %i is %s', (edad, esperado) => {
    expect(estado('neumococo', 1, {}, edad)).toBe(esperado);
  });

  it('says the window in dates', () => {
    expect(una('neumococo', 1, alertas({}, 60))).toMatchObject({ desde: a(55), hasta: a(119), puntoFocal: 'eess' });
    expect(una('dni', 1, alertas({}, 60))).toMatchObject({ desde: a(0), hasta: a(30), puntoFocal: 'reniec' });
  });

  it('the second dose waits blocked for the first, also when no legal day is left', () => {
    expect(una('neumococo', 2, alertas({}, 60))).toMatchObject({ estado: 'bloqueado', desde: null, hasta: null });
    expect(estado('neumococo', 2, {}, 300)).toBe('bloqueado');
    expect(estado('polio', 3, { polio: [60] }, 100)).toBe('bloqueado');
  });

  it.each([
    [80, 'programado'], // 60 + 28 − 7 − 1
    [81, 'proximo'],
    [88, 'pendiente_en_plazo'],
    [122, 'pendiente_en_plazo'],
    [123, 'pendiente_en_plazo+por_vencer'],
    [130, 'pendiente_en_plazo+por_vencer'],
    [131, 'vencido'],
  ])('the second dose, 28 to 70 days after a first one at day 60, seen at day %i is %s', (edad, esperado) => {
    expect(estado('neumococo', 2, { neumococo: [60] }, edad)).toBe(esperado);
  });

  it('fulfilled from the very day it is received, and it opens the next dose', () => {
    expect(estado('polio', 2, { polio: [60, 88] }, 87)).toBe('proximo');
    expect(estado('polio', 2, { polio: [60, 88] }, 88)).toBe('cumplido');
    expect(una('polio', 3, alertas({ polio: [60, 88] }, 90))).toMatchObject({ desde: a(116), hasta: a(158) });
  });

  it('every possible previous dose is tried: a second first dose opens the window further', () => {
    expect(una('neumococo', 2, alertas({ neumococo: [60, 80] }, 90))).toMatchObject({ desde: a(88), hasta: a(150) });
    expect(estado('neumococo', 2, { neumococo: [60, 80, 148] }, 148)).toBe('cumplido'); // 68 days after the one of day 80
  });

  it('the own window of a later dose cuts it', () => {
    expect(una('rotavirus', 2, alertas({ rotavirus: [60] }, 100))).toMatchObject({ desde: a(88), hasta: a(240) });
    // 28 days after day 220 there is no day up to 240: the first dose itself is late.
    expect(estado('rotavirus', 2, { rotavirus: [220] }, 221)).toBe('bloqueado');
  });

  it('without a legal day left it is overdue at once and says only where it ended', () => {
    const tarde = ficha({
      componentes: [
        {
          id: 'x',
          nombre: 'X',
          cadena: [
            { prestacion: 'x', edad: [0, 230] },
            { prestacion: 'x', intervalo: [28, null], edad: [0, 240] },
          ],
        },
      ],
    });
    expect(una('x', 2, alertas({ x: [220] }, 221, tarde))).toMatchObject({
      estado: 'vencido',
      desde: null,
      hasta: a(240),
    });
  });

  it('received on a day that does not count is out of window, not overdue, once the window has passed', () => {
    expect(estado('neumococo', 1, { neumococo: [54] }, 100)).toBe('pendiente_en_plazo');
    expect(estado('neumococo', 1, { neumococo: [54] }, 120)).toBe('fuera_de_ventana');
    expect(estado('neumococo', 1, { neumococo: [120] }, 119)).toBe('pendiente_en_plazo+por_vencer');
    expect(estado('neumococo', 1, { neumococo: [120] }, 120)).toBe('fuera_de_ventana');
    expect(estado('neumococo', 2, { neumococo: [60, 80] }, 151)).toBe('fuera_de_ventana'); // 20 days after the first
    expect(estado('neumococo', 2, { neumococo: [60, 131] }, 131)).toBe('fuera_de_ventana');
  });

  it('the dose before, and what fulfils another service, do not take a dose out of its window', () => {
    expect(estado('neumococo', 2, { neumococo: [60] }, 131)).toBe('vencido');
    expect(estado('hierro_6m', 1, { hierro: [120] }, 210)).toBe('vencido'); // the delivery of the 4th month
    expect(estado('hierro_6m', 1, { hierro: [140] }, 210)).toBe('fuera_de_ventana');
    expect(estado('hierro_4m', 1, { hierro: [175] }, 180)).toBe('fuera_de_ventana'); // it came, late
  });

  it('of several routes it follows the one that got furthest; of equals, the first; a finished one wins', () => {
    expect(alertas({}, 180).filter((x) => x.servicio === 'hierro_6m')).toHaveLength(2);
    expect(alertas({ mn: [175] }, 180).filter((x) => x.servicio === 'hierro_6m')).toHaveLength(3);
    expect(una('hierro_6m', 2, alertas({ mn: [175], hierro: [176] }, 180))).toMatchObject({
      desde: a(201),
      hasta: a(246),
    });
    const terminada = alertas({ hierro: [175, 210], mn: [176, 202] }, 215).filter((x) => x.servicio === 'hierro_6m');
    expect(terminada.map((x) => x.estado)).toEqual(['cumplido', 'cumplido']);
  });
});

describe('quién se sigue', () => {
  it('whoever the ficha leaves out is excluded in every service; so is whoever outgrew it or is not born', () => {
    expect(new Set(alertas({}, 60, PAQUETE, { excluido: true }).map((x) => x.estado))).toEqual(new Set(['excluido']));
    expect(estado('dni', 1, {}, 364)).toBe('vencido');
    expect(estado('dni', 1, {}, 365)).toBe('excluido');
    expect(estado('dni', 1, {}, -1)).toBe('excluido');
  });

  it('without birth date the datum is missing, unless a reason takes the person out first', () => {
    const sinFecha = { ancla: null, nacimiento: null };
    expect(new Set(alertas({}, 60, PAQUETE, sinFecha).map((x) => x.estado))).toEqual(new Set(['dato_insuficiente']));
    expect(alertas({}, 60, PAQUETE, { ...sinFecha, excluido: true })[0]!.estado).toBe('excluido');
  });

  it('until the end of the month in which day N is reached, for those measured that month', () => {
    const rn = ficha({
      corte: { tipo: 'cumple_dia_N', dia: 29 },
      poblacion: { sujeto: 'persona' },
      componentes: [{ id: 'bcg', nombre: 'BCG', existe: { prestacion: 'bcg', edad: [0, 1] } }],
    });
    // 10 January + 29 = 8 February: in the denominator of February.
    expect(alertas({}, 49, rn)[0]!.estado).toBe('vencido'); // 28 February
    expect(alertas({}, 50, rn)[0]!.estado).toBe('excluido');
  });

  it('a service that is not asked of this person is excluded, the others are not', () => {
    const sinHierro = alertas({}, 120, PAQUETE, { libre: (c) => c === 'hierro_4m' });
    expect(una('hierro_4m', 1, sinHierro)).toMatchObject({ estado: 'excluido', desde: null });
    expect(una('rotavirus', 1, sinHierro).estado).toBe('pendiente_en_plazo');
  });
});

describe('ventanas de calendario', () => {
  const CONTROLES = ficha({
    poblacion: { sujeto: 'persona', edad_meses: [0, 59] },
    componentes: [1, 12].map((mes) => ({
      id: `control_${mes}m`,
      nombre: 'Control',
      existe: { prestacion: 'cred', mes_cumplido: { mes, dias: 29 } },
    })),
  });
  const ventana = (nace: string, mes: number): [string | null, string | null] => {
    const nacimiento = diaDe(nace);
    const hoy = nacimiento + 20;
    const x = una(
      `control_${mes}m`,
      1,
      seguir(CONTROLES, { hoy, horizonte: 7 })(sujeto({}, hoy, { ancla: nacimiento, nacimiento })).alertas,
    );
    return [x.desde, x.hasta];
  };

  it('open the day the month is completed: born on the 31st, the 1st of March', () => {
    expect(ventana('2026-01-31', 1)).toEqual(['2026-03-01', '2026-03-30']);
    expect(ventana('2026-01-15', 1)).toEqual(['2026-02-15', '2026-03-16']);
    expect(ventana('2024-02-29', 12)).toEqual(['2025-03-01', '2025-03-30']);
    expect(ventana('2025-12-31', 1)).toEqual(['2026-01-31', '2026-03-01']);
  });

  it('one control does not take another out of its window', () => {
    const nacimiento = diaDe('2025-01-10');
    const ver = (controles: readonly string[], hoy: string): string[] =>
      seguir(CONTROLES, { hoy: diaDe(hoy), horizonte: 7 })(
        sujeto({}, 0, { ancla: nacimiento, nacimiento, recibidas: () => controles.map(diaDe) }),
      ).alertas.map((x) => x.estado);
    expect(ver(['2025-02-12'], '2026-02-20')).toEqual(['cumplido', 'vencido']);
    expect(ver(['2026-01-12'], '2026-02-20')).toEqual(['fuera_de_ventana', 'cumplido']);
  });

  it('age in days since birth counts whatever the anchor, and needs the birth', () => {
    const evento = ficha({
      corte: { tipo: 'cumple_N_desde_evento', dia: 209 },
      poblacion: { sujeto: 'evento', indice: [{ prestacion: 'dx' }] },
      componentes: [
        { id: 'hb', nombre: 'Hb', existe: { prestacion: 'hb', edad: [30, null], edad_cumplida: [0, 240] } },
      ],
    });
    const ancla = diaDe(NACE) + 180;
    expect(alertas({}, 200, evento, { ancla })[0]).toMatchObject({
      estado: 'programado',
      desde: a(210),
      hasta: a(240),
    });
    expect(alertas({}, 200, evento, { ancla, nacimiento: null })[0]!.estado).toBe('dato_insuficiente');
  });

  it('a lapse of the calendar ends with it', () => {
    const anual = ficha({
      poblacion: { sujeto: 'persona', edad_anos: [0, null] },
      componentes: [
        { id: 'ano', nombre: 'A', existe: { prestacion: 'x', lapso: 'ano_calendario' } },
        { id: 'doce', nombre: 'D', existe: { prestacion: 'x', lapso: 'ultimos_12_meses' } },
      ],
    });
    const nacimiento = diaDe('1950-05-05');
    const ver = (dia: string): [string, string | null, string | null][] =>
      seguir(anual, { hoy: diaDe('2026-11-30'), horizonte: 7 })(
        sujeto({}, 0, { ancla: nacimiento, nacimiento, recibidas: () => [diaDe(dia)] }),
      ).alertas.map((x) => [x.estado, x.desde, x.hasta]);
    expect(ver('2025-12-01')).toEqual([
      ['pendiente_en_plazo', '2026-01-01', '2026-12-31'],
      ['cumplido', '2025-12-01', '2026-11-30'],
    ]);
    expect(ver('2026-01-01').map((x) => x[0])).toEqual(['cumplido', 'cumplido']);
  });
});

describe('lo que no son dosis', () => {
  it('is not followed, and is told', () => {
    const version = ficha({
      componentes: [
        {
          id: 'puntos',
          nombre: 'P',
          puntos: { valores: [{ prestacion: 'x', puntos: 1 }], exigencia: [{ puntos: 1 }] },
        },
        { id: 'dato', nombre: 'D', dato: { campo: 'dni', presente: true } },
        { id: 'dosis', nombre: 'X', existe: { prestacion: 'x' } },
      ],
    });
    expect(sinSeguimiento(version)).toEqual(['puntos', 'dato']);
    expect(alertas({}, 10, version).map((x) => x.servicio)).toEqual(['dosis']);
  });
});

describe('propiedades', () => {
  const dias = fc.uniqueArray(fc.integer({ min: 0, max: 380 }), { maxLength: 6 }).map((d) => d.sort((x, y) => x - y));
  const historia = fc.record({ neumococo: dias, rotavirus: dias, polio: dias, hierro: dias, mn: dias, dni: dias });
  const AVANCE = ['programado', 'proximo', 'pendiente_en_plazo', 'vencido'];

  it('each dose is in exactly one state, and it is the one its dates say', () => {
    fc.assert(
      fc.property(historia, fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 30 }), (h, edad, horizonte) => {
        const todas = alertas(h, edad, PAQUETE, {}, horizonte);
        expect(new Set(todas.map((x) => `${x.servicio}#${x.dosis}`)).size).toBe(todas.length);
        for (const x of todas) {
          expect(ESTADOS_ALERTA).toContain(x.estado);
          if (x.estado === 'cumplido' || x.estado === 'bloqueado') continue;
          const hoy = a(edad);
          const abierta = x.desde === null || hoy >= x.desde;
          const cerrada = x.desde === null || (x.hasta !== null && hoy > x.hasta);
          const proxima = x.desde !== null && hoy >= sumarDias(x.desde, -horizonte);
          const esperado = cerrada ? 'vencido' : abierta ? 'pendiente_en_plazo' : proxima ? 'proximo' : 'programado';
          expect(x.estado === 'fuera_de_ventana' ? 'vencido' : x.estado).toBe(esperado);
          const quedan = diaDe(x.hasta!) - diaDe(hoy);
          expect(x.porVencer).toBe(esperado === 'pendiente_en_plazo' && quedan <= horizonte);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a dose is fulfilled exactly when a chain of legal days reaches it (searched by hand)', () => {
    const cadena = (
      dosis: readonly number[],
      ventana: [number, number],
      intervalo: [number, number],
      n: number,
    ): boolean => {
      const seguirCon = (previo: number, k: number): boolean =>
        k === n || dosis.some((x) => x - previo >= intervalo[0] && x - previo <= intervalo[1] && seguirCon(x, k + 1));
      return dosis.some((x) => x >= ventana[0] && x <= ventana[1] && seguirCon(x, 1));
    };
    const apretada = fc.uniqueArray(fc.integer({ min: 50, max: 260 }), { maxLength: 8 });
    fc.assert(
      fc.property(apretada, fc.integer({ min: 60, max: 364 }), (polio, edad) => {
        const recibidas = polio.filter((x) => x <= edad);
        const todas = alertas({ polio: [...polio].sort((x, y) => x - y) }, edad);
        for (const n of [1, 2, 3])
          expect(una('polio', n, todas).estado === 'cumplido').toBe(cadena(recibidas, [55, 119], [28, 70], n));
      }),
      { numRuns: 2000 },
    );
  });

  it('with nothing new received, each day leaves a dose where it was or one step further', () => {
    fc.assert(
      fc.property(historia, fc.integer({ min: 0, max: 200 }), (h, edad) => {
        const quieta = Object.fromEntries(Object.entries(h).map(([p, x]) => [p, x.filter((d) => d <= edad)]));
        let antes = alertas(quieta, edad);
        for (let e = edad + 1; e <= 364; e++) {
          const ahora = alertas(quieta, e);
          for (const [i, x] of ahora.entries()) {
            const previo = antes[i]!.estado;
            const [de, hasta] = [previo, x.estado].map((s) =>
              AVANCE.indexOf(s === 'fuera_de_ventana' ? 'vencido' : s),
            ) as [number, number];
            if (de < 0) expect(x.estado).toBe(previo);
            else expect([de, de + 1]).toContain(hasta);
            expect([x.desde, x.hasta]).toEqual([antes[i]!.desde, antes[i]!.hasta]);
          }
          antes = ahora;
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('lo que se muestra', () => {
  it('is what is near, about to be late or late', () => {
    const ver = (estado: Alerta['estado'], porVencer = false): boolean => esVisible({ estado, porVencer });
    expect(ESTADOS_ALERTA.filter((x) => ver(x))).toEqual(['proximo', 'vencido']);
    expect(ver('pendiente_en_plazo', true)).toBe(true);
  });

  it('ages delay in bands with both ends included', () => {
    expect([1, 7, 8, 30, 31, 90, 91, 1000].map(bandaAtraso)).toEqual([
      '0-7',
      '0-7',
      '8-30',
      '8-30',
      '31-90',
      '31-90',
      '>90',
      '>90',
    ]);
  });
});
