import { brecha, cobertura, esPequeno, nadaQueContar, valorDe } from '../../../../functions/domain/conteo.ts';
import { luzBanda } from '../../../../functions/domain/banda.ts';
import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { Celda, Fila } from '../../../../functions/domain/tablero.ts';
import { faltan } from './celda.ts';
import type { Columna } from './columnas.ts';
import type { Orden, Sentido } from './estado-url.ts';

// Made at its first use: it costs a slow phone a thirtieth of a second.
let cotejo: Intl.Collator | undefined;
const cotejar = (a: string, b: string): number => (cotejo ??= new Intl.Collator('es', { numeric: true })).compare(a, b);

/** How far a row is from where it should be, worst first: persons short of the target; without target, the gap itself. */
const carencia = (celda: Celda | undefined, { indicador, meta }: Columna): number => {
  if (celda?.e !== 'v' || (indicador.tipo !== 'conteo' && celda.den === 0)) return -1;
  if (nadaQueContar(celda, indicador.tipo, indicador.direccion)) return -1;
  // Of a count of good things, those that are missing: the place with most of them is not the worst.
  if (indicador.tipo === 'conteo' && indicador.direccion === 'mayor') return Math.max(0, celda.den - celda.num);
  if (indicador.tipo !== 'cobertura') return valorDe(celda, indicador.tipo) ?? -1;
  if (indicador.direccion === 'ninguna') return celda.num;
  return meta ? (faltan(celda, indicador, meta) ?? 0) : brecha(celda, indicador.direccion);
};

/** Whether a place is short of persons, as far as its cell can tell: a band, when all that it may be is under the target. */
export const tieneBrecha = (celda: Celda | undefined, columna: Columna): boolean =>
  celda?.e === 'b'
    ? ['cerca', 'brecha'].includes(luzBanda(celda, columna.meta?.meta ?? null, columna.indicador.direccion))
    : carencia(celda, columna) > 0;

/** Worst first, a band by its middle; rows without a value worth comparing go last. */
const desventaja = (fila: Fila, { i, indicador }: Columna): number => {
  const celda = fila.celdas[i];
  if (celda?.e === 'b') {
    const medio = (celda.pct[0] + celda.pct[1]) / 2;
    return indicador.direccion === 'menor' ? medio : -medio;
  }
  if (celda?.e !== 'v' || nadaQueContar(celda, indicador.tipo, indicador.direccion)) return -Infinity;
  const v = indicador.tipo === 'cobertura' ? cobertura(celda) : valorDe(celda, indicador.tipo);
  if (v === null || (indicador.tipo === 'cobertura' && esPequeno(celda))) return -Infinity;
  return indicador.direccion === 'mayor' || (indicador.tipo === 'cobertura' && indicador.direccion === 'ninguna')
    ? -v
    : v;
};

const porNombre = (a: Fila, b: Fila): number =>
  cotejar(a.ambito.nombre, b.ambito.nombre) || (a.ambito.id < b.ambito.id ? -1 : 1);

/** Cells of the month before, by place; undefined where there is none. */
export type Antes = (lugar: string) => Celda | undefined;
const SIN_ANTES: Antes = () => undefined;

/**
 * Persons short of the target now who were not the month before (fewer: negative); without target, persons not reached. null where
 * one of both months has no value or few cases.
 */
export const cambioEnPersonas = (
  ahora: Celda | undefined,
  antes: Celda | undefined,
  columna: Columna,
): number | null => {
  const comparable = (c: Celda | undefined): boolean => c?.e === 'v' && c.den > 0 && !esPequeno(c);
  if (columna.indicador.tipo !== 'cobertura' || !comparable(ahora) || !comparable(antes)) return null;
  return carencia(ahora, columna) - carencia(antes, columna);
};

/**
 * Worst place first: seven persons matter more than seven points. Those who could not be placed always close the list, and before
 * them those without a value to compare, in either direction.
 * @param antes only for the order by `cambio`
 */
export const ordenarFilas = (
  filas: readonly Fila[],
  orden: Orden,
  columna: Columna | null,
  sentido: Sentido = 'directo',
  antes: Antes = SIN_ANTES,
): Fila[] => {
  const signo = sentido === 'inverso' ? -1 : 1;
  if (orden === 'grupo' || orden === 'nombre' || !columna)
    return cerrarSinUbicar(filas, (a, b) => {
      const porGrupo = orden === 'grupo' ? cotejar(a.grupo?.nombre ?? '', b.grupo?.nombre ?? '') : 0;
      return signo * (porGrupo || porNombre(a, b));
    });
  // Worked out once a row: a comparison is made seven times as often.
  const pesos = new Map(
    filas.map((f) => {
      const celda = f.celdas[columna.i];
      const cambio = orden === 'cambio' ? cambioEnPersonas(celda, antes(f.ambito.id), columna) : null;
      const primero = orden === 'brecha' ? carencia(celda, columna) : orden === 'cambio' ? (cambio ?? -Infinity) : 0;
      return [f, { primero, desventaja: desventaja(f, columna) }];
    }),
  );
  const sinValor = (f: Fila): boolean => {
    const p = pesos.get(f)!; // every row is there
    if (orden === 'cambio') return p.primero === -Infinity;
    return p.desventaja === -Infinity && (orden === 'valor' || sentido === 'inverso');
  };
  return cerrarSinUbicar(filas, (a, b) => {
    const [x, y] = [pesos.get(a)!, pesos.get(b)!]; // the same
    const ultimos = Number(sinValor(a)) - Number(sinValor(b));
    const por = (u: number, v: number): number => (u === v ? 0 : signo * (v - u));
    return ultimos || por(x.primero, y.primero) || por(x.desventaja, y.desventaja) || porNombre(a, b);
  });
};

const cerrarSinUbicar = (filas: readonly Fila[], por: (a: Fila, b: Fila) => number): Fila[] =>
  [...filas].sort((a, b) => Number(esSinUbicar(a.ambito.id)) - Number(esSinUbicar(b.ambito.id)) || por(a, b));

/** The groups rows belong to, by name, each once. */
export const gruposDe = (filas: readonly Fila[]): { id: string; nombre: string }[] =>
  [
    ...new Map(
      filas.flatMap((f) => (f.grupo ? [[f.grupo.id, { id: f.grupo.id, nombre: f.grupo.nombre }] as const] : [])),
    ).values(),
  ].sort((a, b) => cotejar(a.nombre, b.nombre));
