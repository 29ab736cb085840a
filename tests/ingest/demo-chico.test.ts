import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { abrirDuckdb, cerrarDuckdb, leerFila } from '../../functions/adapters/duckdb/conexion.ts';
import { crearCanonicas } from '../../functions/ingest/canonicas.ts';
import { recibirArchivo } from '../../functions/ingest/recibir.ts';
import { generarDemo } from '../../functions/local/demo/demo.ts';
import { carpeta, territorio } from './archivos-de-prueba.ts';

const dir = carpeta();

it('la demostración chica, sucia, entra completa y sus personas se encuentran con sus prestaciones', async () => {
  const origen = join(dir, 'demo');
  await generarDemo({ tamano: 'chico', semilla: 3, salida: origen, sucio: 0.04, periodos: 2, hasta: '2026-10' });
  const archivos = readdirSync(origen).filter((n) => /\.(csv|xlsx)$/.test(n));
  const recibidos = [];
  for (const nombre of archivos)
    recibidos.push(
      await recibirArchivo(
        { ruta: join(origen, nombre), nombre, modificado: '2026-11-05T00:00:00Z' },
        { trabajo: dir, seudonimo: null, territorio },
      ),
    );
  expect(recibidos.filter((r) => r.carga.error)).toEqual([]);
  const conPersonas = recibidos.filter((r) => /^(padron|his_pacientes|cnv_ogei|censo)$/.test(r.carga.formato));
  expect(conPersonas.length).toBeGreaterThan(3);
  expect(conPersonas.every((r) => r.carga.sintetico)).toBe(true);
  // What the generator dirties is found, and dirt is a small part.
  const motivos = new Set(recibidos.flatMap((r) => Object.keys(r.carga.motivos)));
  for (const m of [
    'encabezado_repetido',
    'clave_repetida',
    'fecha_futura',
    'eess_desconocido',
    'columnas_de_menos',
    'fila_total',
  ])
    expect(motivos).toContain(m);
  for (const { carga } of recibidos) expect(carga.aceptadas).toBeGreaterThan(carga.recibidas * 0.8);

  const con = await abrirDuckdb();
  try {
    await crearCanonicas(
      con,
      recibidos.flatMap((r) => r.parquet.map((p) => ({ ...p, carga: r.carga.id, alcance: r.carga.alcance, sin: [] }))),
      territorio,
    );
    const { prestaciones, sinPersona, personas, repetidas } = await leerFila<
      Record<'prestaciones' | 'sinPersona' | 'personas' | 'repetidas', number>
    >(
      con,
      `SELECT (SELECT count(*) FROM prestaciones) AS prestaciones,
        (SELECT count(*) FROM prestaciones p WHERE documento IS NOT NULL AND NOT EXISTS (FROM personas WHERE documento = p.documento)
          AND NOT EXISTS (FROM personas WHERE dni = p.documento) AND NOT EXISTS (FROM personas WHERE cnv = p.documento)) AS "sinPersona",
        (SELECT count(*) FROM personas) AS personas,
        (SELECT count(*) - count(DISTINCT documento) FROM personas) AS repetidas`,
    );
    expect(prestaciones).toBeGreaterThan(1000);
    expect(personas).toBeGreaterThan(3000);
    expect({ sinPersona, repetidas }).toEqual({ sinPersona: 0, repetidas: 0 });
  } finally {
    cerrarDuckdb(con);
  }
});
