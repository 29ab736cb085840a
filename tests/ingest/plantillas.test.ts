import { expect, it } from 'vitest';
import publicados from '../../functions/api/formatos.json' with { type: 'json' };
import { plantillaCsv } from '../../functions/domain/plantilla.ts';
import { COLUMNAS_IDENTIDAD, NOMBRES_TABLAS, TABLAS } from '../../functions/domain/tablas.ts';
import { FORMATOS } from '../../functions/ingest/formatos/lista.ts';
import { formatosPublicados } from '../../functions/ingest/publicados.ts';
import { carpeta, filasDe, recibir } from './archivos-de-prueba.ts';

const dir = carpeta();

it.each(NOMBRES_TABLAS)('la plantilla de %s se reconoce y entra entera', async (tabla) => {
  const r = await recibir(dir, `${tabla}.csv`, plantillaCsv(tabla));
  expect(r.carga).toMatchObject({ error: null, formato: tabla, recibidas: 1, rechazadas: 0, duplicadas: 0 });
  const [fila] = await filasDe(r, tabla);
  for (const c of COLUMNAS_IDENTIDAD[tabla] ?? []) if (fila![c] !== null) expect(fila![c]).toMatch(/^99/);
  expect(Object.keys(fila!)).toEqual(expect.arrayContaining(Object.keys(TABLAS[tabla])));
});

it('lo que /v1/formatos publica es lo que se lee (sala plantilla --formatos > functions/api/formatos.json)', () => {
  expect(publicados).toEqual(JSON.parse(JSON.stringify(formatosPublicados(FORMATOS))));
});

it('cada formato se dice con palabras: ningún título publicado es un patrón', () => {
  for (const f of formatosPublicados(FORMATOS))
    for (const c of f.columnas) {
      expect(c.titulos.length).toBeGreaterThan(0);
      for (const t of c.titulos) expect(t).toMatch(/^[A-Z0-9 a-z_]+$/);
    }
});
