import { describe, expect, it } from 'vitest';
import { agregar } from '../../functions/local/agregar.ts';
import { juicio, juicios, linea, mujer, parto, porDocumento } from './filas.ts';
import { correr } from './arnes.ts';
import { enCarpeta } from '../local/carpeta-de-prueba.ts';

const CORTE = '2026-11-30';

describe('births whose mother the CNV does not name', () => {
  const cnv = [
    parto('99000001', '2026-11-10'),
    parto('99000002', '2026-11-11', { cnv: '9900000012', documento_madre: '', lugar: 'DOMICILIO' }),
    parto('99000003', '2026-11-12', { cnv: '9900000013', documento_madre: '', lugar: 'DOMICILIO', semanas: '' }),
  ];
  it('are births all the same', async () => {
    const r = await porDocumento({
      ficha: 'parto_institucional',
      version: 'tablero',
      corte: CORTE,
      tablas: { personas: [mujer('99000001')], cnv },
    });
    expect([...r.values()].map(juicio)).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
  });
  it('and are counted as without DNI where the ficha asks for it', async () => {
    const r = await porDocumento({
      ficha: 'gest_paquete_parto',
      version: 'fed_2024_2025',
      corte: CORTE,
      tablas: { personas: [mujer('99000001')], cnv, prestaciones: [linea('99000001', '2026-10-01', 'Z3493')] },
    });
    expect([...r.values()].map(juicio)).toEqual([[1, 0], 'sin_dni', 'sin_dni']);
  });
});

it('without a locality, the altitude is that of the facility, before that of the capital of the district', async () => {
  // Ñahuinlla is at 4,000 m, and the capital of its district 800 m lower: 13.3 − 2.9 is anemia at 12 months.
  const nino = { tipo_documento: 'DNI', fecha_nacimiento: '2025-11-20', sexo: 'F', estado: '1' };
  const personas = [
    { ...nino, documento: '99000001', ubigeo: '030503', renipress: '00002615' },
    { ...nino, documento: '99000002', ubigeo: '', renipress: '2615' },
    { ...nino, documento: '99000003', ubigeo: '030503' },
  ];
  const prestaciones = personas.map((p) => linea(p.documento, '2026-11-15', '85018', { hb: '13.3' }));
  const pedido = { ficha: 'anemia_6_35m', version: 'tablero', corte: CORTE, tablas: { personas, prestaciones } };
  expect(
    await juicios(
      pedido,
      personas.map((p) => p.documento),
    ),
  ).toEqual([
    [1, 1],
    [1, 1],
    [1, 0],
  ]);
});

it('the area of a locality may be written in feminine, or come from the catalogue', async () => {
  const fila = (codigo_ccpp: string, area: string) => ({
    renipress: '00003644',
    sector: '1',
    codigo_ccpp,
    minutos_eess: 30,
    area,
  });
  const { lineas } = await correr({
    ficha: 'sec_accesibilidad',
    version: 'sala_2026',
    corte: CORTE,
    tablas: {
      personas: [mujer('99000001')],
      sectorizacion: [fila('9900000001', 'Urbana'), fila('9900000002', 'rural'), fila('9900000003', '')],
    },
  });
  expect(lineas.map(juicio)).toEqual(['urbana_sin_horario', [1, 1], 'sin_area']);
});

it('a facility is one however many zeros its code has, and an unknown one is no place', async () => {
  const personas = ['3560', '00003560', '000003560', '99999998'].map((renipress, i) => ({
    ...mujer(`9900000${i}`, { fecha_nacimiento: '2026-08-22', estado: '1' }),
    renipress,
  }));
  const { lineas } = await enCarpeta<{ ambito: string; den: number }>({ personas }, (o) =>
    agregar({ ficha: 'dni_30d', version: 'fed_2025_2026', corte: CORTE, por: 'eess', ...o }),
  );
  expect(lineas.map((l) => [l.ambito, l.den])).toEqual([
    ['E:00003560', 3],
    ['E:SIN-050101', 1],
  ]);
});
