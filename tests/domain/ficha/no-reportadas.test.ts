import { describe, expect, it } from 'vitest';
import { leerFichas } from '../../../functions/adapters/catalogos/fichas.ts';
import { elegirVersion } from '../../../functions/domain/ficha/elegir.ts';
import { noReportadas, tablasDe } from '../../../functions/domain/ficha/no-reportadas.ts';

const { fichas } = leerFichas();
const tablas = (ficha: string, version: string): string[] => tablasDe(elegirVersion(fichas, ficha, version).version);

describe('tablas que una ficha necesita', () => {
  it('come from its services, its frame, its nómina and its hand-written SQL', () => {
    expect(tablas('paquete_menor_12m', 'fed_2025_2026')).toEqual(['prestaciones']);
    expect(tablas('gest_paquete_parto', 'fed_2024_2025')).toEqual(['prestaciones', 'cnv']);
    expect(tablas('gest_seguimiento', 'sala_2026')).toEqual(['prestaciones']);
    expect(tablas('c1_visitas_completas_oportunas', 'c1_2026')).toEqual(['nomina_c1', 'visitas']);
    expect(tablas('educacion_inicial_3a', 'fed_2025_2026')).toEqual(['matricula']);
    expect(tablas('sec_poblacion', 'sala_2026')).toEqual([]);
    expect(tablas('dni_30d', 'fed_2025_2026')).toEqual([]);
  });

  it('an exclusion by low weight does not need the CNV: whoever is not in it stays', () => {
    expect(tablas('rn_paquete_oportuno', 'fed_2025_2026')).not.toContain('cnv');
  });

  it('without the HIS, what reads it is not reported and the rest is', () => {
    const claves = noReportadas(fichas, ['his']);
    expect(claves).toContain('paquete_menor_12m@fed_2025_2026');
    expect(claves).not.toContain('sec_poblacion@sala_2026');
  });

  it('with everything there, only what has no source yet is not reported', () => {
    const sinFuente = fichas.flatMap((f) =>
      f.versiones.filter((v) => v.no_calculable).map((v) => `${f.ficha}@${v.version}`),
    );
    expect([...noReportadas(fichas, [])].sort()).toEqual(sinFuente.sort());
  });
});
