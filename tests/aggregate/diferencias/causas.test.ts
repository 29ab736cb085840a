import { describe, expect, it } from 'vitest';
import { cascadaDe, type Cascada } from '../../../functions/domain/diferencia.ts';
import { oracionDe } from '../../../functions/domain/diferencia-frases.ts';
import type { Ficha } from '../../../functions/domain/ficha/esquema.ts';
import { almacen, catalogo, explicar, publicar, type Fila, type Tablas } from './mundo.ts';

const [LUCANAMARCA, CARAPO] = ['00003644', '00003641'];
const DNI = { ficha: 'dni_30d', version: 'fed_2025_2026', metodo: '' };
const BCG = catalogo.find((f) => f.ficha === 'vac_penta_3')!;
const PENTA = { ficha: 'vac_penta_3', version: BCG.versiones[0]!.version, metodo: '' };
const A = '2026-10-31';
const casa = almacen();

const nino = (n: number, mas: Record<string, string | null> = {}): Fila => ({
  documento: `9900000${n}`,
  tipo_documento: 'DNI',
  dni: `9900000${n}`,
  cnv: `990000000${n}`,
  fecha_nacimiento: '2026-01-15',
  sexo: 'F',
  seguros: '1',
  fecha_emision_dni: '2026-01-20',
  ubigeo: '050304',
  codigo_ccpp: '0503040001',
  renipress: LUCANAMARCA,
  estado: '1',
  ...mas,
});
const sector = (codigo: string, ccpp: string, desde = '2024-01-01', hasta: string | null = null): Fila => ({
  renipress: codigo.slice(0, 8),
  sector: codigo,
  nombre: codigo,
  codigo_ccpp: ccpp,
  desde,
  hasta,
});
const SECTORES = [
  sector('00003644-01', '0503040001'),
  sector('00003644-02', '0503040002'),
  sector('00003641-01', '0503010001'),
];
const penta = (n: number, fecha: string, cita = `${n}-${fecha}`, mas: Record<string, string> = {}): Fila => ({
  id_cita: cita,
  documento: `9900000${n}`,
  fecha,
  renipress: LUCANAMARCA,
  codigo: '90723',
  tipo_dx: 'D',
  lab1: '3',
  ...mas,
});

/** The waterfall of one ficha between two worlds of the same month. */
async function entre(
  antes: Tablas,
  despues: Tablas,
  ambito = 'D:050304',
  llave = DNI,
  mas: { fechaB?: string; fichasB?: readonly Ficha[]; catalogoB?: string; guardado?: boolean } = {},
): Promise<Cascada & { frase: string; definicion: string }> {
  const b = mas.fechaB ?? A;
  const a1 = await publicar(casa, `05-${A.slice(0, 7)}-r1`, A, antes, [llave]);
  const b1 = await publicar(casa, `05-${b.slice(0, 7)}-r2`, b, despues, [llave], {
    ...(mas.fichasB ? { fichas: mas.fichasB } : {}),
    ...(mas.catalogoB ? { catalogo: mas.catalogoB } : {}),
  });
  const d = await explicar(casa, a1.manifiesto, b1.manifiesto, llave, {
    catalogo: async (v) => (v === 'actual' ? (mas.guardado === false ? null : catalogo) : (mas.fichasB ?? null)),
  });
  const c = cascadaDe(d, ambito);
  return { ...c, frase: oracionDe(d, c), definicion: d.definicion };
}
const P = (personas: readonly Fila[], mas: Tablas = {}): Tablas => ({ personas, sectorizacion: SECTORES, ...mas });
const CERO = { num: 0, den: 0 };

describe('una diferencia, por su causa', () => {
  it('nothing changed: the same value and no parts', async () => {
    const c = await entre(P([nino(1), nino(2)]), P([nino(1), nino(2)]));
    expect(c).toMatchObject({ partes: [], residuo: CERO, a: { num: 2, den: 2 }, b: { num: 2, den: 2 } });
    expect(c.frase).toBe('Entre r1 y r2 el valor es el mismo, 2 de 2: 0 sin explicar.');
  });

  it('registered afterwards is new; taken out of the padrón is deleted', async () => {
    const c = await entre(P([nino(1), nino(2)]), P([nino(1), nino(3, { fecha_emision_dni: null })]));
    expect(c.partes).toEqual([
      { causa: 'nuevo', num: 0, den: 1, unidades: 1 },
      { causa: 'borrado', num: -1, den: -1, unidades: 1 },
    ]);
    expect(c.residuo).toEqual(CERO);
    expect(c.frase).toBe('Entre r1 y r2 el valor pasó de 2 de 2 a 1 de 2: 1 nuevo, 1 borrado, 0 sin explicar.');
  });

  it('a document issued before the cut and known later came late; one that now says another day was corrected', async () => {
    const c = await entre(
      P([nino(1, { fecha_emision_dni: null }), nino(2), nino(3)]),
      P([nino(1), nino(2, { fecha_emision_dni: '2026-06-01' }), nino(3)]),
    );
    expect(c.partes).toEqual([
      { causa: 'tardio', num: 1, den: 0, unidades: 1 },
      { causa: 'corregido', num: -1, den: 0, unidades: 1 },
    ]);
    expect(c.residuo).toEqual(CERO);
  });

  it('visits: late, corrected, taken away, each under its name', async () => {
    const tres = (n: number) => [
      penta(n, '2026-03-20', `${n}a`, { lab1: '1' }),
      penta(n, '2026-05-20', `${n}b`, { lab1: '2' }),
    ];
    const comun = [1, 2, 3, 4].flatMap(tres);
    const c = await entre(
      P(
        [1, 2, 3, 4].map((n) => nino(n)),
        { prestaciones: [...comun, penta(2, '2026-07-15', '2c', { tipo_dx: 'P' }), penta(3, '2026-07-15', '3c')] },
      ),
      P(
        [1, 2, 3, 4].map((n) => nino(n)),
        { prestaciones: [...comun, penta(1, '2026-07-15', '1c'), penta(2, '2026-07-15', '2c')] },
      ),
      'D:050304',
      PENTA,
    );
    const de = Object.fromEntries(c.partes.map((p) => [p.causa, [p.num, p.den]]));
    expect(c.residuo).toEqual(CERO);
    expect(c.b.num - c.a.num).toBe(c.partes.reduce((s, p) => s + p.num, 0));
    expect(de).toEqual({ tardio: [1, 0], corregido: [1, 0], borrado: [-1, 0] });
  });

  it('a child who moved is out of one place and in another, and in the region nothing happened', async () => {
    const antes = P([nino(1), nino(2)]);
    const despues = P([nino(1), nino(2, { codigo_ccpp: '0503010001', ubigeo: '050301', renipress: CARAPO })]);
    expect((await entre(antes, despues)).partes).toEqual([{ causa: 'movido_fuera', num: -1, den: -1, unidades: 1 }]);
    expect((await entre(antes, despues, 'E:00003641')).partes).toEqual([
      { causa: 'movido_dentro', num: 1, den: 1, unidades: 1 },
    ]);
    expect(await entre(antes, despues, 'G:05')).toMatchObject({ partes: [], residuo: CERO });
  });

  it('whoever moved and was corrected is corrected where both homes are', async () => {
    const antes = P([nino(1)]);
    const despues = P([nino(1, { codigo_ccpp: '0503040002', fecha_emision_dni: '2026-06-01' })]);
    expect((await entre(antes, despues, 'S:00003644-02')).partes).toEqual([
      { causa: 'movido_dentro', num: 0, den: 1, unidades: 1 },
    ]);
    expect((await entre(antes, despues, 'D:050304')).partes).toEqual([
      { causa: 'corregido', num: -1, den: 0, unidades: 1 },
    ]);
  });

  it('nobody moved but the locality changed hands', async () => {
    const despues: Tablas = { personas: [nino(1)], sectorizacion: [sector('00003644-02', '0503040001')] };
    expect((await entre(P([nino(1)]), despues, 'S:00003644-01')).partes).toEqual([
      { causa: 'sectores', num: -1, den: -1, unidades: 1 },
    ]);
    expect((await entre(P([nino(1)]), despues, 'E:00003644')).partes).toEqual([]);
  });

  it('a child under its CNV and under its DNI turns out to be one', async () => {
    const porCnv = nino(1, {
      documento: '9900000001',
      tipo_documento: 'CNV',
      dni: null,
      cnv: '9900000001',
      fecha_emision_dni: null,
    });
    const c = await entre(P([porCnv, nino(2)]), P([nino(1, { cnv: '9900000001' }), nino(2)]));
    expect(c.partes).toEqual([{ causa: 'identidad_unida', num: 1, den: 0, unidades: 2 }]);
    expect(c.residuo).toEqual(CERO);
  });

  it('the same data a month later: the calendar', async () => {
    const mundo = P([
      nino(1),
      nino(2, { fecha_nacimiento: '2026-10-15', fecha_emision_dni: '2026-10-20' }),
      nino(3, { fecha_nacimiento: '2025-11-10', fecha_emision_dni: '2025-11-12' }),
    ]);
    const c = await entre(mundo, mundo, 'D:050304', DNI, { fechaB: '2026-11-30' });
    expect(c.partes).toEqual([{ causa: 'calendario', num: 0, den: 0, unidades: 2 }]); // one came of age, one grew out of it
    expect(c).toMatchObject({ a: { den: 2 }, b: { den: 2 }, residuo: CERO });
  });

  describe('con otra definición', () => {
    const otra = catalogo.map((f): Ficha =>
      f.ficha === 'dni_30d'
        ? {
            ...f,
            versiones: f.versiones.map((v) => ({
              ...v,
              poblacion: { ...v.poblacion, edad_dias: [31, 200] as [number, number] },
            })),
          }
        : f,
    );
    const antes = P([nino(1), nino(2), nino(3, { fecha_nacimiento: '2026-08-01', fecha_emision_dni: null })]);
    const despues = P([
      nino(1),
      nino(3, { fecha_nacimiento: '2026-08-01', fecha_emision_dni: null }),
      nino(4, { fecha_nacimiento: '2026-08-01', fecha_emision_dni: '2026-08-05' }),
    ]);

    it('kept: what it changes is told unit by unit', async () => {
      const c = await entre(antes, despues, 'D:050304', DNI, { fichasB: otra, catalogoB: 'otro' });
      expect(c.definicion).toBe('comparada');
      expect(c.partes).toEqual([
        { causa: 'definicion', num: -2, den: -2, unidades: 2 },
        { causa: 'nuevo', num: 1, den: 1, unidades: 1 },
      ]);
      expect(c.residuo).toEqual(CERO);
    });

    it('not kept: it is what is left over from what was published, and it is said', async () => {
      const c = await entre(antes, despues, 'D:050304', DNI, { fichasB: otra, catalogoB: 'otro', guardado: false });
      expect(c.definicion).toBe('no_disponible');
      expect(c.partes).toEqual([
        { causa: 'definicion', num: -2, den: -2, unidades: 0 },
        { causa: 'nuevo', num: 1, den: 1, unidades: 1 },
      ]);
      expect(c.residuo).toEqual(CERO);
    });

    it('another target moves the light and not the value', async () => {
      const conMeta = catalogo.map((f): Ficha =>
        f.ficha === 'dni_30d'
          ? {
              ...f,
              versiones: f.versiones.map((v) => ({
                ...v,
                metas: [
                  {
                    ambito: 'G:05',
                    desde: '2026-01-01',
                    hasta: '2026-12-31',
                    basal: null,
                    meta: 50,
                    verificacion: 'V2' as const,
                  },
                ],
              })),
            }
          : f,
      );
      const seis = [1, 2, 3, 4, 5, 6].map((n) => nino(n, n > 3 ? { fecha_emision_dni: null } : {}));
      const c = await entre(P(seis), P(seis), 'D:050304', DNI, { fichasB: conMeta, catalogoB: 'otro' });
      expect(c).toMatchObject({
        partes: [],
        residuo: CERO,
        cambia_meta: true,
        a: { luz: 'sin_meta', meta: null },
        b: { luz: 'lograda', meta: 0.5 },
      });
      expect(c.frase).toContain('cambió la meta');
    });
  });

  it('what the published value says and the data does not stays in the residual, in sight', async () => {
    const a1 = await publicar(casa, '05-2026-10-r1', A, P([nino(1)]), [DNI]);
    const b1 = await publicar(casa, '05-2026-10-r2', A, P([nino(1)]), [DNI]);
    await publicar(casa, '05-2026-10-r2', A, P([nino(1), nino(2)]), [DNI]); // facts of something else under the same name
    const c = cascadaDe(await explicar(casa, a1.manifiesto, b1.manifiesto, DNI), 'G:05');
    expect(c).toMatchObject({ partes: [], residuo: { num: 1, den: 1 } });
  });
});
