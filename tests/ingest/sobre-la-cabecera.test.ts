import { describe, expect, it } from 'vitest';
import { carpeta, libroXlsx, rechazosDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();
const CABECERA = ['codigo_ccpp', 'fecha', 'punto', 'cloro_mg_l'];
const fila = (n: number): string[] => [`050304000${n}`, `2026-10-0${n}`, 'red', '0.5'];
const DANADA = ['codigo_xxxx', 'fecha', 'punto', 'cloro_mg_l'];
const TITULOS = [['REPORTE DE AGUA'], ['PERIODO', '2026']];

const texto = (filas: readonly (readonly string[])[]): string => filas.map((f) => f.join(',')).join('\n') + '\n';

describe.each([
  ['CSV', 'agua.csv', texto],
  ['XLSX', 'agua.xlsx', libroXlsx],
] as const)('filas sobre la cabecera que se reconoce, en %s', (_, nombre, escribir) => {
  it('con la primera dañada se cuentan y se apartan con su línea; los títulos del reporte, no', async () => {
    const r = await recibir(
      dir,
      nombre,
      escribir([...TITULOS, DANADA, fila(1), ['TOTAL', '', '', '1'], fila(2), CABECERA, fila(3), fila(4)]),
    );
    expect(r.carga).toMatchObject({
      formato: 'agua',
      recibidas: 6,
      aceptadas: 2,
      rechazadas: 4,
      motivos: { fila_total: 1, sobre_la_cabecera: 3 },
    });
    expect(rechazosDe(r)).toEqual([
      '3,,sobre_la_cabecera,rechazada,',
      '4,,sobre_la_cabecera,rechazada,',
      '5,,fila_total,rechazada,',
      '6,,sobre_la_cabecera,rechazada,',
    ]);
  });

  it('dañada sólo en un título que no es obligatorio, sigue siendo la cabecera: nada de abajo se aparta', async () => {
    const opcional = [...CABECERA, 'turbiedad_unt'];
    const cinco = (n: number): string[] => [...fila(n), '1.2'];
    const r = await recibir(
      dir,
      nombre,
      escribir([[...CABECERA, 'turbi'], cinco(1), cinco(2), opcional, cinco(3), cinco(4)]),
    );
    expect(r.carga).toMatchObject({ recibidas: 5, aceptadas: 4, motivos: { encabezado_repetido: 1 } });
  });

  it('una fila de grupos sobre los nombres no es un dato', async () => {
    const evaluacion = [
      ['DATOS DEL NIÑO', 'VISITAS', '', 'PERIODO', ''],
      ['DNI del niño', 'N° DE VISITAS PROGRAMADAS', 'N° DE VISITAS REALIZADAS', 'MES', 'AÑO'],
      ['99000001', '3', '2', 'Oct', '2026'],
    ];
    const r = await recibir(dir, nombre, escribir(evaluacion));
    expect(r.carga).toMatchObject({ formato: 'c1_evaluacion', recibidas: 1, aceptadas: 1 });
  });

  it('un reporte de siempre no pierde ni gana filas', async () => {
    const r = await recibir(dir, nombre, escribir([...TITULOS, CABECERA, fila(1), fila(2)]));
    expect(r.carga).toMatchObject({ recibidas: 2, aceptadas: 2, motivos: {} });
  });
});
