import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ambitosDe } from '../../../functions/domain/ambito.ts';
import { cascadaDe, type Cascada, type Diferencia } from '../../../functions/domain/diferencia.ts';
import type { Ficha } from '../../../functions/domain/ficha/esquema.ts';
import type { Hecho } from '../../../functions/domain/hecho.ts';
import { sumarDias } from '../../../functions/domain/fecha.ts';
import { almacen, catalogo, explicar, publicar, type Fila, type Tablas } from './mundo.ts';

const casa = almacen();
const LLAVES = [
  { ficha: 'dni_30d', version: 'fed_2025_2026', metodo: '' },
  { ficha: 'vac_penta_3', version: 'fed_2025_2026', metodo: '' },
  { ficha: 'rn_bajo_peso', version: 'sala_2026', metodo: '' },
  { ficha: 'parto_institucional', version: 'sala_2026', metodo: '' },
  { ficha: 'homologacion_mensual', version: 'sala_2026', metodo: '' },
].map((l) => ({
  ...l,
  version: catalogo.find((f) => f.ficha === l.ficha)!.versiones.find((v) => v.principal)!.version,
}));
const EESS = ['00003644', '00003641'] as const;
const LOCALIDADES = ['0503040001', '0503040002', '0503010001', '0503010002'];
const FECHA = '2026-10-31';

/** What may befall one child from one world to the next; several at once. */
const suceso = fc.constantFrom(
  'nada',
  'nada',
  'borrado',
  'alta',
  'mudanza',
  'seguro',
  'inactivo',
  'dni',
  'dosis_tarde',
  'dosis_nueva',
  'dosis_quitada',
  'dosis_cambiada',
  'cnv_a_dni',
  'peso',
  'solo_atendido',
);
const arbNino = fc.record({
  edad: fc.integer({ min: 0, max: 420 }),
  ccpp: fc.constantFrom(...LOCALIDADES),
  otra: fc.constantFrom(...LOCALIDADES),
  emision: fc.option(fc.integer({ min: 0, max: 60 })),
  dosis: fc.subarray([64, 125, 181]),
  peso: fc.integer({ min: 1800, max: 4000 }),
  lugar: fc.constantFrom('EESS', 'DOMICILIO'),
  sucesos: fc.array(suceso, { minLength: 1, maxLength: 2 }),
});
type Nino = typeof arbNino extends fc.Arbitrary<infer T> ? T : never;
const arbSector = fc.record({
  ccpp: fc.constantFrom(...LOCALIDADES),
  n: fc.integer({ min: 1, max: 2 }),
  e: fc.constantFrom(...EESS),
  desde: fc.constantFrom('2024-01-01', '2026-11-10'),
});

function mundoDe(
  ninos: readonly Nino[],
  sectores: readonly { ccpp: string; n: number; e: string; desde: string }[],
  despues: boolean,
): Tablas {
  const personas: Fila[] = [];
  const prestaciones: Fila[] = [];
  const cnv: Fila[] = [];
  for (const [i, n] of ninos.entries()) {
    const con = (s: string): boolean => despues && n.sucesos.some((x) => x === s);
    const siempre = (s: string): boolean => n.sucesos.some((x) => x === s);
    if (siempre('alta') && !despues) continue;
    if (con('borrado')) continue;
    const dni = `99${String(i).padStart(6, '0')}`;
    const numeroCnv = `99${String(i).padStart(8, '0')}`;
    const nacimiento = sumarDias('2026-11-20', -n.edad);
    const porCnv = siempre('cnv_a_dni') && !despues;
    const documento = porCnv ? numeroCnv : dni;
    const ccpp = con('mudanza') ? n.otra : n.ccpp;
    personas.push({
      documento,
      tipo_documento: porCnv ? 'CNV' : 'DNI',
      dni: porCnv ? null : dni,
      cnv: numeroCnv,
      fecha_nacimiento: nacimiento,
      sexo: 'F',
      seguros: con('seguro') ? '2' : '1',
      fecha_emision_dni: porCnv || n.emision === null ? null : sumarDias(nacimiento, con('dni') ? 90 : n.emision),
      ubigeo: ccpp.slice(0, 6),
      codigo_ccpp: ccpp,
      renipress: EESS[i % 2]!,
      estado: con('inactivo') ? '0' : con('solo_atendido') ? 'atendido' : '1',
    });
    cnv.push({
      cnv: numeroCnv,
      documento_madre: `98${String(i).padStart(6, '0')}`,
      fecha_nacimiento: nacimiento,
      peso_g: con('peso') ? 2400 : n.peso,
      semanas: 39,
      lugar: n.lugar,
      renipress: EESS[0],
      ubigeo_madre: n.ccpp.slice(0, 6),
    });
    const dias = con('dosis_quitada') ? n.dosis.slice(1) : con('dosis_tarde') ? [64, 125, 181] : n.dosis;
    for (const [j, d] of dias.entries())
      prestaciones.push({
        id_cita: `${i}-${d}`,
        documento,
        fecha: sumarDias(nacimiento, d),
        renipress: EESS[0],
        codigo: con('dosis_cambiada') && j === 0 ? '90722' : '90723',
        tipo_dx: con('dosis_cambiada') && j === 1 ? 'P' : 'D',
      });
    if (con('dosis_nueva'))
      prestaciones.push({
        id_cita: `${i}-n`,
        documento,
        fecha: '2026-11-12',
        renipress: EESS[0],
        codigo: '90723',
        tipo_dx: 'D',
      });
  }
  return {
    personas,
    prestaciones,
    cnv,
    sectorizacion: sectores.map((s) => ({
      renipress: s.e,
      sector: `${s.e}-0${s.n}`,
      nombre: 'S',
      codigo_ccpp: s.ccpp,
      desde: s.desde,
    })),
    actas: despues ? [{ ambito: 'D:050304', fecha: FECHA, tipo: 'homologacion' }] : [],
  };
}

const suma = (hechos: readonly Hecho[], ficha: string, d: Diferencia, ambito: string) =>
  hechos
    .filter((h) => h.ficha === ficha)
    .filter((h) => {
      const { salud, residencia } = ambitosDe(h, '05', d.hojas.find((x) => x.eess === h.eess)!.cuelga);
      return [...salud, ...residencia].includes(ambito);
    })
    .reduce((s, h) => ({ num: s.num + h.num, den: s.den + h.den }), { num: 0, den: 0 });

const partes = (c: Cascada) =>
  c.partes.reduce((s, p) => ({ num: s.num + p.num, den: s.den + p.den }), { num: 0, den: 0 });

describe('mundos al azar', () => {
  it('nothing is left over at any level of either hierarchy, and the parts add up to the change', async () => {
    const otra = catalogo.map((f): Ficha =>
      f.ficha === 'dni_30d'
        ? { ...f, versiones: f.versiones.map((v) => ({ ...v, poblacion: { ...v.poblacion, edad_dias: [31, 300] } })) }
        : f,
    );
    let vuelta = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbNino, { minLength: 60, maxLength: 120 }),
        fc.array(arbSector, { maxLength: 6 }),
        fc.array(arbSector, { maxLength: 6 }),
        fc.constantFrom('05-2026-10-r2|2026-10-31', '05-2026-11-r1|2026-11-30'),
        fc.boolean(),
        async (ninos, era, es, cual, cambia) => {
          const [corte, fecha] = cual.split('|') as [string, string];
          const fichas = cambia ? otra : catalogo;
          vuelta += 1;
          const a = await publicar(casa, '05-2026-10-r1', FECHA, mundoDe(ninos, era, false), LLAVES);
          const b = await publicar(casa, corte, fecha, mundoDe(ninos, es, true), LLAVES, {
            fichas,
            catalogo: cambia ? 'otro' : 'actual',
          });
          const ds = await explicar(casa, a.manifiesto, b.manifiesto, LLAVES, {
            catalogo: async (v) => (v === 'otro' ? otra : catalogo),
          });
          for (const d of ds) {
            const sinCausa = d.cambios.filter(
              (c) => c.causa === null && (c.num_de !== c.num_a || c.den_de !== c.den_a),
            );
            expect(sinCausa).toEqual([]);
            const lugares = new Set(
              d.hojas.flatMap((h) => {
                const { salud, residencia } = ambitosDe(h, '05', h.cuelga);
                return [...salud, ...residencia];
              }),
            );
            for (const lugar of lugares) {
              const c = cascadaDe(d, lugar);
              expect([d.ficha, lugar, c.residuo]).toEqual([d.ficha, lugar, { num: 0, den: 0 }]);
              expect({ num: c.a.num, den: c.a.den }).toEqual(suma(a.hechos, d.ficha, d, lugar));
              expect({ num: c.b.num, den: c.b.den }).toEqual(suma(b.hechos, d.ficha, d, lugar));
              const p = partes(c);
              expect([c.a.num + p.num, c.a.den + p.den]).toEqual([c.b.num, c.b.den]);
            }
          }
        },
      ),
      { numRuns: Number(process.env['SALA_VUELTAS'] ?? 4), endOnFailure: true },
    );
    expect(vuelta).toBeGreaterThan(0);
  }, 900_000);
});
