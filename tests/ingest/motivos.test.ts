import { expect, it } from 'vitest';
import { tieneRazon } from '../../functions/domain/motivos-carga.ts';
import type { Contexto } from '../../functions/ingest/formato.ts';
import { FORMATOS } from '../../functions/ingest/formatos/lista.ts';

it('todo código de toda regla tiene su frase', () => {
  const ctx = {
    periodo: '', // asks for one rule more than a month does
    limite: '2026-10-31',
    orden: 'dmy',
    presentes: new Set(),
    entrada: { ruta: '', nombre: '' },
  };
  const codigos = FORMATOS.flatMap((f) => f.reglas(ctx as unknown as Contexto).map((r) => r.codigo)); // only texts are built
  expect([...new Set(codigos)].filter((c) => !tieneRazon(c))).toEqual([]);
});
