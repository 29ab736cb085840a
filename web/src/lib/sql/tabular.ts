import { esPequeno, valorDe, type TipoIndicador } from '../../../../functions/domain/conteo.ts';
import { esPeriodo } from '../../../../functions/domain/periodo.ts';
import { cifra, entero, mesEnPalabras } from '../formato.ts';
import { textoCelda } from '../tablero/celda.ts';
import type { Dato, Resultado } from './consulta.ts';
import type { IndicadorCubo } from './contenido.ts';
import { dimension } from './dimension.ts';
import { MEDIDAS, type Medida } from './estado.ts';
import { indicadorDeCelda, type CeldaPivote, type Matriz } from './matriz.ts';
import { nombreEntre, type Nombrador } from './nombrar.ts';
import type { Pedido } from './pedido.ts';
import * as t from '../textos/es/explorar.ts';

/** One figure of an answer. `valor` null where there is none to draw; `texto` says why, or the figure with its n of d. */
export type Punto = { readonly valor: number | null; readonly pocos: boolean; readonly texto: string };

export type Eje = {
  readonly nombre: string;
  /** Months are drawn along a line; the rest are compared. */
  readonly esMes: boolean;
  /** In the order of the table. */
  readonly miembros: readonly { readonly id: string; readonly nombre: string }[];
};

/** An answer as what a chart needs: one figure for each combination of members. */
export type Tabular = {
  readonly ejes: readonly Eje[];
  readonly medida: string;
  /** `numero`: of a statement the person wrote, with no unit known. null when units are mixed. */
  readonly tipo: TipoIndicador | 'numero' | null;
  readonly datos: readonly { readonly ids: readonly string[]; readonly punto: Punto }[];
};

const SIN_HECHOS: Punto = { valor: null, pocos: false, texto: t.sinHechos };

export const puntoDe = (c: CeldaPivote, medida: Medida, i: IndicadorCubo): Punto => {
  if (c === null) return SIN_HECHOS;
  if (c.e !== 'v') return { ...SIN_HECHOS, texto: textoCelda(c, i) };
  if (medida === 'valor')
    return {
      valor: valorDe(c, i.tipo),
      pocos: i.tipo === 'cobertura' && esPequeno(c),
      texto: textoCelda(c, i),
    };
  const n = medida === 'num' ? c.num : medida === 'den' ? c.den : c.sinDato;
  return { valor: n, pocos: false, texto: entero(n) };
};

const unicos = (ids: readonly string[]): string[] => [...new Set(ids)];

export function deMatriz(m: Matriz, p: Pedido, medida: Medida, nombrar: Nombrador): Tabular {
  const entre = nombreEntre(p.indicadores);
  const eje = (d: Pedido['filas'][number], ids: readonly string[]): Eje => ({
    nombre: dimension(d).nombre,
    esMes: d === 'mes',
    miembros: ids.map((id) => ({ id, nombre: d === 'indicador' ? entre(id) : nombrar(d, id) })),
  });
  const tipos = new Set(medida === 'valor' ? p.indicadores.map((i) => i.tipo) : ['conteo' as const]);
  return {
    ejes: [
      ...p.filas.map((d, i) => eje(d, d === 'mes' ? p.meses : unicos(m.filas.map((f) => f.ids[i]!)))),
      ...(p.columna === null ? [] : [eje(p.columna, m.columnas)]),
    ],
    medida: MEDIDAS[medida],
    tipo: tipos.size === 1 ? [...tipos][0]! : null,
    datos: m.filas.flatMap((f) =>
      f.celdas.map((c, j) => ({
        ids: p.columna === null ? f.ids : [...f.ids, m.columnas[j]!],
        punto: puntoDe(c, medida, indicadorDeCelda(p, m, f, j)),
      })),
    ),
  };
}

const VALOR = /valor|porcent|cobertura|tasa|pct|diferencia/i;
const numero = new Intl.NumberFormat('es-PE', { maximumFractionDigits: 4 });

const mesesEntre = (filas: Resultado['filas'], i: number): boolean =>
  filas.length > 0 && filas.every((f) => typeof f[i] === 'string' && esPeriodo(f[i]));

/** What a chart could show of the answer to a statement: texts are axes; of the numbers, the one whose name says value, else the first. */
export function deResultado({ columnas, filas }: Resultado): Tabular | null {
  const conAlgo = (i: number, clase: 'number' | 'string'): boolean =>
    filas.some((f) => typeof f[i] === clase) && filas.every((f) => f[i] === null || typeof f[i] === clase);
  const numeros = columnas.map((_, i) => i).filter((i) => conAlgo(i, 'number'));
  const cual = numeros.find((i) => VALOR.test(columnas[i]!)) ?? numeros[0];
  if (cual === undefined) return null;
  const textos = columnas.map((_, i) => i).filter((i) => conAlgo(i, 'string'));
  const textoDe = (d: Dato | undefined): string => (d === null || d === undefined ? '—' : String(d));
  return {
    ejes: textos.map((i) => {
      const esMes = mesesEntre(filas, i);
      const ids = unicos(filas.map((f) => textoDe(f[i])));
      if (esMes) ids.sort();
      return {
        nombre: columnas[i]!,
        esMes,
        miembros: ids.map((id) => ({ id, nombre: esMes ? mesEnPalabras(id) : id })),
      };
    }),
    medida: columnas[cual]!,
    tipo: 'numero',
    datos: filas.map((f) => {
      const v = f[cual] as number | null; // the column holds numbers only
      return {
        ids: textos.map((i) => textoDe(f[i])),
        punto: { valor: v, pocos: false, texto: v === null ? t.sinValor : numero.format(v) },
      };
    }),
  };
}

export const textoCifra = (v: number, tipo: Tabular['tipo']): string =>
  tipo === null || tipo === 'numero' ? numero.format(v) : cifra(v, tipo);
