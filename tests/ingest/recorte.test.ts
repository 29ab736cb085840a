import { expect, it } from 'vitest';
import { vigentes, type Carga } from '../../functions/domain/carga.ts';
import { abrirDuckdb, cerrarDuckdb, leerFilas } from '../../functions/adapters/duckdb/conexion.ts';
import { archivosDe, crearCanonicas } from '../../functions/ingest/canonicas.ts';
import type { Recibido } from '../../functions/ingest/recibir.ts';
import { carpeta, recibir, territorio, tramaHis } from './archivos-de-prueba.ts';

const dir = carpeta();

/** Canonical tables of what is in force among the files, whatever their order. */
async function enVigor(recibidos: readonly Recibido[], consulta: string): Promise<Record<string, unknown>[]> {
  const rutas = new Map<string, string>();
  const cargas = recibidos.map(({ carga, parquet }): Carga => {
    if (carga.error) throw new Error(carga.error.mensaje);
    for (const p of parquet) rutas.set(`${carga.id}/${p.tabla}`, p.ruta);
    return {
      ...carga,
      rechazos: null,
      normalizado: parquet.map(({ tabla, filas }) => ({ tabla, clave: `${carga.id}/${tabla}`, filas, sha256: '' })),
    };
  });
  const con = await abrirDuckdb();
  try {
    await crearCanonicas(
      con,
      archivosDe(vigentes(cargas, territorio), (c) => rutas.get(c)!),
      territorio,
    );
    return await leerFilas(con, consulta);
  } finally {
    cerrarDuckdb(con);
  }
}

const AQUI = '3642'; // 00003644, of 050304
const OTRO = [...territorio.eess.values()].find((e) => e.ubigeo.startsWith('0501'))!;

const citas = (filas: readonly [cita: string, eess: string, fecha: string][]): string =>
  tramaHis(
    filas.map(([Id_Cita, Id_Establecimiento, Fecha_Atencion]) => ({
      Id_Cita,
      Id_Establecimiento,
      Fecha_Atencion,
      Id_Correlativo: '1',
    })),
  );
const CITAS = 'SELECT id_cita FROM prestaciones ORDER BY ALL';

it('una emisión posterior y más estrecha reemplaza su parte: lo que ya no trae se borra, lo demás queda', async () => {
  const region = await recibir(
    dir,
    'x_2026_10.csv',
    citas([
      ['100', AQUI, '2026-10-01'],
      ['101', AQUI, '2026-10-02'],
      ['200', OTRO.idHis, '2026-10-03'],
    ]),
    { ambito: 'G:05', emitido: '2026-11-05' },
  );
  const distrito = await recibir(dir, 'y_2026_10.csv', citas([['101', AQUI, '2026-10-02']]), {
    ambito: 'D:050304',
    emitido: '2026-11-12',
  });
  for (const orden of [
    [region, distrito],
    [distrito, region],
  ])
    expect(await enVigor(orden, CITAS)).toEqual([{ id_cita: '101' }, { id_cita: '200' }]);
});

it('una emisión posterior y más ancha borra lo que la estrecha traía y ella no', async () => {
  const distrito = await recibir(dir, 'y_2026_10.csv', citas([['100', AQUI, '2026-10-01']]), {
    ambito: 'D:050304',
    emitido: '2026-11-05',
  });
  const region = await recibir(dir, 'x_2026_10.csv', citas([['101', AQUI, '2026-10-02']]), {
    ambito: 'G:05',
    emitido: '2026-11-12',
  });
  expect(await enVigor([region, distrito], CITAS)).toEqual([{ id_cita: '101' }]);
});

it('un mes corregido reemplaza ese mes del acumulado, y sólo ése', async () => {
  const acumulado = await recibir(
    dir,
    'acumulado.csv',
    citas([
      ['109', AQUI, '2026-09-15'],
      ['110', AQUI, '2026-10-15'],
    ]),
    { ambito: 'G:05', periodo: '2026-09/2026-10', emitido: '2026-11-05' },
  );
  const octubre = await recibir(dir, 'x_2026_10.csv', citas([['111', AQUI, '2026-10-16']]), {
    ambito: 'G:05',
    emitido: '2026-11-12',
  });
  expect(acumulado.carga.alcance.periodo).toBe('2026-09/2026-10');
  expect(await enVigor([octubre, acumulado], CITAS)).toEqual([{ id_cita: '109' }, { id_cita: '111' }]);
});
