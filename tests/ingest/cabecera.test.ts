import { describe, expect, it } from 'vitest';
import { esCabeceraRepetida, hallarCabecera, unirFilas } from '../../functions/ingest/cabecera.ts';
import { FORMATOS } from '../../functions/ingest/formatos/lista.ts';
import { mesesDeTitulos } from '../../functions/ingest/periodos.ts';

const GRUPOS = ['Centro Poblado', '', '# Muestra', 'Fecha Muestreo', 'Lugar de Muestreo', '', 'Parámetros Decreto', ''];
const NOMBRES = ['Ubigeo', 'Nombre CCPP', '', '', 'Id.', 'Ubicación', 'Cloro', 'Turbiedad'];

describe('títulos en varias filas', () => {
  it('el grupo se arrastra sobre las celdas vacías que tienen nombre debajo, hasta el siguiente', () => {
    expect(unirFilas([GRUPOS, NOMBRES])).toEqual([
      'Centro Poblado Ubigeo',
      'Centro Poblado Nombre CCPP',
      '# Muestra',
      'Fecha Muestreo',
      'Lugar de Muestreo Id.',
      'Lugar de Muestreo Ubicación',
      'Parámetros Decreto Cloro',
      'Parámetros Decreto Turbiedad',
    ]);
  });

  it('en tres filas, un grupo de arriba corta el arrastre de abajo, y un título de signos llena su celda', () => {
    expect(
      unirFilas([
        ['UBIGEO', 'TALLA', '', '', 'PESO', ''],
        ['', 'N°', 'CRÓNICA', '', '', 'GLOBAL'],
        ['', '', 'CASOS', '%', 'CASOS', 'CASOS'],
      ]),
    ).toEqual(['UBIGEO', 'TALLA N°', 'TALLA CRÓNICA CASOS', 'TALLA CRÓNICA %', 'PESO CASOS', 'PESO GLOBAL CASOS']);
  });

  it('se hallan por contenido, bajo filas de título, entre formatos de una fila', () => {
    const h = hallarCabecera([['REPORTE'], [], GRUPOS, NOMBRES, ['2301010001', 'TACNA', '1', '09-01-2024']], FORMATOS);
    expect(h).toMatchObject({ fila: 2, formato: { id: 'pvica' } });
    expect(h!.filas).toHaveLength(2);
  });

  it('la primera fila de datos no pasa por segunda fila de una cabecera', () => {
    const una = ['ubigeo_ccpp', 'fecha_muestreo', 'lugar_ubicacion', 'cloro_residual_mg_l'];
    const h = hallarCabecera([una, ['2301010001', '09-01-2024', 'Red de distribución', '0.69']], FORMATOS);
    expect(h!.filas).toHaveLength(1);
  });

  it('repetida a mitad del archivo, se reconocen todas sus filas y ninguna de datos', () => {
    const repetida = esCabeceraRepetida([GRUPOS, NOMBRES]);
    expect([GRUPOS, NOMBRES, NOMBRES.map((n) => n.toUpperCase())].map(repetida)).toEqual([true, true, true]);
    expect(repetida(['2301010001', 'TACNA', '1', '09-01-2024', '', 'Red', '0.6', '1'])).toBe(false);
  });
});

it('los meses se leen de los títulos', () => {
  expect(mesesDeTitulos(['PERÚ', 'PERIODO: ENERO A SEPTIEMBRE - 2022'])).toBe('2022-01/2022-09');
  expect(mesesDeTitulos(['PERIODO: ENERO A MARZO 2022'])).toBe('2022-01/2022-03');
  expect(mesesDeTitulos(['Mes: Setiembre', 'Año: 2026'])).toBe('2026-09');
  expect(mesesDeTitulos(['Informe de marzo'])).toBe('');
});
