import { expect, it } from 'vitest';
import type { CorteListado } from '../../../web/src/lib/cortes/contrato.ts';
import { filasPorEstado, lineasResultados, revisionesPrevias } from '../../../web/src/lib/cortes/manifiesto.ts';
import { agruparPorMes, parPropuesto } from '../../../web/src/lib/cortes/por-mes.ts';

const corte = (id: string): CorteListado => ({
  corte: id,
  region: id.slice(0, 2),
  periodo: id.slice(3, 10),
  fecha_corte: `${id.slice(3, 10)}-28`,
  sha256_entradas: 'e'.repeat(64),
  sha256: 'a'.repeat(64),
  diario: { cargas: 1, sha256: 'd'.repeat(64) },
  cargas: 1,
  catalogo: 'c'.repeat(16),
  territorio: 't'.repeat(16),
  software: 'sala 0.1.0',
  resultados: { hechos: 'a', lugares: 'b', tableros: 'c' },
  hechos: 1,
  ambitos: 1,
  sintetico: true,
});
const vigente = (id: string) => ({ periodo: id.slice(3, 10), corte: id });

it('puts months newest first and folds the other revisions under the current one', () => {
  const cortes = ['05-2026-09-r1', '05-2026-10-r1', '05-2026-10-r10', '05-2026-10-r2'].map(corte);
  const meses = agruparPorMes({ cortes, vigentes: [vigente('05-2026-10-r10'), vigente('05-2026-09-r1')] });
  expect(meses.map((m) => [m.periodo, m.principal.corte, m.vigente, m.otras.map((o) => o.corte)])).toEqual([
    ['2026-10', '05-2026-10-r10', true, ['05-2026-10-r2', '05-2026-10-r1']],
    ['2026-09', '05-2026-09-r1', true, []],
  ]);
});

it('shows the current revision even when a later one was made and is not current, and says when none is', () => {
  const cortes = ['05-2026-10-r2', '05-2026-10-r1'].map(corte);
  const [mes] = agruparPorMes({ cortes, vigentes: [vigente('05-2026-10-r1')] });
  expect([mes?.principal.corte, mes?.vigente, mes?.otras.length]).toEqual(['05-2026-10-r1', true, 1]);
  const [sola] = agruparPorMes({ cortes, vigentes: [] });
  expect([sola?.principal.corte, sola?.vigente]).toEqual(['05-2026-10-r2', false]);
});

it('proposes to compare a corrected month with what it was, else the last two months, else nothing', () => {
  const agrupar = (...ids: string[]) => agruparPorMes({ cortes: ids.map(corte), vigentes: [] });
  expect(parPropuesto(agrupar('05-2026-10-r2', '05-2026-10-r1', '05-2026-09-r1'))).toEqual({
    a: '05-2026-10-r1',
    b: '05-2026-10-r2',
  });
  expect(parPropuesto(agrupar('05-2026-10-r1', '05-2026-09-r1'))).toEqual({ a: '05-2026-09-r1', b: '05-2026-10-r1' });
  expect(parPropuesto(agrupar('05-2026-10-r1'))).toBeNull();
  expect(parPropuesto([])).toBeNull();
});

it('looks for the earlier revisions of a month from the nearest', () => {
  expect(revisionesPrevias('05-2026-10-r3')).toEqual(['05-2026-10-r2', '05-2026-10-r1']);
  expect(revisionesPrevias('05-2026-10-r1')).toEqual([]);
  expect(revisionesPrevias('otra cosa')).toEqual([]);
});

it('writes each result on its line, those inside others with both names', () => {
  expect(lineasResultados({ hechos: 'abc', celdas: 3, cubo: { sha256: 'def', listo: true } })).toEqual([
    { nombre: 'Hechos de cada hoja (el sello)', valor: 'abc' },
    { nombre: 'celdas', valor: '3' },
    { nombre: 'cubo · sha256', valor: 'def' },
  ]);
});

it('gives the rows of an input by state only when its manifest says all four', () => {
  const base = { id: '', sha256: '', archivo: '', formato: '', dato_hasta: null, filas: 3 };
  const entrada = (mas: object) => ({ ...base, ...mas }) as Parameters<typeof filasPorEstado>[0];
  const cuatro = { aceptadas: 1, observadas: 1, duplicadas: 1, rechazadas: 0 };
  expect(filasPorEstado(entrada(cuatro))).toEqual(cuatro);
  expect(filasPorEstado(entrada({ aceptadas: 3 }))).toBeNull();
});
