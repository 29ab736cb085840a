import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rechazosConValores } from '../../functions/ingest/releer.ts';
import { carpeta, FILAS_PADRON, recibir, rechazosDe, territorio } from './archivos-de-prueba.ts';

it('los valores personales sólo se ven leyendo otra vez el original, y queda de quiénes son', async () => {
  const dir = carpeta();
  const csv = FILAS_PADRON([{ dni: '99-malo', cnv: '9900000011' }, {}])
    .map((f) => f.map((c) => `"${c.replace(/\n/g, ' ')}"`).join(','))
    .join('\n');
  const recibido = await recibir(dir, 'padron.csv', csv);
  expect(rechazosDe(recibido)[0]).toBe('2,DNI,documento_invalido,observada,***');
  const titulares: (readonly string[])[] = [];
  const trabajo = join(dir, 'trabajo');
  mkdirSync(trabajo);
  writeFileSync(join(dir, 'original'), csv);
  const deps = (claves: string[]) => ({
    trabajo,
    territorio,
    objetos: { list: async () => claves, rutaLocal: async () => join(dir, 'original') },
    anotarTitulares: async (documentos: readonly string[]) => void titulares.push(documentos),
  });
  const carga = { ...recibido.carga, rechazos: 'r', normalizado: [] };
  const bytes = await rechazosConValores(carga, deps([`recepcion/${carga.id}/padron.csv`]));
  expect(Buffer.from(bytes ?? '').toString()).toContain('99-malo');
  expect(titulares).toEqual([['9900000011']]); // the row that is not accepted, by the document of it that can be read
  expect(readdirSync(trabajo)).toEqual([]);
  expect(await rechazosConValores(carga, deps([]))).toBeNull();
  expect(titulares).toHaveLength(1);
});

it('al leer otra vez vale el rango de meses con que se leyó', async () => {
  const dir = carpeta();
  const agua = 'codigo_ccpp,fecha,punto,cloro_mg_l\n0503040001,2026-02-01,red,0.5\n0503040001,2026-04-01,red,0.5\n';
  const recibido = await recibir(dir, 'agua.csv', agua, { periodo: '2026-01/2026-03' });
  expect(recibido.carga).toMatchObject({
    alcance: { periodo: '2026-01/2026-03' },
    dato_desde: '2026-02-01',
    motivos: { fecha_futura: 1 },
  });
  writeFileSync(join(dir, 'original'), agua);
  const carga = { ...recibido.carga, rechazos: 'r', normalizado: [] };
  const bytes = await rechazosConValores(carga, {
    trabajo: dir,
    territorio,
    objetos: { list: async () => [`recepcion/${carga.id}/agua.csv`], rutaLocal: async () => join(dir, 'original') },
    anotarTitulares: async () => undefined,
  });
  expect(Buffer.from(bytes ?? '').toString()).toContain('agua.csv,3,fecha,fecha_futura');
});
