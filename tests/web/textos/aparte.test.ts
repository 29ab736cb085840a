import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textosEnCodigo } from '../../../web/herramientas/textos-en-codigo.ts';
import { archivosConCodigo, leerCodigo, SEPARADAS } from '../../../web/herramientas/textos.ts';

const TEXTOS = join(import.meta.dirname, '../../../web/src/lib/textos/es');

describe('the texts of the screens, apart from the code', () => {
  it.each(SEPARADAS)('%s holds none', (carpeta) => {
    const hallados = archivosConCodigo(carpeta).flatMap((archivo) =>
      textosEnCodigo(archivo, leerCodigo(archivo)).map(({ linea, texto }) => `${archivo}:${linea} ${texto}`),
    );
    expect(hallados).toEqual([]);
  });

  it.each(readdirSync(TEXTOS))('%s has no text that nobody shows', (modulo) => {
    const usan = archivosConCodigo('')
      .map(leerCodigo)
      .filter((codigo) => codigo.includes(`textos/es/${modulo}`));
    const claves = [...readFileSync(join(TEXTOS, modulo), 'utf8').matchAll(/^export const (\w+)/gm)].map((m) => m[1]!);
    const seUsa = (clave: string): boolean => usan.some((codigo) => new RegExp(`\\b${clave}\\b`).test(codigo));
    expect(claves.filter((clave) => !seUsa(clave))).toEqual([]);
  });
});

describe('what counts as a text', () => {
  const de = (archivo: string, codigo: string): string[] => textosEnCodigo(archivo, codigo).map((t) => t.texto);

  it('finds what a person reads or hears', () => {
    expect(de('a.svelte', '<p class="muy suave" title="Ver más">Faltan {n} días</p>')).toEqual([
      'Ver más',
      'Faltan',
      'días',
    ]);
    expect(de('a.svelte', "<b>{ok ? 'sí' : 'no'}</b>")).toEqual(['sí', 'no']);
    expect(de('a.ts', "export const m = `Faltan ${n} días`; plural(3, 'hecho', 'hechos');")).toEqual([
      'Faltan {} días',
      'hecho',
      'hechos',
    ]);
  });

  it('leaves alone what the machine reads', () => {
    expect(de('a.svelte', '<a href="/datos" class="boton grande"><code>npx sala cargar</code> {t.subir}</a>')).toEqual(
      [],
    );
    expect(de('a.ts', "import x from './a b.ts'; if (e === 'no_llego') y('ArrowDown', `/iar/${r}`);")).toEqual([]);
    expect(
      de('a.ts', "x.querySelector('thead th.elegida'); y('text/html; charset=utf-8', '<html lang=\"es\"');"),
    ).toEqual([]);
  });
});
