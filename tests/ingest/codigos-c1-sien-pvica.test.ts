import { expect, it } from 'vitest';
import { carpeta, libroXlsx, rechazosDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();
const csv = (...filas: readonly (readonly string[])[]): string => filas.map((f) => f.join(',')).join('\n') + '\n';

it('Compromiso 1: sin saber si es niño o gestante, o con qué dispositivo, se observa', async () => {
  const nomina = await recibir(
    dir,
    'carga.csv',
    csv(
      ['Número de Documento', 'Rango de Edad', 'Mes', 'Año', 'Total de visitas completas para la edad'],
      ['99000001', '6 - 12 Meses', 'Oct', '2026', '2'],
      ['99000002', '', 'Oct', '2026', '2'],
    ),
  );
  expect(nomina.carga.motivos).toEqual({ poblacion_desconocida: 1 });
  expect(rechazosDe(nomina)).toEqual(['3,Número de Documento,poblacion_desconocida,observada,***']);
  const visitas = await recibir(
    dir,
    'detalle.csv',
    csv(
      ['Número de Documento de Niño', 'Etapa', 'Fecha Intervención', 'Dispositivo Intervención', 'Estado Intervención'],
      ['99000001', 'Visita Domiciliaria', '02/09/2026', 'FAX', 'Registrado'],
      ['99000001', 'Visita Domiciliaria', '03/09/2026', 'WEB', 'Registrado'],
    ),
  );
  expect(rechazosDe(visitas)).toEqual(['2,Dispositivo Intervención,dispositivo_desconocido,observada,***']);
  expect(visitas.carga).toMatchObject({ dato_desde: '2026-09-02', dato_hasta: '2026-09-03' });
});

it('un número que no cabe en un conteo es ilegible, y no detiene el archivo', async () => {
  const r = await recibir(
    dir,
    'evaluacion.csv',
    csv(
      ['DNI del niño', 'N° DE VISITAS PROGRAMADAS', 'N° DE VISITAS REALIZADAS', 'MES', 'AÑO'],
      ['99000001', '99999999999999999999', '2', 'Oct', '2026'],
      ['99000002', '3', '2', 'Oct', '2026'],
    ),
  );
  expect(r.carga).toMatchObject({ aceptadas: 1, observadas: 1, motivos: { numero_ilegible: 1 } });
});

it('SIEN: Hb sin corregir, gestante sin semanas, informe sin grupo de edad o sin mes', async () => {
  const nino = await recibir(
    dir,
    'Hb.csv',
    csv(
      ['Renipress', 'FechaAtencion', 'EdadMeses', 'UbigeoREN', 'AlturaREN', 'Hemoglobina', 'Hbc', 'Dx_anemia'],
      ['3644', '2026-10-08', '20', '50304', '374', '11.0', '', ''],
    ),
  );
  expect(nino.carga.motivos).toEqual({ sin_hbc: 1 });
  const gestante = await recibir(
    dir,
    'g.csv',
    csv(
      ['atencion_fecha', 'Renipress', 'Edad_Gest', 'Altitud_Loc', 'Hemoglobina'],
      ['2026-10-08', '3644', '', '100', '11.5'],
    ),
  );
  expect(gestante.carga.motivos).toEqual({ sin_semanas: 1 });
  const informe = (titulo: string): Uint8Array =>
    libroXlsx([
      [titulo],
      ['DEPARTAMENTO', 'PROVINCIA', 'DISTRITO', 'UBIGEO', 'N° DE EVALUADOS', 'ANEMIA TOTAL', ''],
      ['', '', '', '', '', 'N° DE CASOS', '%'],
      ['AYACUCHO', '', 'SANTIAGO DE LUCANAMARCA', '050304', '30', '9', '30'],
    ]);
  const sinMes = await recibir(dir, 'i.xlsx', informe('ANEMIA EN MENORES DE 3 AÑOS'));
  expect(sinMes.carga.motivos).toEqual({ sin_periodo: 1 });
  const rango = await recibir(dir, 'i.xlsx', informe('ANEMIA'), { periodo: '2026-01/2026-06' });
  expect(rango.carga).toMatchObject({ motivos: { grupo_desconocido: 1 }, alcance: { periodo: '2026-01/2026-06' } });
});

it('PVICA: cloro imposible y huso de otro país', async () => {
  const r = await recibir(
    dir,
    'agua.csv',
    csv(
      ['UBIGEO CCPP', 'FECHA DE MUESTREO', 'LUGAR DE MUESTREO UBICACION', 'CLORO', 'HUSO'],
      ['0503040001', '09-01-2026', 'Red', '12', '18 L'],
      ['0503040001', '10-01-2026', 'Red', '0.5', '31 N'],
      ['0503040001', '11-01-2026', 'Red', '0.5', '18 L'],
    ),
  );
  expect(r.carga.motivos).toEqual({ cloro_fuera_de_rango: 1, huso_desconocido: 1 });
  expect(r.carga).toMatchObject({ dato_desde: '2026-01-09', dato_hasta: '2026-01-11' });
});
