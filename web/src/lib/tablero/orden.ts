import { brecha, cobertura, esPequeno, valorDe } from '../../../../functions/domain/conteo.ts';
import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { Fila } from '../../../../functions/domain/tablero.ts';
import { faltan } from './celda.ts';
import type { Columna } from './columnas.ts';
import type { Orden } from './estado-url.ts';

const COTEJO = new Intl.Collator('es', { numeric: true });

/** How far a row is from where it should be, worst first: persons short of the target; without target, the gap itself. */
const carencia = (fila: Fila, { i, indicador, meta }: Columna): number => {
  const celda = fila.celdas[i];
  if (celda?.e !== 'v' || (indicador.tipo !== 'conteo' && celda.den === 0)) return -1;
  if (indicador.tipo !== 'cobertura') return valorDe(celda, indicador.tipo) ?? -1;
  if (indicador.direccion === 'ninguna') return celda.num;
  return meta ? (faltan(celda, indicador, meta) ?? 0) : brecha(celda, indicador.direccion);
};

/** Worst first; rows without a value worth comparing go last. */
const desventaja = (fila: Fila, { i, indicador }: Columna): number => {
  const celda = fila.celdas[i];
  if (celda?.e !== 'v') return -Infinity;
  if (indicador.tipo !== 'cobertura') return valorDe(celda, indicador.tipo) ?? -Infinity;
  const v = cobertura(celda);
  if (v === null || esPequeno(celda)) return -Infinity;
  return indicador.direccion === 'menor' ? v : -v;
};

const porNombre = (a: Fila, b: Fila): number =>
  COTEJO.compare(a.ambito.nombre, b.ambito.nombre) || (a.ambito.id < b.ambito.id ? -1 : 1);

/** Worst place first: seven persons matter more than seven points. Those who could not be placed always close the list. */
export const ordenarFilas = (filas: readonly Fila[], orden: Orden, columna: Columna | null): Fila[] => {
  const por = (a: Fila, b: Fila): number => {
    if (orden === 'grupo') return COTEJO.compare(a.grupo?.nombre ?? '', b.grupo?.nombre ?? '') || porNombre(a, b);
    if (orden === 'nombre' || !columna) return porNombre(a, b);
    const [x, y] = [desventaja(a, columna), desventaja(b, columna)];
    const porValor = x === y ? 0 : y - x;
    return (orden === 'brecha' ? carencia(b, columna) - carencia(a, columna) : 0) || porValor || porNombre(a, b);
  };
  return [...filas].sort((a, b) => Number(esSinUbicar(a.ambito.id)) - Number(esSinUbicar(b.ambito.id)) || por(a, b));
};

/** The groups rows belong to, by name, each once. */
export const gruposDe = (filas: readonly Fila[]): { id: string; nombre: string }[] =>
  [
    ...new Map(
      filas.flatMap((f) => (f.grupo ? [[f.grupo.id, { id: f.grupo.id, nombre: f.grupo.nombre }] as const] : [])),
    ).values(),
  ].sort((a, b) => COTEJO.compare(a.nombre, b.nombre));
