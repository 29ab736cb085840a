import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { normalizar } from '../../functions/local/normalizar.ts';
import { carpeta, FILAS_PADRON, libroXlsx, maestroPaciente, tramaHis } from '../ingest/archivos-de-prueba.ts';

const dir = carpeta();
const escribir = (nombre: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(dir, nombre), bytes);
  return join(dir, nombre);
};

it('de los archivos del campo salen los CSV canónicos, y volver a normalizarlos da lo mismo', async () => {
  const salida = join(dir, 'canonicos');
  const cargas = await normalizar({
    archivos: [
      escribir('padron.xlsx', libroXlsx(FILAS_PADRON([{}]))),
      escribir(
        'NominalTramaNuevo_AYACUCHO_2026_10.csv',
        tramaHis([{ Hemoglobina: '11.20' }, { Fecha_Atencion: 'ayer' }]),
      ),
      escribir(
        'MaestroPaciente.csv',
        maestroPaciente([{ Numero_Documento: '99000011', Fecha_Nacimiento: '2025-03-05' }]),
      ),
      escribir('otro.csv', 'a,b\n1,2\n'),
    ],
    salida,
  });
  expect(cargas.map((c) => [c.formato, c.aceptadas, c.error?.codigo ?? null])).toEqual([
    ['padron', 1, null],
    ['his', 1, null],
    ['his_pacientes', 1, null],
    ['', 0, 'formato_desconocido'],
  ]);
  expect(readdirSync(salida).sort()).toEqual(['personas.csv', 'prestaciones.csv', 'rechazos']);
  const leer = (carpetaCsv: string, t: string): string => readFileSync(join(carpetaCsv, `${t}.csv`), 'utf8');
  expect(leer(salida, 'personas')).toBe(
    'documento,tipo_documento,dni,cnv,fecha_nacimiento,sexo,seguros,fecha_emision_dni,ubigeo,codigo_ccpp,manzana,renipress,encontrado,estado\n' +
      '99000011,DNI,99000011,9900000011,2025-03-05,F,1|3,,050304,0503040001,,00003644,SI,1\n',
  );
  expect(leer(salida, 'prestaciones')).toBe(
    'id_cita,documento,fecha,renipress,codigo,tipo_dx,lab1,lab2,lab3,condicion_eess,hb,peso_kg,talla_cm,medida,fur\n' +
      '123456789,99000011,2026-10-09,00003644,99381.01,D,1,,,C,11.20,8.450,70.50,,\n',
  );
  expect(readFileSync(cargas[1]!.rechazos!, 'utf8')).toContain(',3,Fecha_Atencion,fecha_ilegible,observada,ayer');

  const otraVez = join(dir, 'otra-vez');
  await normalizar({ archivos: ['personas', 'prestaciones'].map((t) => join(salida, `${t}.csv`)), salida: otraVez });
  for (const t of ['personas', 'prestaciones']) expect(leer(otraVez, t)).toBe(leer(salida, t));
});

it('sin filas, personas sale con su cabecera', async () => {
  const salida = join(dir, 'vacio');
  await normalizar({ archivos: [], salida });
  expect(readdirSync(salida)).toEqual(['personas.csv']);
  expect(readFileSync(join(salida, 'personas.csv'), 'utf8')).toMatch(/^documento,.*estado\n$/);
});
