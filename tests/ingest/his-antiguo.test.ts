import { expect, it } from 'vitest';
import { carpeta, filasDe, libroXlsx, rechazosDe, recibir, type FilaHis } from './archivos-de-prueba.ts';

const dir = carpeta();
const COLUMNAS =
  'COD_2000,ANO,MES,NOM_LOTE,NUM_PAG,NUM_REG,DIA,FICHAFAM,COD_DPTO,COD_PROV,COD_DIST,EDAD,TIP_EDAD,SEXO,ESTABLEC,SERVICIO,DIAGNOST1,LABCONF1,CODIGO1,DIAGNOST2,LABCONF2,CODIGO2,DIAGNOST3,LABCONF3,CODIGO3,DIAGNOST4,LABCONF4,CODIGO4,DIAGNOST5,LABCONF5,CODIGO5,DIAGNOST6,LABCONF6,CODIGO6,DNI,FI,ET'.split(
    ',',
  );
const SANA: FilaHis = {
  COD_2000: '000003644',
  ANO: '2015',
  MES: '3',
  NOM_LOTE: 'A12',
  NUM_PAG: '1',
  DIA: '9',
  EDAD: '8',
  TIP_EDAD: 'M',
  SEXO: 'F',
  ESTABLEC: 'C',
  SERVICIO: 'N',
  DIAGNOST1: 'D',
  LABCONF1: '1',
  CODIGO1: 'Z001',
  DNI: '99000001',
  FI: '2',
  ET: '58',
};
const filas = (f: readonly FilaHis[]): string[][] => [
  COLUMNAS,
  ...f.map((x, i) => COLUMNAS.map((c) => ({ ...SANA, NUM_REG: String(i + 1), ...x })[c] ?? '')),
];
const csv = (f: readonly FilaHis[]): string =>
  filas(f)
    .map((l) => l.join(','))
    .join('\n') + '\n';

it('cada diagnóstico de la fila es una prestación de quien lleva el DNI; se cuentan filas de origen', async () => {
  const r = await recibir(
    dir,
    'tabla.csv',
    csv([
      { DIAGNOST2: 'P', LABCONF2: 'sf1', CODIGO2: 'D50.9', DIAGNOST6: 'R', CODIGO6: '99381.01' },
      { DNI: '990002', NUM_PAG: '1.0', ANO: '15' },
      { DNI: '' },
      { FICHAFAM: 'APP108', DNI: '' },
      { DNI: '9.9E+07' },
      { COD_2000: '77777777', DNI: '99000006' },
      { DIA: '31', MES: '2', DNI: '99000007' },
      { CODIGO1: '', DNI: '99000008' },
      { NOM_LOTE: '', DNI: '99000009' },
    ]),
  );
  expect(r.carga).toMatchObject({
    formato: 'his_antiguo',
    recibidas: 9,
    aceptadas: 2,
    observadas: 5,
    duplicadas: 0,
    rechazadas: 2,
    dato_hasta: '2015-03-09',
    alcance: { fuente: 'his', ambito: 'G:05' },
    motivos: {
      actividad_colectiva: 1,
      clave_ilegible: 1,
      eess_desconocido: 1,
      fecha_ilegible: 1,
      numero_truncado: 1,
      sin_codigo: 1,
      sin_documento: 1,
    },
  });
  expect(rechazosDe(r)).toContain('6,DNI,numero_truncado,observada,***');
  const prestaciones = await filasDe(r, 'prestaciones');
  expect(prestaciones).toHaveLength(7 + 2);
  expect(prestaciones.filter((p) => p['documento'] === '99000001')).toMatchObject([
    { id_cita: 'HISA-00003644-2015-3-A12-1-1', codigo: '99381.01', tipo_dx: 'R', lab1: null },
    { codigo: 'D509', tipo_dx: 'P', lab1: 'SF1', condicion_eess: 'C' },
    { codigo: 'Z001', tipo_dx: 'D', lab1: '1', fecha: '2015-03-09', renipress: '00003644' },
  ]);
  expect(prestaciones.find((p) => p['documento'] === '00990002')).toMatchObject({ fecha: '2015-03-09' });
});

it('de la hoja de Excel sale lo mismo, con seudónimo y el periodo de ANO y MES', async () => {
  const r = await recibir(
    dir,
    'hisa.xlsx',
    libroXlsx(filas([{ COD_2000: '3644' }, { COD_2000: '3644', MES: '2', DNI: '99000002' }])),
    { seudonimo: (d) => `s${d.length}-${d.slice(-1)}` },
  );
  expect(r.carga).toMatchObject({
    formato: 'his_antiguo',
    aceptadas: 2,
    sintetico: true,
    alcance: { fuente: 'his', periodo: '2015-02/2015-03', ambito: 'G:05' },
  });
  expect((await filasDe(r, 'prestaciones')).map((p) => p['documento']).sort()).toEqual(['s8-1', 's8-2']);
});
