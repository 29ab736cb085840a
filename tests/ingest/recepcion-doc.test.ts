import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Contexto } from '../../functions/ingest/formato.ts';
import { FORMATOS } from '../../functions/ingest/formatos/lista.ts';
import { territorio } from './archivos-de-prueba.ts';

const leer = (ruta: string): string => readFileSync(new URL(`../../${ruta}`, import.meta.url), 'utf8');

/** Cells of the rows of the table under a heading of docs/recepcion.md, without header and rule. */
function tabla(titulo: string): string[][] {
  const seccion = leer('docs/recepcion.md')
    .split(/^## /m)
    .find((s) => s.startsWith(titulo));
  if (!seccion) throw new Error(`docs/recepcion.md no tiene la sección «${titulo}»`);
  return seccion
    .split('\n')
    .filter((l) => l.startsWith('|'))
    .slice(2)
    .map((l) =>
      l
        .split('|')
        .slice(1, -1)
        .map((c) => c.trim()),
    );
}
const entreComillas = (celda: string): string[] => [...celda.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);
/** Members of a union of text literals of a source file. */
const union = (ruta: string, tipo: string): string[] =>
  [...(new RegExp(`type ${tipo} =([^;]*);`).exec(leer(ruta))?.[1] ?? '').matchAll(/'([a-z_]+)'/g)].map((m) => m[1]!);

const reglas = tabla('Reglas');

it('los códigos de la tabla de reglas son los del programa: ni uno más, ni uno menos', () => {
  // Rules only look at the limit, the columns that came and the territory.
  const ctx = {
    limite: '2026-10-31',
    presentes: new Set(),
    territorio,
    orden: 'dmy',
    periodo: '',
  } as unknown as Contexto;
  const deReglas = FORMATOS.flatMap((f) => f.reglas(ctx).map((r) => r.codigo));
  const deFilas = union('functions/ingest/tamiz.ts', 'CodigoTamiz');
  const repetidas = [...leer('functions/ingest/juzgar.ts').matchAll(/'((?:fila|clave)_repetida)'/g)].map((m) => m[1]!);
  const delArchivo = union('functions/ingest/errores.ts', 'CodigoArchivo');
  expect(deFilas.length).toBeGreaterThan(5);
  expect(delArchivo.length).toBeGreaterThan(10);
  const delPrograma = new Set([...deReglas, ...deFilas, ...repetidas, ...delArchivo, 'archivo_repetido']);
  const deLaTabla = new Set(reglas.flatMap((r) => entreComillas(r[3] ?? '')));
  expect([...deLaTabla].sort()).toEqual([...delPrograma].sort());
});

it('cada regla nombra una prueba que existe, y cada código aparece en una de las suyas', () => {
  const sinProbar: string[] = [];
  expect(reglas.length).toBeGreaterThan(30);
  for (const r of reglas) {
    const pruebas = entreComillas(r[4] ?? '');
    expect(pruebas.length, r.join(' | ')).toBeGreaterThan(0);
    for (const p of pruebas) expect(existsSync(new URL(`../../tests/${p}`, import.meta.url)), p).toBe(true);
    const textos = pruebas.map((p) => leer(`tests/${p}`)).join('');
    sinProbar.push(...entreComillas(r[3] ?? '').filter((codigo) => !textos.includes(codigo)));
  }
  expect(sinProbar).toEqual([]);
});

it('la tabla de formatos nombra a todos los que se leen de otros', () => {
  const ids = tabla('Formatos').flatMap((f) => entreComillas(f[0] ?? ''));
  const ajenos = FORMATOS.filter((f) => !f.nombre.startsWith('tabla propia')).map((f) => f.id);
  expect(ids.filter((i) => i !== 'maestro_innecesario').sort()).toEqual([...ajenos].sort());
});
