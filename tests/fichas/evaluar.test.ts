import { expect, it } from 'vitest';
import { correr } from './arnes.ts';

const base = { ficha: 'paquete_menor_12m', version: 'fed_2025_2026', corte: '2026-11-30' };
const persona = { documento: '99000001', fecha_nacimiento: '2026-10-01', sexo: 'F' };

it('needs only personas.csv, and a missing column is an empty one', async () => {
  const { lineas, avisos } = await correr({ ...base, tablas: { personas: [persona] } });
  expect(lineas).toHaveLength(1);
  expect(Object.keys(lineas[0]!)).toEqual([
    'documento',
    'den',
    'num',
    'excluido',
    'curso_vida',
    'componentes',
    'motivos',
  ]);
  expect(lineas[0]).toMatchObject({ documento: '99000001', den: 1, num: 0, excluido: null, curso_vida: 'nino' });
  expect(Object.keys(lineas[0]!.componentes)).toEqual([
    'neumococo',
    'rotavirus',
    'polio',
    'pentavalente',
    'hierro_4m',
    'hierro_6m',
    'hemoglobina',
    'dni',
  ]);
  expect(avisos).toMatch(/^Aviso: En la carpeta falta prestaciones.csv. /);
  expect(avisos).toMatch(/^Aviso: personas.csv no trae tipo_documento, /m);
});

it('writes one line per document, in the order of documents, whoever is outside too', async () => {
  const personas = ['99000003', '99000001', '99000002', '99000001'].map((documento, i) => ({
    ...persona,
    documento,
    fecha_nacimiento: i === 2 ? '1990-01-01' : '2026-10-01',
  }));
  const { lineas } = await correr({ ...base, tablas: { personas } });
  expect(lineas.map((l) => [l.documento, l.excluido, l.curso_vida])).toEqual([
    ['99000001', null, 'nino'],
    ['99000002', 'edad', 'adulto'],
    ['99000003', null, 'nino'],
  ]);
});

it('warns of unreadable values by count, without showing them, and of a cut outside the edition', async () => {
  const { lineas, avisos } = await correr({
    ...base,
    corte: '2027-01-31',
    tablas: { personas: [{ ...persona, fecha_nacimiento: '31/12/2026' }] },
  });
  expect(avisos).toMatch(/personas\.csv, columna fecha_nacimiento: 1 valores/);
  expect(avisos).toMatch(/rige de 2025-12-01 a 2026-12-31/);
  expect(avisos).not.toContain('31/12');
  expect(lineas[0]).toMatchObject({ den: 0, num: null, excluido: 'sin_fecha_nacimiento', curso_vida: null });
});

it('says what is wrong in Spanish', async () => {
  const tablas = { personas: [persona] };
  await expect(correr({ ...base, ficha: 'nada', tablas })).rejects.toThrow(/No existe la ficha «nada»/);
  await expect(correr({ ...base, version: 'v', tablas })).rejects.toThrow(
    /no tiene la versión «v». Existen: fed_2025_2026/,
  );
  await expect(correr({ ...base, corte: '2026-02-30', tablas })).rejects.toThrow(/no es una fecha/);
  await expect(correr({ ...base, metodo: 'm', tablas })).rejects.toThrow(/un solo modo/);
  await expect(correr({ ...base, ficha: 'anemia_6_35m', version: 'tablero', metodo: 'm', tablas })).rejects.toThrow(
    /nts213_tramos, sien_formula/,
  );
  await expect(correr({ ...base, quintiles: [6], tablas })).rejects.toThrow(/del 1 al 5/);
  await expect(correr({ ...base, ficha: 'adol_mujer_hb', quintiles: [1], tablas })).rejects.toThrow(
    /no admite el filtro/,
  );
  await expect(correr({ ...base, tablas: {} })).rejects.toThrow(/falta personas\.csv/);
});

it('reads the kind of document from its number when the column is missing', async () => {
  const { lineas } = await correr({
    ...base,
    tablas: {
      personas: ['99000001', '9900000001', '990001'].map((documento) => ({ ...persona, documento })),
      cnv: [{ cnv: '9900000001', peso_g: 2400 }],
    },
  });
  expect(lineas.map((l) => [l.documento, l.excluido])).toEqual([
    ['9900000001', 'bajo_peso_o_prematuro'],
    ['99000001', null],
    ['990001', null],
  ]);
});
