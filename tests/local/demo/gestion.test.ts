import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leerTerritorio } from '../../../functions/adapters/catalogos/territorio.ts';
import { TABLAS } from '../../../functions/domain/tablas.ts';
import { generarDemo } from '../../../functions/local/demo/demo.ts';

const carpeta = mkdtempSync(join(tmpdir(), 'demo-gestion-'));
afterAll(() => rmSync(carpeta, { recursive: true }));
beforeAll(() => generarDemo({ tamano: 'chico', semilla: 7, salida: carpeta, periodos: 12, sucio: 0 }));

const lineas = (archivo: string): string[] => readFileSync(join(carpeta, archivo), 'utf8').trimEnd().split('\n');
const filas = (archivo: string): string[][] =>
  lineas(archivo)
    .slice(1)
    .map((l) => l.split(','));
const his = (): string[][] =>
  readdirSync(carpeta)
    .filter((f) => f.startsWith('NominalTramaNuevo_'))
    .flatMap(filas);

describe('what the demo writes for management', () => {
  it.each(['actas', 'agua'] as const)('%s with its canonical header, inside the months of the HIS', (tabla) => {
    expect(lineas(`${tabla}.csv`)[0]).toBe(Object.keys(TABLAS[tabla]).join(','));
    const fechas = filas(`${tabla}.csv`).map((f) => f[1]!);
    expect(fechas.filter((f) => !/^\d{4}-\d{2}-\d{2}$/.test(f) || f < '2025-11-01' || f > '2026-10-31')).toEqual([]);
    expect(new Set(fechas.map((f) => f.slice(0, 7))).size).toBe(12);
  });
  it('records of districts that take part, with sessions and monthly agreements', () => {
    const actas = filas('actas.csv');
    const distritos = new Set(leerTerritorio().distritos.keys());
    expect(actas.every(([ambito]) => ambito!.startsWith('D:0503') && distritos.has(ambito!.slice(2)))).toBe(true);
    expect(new Set(actas.map((a) => a[2]))).toContain('quorum');
    expect(new Set(actas.map((a) => a[2]))).toContain('homologacion');
  });
  it('water that complies and water that does not', () => {
    const cloro = filas('agua.csv').map((f) => Number(f[3]));
    expect(cloro.some((c) => c >= 0.5)).toBe(true);
    expect(cloro.some((c) => c < 0.5)).toBe(true);
  });
  it('families of several members who live in the same place', () => {
    const familias = [...Map.groupBy(filas('censo.csv'), (f) => `${f[1]} ${f[2]}`).values()];
    const tamanos = familias.map((f) => f.length);
    expect(Math.max(...tamanos)).toBeGreaterThan(2);
    expect(Math.max(...tamanos)).toBeLessThan(12);
    expect(familias.filter((f) => new Set(f.map((x) => x[3])).size > 1)).toEqual([]);
  });
  it('the whole package of some older adults, and violence screenings of few pregnant women', () => {
    const porCita = [...Map.groupBy(his(), (f) => f[0]!).values()].map((c) => new Set(c.map((f) => f[22]!)));
    const paquete = ['99173', '96150.01', '96150.02', '96150.03', '96150.04', '96150.07', '99402.09', 'D0150', '99401'];
    const mayores = porCita.filter((c) => c.has('99387') || c.has('99215.03'));
    expect(mayores.some((c) => paquete.every((x) => c.has(x)))).toBe(true);
    expect(mayores.some((c) => !c.has('D0150'))).toBe(true);
    const primeras = porCita.filter((c) => c.has('80055.01'));
    const tamizadas = primeras.filter((c) => c.has('96150') || c.has('96150.01'));
    expect(tamizadas.length).toBeGreaterThan(0);
    expect(tamizadas.length).toBeLessThan(primeras.length / 2);
  });
});
