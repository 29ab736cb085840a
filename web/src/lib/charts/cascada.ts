import { CAUSAS, type Cascada, type CorteComparado } from '../../../../functions/domain/diferencia.ts';
import { conSigno, NOMBRE_CAUSA } from '../../../../functions/domain/diferencia-frases.ts';
import { entero } from '../formato.ts';
import * as t from '../textos/es/graficos.ts';

export type Medida = 'num' | 'den';

/** One bar: from where the previous ended to where this one does. `total`: the value of a corte, from the foot of the axis. */
export type Barra = {
  readonly nombre: string;
  readonly desde: number;
  readonly hasta: number;
  readonly texto: string;
  readonly clase: 'total' | 'sube' | 'baja' | 'nada' | 'residuo';
};

/** The bars of one count, first corte to last. The residual is always there, also when it is 0. */
export function barrasDe(
  c: Cascada,
  a: Pick<CorteComparado, 'corte'>,
  b: Pick<CorteComparado, 'corte'>,
  m: Medida,
): Barra[] {
  let nivel = c.a[m];
  const paso = (nombre: string, delta: number, clase?: Barra['clase']): Barra => {
    const desde = nivel;
    nivel += delta;
    return {
      nombre,
      desde,
      hasta: nivel,
      texto: conSigno(delta),
      clase: clase ?? (delta > 0 ? 'sube' : delta < 0 ? 'baja' : 'nada'),
    };
  };
  const total = (nombre: string, valor: number): Barra => ({
    nombre,
    desde: 0,
    hasta: valor,
    texto: entero(valor),
    clase: 'total',
  });
  const porCausa = new Map(c.partes.map((p) => [p.causa, p]));
  return [
    total(a.corte, c.a[m]),
    ...CAUSAS.flatMap((causa) => {
      const p = porCausa.get(causa);
      return p ? [paso(NOMBRE_CAUSA[causa].nombre, p[m])] : [];
    }),
    paso(t.sinExplicar, c.residuo[m], 'residuo'),
    total(b.corte, c.b[m]),
  ];
}

/**
 * Foot and top of the axis. Steps of a few persons over a thousand would not be seen from zero: the foot then rises, and the chart
 * says so.
 */
export function ejeDe(barras: readonly Barra[]): readonly [minimo: number, maximo: number] {
  const niveles = barras.flatMap((b) => (b.clase === 'total' ? [b.hasta] : [b.desde, b.hasta]));
  const [menor, mayor] = [Math.min(...niveles), Math.max(...niveles, 1)];
  const salto = mayor - menor;
  if (menor <= 0 || salto > mayor * 0.25) return [Math.min(0, menor), mayor];
  return [Math.max(0, Math.floor(menor - Math.max(salto, 2))), mayor];
}
