import { beforeAll, describe, expect, it } from 'vitest';
import { cascadaDe, type Cascada, type Diferencia } from '../../../functions/domain/diferencia.ts';
import { oracionDe } from '../../../functions/domain/diferencia-frases.ts';
import type { Ficha } from '../../../functions/domain/ficha/esquema.ts';
import { almacen, catalogo, explicar, publicar, type Fila, type Tablas } from './mundo.ts';

const [LUCANAMARCA] = ['00003644'];
const DNI = { ficha: 'dni_30d', version: 'fed_2025_2026', metodo: '' };
const PENTA = { ficha: 'vac_penta_3', version: 'fed_2025_2026', metodo: '' };
const A = '2026-10-31';
const LARGO = 300_000;
const CERO = { num: 0, den: 0 };
const casa = almacen();

type Cambios = Record<string, string | null>;
/** A child with DNI at five days, one case a sector: the sector is the number of the case. */
const nino = (caso: number, n = 1, mas: Cambios = {}): Fila => {
  const numero = `${99}${String(caso * 10 + n).padStart(6, '0')}`;
  return {
    documento: numero,
    tipo_documento: 'DNI',
    dni: numero,
    cnv: `99${numero}`,
    fecha_nacimiento: '2026-01-15',
    sexo: 'F',
    seguros: '1',
    fecha_emision_dni: '2026-01-20',
    ubigeo: '050304',
    codigo_ccpp: ccpp(caso),
    renipress: LUCANAMARCA,
    estado: '1',
    ...mas,
  };
};
const ccpp = (caso: number): string => `050304${String(caso).padStart(4, '0')}`;
const codigo = (caso: number): string => `00003644-${String(caso).padStart(2, '0')}`;
const lugar = (caso: number): string => `S:${codigo(caso)}`;
const sector = (caso: number, localidad = ccpp(caso)): Fila => ({
  renipress: LUCANAMARCA,
  sector: codigo(caso),
  nombre: `Sector ${caso}`,
  codigo_ccpp: localidad,
  desde: '2024-01-01',
});
const SECTORES = Array.from({ length: 20 }, (_, i) => sector(i));
const dosis = (caso: number, n: number, fecha: string, mas: Record<string, string> = {}): Fila => ({
  id_cita: `${caso}-${n}-${fecha}`,
  documento: String(nino(caso, n)['documento']),
  fecha,
  renipress: LUCANAMARCA,
  codigo: '90723',
  tipo_dx: 'D',
  ...mas,
});
const DOS = ['2026-03-20', '2026-05-20'];
const TERCERA = '2026-07-15';
const porCnv = (caso: number): Fila =>
  nino(caso, 1, {
    documento: `99${nino(caso)['documento']}`,
    tipo_documento: 'CNV',
    dni: null,
    fecha_emision_dni: null,
  });

/** What each case is before and after, and what its sector must say. */
const CASOS: readonly {
  readonly que: string;
  readonly antes: readonly Fila[];
  readonly despues: readonly Fila[];
  readonly partes: Cascada['partes'];
}[] = [
  { que: 'nothing changed', antes: [nino(0)], despues: [nino(0)], partes: [] },
  {
    que: 'registered afterwards is new',
    antes: [nino(1)],
    despues: [nino(1), nino(1, 2)],
    partes: [{ causa: 'nuevo', num: 1, den: 1, unidades: 1 }],
  },
  {
    que: 'taken out of the padrón is deleted',
    antes: [nino(2), nino(2, 2)],
    despues: [nino(2)],
    partes: [{ causa: 'borrado', num: -1, den: -1, unidades: 1 }],
  },
  {
    que: 'a document issued before the cut and known later came late',
    antes: [nino(3, 1, { fecha_emision_dni: null })],
    despues: [nino(3)],
    partes: [{ causa: 'tardio', num: 1, den: 0, unidades: 1 }],
  },
  {
    que: 'a document that now says another day was corrected',
    antes: [nino(4)],
    despues: [nino(4, 1, { fecha_emision_dni: '2026-06-01' })],
    partes: [{ causa: 'corregido', num: -1, den: 0, unidades: 1 }],
  },
  {
    que: 'a child marked inactive was corrected',
    antes: [nino(5)],
    despues: [nino(5, 1, { estado: '0' })],
    partes: [{ causa: 'corregido', num: -1, den: -1, unidades: 1 }],
  },
  {
    que: 'whoever left',
    antes: [nino(6), nino(6, 2)],
    despues: [nino(6), nino(6, 2, { codigo_ccpp: ccpp(7) })],
    partes: [{ causa: 'movido_fuera', num: -1, den: -1, unidades: 1 }],
  },
  {
    que: 'is in where they live',
    antes: [],
    despues: [],
    partes: [{ causa: 'movido_dentro', num: 1, den: 1, unidades: 1 }],
  },
  {
    que: 'a locality that changed hands leaves one sector',
    antes: [nino(8)],
    despues: [nino(8)],
    partes: [{ causa: 'sectores', num: -1, den: -1, unidades: 1 }],
  },
  { que: 'and enters another', antes: [], despues: [], partes: [{ causa: 'sectores', num: 1, den: 1, unidades: 1 }] },
  {
    que: 'a child under its CNV and under its DNI is one',
    antes: [porCnv(10)],
    despues: [nino(10)],
    partes: [{ causa: 'identidad_unida', num: 1, den: 0, unidades: 2 }],
  },
  {
    que: 'whoever moved and was corrected, where they were',
    antes: [nino(11)],
    despues: [nino(11, 1, { codigo_ccpp: ccpp(12), fecha_emision_dni: '2026-06-01' })],
    partes: [{ causa: 'movido_fuera', num: -1, den: -1, unidades: 1 }],
  },
  {
    que: 'and where they are',
    antes: [],
    despues: [],
    partes: [{ causa: 'movido_dentro', num: 0, den: 1, unidades: 1 }],
  },
  {
    que: 'whoever the padrón dropped and a facility still attends is deleted',
    antes: [nino(13)],
    despues: [nino(13, 1, { estado: 'atendido' })],
    partes: [{ causa: 'borrado', num: -1, den: -1, unidades: 1 }],
  },
];
const VISITAS = [15, 16, 17, 18];
const ANTES: Tablas = {
  personas: [...CASOS.flatMap((c) => c.antes), ...VISITAS.map((c) => nino(c))],
  sectorizacion: SECTORES,
  prestaciones: [
    ...VISITAS.flatMap((c) => DOS.map((f) => dosis(c, 1, f))),
    dosis(16, 1, '2026-08-30', { id_cita: 'x16' }), // too late to count
    dosis(17, 1, TERCERA),
  ],
};
const DESPUES: Tablas = {
  personas: [...CASOS.flatMap((c) => c.despues), ...VISITAS.map((c) => nino(c))],
  sectorizacion: SECTORES.map((s, i) => (i === 8 ? sector(9, ccpp(8)) : s)),
  prestaciones: [
    ...VISITAS.flatMap((c) => DOS.map((f) => dosis(c, 1, f))),
    dosis(15, 1, TERCERA),
    dosis(16, 1, TERCERA, { id_cita: 'x16' }),
    dosis(18, 1, '2026-11-03'),
  ],
};

describe('una diferencia, por su causa', () => {
  let dni: Diferencia;
  let penta: Diferencia;
  beforeAll(async () => {
    const a = await publicar(casa, '05-2026-10-r1', A, ANTES, [DNI, PENTA]);
    const b = await publicar(casa, '05-2026-10-r2', A, DESPUES, [DNI, PENTA]);
    [dni, penta] = (await explicar(casa, a.manifiesto, b.manifiesto, [DNI, PENTA])) as [Diferencia, Diferencia]; // two asked
  }, LARGO);

  it.each(CASOS.map((c, i) => [c.que, i] as const))('%s', (_, i) => {
    const c = cascadaDe(dni, lugar(i));
    expect(c.partes).toEqual(CASOS[i]!.partes);
    expect(c.residuo).toEqual(CERO);
  });

  it('where both homes are, whoever moved and was corrected is corrected, and whoever only moved is not there', () => {
    const c = cascadaDe(dni, 'E:00003644');
    const de = Object.fromEntries(c.partes.map((p) => [p.causa, [p.num, p.den, p.unidades]]));
    expect(de).toEqual({
      nuevo: [1, 1, 1],
      tardio: [1, 0, 1],
      corregido: [-3, -1, 3],
      borrado: [-2, -2, 2],
      identidad_unida: [1, 0, 2],
    });
    expect(c.residuo).toEqual(CERO);
    expect(oracionDe(dni, c)).toBe(
      `Entre r1 y r2 el valor pasó de ${c.a.num} de ${c.a.den} a ${c.b.num} de ${c.b.den}: 1 nuevo, 1 llegó tarde, 3 corregidos, 2 borrados, 2 con la identidad unida, 0 sin explicar.`,
    );
  });

  it('visits: late, corrected and taken away; one after the cut changes nothing of that month', () => {
    const causas = VISITAS.map((v) => cascadaDe(penta, lugar(v)).partes.map((p) => [p.causa, p.num, p.den]));
    expect(causas).toEqual([[['tardio', 1, 0]], [['corregido', 1, 0]], [['borrado', -1, 0]], []]);
  });

  it('tells nobody: counts only', () => {
    expect(JSON.stringify([dni, penta])).not.toMatch(/99\d{6}/);
  });
});

describe('con los mismos datos', () => {
  it(
    'a month later it is the calendar: one came of age, one grew out of it',
    async () => {
      const mundo: Tablas = {
        personas: [
          nino(0),
          nino(0, 2, { fecha_nacimiento: '2026-10-15', fecha_emision_dni: '2026-10-20' }),
          nino(0, 3, { fecha_nacimiento: '2025-11-10', fecha_emision_dni: '2025-11-12' }),
        ],
        sectorizacion: [
          { ...sector(0), hasta: '2026-11-15' },
          { ...sector(1, ccpp(0)), desde: '2026-11-16' },
        ],
      };
      const a = await publicar(casa, '05-2026-10-r3', A, mundo, [DNI]);
      const b = await publicar(casa, '05-2026-11-r1', '2026-11-30', mundo, [DNI]);
      const [d] = await explicar(casa, a.manifiesto, b.manifiesto, [DNI]);
      expect(cascadaDe(d!, 'D:050304')).toMatchObject({
        partes: [{ causa: 'calendario', num: 0, den: 0, unidades: 2 }],
        a: { num: 2, den: 2 },
        b: { num: 2, den: 2 },
        residuo: CERO,
      });
      // The sectorización changed within the month: seen from the old sector, both it counted went with their locality.
      expect(cascadaDe(d!, lugar(0)).partes).toEqual([{ causa: 'sectores', num: -2, den: -2, unidades: 2 }]);
      expect(cascadaDe(d!, lugar(1)).residuo).toEqual(CERO);
    },
    LARGO,
  );

  it(
    'what the published value says and the data does not stays in the residual, in sight',
    async () => {
      const a = await publicar(casa, '05-2026-10-r4', A, { personas: [nino(0)] }, [DNI]);
      const b = await publicar(casa, '05-2026-10-r5', A, { personas: [nino(0)] }, [DNI]);
      await publicar(casa, '05-2026-10-r5', A, { personas: [nino(0), nino(0, 2)] }, [DNI]); // facts of something else under that name
      const [d] = await explicar(casa, a.manifiesto, b.manifiesto, [DNI]);
      expect(cascadaDe(d!, 'G:05')).toMatchObject({ partes: [], residuo: { num: 1, den: 1 } });
    },
    LARGO,
  );
});

describe('con otra definición', () => {
  const con = (cambio: (v: Ficha['versiones'][number]) => Ficha['versiones'][number]): readonly Ficha[] =>
    catalogo.map((f) => (f.ficha === 'dni_30d' ? { ...f, versiones: f.versiones.map(cambio) } : f));
  const hasta200 = con((v) => ({ ...v, poblacion: { ...v.poblacion, edad_dias: [31, 200] } }));
  const conMeta = con((v) => ({
    ...v,
    metas: [{ ambito: 'G:05', desde: '2026-01-01', hasta: '2026-12-31', basal: null, meta: 50, verificacion: 'V2' }],
  }));
  const chico: Cambios = { fecha_nacimiento: '2026-08-01', fecha_emision_dni: '2026-08-05' };
  const antes: Tablas = { personas: [nino(0), nino(0, 2), nino(0, 3, { ...chico, fecha_emision_dni: null })] };
  const despues: Tablas = { personas: [...antes.personas!.slice(0, 1), antes.personas![2]!, nino(0, 4, chico)] };

  const entre = async (fichas: readonly Ficha[], b: Tablas, guardada: boolean) => {
    const r1 = await publicar(casa, '05-2026-10-r6', A, antes, [DNI]);
    const r2 = await publicar(casa, '05-2026-10-r7', A, b, [DNI], { fichas, catalogo: 'otro' });
    const [d] = await explicar(casa, r1.manifiesto, r2.manifiesto, [DNI], {
      catalogo: async (v) => (v === 'otro' ? fichas : guardada ? catalogo : null),
    });
    return { d: d!, c: cascadaDe(d!, 'D:050304') };
  };

  it(
    'kept: what it changes is told unit by unit',
    async () => {
      const { d, c } = await entre(hasta200, despues, true);
      expect(d.definicion).toBe('comparada');
      expect(c.partes).toEqual([
        { causa: 'definicion', num: -2, den: -2, unidades: 2 },
        { causa: 'nuevo', num: 1, den: 1, unidades: 1 },
      ]);
      expect(c.residuo).toEqual(CERO);
    },
    LARGO,
  );

  it(
    'not kept: it is what is left over from what was published, and it is said',
    async () => {
      const { d, c } = await entre(hasta200, despues, false);
      expect(d.definicion).toBe('no_disponible');
      expect(d.avisos.join()).toContain('No se guarda la definición');
      expect(c.partes).toEqual([
        { causa: 'definicion', num: -2, den: -2, unidades: 0 },
        { causa: 'nuevo', num: 1, den: 1, unidades: 1 },
      ]);
      expect(c.residuo).toEqual(CERO);
    },
    LARGO,
  );

  it(
    'another target moves the light and not the value',
    async () => {
      const { d, c } = await entre(conMeta, antes, true);
      expect(c).toMatchObject({ partes: [], residuo: CERO, cambia_meta: true, a: { meta: null }, b: { meta: 0.5 } });
      expect(oracionDe(d, c)).toContain('cambió la meta');
    },
    LARGO,
  );
});
