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
  it('a schedule for most sectors, most of it done, and the month that comes not yet', () => {
    const sectores = new Set(filas('sectorizacion.csv').map((f) => f[1]!));
    const cronograma = filas('cronograma.csv');
    expect(cronograma.every(([s]) => sectores.has(s!))).toBe(true);
    const conCronograma = new Set(cronograma.map((f) => f[0])).size;
    expect(conCronograma).toBeLessThan(sectores.size);
    expect(conCronograma).toBeGreaterThan(sectores.size * 0.8);
    const pasadas = cronograma.filter((f) => f[1]! <= '2026-10-31');
    expect(new Set(pasadas.map((f) => f[1]!.slice(0, 7))).size).toBe(12);
    const hechas = pasadas.filter((f) => f[4] === 'SI').length;
    expect(hechas).toBeGreaterThan(pasadas.length * 0.7);
    expect(hechas).toBeLessThan(pasadas.length);
    const porVenir = cronograma.filter((f) => f[1]! > '2026-10-31');
    expect(porVenir.length).toBeGreaterThan(0);
    expect(porVenir.every((f) => f[1]!.startsWith('2026-11') && f[4] === 'NO')).toBe(true);
  });
  it('a community risk for about four sectors in five, given by a post and not by a name', () => {
    const sectores = new Set(filas('sectorizacion.csv').map((f) => f[1]!));
    const riesgos = filas('riesgo_comunal.csv');
    const calificados = new Set(riesgos.map((f) => f[1]!));
    expect([...calificados].every((s) => sectores.has(s))).toBe(true);
    expect(calificados.size / sectores.size).toBeGreaterThan(0.6);
    expect(calificados.size / sectores.size).toBeLessThan(0.95);
    expect(new Set(riesgos.map((f) => f[2]))).toEqual(new Set(['alto', 'medio', 'bajo']));
    expect(riesgos.every((f) => /establecimiento$/.test(f[4]!))).toBe(true);
  });
  it('six inputs a district and year', () => {
    const perfiles = [...Map.groupBy(filas('perfil_distrito.csv'), (f) => `${f[0]} ${f[1]}`)];
    expect(new Set(perfiles.map(([k]) => k.slice(7)))).toEqual(new Set(['2025', '2026']));
    expect(perfiles.every(([, fs]) => new Set(fs.map((f) => f[2])).size === 6)).toBe(true);
    expect(perfiles.flatMap(([, fs]) => fs).every((f) => /^\d+$/.test(f[3]!))).toBe(true);
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
