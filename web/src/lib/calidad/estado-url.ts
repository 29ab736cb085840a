import { IDS_CRITERIO, type IdCriterio } from '../../../../functions/domain/calidad/padron.ts';

/** What the address of the board says. Only what the person chose is in it. */
export type EstadoCalidad = {
  readonly region: string | null;
  readonly corte: string | null;
  readonly fuente: string;
  /** Facilities: those with a gap, or all. */
  readonly ver: 'faltas' | 'todos';
  /** Ubigeo of a district, '' for all. */
  readonly distrito: string;
  /** The padrón is sorted by this criterion, worst first; by name when null. */
  readonly criterio: IdCriterio | null;
  /** Year of birth of the reconciliation; null for the latest with births. */
  readonly anio: number | null;
};

const esCriterio = (t: string | null): t is IdCriterio => IDS_CRITERIO.some((id) => id === t);

/** Whatever is not understood is as if it were not there. */
export function leerEstado(q: URLSearchParams): EstadoCalidad {
  const criterio = q.get('criterio');
  const anio = q.get('anio') ?? '';
  return {
    region: /^\d{2}$/.test(q.get('region') ?? '') ? q.get('region') : null,
    corte: q.get('corte'),
    fuente: q.get('fuente') ?? 'his',
    ver: q.get('ver') === 'todos' ? 'todos' : 'faltas',
    distrito: /^\d{6}$/.test(q.get('distrito') ?? '') ? q.get('distrito')! : '', // tested
    criterio: esCriterio(criterio) ? criterio : null,
    anio: /^\d{4}$/.test(anio) ? Number(anio) : null,
  };
}

/** The same address with some choices changed; null takes one away. */
export function direccion(
  url: { readonly search: string },
  cambios: Readonly<Record<string, string | null>>,
  ancla: string,
): string {
  const q = new URLSearchParams(url.search);
  for (const [k, v] of Object.entries(cambios)) {
    if (v === null) q.delete(k);
    else q.set(k, v);
  }
  const texto = q.toString();
  return `/datos/calidad${texto === '' ? '' : `?${texto}`}#${ancla}`;
}
