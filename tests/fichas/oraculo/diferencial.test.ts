import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumarDias } from '../../../functions/domain/fecha.ts';
import { correr, type FilaCsv } from '../arnes.ts';
import { paquete2024, paquete2025, rn2024, rn2025, type Estado, type Linea, type Persona } from './oraculo.ts';

const CORTE = '2026-11-30';

// Days where a rule changes, and one day on either side.
const BORDES = [
  0, 1, 2, 3, 6, 7, 10, 13, 14, 20, 21, 28, 29, 30, 55, 59, 60, 83, 110, 119, 120, 125, 130, 147, 148, 170, 179, 180,
  189, 195, 209, 210, 211, 217, 234, 239, 240, 244, 245, 259, 269, 270, 279, 280, 299, 300, 314, 329, 330, 349, 350,
  363, 364,
];
const dia = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...BORDES), fc.integer({ min: -1, max: 1 })).map(([b, d]) => b + d),
  },
  { weight: 1, arbitrary: fc.integer({ min: -2, max: 370 }) },
);
const dosis = (codigo: string, primera: number, pasos: readonly number[]) =>
  fc
    .tuple(
      fc.integer({ min: primera - 2, max: primera + 60 }),
      fc.array(fc.constantFrom(...pasos), { minLength: 0, maxLength: 6 }),
    )
    .map(([inicio, saltos]) => {
      const dias = saltos.reduce((ds, s) => [...ds, ds.at(-1)! + s], [inicio]);
      return dias.map((edad): Linea => ({ cita: '', edad, codigo, tipo: 'D', lab: '' }));
    });

const CODIGOS_PAQUETE = [
  '90670',
  '90677',
  '90681',
  '90712',
  '90713',
  '90722',
  '90723',
  '99199.17',
  '99199.19',
  '99199.11',
  '85018',
  '85018.01',
  '85031',
  '99381',
  '99381.01',
  'Z001',
  'D509',
  'D649',
  'D500',
  '99499.01',
];
const CODIGOS_RN = ['90585', '90744', '36416', '99381.01', 'Z001'];

const linea = (codigos: readonly string[], cuando: fc.Arbitrary<number>): fc.Arbitrary<Linea> =>
  fc.record({
    cita: fc.constantFrom('', '', 'a', 'b', 'c'),
    edad: cuando,
    codigo: fc.constantFrom(...codigos),
    tipo: fc.constantFrom('D', 'D', 'D', 'P', 'R'),
    lab: fc.constantFrom('', '1', 'TA', 'SF1'),
  });

const sueltas = (codigos: readonly string[], cuando: fc.Arbitrary<number>, n: number) =>
  fc.array(linea(codigos, cuando), { maxLength: n });

/** Lines of a visit share its day. */
const ordenar = (lineas: readonly Linea[]): Linea[] => {
  const diaDeCita = new Map<string, number>();
  return lineas.map((l, i) => {
    if (l.cita === '') return { ...l, cita: `s${i}` };
    if (!diaDeCita.has(l.cita)) diaDeCita.set(l.cita, l.edad);
    return { ...l, edad: diaDeCita.get(l.cita)! };
  });
};

const persona = (edad: fc.Arbitrary<number>, lineas: fc.Arbitrary<Linea[]>): fc.Arbitrary<Persona> =>
  fc.record({
    edad,
    lineas: lineas.map(ordenar),
    emisionDni: fc.option(fc.constantFrom(-1, 0, 29, 30, 31, 59, 60, 61), { nil: null }),
  });

const delPaquete = persona(
  dia.map((d) => Math.min(Math.max(d, 0), 364)),
  fc
    .tuple(
      sueltas(CODIGOS_PAQUETE, dia, 14),
      dosis('90713', 55, [27, 28, 29, 69, 70, 71]),
      dosis('90670', 55, [27, 28, 70, 71]),
      dosis('99199.17', 168, [24, 25, 30, 35, 36, 70, 71]),
      dosis('99199.19', 168, [24, 25, 30, 35, 36]),
      dosis('99381', 28, [27, 28, 29, 30, 31, 32]),
      dosis('99381.01', 3, [2, 3, 6, 7, 8]),
    )
    .map((x) => x.flat()),
);
const delRn = persona(
  fc.integer({ min: 29, max: 58 }),
  fc
    .tuple(sueltas(CODIGOS_RN, fc.integer({ min: 0, max: 30 }), 12), dosis('99381.01', 3, [2, 3, 6, 7, 8]))
    .map((x) => x.flat()),
);

type Prueba = readonly [
  ficha: string,
  version: string,
  arbitraria: fc.Arbitrary<Persona>,
  oraculo: (p: Persona) => Record<string, Estado>,
];
const PRUEBAS: readonly Prueba[] = [
  ['paquete_menor_12m', 'fed_2025_2026', delPaquete, paquete2025],
  ['paquete_menor_12m', 'fed_2024_2025', delPaquete, paquete2024],
  ['rn_paquete_oportuno', 'fed_2025_2026', delRn, rn2025],
  ['rn_paquete_oportuno', 'fed_2024_2025', delRn, rn2024],
];

describe.each(PRUEBAS)('%s %s', (ficha, version, arbitraria, oraculo) => {
  it('agrees with the oracle, person by person and component by component', async () => {
    const personas = fc.sample(arbitraria, { numRuns: 1500, seed: 20_261_130 });
    const filas: FilaCsv[] = [];
    const prestaciones: FilaCsv[] = [];
    personas.forEach((p, i) => {
      const documento = `99${String(i).padStart(6, '0')}`;
      const nacimiento = sumarDias(CORTE, -p.edad);
      filas.push({
        documento,
        tipo_documento: 'DNI',
        cnv: `99${String(i).padStart(8, '0')}`,
        fecha_nacimiento: nacimiento,
        seguros: '1',
        estado: '1',
        fecha_emision_dni: p.emisionDni === null ? '' : sumarDias(nacimiento, p.emisionDni),
      });
      for (const l of p.lineas)
        prestaciones.push({
          id_cita: `${i}-${l.cita}`,
          documento,
          fecha: sumarDias(nacimiento, l.edad),
          codigo: l.codigo,
          tipo_dx: l.tipo,
          lab1: '',
          lab2: l.lab,
        });
    });
    const { lineas } = await correr({ ficha, version, corte: CORTE, tablas: { personas: filas, prestaciones } });
    const vistos = new Set<string>();
    for (const [i, salida] of lineas.entries()) {
      const esperado = oraculo(personas[i]!);
      expect(salida.componentes, `${salida.documento}: ${JSON.stringify(personas[i])}`).toEqual(esperado);
      if (salida.den === 1) expect(salida.num).toBe(Object.values(esperado).includes('no_cumple') ? 0 : 1);
      for (const [c, e] of Object.entries(esperado)) vistos.add(`${c} ${e}`);
    }
    expect(lineas).toHaveLength(personas.length);
    // The generator is worth something only if it reaches both sides of every component.
    for (const c of Object.keys(oraculo(personas[0]!)))
      expect([...vistos]).toEqual(expect.arrayContaining([`${c} cumple`, `${c} no_cumple`]));
  });
});
