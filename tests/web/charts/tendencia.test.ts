import { describe, expect, it } from 'vitest';
import { opcionTendencia } from '../../../web/src/lib/charts/opcion-tendencia.ts';
import { chispa } from '../../../web/src/lib/charts/chispa.ts';
import {
  marcasX,
  maximoY,
  puntosTendencia,
  resumenTendencia,
  textoEje,
  tramos,
  trazoEscalon,
  trazoLinea,
  type DatosTendencia,
} from '../../../web/src/lib/charts/tendencia.ts';

const datos = (resto: Partial<DatosTendencia> = {}): DatosTendencia => ({
  periodos: ['2026-01', '2026-02', '2026-03', '2026-04'],
  serie: { num: [10, null, 1, 30], den: [40, null, 3, 40] },
  metas: [0.6, 0.6, 0.8, 0.8],
  nombre: 'Paquete del menor de 12 meses',
  direccion: 'mayor',
  tipo: 'cobertura',
  quiebres: [],
  maximo: null,
  ...resto,
});
const COLORES = { tinta: '#000', suave: '#555', linea: '#ccc', acento: '#066', papel: '#fff' };
type Serie = { data: { value: number | null; symbol: string }[]; connectNulls: boolean; markLine: { data: unknown[] } };

describe('an edition that begins inside a series of one definition', () => {
  it('is marked and said, and the months are still compared', () => {
    const texto = resumenTendencia(
      datos({ quiebres: [{ periodo: '2026-03', texto: 'rige FED 2025-2026', comparable: true }] }),
    );
    expect(texto).toContain('sube 50.0 puntos');
    expect(texto).toContain('Desde marzo de 2026: rige FED 2025-2026');
    expect(texto).not.toContain('no se compara');
  });
});

describe('trend', () => {
  it('leaves missing months and months without denominator as gaps', () => {
    const p = puntosTendencia(datos({ serie: { num: [1, null, 0, 4], den: [10, null, 0, 8] } }));
    expect(p.map((x) => x.valor)).toEqual([0.1, null, null, 0.5]);
    expect(tramos(p.map((x) => x.valor))).toEqual([[0], [3]]);
    expect(trazoLinea([0.5, null, 1, 0], 1, 90, 10)).toBe('M0 5h0M60 0L90 10');
  });

  it('a count of what is to be reached is a gap in the months with nothing to reach', () => {
    const serie = { num: [0, 0, 3, 4], den: [0, 5, 5, 8] };
    const de = (direccion: 'mayor' | 'menor') => puntosTendencia(datos({ serie, tipo: 'conteo', direccion }));
    expect(de('mayor').map((x) => x.valor)).toEqual([null, 0, 3, 4]);
    expect(de('menor').map((x) => x.valor)).toEqual([0, 0, 3, 4]);
  });

  it('steps the target half way between two months', () => {
    expect(trazoEscalon([0.5, 0.5, 1], 1)).toBe('M0 50H75V0H100');
    expect(trazoEscalon([null, null], 1)).toBe('');
  });

  it('starts at zero and tops at 20, 50 or 100 %, and above 100 % when the data is', () => {
    const tope = (num: number, meta: number | null): number =>
      maximoY(
        puntosTendencia(datos({ serie: { num: [num], den: [100] }, periodos: ['2026-01'], metas: [meta] })),
        'cobertura',
      );
    expect([tope(8, null), tope(8, 0.3), tope(51, null), tope(130, 0.8), tope(0, null)]).toEqual([0.2, 0.5, 1, 2, 0.2]);
  });

  it('says in words where it is, where it comes from and what is missing', () => {
    expect(resumenTendencia(datos())).toBe(
      'Paquete del menor de 12 meses. En abril de 2026: 75.0 % (30 de 40); sube 50.0 puntos desde enero de 2026 (25.0 %): mejora. Meta: 80.0 %. Falta un mes.',
    );
    expect(resumenTendencia(datos({ direccion: 'menor' }))).toContain('(25.0 %): empeora.');
    expect(resumenTendencia(datos({ quiebres: [{ periodo: '2026-04', texto: 'FED 2026' }] }))).toContain(
      'lo anterior no se compara',
    );
    expect(resumenTendencia(datos({ serie: { num: [1, 1, 1, 1], den: [2, 2, 2, 2] } }))).toContain(
      'no hay meses con casos suficientes',
    );
  });

  it('says the difference of the figures shown, and judges none under one point', () => {
    const de = (a: number, b: number): string =>
      resumenTendencia(
        datos({ periodos: ['2026-01', '2026-02'], metas: [], serie: { num: [a, b], den: [10_000, 10_000] } }),
      );
    expect(de(5004, 5106)).toContain('51.1 % (5,106 de 10,000); sube 1.1 puntos desde enero de 2026 (50.0 %): mejora.');
    expect(de(5000, 4910)).toContain('baja 0.9 puntos desde enero de 2026 (50.0 %): sin cambio mayor.');
    expect(de(5000, 5100)).toContain('sube 1.0 puntos desde enero de 2026 (50.0 %): mejora.');
    expect(de(5000, 5002)).toContain('igual que enero de 2026 (50.0 %). Sin meta');
  });

  it('gives the axis round halves and the target its decimals', () => {
    const conteo = (n: number): number => maximoY([{ valor: n, meta: null }], 'conteo');
    expect([0, 1, 3, 10, 41, 1001].map(conteo)).toEqual([2, 2, 4, 10, 60, 2000]);
    expect([textoEje(0.691, 'cobertura'), textoEje(0.5, 'cobertura'), textoEje(40, 'conteo')]).toEqual([
      '69.1 %',
      '50 %',
      '40',
    ]);
  });

  it('labels the last month and about four before it', () => {
    expect(marcasX(24)).toEqual([3, 8, 13, 18, 23]);
    expect(marcasX(1)).toEqual([0]);
  });
});

describe('ECharts option of a trend', () => {
  it('never interpolates, marks few cases and does not animate', () => {
    const o = opcionTendencia(datos(), COLORES);
    const linea = (o.series as unknown as Serie[])[1]!;
    expect(o.animation).toBe(false);
    expect(linea.connectNulls).toBe(false);
    expect(linea.data.map((d) => d.value)).toEqual([0.25, null, 1 / 3, 0.75]);
    expect(linea.data.map((d) => d.symbol)).toEqual(['circle', 'circle', 'emptyCircle', 'circle']);
    expect((o.series as unknown as { data: unknown }[])[0]!.data).toEqual([0.6, 0.6, 0.8, 0.8]);
  });

  it('draws an edition break only inside the period shown', () => {
    const o = opcionTendencia(
      datos({
        quiebres: [
          { periodo: '2026-03', texto: 'a' },
          { periodo: '2020-01', texto: 'b' },
        ],
      }),
      COLORES,
    );
    expect((o.series as unknown as Serie[])[1]!.markLine.data).toHaveLength(1);
  });

  it('does not let a name become markup in the tooltip', () => {
    const o = opcionTendencia(datos(), COLORES);
    const { formatter } = o.tooltip as { formatter: (p: unknown) => string };
    expect(formatter([{ dataIndex: 2 }])).toBe('<b>marzo de 2026</b><br>1 de 3, pocos casos<br>Meta: 80.0 %');
    expect(formatter([])).toBe('');
  });
});

describe('sparkline', () => {
  it('draws gaps, target and the last month', () => {
    expect(chispa([1, null, 2], [2, null, 2], 0.5)).toEqual({ d: 'M0 8h0M60 0h0', meta: 8, fin: [60, 0] });
    expect(chispa([1, null], [2, null], null)).toEqual({ d: 'M0 8h0', meta: null, fin: null });
    expect(chispa([3, 3], [2, 0], null).fin).toBeNull();
  });
});
