import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { abrirCarpetaDatos } from '../../functions/local/carpeta-datos.ts';

const dir = mkdtempSync(join(tmpdir(), 'sala-permisos-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const permisos = (ruta: string): number => statSync(ruta).mode & 0o777;
const todo = (raiz: string): string[] => [
  raiz,
  ...readdirSync(raiz, { recursive: true, encoding: 'utf8' }).map((r) => join(raiz, r)),
];

it('la carpeta de datos nace sólo para su usuario, y la que estaba abierta a otros se cierra', () => {
  const nueva = join(dir, 'nueva');
  abrirCarpetaDatos(nueva);
  expect(todo(nueva).map((r) => [r, permisos(r)])).toEqual(todo(nueva).map((r) => [r, 0o700]));
  const vieja = join(dir, 'vieja');
  mkdirSync(vieja);
  chmodSync(vieja, 0o755);
  abrirCarpetaDatos(vieja);
  expect(permisos(vieja)).toBe(0o700);
});

it('todo lo que una orden de sala deja en ella es sólo para su usuario', () => {
  const archivo = join(dir, 'visitas.csv');
  writeFileSync(
    archivo,
    'documento,fecha,modalidad,estado,dispositivo,lat,lon\n99000001,ayer,presencial,valida,MOVIL,,\n',
  );
  const datos = join(dir, 'datos');
  const sala = fileURLToPath(new URL('../../functions/local/sala.ts', import.meta.url));
  execFileSync(process.execPath, [sala, 'cargar', archivo, '--region', '05', '--datos', datos, '--json']);
  const dejado = todo(datos);
  expect(dejado.some((r) => r.endsWith('.parquet'))).toBe(true);
  expect(dejado.filter((r) => (permisos(r) & 0o077) !== 0)).toEqual([]);
});
