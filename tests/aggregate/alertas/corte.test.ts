import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { abrirDuckdb, cerrarDuckdb } from '../../../functions/adapters/duckdb/conexion.ts';
import { alertasDelCorte, edicionesSeguidas, type AlertasCorte } from '../../../functions/aggregate/alertas/corte.ts';
import { sumarDias } from '../../../functions/domain/fecha.ts';
import { prepararCarpeta } from '../../../functions/local/preparar-carpeta.ts';
import { csv } from '../../fichas/arnes.ts';

const HOY = '2026-11-30';
const EDICIONES = edicionesSeguidas(leerFichas().fichas).filter((e) => e.ficha.ficha === 'paquete_menor_12m');
let dir: string;
let resultado: AlertasCorte;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sala-alertas-corte-'));
  const nino = (documento: string, dias: number, codigo_ccpp: string | null) => ({
    documento,
    tipo_documento: 'DNI',
    fecha_nacimiento: sumarDias(HOY, -dias),
    ubigeo: codigo_ccpp === null ? null : '050304',
    codigo_ccpp,
    renipress: codigo_ccpp === null ? null : '00003644',
    estado: '1',
  });
  const tablas = {
    personas: [
      nino('99000001', 130, '0503040001'),
      nino('99000002', 50, '0503040001'),
      nino('99000003', 130, null),
      nino('99000004', 4000, null),
    ],
    sectorizacion: [{ renipress: '00003644', sector: 'S-1', nombre: 'Uno', codigo_ccpp: '0503040001' }],
  };
  for (const [tabla, filas] of Object.entries(tablas)) await writeFile(join(dir, `${tabla}.csv`), csv(filas));
  const con = await abrirDuckdb();
  try {
    const versiones = EDICIONES.map((e) => e.version);
    await prepararCarpeta(con, dir, HOY, new Writable({ write: (_t, _c, listo) => listo() }), versiones);
    resultado = await alertasDelCorte(con, EDICIONES, HOY, 7);
  } finally {
    cerrarDuckdb(con);
  }
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('counts persons by leaf and focal point; whoever has no known home is in SIN, whoever is of another age in none', () => {
  const filas = resultado.focos.map((f) => [
    f.eess,
    f.sector,
    f.distrito,
    f.punto_focal,
    f.seguidas,
    f.pendientes,
    f.sin_nada,
  ]);
  expect(filas).toEqual([
    ['00003644', 'S-1', '050304', 'eess', 2, 1, 1],
    ['00003644', 'S-1', '050304', 'reniec', 2, 2, 2],
    ['SIN', 'SIN', 'SIN', 'eess', 1, 1, 1],
    ['SIN', 'SIN', 'SIN', 'reniec', 1, 1, 1],
  ]);
  expect(resultado).toMatchObject({ hoy: HOY, horizonte: 7 });
});
