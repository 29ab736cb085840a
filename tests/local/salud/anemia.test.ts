import { expect, it } from 'vitest';
import { clasificarAnemia } from '../../../functions/local/salud/anemia.ts';
import { correr } from './csv.ts';

const CABECERA = 'id,sexo,edad_meses,hemoglobina_g_dl,altitud_m,condicion,semanas';
const por = (metodo: 'nts213_tramos' | 'sien_formula', filas: string[], cabecera = CABECERA) =>
  correr((o) => clasificarAnemia({ ...o, metodo }), `${[cabecera, ...filas].join('\n')}\n`);

it('adds the adjusted value, the class and the method by bands', async () => {
  const { lineas, resumen } = await por('nts213_tramos', [
    'a,M,1,16.4,4000,,',
    'b,F,12,13.3,3400,,',
    'c,F,12,12.59,3400,,',
    'd,F,300,14.1,3400,gestante,28',
    'e,F,300,12.0,499,puerpera,',
    'f,M,0.2,13.0,0,prematuro,33',
    'g,M,0.25,10,0,prematuro,',
  ]);
  expect(lineas).toEqual([
    `${CABECERA},hb_ajustada,clasificacion,metodo,observacion`,
    'a,M,1,16.4,4000,,,13.5,normal,nts213_tramos,',
    'b,F,12,13.3,3400,,,11.2,normal,nts213_tramos,',
    'c,F,12,12.59,3400,,,10.49,leve,nts213_tramos,',
    'd,F,300,14.1,3400,gestante,28,12,normal,nts213_tramos,',
    'e,F,300,12.0,499,puerpera,,12,normal,nts213_tramos,',
    'f,M,0.2,13.0,0,prematuro,33,13,normal,nts213_tramos,', // 6.09 days: day 6
    'g,M,0.25,10,0,prematuro,,10,normal,nts213_tramos,', // 7.6 days: day 8
  ]);
  expect(resumen).toEqual({ filas: 7, conError: 0 });
});

it('uses the formula, shows four decimals and classifies with all of them', async () => {
  const { lineas } = await por('sien_formula', [
    'a,F,12,12.64936,3250,,',
    'b,F,12,12.64935,3250,,',
    'c,F,12,12.6,3250,,',
  ]);
  expect(lineas.slice(1)).toEqual([
    'a,F,12,12.64936,3250,,,10.5,normal,sien_formula,', // 10.500005
    'b,F,12,12.64935,3250,,,10.5,leve,sien_formula,', // 10.499995
    'c,F,12,12.6,3250,,,10.4506,leve,sien_formula,', // 10.450645
  ]);
});

it('keeps a row it cannot classify, empty, and says why', async () => {
  const { lineas, resumen } = await por('nts213_tramos', [
    'a,,12,12,100,,',
    'b,X,12,12,100,,',
    'c,F,,12,100,,',
    'd,F,12,,100,,',
    'e,F,12,0.00,100,,',
    'f,F,12,2.99,100,,',
    'g,F,12,25.1,100,,',
    'h,F,12,doce,100,,',
    'i,F,12,12,,,',
    'j,F,240,12,100,gestante,',
    'k,M,240,12,100,gestante,20',
    'l,F,12,12,100,otra,',
    'm,F,1.9,12,100,prematuro,',
    'n,F,0.5,12,100,prematuro,38',
    'o,F,12,3,100,,',
    'p,F,12,25,100,,',
  ]);
  const celdas = lineas.slice(1).map((l) => l.split(','));
  expect(celdas.map((c) => c[0]).join('')).toBe('abcdefghijklmnop');
  expect(celdas.map((c) => c[10])).toEqual([
    'falta sexo',
    'sexo debe ser M o F',
    'falta edad_meses',
    'falta hemoglobina_g_dl',
    'hemoglobina_g_dl 0: no medida',
    'hemoglobina_g_dl fuera de 3-25',
    'hemoglobina_g_dl fuera de 3-25',
    'hemoglobina_g_dl no es un número',
    'falta altitud_m',
    'falta semanas',
    'condicion gestante con sexo M',
    '"condicion debe ser gestante',
    'la norma no fija umbral para prematuros de 56 a 59 días',
    'un prematuro nace con menos de 37 semanas',
    '',
    '',
  ]);
  expect(celdas.slice(0, 14).every((c) => c[7] === '' && c[8] === '')).toBe(true);
  expect(celdas.slice(14).map((c) => c[8])).toEqual(['severa', 'normal']);
  expect(resumen).toEqual({ filas: 16, conError: 14 });
});

it('reads semicolons, decimal commas, BOM and other columns, which stay as they were', async () => {
  const { texto } = await correr(
    (o) => clasificarAnemia(o),
    '\ufeffaltitud_m;nota;id;SEXO;edad_meses;hemoglobina_g_dl\r\n0500;" con ""comillas""; y más ";007;f;24;11,4\r\n\r\n',
  );
  expect(texto).toBe(
    'altitud_m;nota;id;SEXO;edad_meses;hemoglobina_g_dl;hb_ajustada;clasificacion;metodo;observacion\n' +
      '0500;" con ""comillas""; y más ";007;f;24;11,4;11;normal;nts213_tramos;\n',
  );
});

it('reads tabs and Windows-1252', async () => {
  const contenido = Buffer.from(
    'id\tsexo\tedad_meses\themoglobina_g_dl\taltitud_m\tzona\n1\tM\t24\t11\t0\tÑahuín\n',
    'latin1',
  );
  const { lineas } = await correr((o) => clasificarAnemia(o), contenido);
  expect(lineas[1]).toBe('1\tM\t24\t11\t0\tÑahuín\t11\tnormal\tnts213_tramos\t');
});

it('replaces its own columns when run on its own output', async () => {
  const una = await por('nts213_tramos', ['a,F,12,12.6,3250,,']);
  const dos = await correr((o) => clasificarAnemia({ ...o, metodo: 'sien_formula' }), una.texto);
  expect(dos.lineas[0]).toBe(una.lineas[0]);
  expect(dos.lineas[1]).toBe('a,F,12,12.6,3250,,,10.4506,leve,sien_formula,');
});

it('keeps line breaks inside quotes and forgives trailing delimiters', async () => {
  const { texto } = await por('nts213_tramos', ['"a\nb",F,24,11,0,,,,'], CABECERA);
  expect(texto).toBe(
    `${CABECERA},hb_ajustada,clasificacion,metodo,observacion\n"a\nb",F,24,11,0,,,11,normal,nts213_tramos,\n`,
  );
});

it('keeps a broken row in its place', async () => {
  const { lineas, resumen } = await por('nts213_tramos', ['a,F,12', 'b,F,12,12.6,3250,,']);
  expect(lineas[1]).toBe('a,F,12,,,,,,,,la fila tiene 3 columnas y la cabecera 7');
  expect(resumen).toEqual({ filas: 2, conError: 1 });
});

it('names the missing column and the file', async () => {
  await expect(por('nts213_tramos', [], 'id,sexo,edad_meses,hb,altitud_m')).rejects.toThrow(
    /entrada\.csv le falta la columna «hemoglobina_g_dl».*id,sexo,edad_meses,hemoglobina_g_dl,altitud_m\[,condicion\]\[,semanas\]/,
  );
});

it('refuses quotes that never close, and a file that is not there', async () => {
  await expect(por('nts213_tramos', ['"a,F,12,12.6,3250,,', 'b,F,12,12.6,3250,,'])).rejects.toThrow(
    /comillas sin cerrar/,
  );
  await expect(clasificarAnemia({ entrada: '/no/existe.csv' })).rejects.toThrow(/No existe el archivo/);
});
