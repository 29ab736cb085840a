import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { leerRetencion, retencionMarkdown } from '../../functions/adapters/catalogos/retencion.ts';
import { caducar, caducarCadaDia, diasOriginales } from '../../functions/local/caducar.ts';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';

const AHORA = Date.parse('2026-11-06T00:00:00Z');

const nueva = () => abrirCarpetaDatos(mkdtempSync(join(tmpdir(), 'sala-caducar-')));
const poner = (ruta: string, dias: number, ahora = AHORA): string => {
  mkdirSync(dirname(ruta), { recursive: true });
  writeFileSync(ruta, 'x');
  utimesSync(ruta, new Date(ahora), new Date(ahora - dias * 86_400_000));
  return ruta;
};

it('what names persons goes when its days are over, and nothing else does', () => {
  const carpeta = nueva();
  const viejo = poner(join(carpeta.nominal, 'recepcion/a/original'), 91);
  const deAntes = poner(join(carpeta.objetos, 'recepcion/b/padron.csv'), 400);
  const quedan = [
    poner(join(carpeta.nominal, 'recepcion/c/original'), 90),
    poner(join(carpeta.nominal, 'nominal/cortes/x/sectoristas.json.gz'), 365),
    poner(join(carpeta.nominal, 'nominal/normalizado/sectoristas/a.parquet'), 1095),
    poner(join(carpeta.objetos, 'normalizado/personas/a.parquet'), 9000),
    poner(join(carpeta.objetos, 'cortes/x/hechos.parquet'), 9000),
  ];
  const nombres = [
    poner(join(carpeta.nominal, 'nominal/cortes/y/sectoristas.json.gz'), 366),
    poner(join(carpeta.nominal, 'nominal/normalizado/sectoristas/b.parquet'), 1096),
  ];
  expect(caducar(carpeta, {}, AHORA)).toBe(4);
  expect([viejo, dirname(viejo), deAntes, ...nombres].map(existsSync)).toEqual([false, false, false, false, false]);
  expect(quedan.map(existsSync)).toEqual([true, true, true, true, true]);
  expect(caducar(carpeta, {}, AHORA)).toBe(0);
  expect(caducar(carpeta, { SALA_DIAS_ORIGINALES: '30' }, AHORA)).toBe(1);
  rmSync(carpeta.raiz, { recursive: true });
});

it('the days are those of the environment, and a bad number stops', () => {
  expect(diasOriginales({})).toBeNull();
  expect(diasOriginales({ SALA_DIAS_ORIGINALES: '30' })).toBe(30);
  for (const malo of ['0', '-1', '1.5', 'un año'])
    expect(() => diasOriginales({ SALA_DIAS_ORIGINALES: malo })).toThrow('SALA_DIAS_ORIGINALES');
});

it('also while the sala is open, every day', () => {
  vi.useFakeTimers({ now: AHORA });
  const carpeta = nueva();
  const parar = caducarCadaDia(carpeta, {}, (e) => {
    throw e;
  });
  const uno = poner(join(carpeta.nominal, 'recepcion/a/original'), 89);
  vi.advanceTimersByTime(86_400_000);
  expect(existsSync(uno)).toBe(true);
  vi.advanceTimersByTime(86_400_000);
  expect(existsSync(uno)).toBe(false);
  parar();
  vi.useRealTimers();
  rmSync(carpeta.raiz, { recursive: true });
});

it('the documentation says what the table says', () => {
  const celdas = (texto: string): string[] =>
    texto.split('\n').flatMap((l) =>
      /^\|(?! *-)/.test(l)
        ? [
            l
              .split('|')
              .map((c) => c.trim())
              .join('|'),
          ]
        : [],
    );
  const doc = celdas(readFileSync(new URL('../../docs/privacidad.md', import.meta.url), 'utf8'));
  for (const fila of celdas(retencionMarkdown())) expect(doc).toContain(fila);
  const originales = leerRetencion().find((r) => r.id === 'originales')!.dias;
  for (const [archivo, dicho] of [
    ['acceso.md', `Los originales se borran a los ${originales} días`],
    ['despliegue.md', `entero, ${originales} por omisión`],
  ] as const)
    expect(readFileSync(new URL(`../../docs/${archivo}`, import.meta.url), 'utf8')).toContain(dicho);
});
