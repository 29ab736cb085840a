import { expect, it } from 'vitest';
import { interpretarCierre, mesesOfrecidos, mesPropuesto, tareaDelCierre } from '../../../web/src/lib/datos/cierre.ts';
import { avanceEnPalabras, duracion, parteHecha, tamano } from '../../../web/src/lib/datos/avance.ts';
import type { Tarea } from '../../../functions/domain/tarea.ts';
import type { CargaLeida, PaginaDiario } from '../../../web/src/lib/datos/contrato.ts';
import { direccionDiario, leerDiario, leerFiltro } from '../../../web/src/lib/datos/diario.ts';
import { caminoCarga } from '../../../web/src/lib/datos/subir.ts';
import { cargaFicticia } from './carga-ficticia.ts';

/** A journal of `n` cargas in pages of 50, every tenth of the padrón. */
const diario = (n: number) => {
  const cargas: CargaLeida[] = Array.from({ length: n }, (_, i) =>
    cargaFicticia({ id: i.toString(16).padStart(16, '0'), formato: i % 10 === 0 ? 'padron' : 'his' }),
  );
  const pedidas: (string | null)[] = [];
  const pedir = async (cursor: string | null): Promise<PaginaDiario> => {
    pedidas.push(cursor);
    const desde = Number(cursor ?? 0);
    return { cargas: cargas.slice(desde, desde + 50), cursor: desde + 50 < n ? String(desde + 50) : null };
  };
  return { pedir, pedidas };
};
const TODO = { formato: '', estado: '' } as const;

it('reads one page when nothing is filtered', async () => {
  const { pedir, pedidas } = diario(120);
  const r = await leerDiario(pedir, TODO, null);
  expect([r.cargas.length, r.vistas, r.cursor, pedidas]).toEqual([50, 50, '50', [null]]);
});

it('goes on through the pages until a filter found enough, loses none and says how many it looked at', async () => {
  const { pedir } = diario(1000);
  const hallados: string[] = [];
  let cursor: string | null = null;
  let vistas = 0;
  do {
    const r: Awaited<ReturnType<typeof leerDiario>> = await leerDiario(
      pedir,
      { formato: 'padron', estado: '' },
      cursor,
    );
    hallados.push(...r.cargas.map((c) => c.id));
    vistas += r.vistas;
    cursor = r.cursor;
  } while (cursor !== null);
  expect([new Set(hallados).size, hallados.length, vistas]).toEqual([100, 100, 1000]);
});

it('stops looking after some pages, with where to go on', async () => {
  const { pedir, pedidas } = diario(5000);
  const r = await leerDiario(pedir, { formato: 'no_hay', estado: '' }, null);
  expect([r.cargas.length, r.cursor, pedidas.length]).toEqual([0, '500', 10]);
});

it('filters by how the file fared, and by what the journal says was replaced', async () => {
  const cargas = [
    cargaFicticia({ id: 'a' }),
    cargaFicticia({ id: 'b', vigente: 'no' }),
    cargaFicticia({ id: 'd', vigente: 'anulada' }),
    cargaFicticia({ id: 'c', error: { codigo: 'sin_filas', mensaje: '…' } }),
  ];
  const ids = async (estado: Parameters<typeof leerDiario>[1]['estado']): Promise<string[]> =>
    (await leerDiario(async () => ({ cargas, cursor: null }), { formato: '', estado }, null)).cargas.map((c) => c.id);
  expect([await ids('rechazada'), await ids('reemplazada'), await ids('anulada'), await ids('con_rechazadas')]).toEqual(
    [['c'], ['b'], ['d'], ['a', 'b', 'd']],
  );
  expect(leerFiltro(new URLSearchParams('estado=anulada')).estado).toBe('anulada');
});

it('keeps the filter in the address, without what is empty or unknown', () => {
  expect(direccionDiario('05', TODO, null)).toBe('/datos?region=05#diario');
  const ida = direccionDiario('05', { formato: 'his', estado: 'rechazada' }, 'abc');
  const q = new URL(ida, 'http://x').searchParams;
  expect([leerFiltro(q), q.get('cursor')]).toEqual([{ formato: 'his', estado: 'rechazada' }, 'abc']);
  expect(leerFiltro(new URLSearchParams('estado=inventado'))).toEqual(TODO);
});

it('sends what was declared and leaves the rest to the file', () => {
  const nada = { region: '', periodo: '', ambito: '', emitido: '', ensayo: false };
  const modificado = Date.UTC(2026, 10, 5, 10);
  expect(caminoCarga(nada, modificado)).toBe('/v1/cargas?modificado=2026-11-05T10%3A00%3A00.000Z');
  const todo = { region: '05', periodo: '2026-10', ambito: 'D:050304', emitido: '2026-11-05', ensayo: true };
  expect(Object.fromEntries(new URL(caminoCarga(todo, modificado), 'http://x').searchParams)).toEqual({
    region: '05',
    periodo: '2026-10',
    ambito: 'D:050304',
    emitido: '2026-11-05',
    modificado: '2026-11-05T10:00:00.000Z',
    ensayo: 'si',
  });
});

const TAREA: Tarea = {
  id: 'x',
  region: '05',
  tipo: 'cierre',
  titulo: 'Cierre',
  mensaje: 'Agregando',
  hecho: 1,
  total: 3,
  unidad: 'pasos',
  filas: 12_000,
  filas_por_s: 4000,
  segundos: 3,
  restante_s: 200,
};

it('says rows, rows per second and time left, as far as they are known', () => {
  expect(avanceEnPalabras(TAREA)).toBe('Agregando · 12,000 filas · 4,000 filas/s · faltan unos 3 min');
  expect(avanceEnPalabras({ ...TAREA, filas: null, filas_por_s: null, restante_s: null })).toBe('Agregando');
  expect([parteHecha(TAREA), parteHecha({ ...TAREA, total: null })]).toEqual([1 / 3, null]);
  expect([tamano(900), tamano(2_400_000), duracion(0.2), duracion(7200)]).toEqual(['900 B', '2.4 MB', '1 s', '2.0 h']);
});

it('proposes to close the last month with data that has ended', () => {
  expect(mesPropuesto([cargaFicticia({ dato_hasta: '2026-09-30' }), cargaFicticia()], '2026-11')).toBe('2026-10');
  expect(mesPropuesto([cargaFicticia({ dato_hasta: '2026-11-20' })], '2026-11')).toBe('2026-10');
  expect(mesPropuesto([], '2026-11')).toBe('2026-10');
  expect(mesesOfrecidos('2026-11').slice(0, 3)).toEqual(['2026-11', '2026-10', '2026-09']);
});

it('finds the task of its own closing, or the only one there is', () => {
  const otro = { ...TAREA, id: 'y' };
  expect(tareaDelCierre([{ ...TAREA, tipo: 'carga' }, otro], 'x')).toBe(otro);
  expect(tareaDelCierre([otro, TAREA], 'x')).toBe(TAREA);
  expect(tareaDelCierre([otro, { ...TAREA, id: 'z' }], 'x')).toBeNull();
});

it('repeats what the server said when a month could not be closed', () => {
  expect(interpretarCierre(422, { detail: 'No hay datos.' })).toEqual({ ok: false, mensaje: 'No hay datos.' });
  expect(interpretarCierre(0, null)).toMatchObject({ ok: false });
  expect(interpretarCierre(201, { corte: '05-2026-10-r2' })).toMatchObject({ ok: true });
});
