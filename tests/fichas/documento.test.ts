import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { carpetaPropia, leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { comprobarFichas } from '../../functions/local/comprobar-fichas.ts';
import { tablaMarkdown } from '../../functions/local/ordenes/fichas.ts';

const documento = readFileSync(new URL('../../docs/indicadores.md', import.meta.url), 'utf8');

it('the engine accepts every ficha, and the document lists what the catalogue holds', async () => {
  const { filas, fallas } = await comprobarFichas(carpetaPropia());
  expect(fallas).toEqual([]);
  expect(documento.endsWith(`${tablaMarkdown(filas)}\n`), 'npx sala fichas --markdown').toBe(true);
});

it('every ficha is under one of the 37 families, and nothing else is', () => {
  const [familias = ''] = /## Las 37 familias[\s\S]*?(?=## Todas las ediciones)/.exec(documento) ?? [];
  const nombradas = [...familias.matchAll(/`([a-z][a-z0-9_]*)`/g)].map((m) => m[1]);
  expect(nombradas.toSorted()).toEqual(
    leerFichas()
      .fichas.map((f) => f.ficha)
      .toSorted(),
  );
  expect(familias.match(/^\| \d+ \|/gm)).toHaveLength(37);
});
