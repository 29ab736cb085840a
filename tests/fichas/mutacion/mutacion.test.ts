import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { casos } from '../bordes/casos.ts';
import { juzgar } from './juzgar.ts';
import { mutantes } from './mutar.ts';

const dni: unknown = parse(readFileSync(new URL('../../../functions/fichas/dni_30d.yaml', import.meta.url), 'utf8'));

describe('mutants', () => {
  it('move each number of a rule by one, alone, and leave targets, dates of validity and what nobody could tell', () => {
    expect(mutantes(dni).map((m) => `${m.ruta} ${m.antes} → ${m.despues}`)).toEqual([
      'poblacion.edad_dias[0] 31 → 30',
      'poblacion.edad_dias[0] 31 → 32',
      'poblacion.edad_dias[1] 364 → 363',
      'poblacion.edad_dias[1] 364 → 365',
      'componentes[0].exigencia[0].hasta 30 → 31',
      'componentes[0].exigencia[1].dosis 1 → 0',
      'componentes[0].exigencia[1].dosis 1 → 2',
      'componentes[0].existe.edad[0] 0 → 1',
      'componentes[0].existe.edad[1] 30 → 29',
      'componentes[0].existe.edad[1] 30 → 31',
    ]);
  });

  it('leave the original as it was', () => {
    const antes = JSON.stringify(dni);
    mutantes(dni);
    expect(JSON.stringify(dni)).toBe(antes);
  });
});

describe('the boundary tables notice', () => {
  it.each(['rn_paquete_oportuno', 'hierro_4m', 'gest_anemia_tratamiento'])('every number of %s', async (ficha) => {
    const j = await juzgar(ficha, casos);
    expect(j.rotos).toEqual([]);
    expect(j.muertos).toBeGreaterThan(0);
    expect(j.vivos.map((m) => `${m.version} ${m.ruta} ${m.antes} → ${m.despues}`)).toEqual([]);
  });

  it('nothing without cases: what kills are the cases, not the machine', async () => {
    const j = await juzgar('dni_30d', []);
    // The schema refuses more doses than described.
    expect(j.muertos).toBe(1);
    expect(j.vivos).toHaveLength(9);
  });
});
