import { expect, it } from 'vitest';
import { calcularZscores } from '../../../functions/local/salud/zscore.ts';
import { correr } from './csv.ts';

const CABECERA = 'id,sexo,edad_dias,talla_cm,peso_kg,medida,edema';
const de = (filas: string[], cabecera = CABECERA) =>
  correr((o) => calcularZscores(o), `${[cabecera, ...filas].join('\n')}\n`);

it('adds four z and four marks', async () => {
  const { lineas, resumen } = await de(['a,M,987,72.86,9,L,N', 'b,F,731,77.5,,,S', 'c,M,0,49.8842,3.3464,L,']);
  expect(lineas[0]).toBe(
    `${CABECERA},z_talla_edad,z_peso_edad,z_peso_talla,z_imc_edad,` +
      'marca_talla_edad,marca_peso_edad,marca_peso_talla,marca_imc_edad,observacion',
  );
  const [a, b, c] = lineas.slice(1).map((l) => l.split(','));
  expect([a![7], a![11]]).toEqual(['-6.09', '1']); // kept though implausible
  expect(b!.slice(7)).toEqual(['-2.55', '', '', '', '0', '', '', '', '']); // oedema: weight is not missed
  expect(c!.slice(7, 9)).toEqual(['0.00', '0.00']);
  expect(resumen).toEqual({ filas: 3, conError: 0 });
});

it('empties only what lacks its measure and says why', async () => {
  const { lineas, resumen } = await de([
    'a,M,365,75,,,',
    'b,M,365,,9.5,,',
    'c,X,365,75,9.5,,',
    'd,M,1827,110,18,,',
    'e,M,365,75,9.5,Z,',
    'f,M,365,75,9.5,,quizá',
    'g,M,10,44,2.5,,',
    'h,M,,75,9.5,L,',
    'i,M,365,75,cero,,',
    'j,M,365,-75,9.5,,',
  ]);
  const filas = lineas.slice(1).map((l) => l.split(','));
  const llenas = (i: number) =>
    filas[i]!.slice(7, 11)
      .map((v) => (v === '' ? '-' : 'z'))
      .join('');
  const porQue = (i: number) => filas[i]!.slice(15).join(',').replaceAll('"', '');
  expect([llenas(0), porQue(0)]).toEqual(['z---', 'falta peso_kg']);
  expect([llenas(1), porQue(1)]).toEqual(['-z--', 'falta talla_cm']);
  expect([llenas(2), porQue(2)]).toEqual(['----', 'sexo debe ser M o F']);
  expect([llenas(3), porQue(3)]).toEqual(['----', 'edad_dias fuera de la tabla OMS (menos de 60 meses: 0-1826 días)']);
  expect([llenas(4), porQue(4)]).toEqual(['-z--', 'medida debe ser L, H o vacía']);
  expect([llenas(5), porQue(5)]).toEqual(['z---', 'edema debe ser S, N o vacío']);
  expect([llenas(6), porQue(6)]).toEqual(['zz-z', 'talla_cm fuera de la tabla OMS de peso para la talla']);
  expect([llenas(7), porQue(7)]).toEqual(['--z-', 'falta edad_dias']);
  expect([llenas(8), porQue(8)]).toEqual(['z---', 'peso_kg no es un número']);
  expect([llenas(9), porQue(9)]).toEqual(['-z--', 'talla_cm debe ser mayor que 0']);
  expect(resumen).toEqual({ filas: 10, conError: 10 });
});

it('marks by the value of two decimals, as WHO Anthro does', async () => {
  // Boys at birth: M 49.8842, S 0.03795. z −6.004 and −6.006.
  const talla = (z: number) => (49.8842 * (1 + z * 0.03795)).toFixed(6);
  const { lineas } = await de([`a,M,0,${talla(-6.004)},3,L,N`, `b,M,0,${talla(-6.006)},3,L,N`]);
  expect(lineas.slice(1).map((l) => [l.split(',')[7], l.split(',')[11]])).toEqual([
    ['-6.00', '0'],
    ['-6.01', '1'],
  ]);
});

it('names every missing column', async () => {
  await expect(de([], 'id;sexo;edad_dias;talla_cm;peso_kg')).rejects.toThrow(
    /entrada\.csv le faltan las columnas «medida», «edema»/,
  );
});

it('holds order and count over many rows, in more than one piece', async () => {
  const n = 20_000;
  const { lineas, resumen } = await de(Array.from({ length: n }, (_, i) => `${i},F,${i % 1827},80,10,,N`));
  expect(resumen).toEqual({ filas: n, conError: 0 });
  expect(lineas.slice(1).every((l, i) => l.startsWith(`${i},`))).toBe(true);
});
