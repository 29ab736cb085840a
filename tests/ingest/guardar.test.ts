import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Objetos } from '../../functions/domain/objetos.ts';
import { sha256Archivo } from '../../functions/ingest/archivo.ts';
import { guardarCarga } from '../../functions/ingest/guardar.ts';
import { carpeta, recibir, tramaHis } from './archivos-de-prueba.ts';

const dir = carpeta();

it('la carga queda en el almacén: el original, lo normalizado y lo no aceptado', async () => {
  const trama = tramaHis([{}, { Fecha_Atencion: 'ayer' }]);
  const recibido = await recibir(dir, 'x_2026_10.csv', trama);
  const ruta = join(dir, 'x_2026_10.csv');
  const puestos = new Map<string, Uint8Array>();
  const objetos: Pick<Objetos, 'put'> = {
    put: async (clave, cuerpo) =>
      void puestos.set(clave, cuerpo instanceof Uint8Array ? cuerpo : readFileSync(cuerpo.ruta)),
  };
  const carga = await guardarCarga(objetos, { ruta, deMiembro: false }, recibido);
  const { id } = carga;
  expect(await sha256Archivo(ruta)).toBe(createHash('sha256').update(trama).digest('hex'));
  expect(id).toBe((await sha256Archivo(ruta)).slice(0, 16));
  const corto = (clave: string): string => createHash('sha256').update(puestos.get(clave)!).digest('hex').slice(0, 12);
  const [normal, , rechazos] = [...puestos.keys()].sort() as [string, string, string];
  expect([...puestos.keys()].sort()).toEqual([
    `normalizado/his_lineas/${id}-${corto(normal)}.parquet`,
    `recepcion/${id}/original`,
    `rechazos/${id}-${corto(rechazos)}.csv`,
  ]);
  expect(Buffer.from(puestos.get(`recepcion/${id}/original`)!).toString()).toBe(trama);
  expect(carga).toMatchObject({
    rechazos,
    normalizado: [
      {
        tabla: 'his_lineas',
        clave: normal,
        filas: 2,
        sha256: createHash('sha256').update(puestos.get(normal)!).digest('hex'),
      },
    ],
  });
});
