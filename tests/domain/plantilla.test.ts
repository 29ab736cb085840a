import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plantillasMarkdown } from '../../functions/domain/plantilla.ts';

/** Tables as their cells: a formatter may pad them. */
const celdas = (markdown: string): string[] =>
  markdown
    .split('\n')
    .filter((l) => l !== '' && !/^\|[ :|-]+\|$/.test(l))
    .map((l) => l.replace(/\s+/g, ' ').trim());

it('docs/plantillas.md dice de cada columna lo que dicen los datos', () => {
  const documento = readFileSync(new URL('../../docs/plantillas.md', import.meta.url), 'utf8');
  const escrito = celdas(documento.slice(documento.indexOf('\n## ')));
  expect(escrito).toEqual(celdas(plantillasMarkdown()));
});
