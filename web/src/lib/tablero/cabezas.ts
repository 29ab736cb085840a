import type { Direccion } from '../../../../functions/domain/conteo.ts';
import type { EstadoTablero, Sentido } from './estado-url.ts';

type AriaSort = 'ascending' | 'descending' | 'other' | undefined;
/** What the heads say of the order in force: `columna` goes on the chosen indicator, `lugar` on the places. */
export type OrdenCabeza = { readonly sentido: Sentido; readonly columna: AriaSort; readonly lugar: AriaSort };

const contrario = (s: Sentido): Sentido => (s === 'directo' ? 'inverso' : 'directo');
/** Whether the rows follow the numbers of a column. */
export const esDeValor = ({ orden }: Pick<EstadoTablero, 'orden'>): boolean => orden !== 'nombre' && orden !== 'grupo';

/**
 * What pressing a head asks for: that column, worst first; pressed again, best first. An order by name gives way to the gap, one by
 * percentage or change stays. `clave` null is the head of the places.
 * @param ordenadas clave of the column the rows are ordered by now
 */
export const alPulsarCabeza = (
  estado: EstadoTablero,
  clave: string | null,
  ordenadas: string | null,
): Partial<EstadoTablero> => {
  if (clave === null)
    return estado.orden === 'nombre' ? { sentido: contrario(estado.sentido) } : { orden: 'nombre', sentido: 'directo' };
  if (!esDeValor(estado)) return { ind: clave, por: null, orden: 'brecha', sentido: 'directo' };
  return { ind: clave, por: null, sentido: clave === ordenadas ? contrario(estado.sentido) : 'directo' };
};

/**
 * What opening a cell asks for: it is looked at, and every row stays where it is.
 * @param ordenadas clave of the column the rows are ordered by now; null where they follow none
 */
export const alAbrirCelda = (lugar: string, clave: string, ordenadas: string | null): Partial<EstadoTablero> => ({
  lugar,
  ind: clave,
  por: ordenadas === clave ? null : ordenadas,
});

/** The gap in persons and its change are not the figure the cells show first: their order is `other`. */
export const ordenCabeza = (
  { orden, sentido }: Pick<EstadoTablero, 'orden' | 'sentido'>,
  direccion: Direccion,
): OrdenCabeza => {
  const [sube, baja] =
    sentido === 'directo' ? (['ascending', 'descending'] as const) : (['descending', 'ascending'] as const);
  return {
    sentido,
    lugar: orden === 'nombre' ? sube : orden === 'grupo' ? 'other' : undefined,
    columna: !esDeValor({ orden }) ? undefined : orden !== 'valor' ? 'other' : direccion === 'menor' ? baja : sube,
  };
};
