import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { caducarOriginales, diasOriginales } from '../../functions/local/caducar.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';

const AHORA = Date.parse('2026-11-06T00:00:00Z');

it('an original goes when its days are over, and nothing else does', () => {
  const carpeta = abrirCarpetaDatos(mkdtempSync(join(tmpdir(), 'sala-caducar-')));
  const poner = (ruta: string, dias: number): string => {
    mkdirSync(dirname(ruta), { recursive: true });
    writeFileSync(ruta, 'x');
    utimesSync(ruta, new Date(AHORA), new Date(AHORA - dias * 86_400_000));
    return ruta;
  };
  const viejo = poner(join(carpeta.nominal, 'recepcion/a/padron.csv'), 366);
  const deAntes = poner(join(carpeta.objetos, 'recepcion/b/padron.csv'), 400);
  const quedan = [
    poner(join(carpeta.nominal, 'recepcion/c/padron.csv'), 365),
    poner(join(carpeta.nominal, 'nominal/cortes/x/sectoristas.json.gz'), 900),
    poner(join(carpeta.objetos, 'normalizado/personas/a.parquet'), 900),
  ];
  expect(caducarOriginales(carpeta, 365, AHORA)).toBe(2);
  expect([viejo, dirname(viejo), deAntes].map(existsSync)).toEqual([false, false, false]);
  expect(quedan.map(existsSync)).toEqual([true, true, true]);
  expect(caducarOriginales(carpeta, 365, AHORA)).toBe(0);
  rmSync(carpeta.raiz, { recursive: true });
});

it('the days are those of the environment, and a bad number stops', () => {
  expect(diasOriginales({})).toBe(365);
  expect(diasOriginales({ SALA_DIAS_ORIGINALES: '30' })).toBe(30);
  for (const malo of ['0', '-1', '1.5', 'un año'])
    expect(() => diasOriginales({ SALA_DIAS_ORIGINALES: malo })).toThrow('SALA_DIAS_ORIGINALES');
});
