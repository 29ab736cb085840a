import type { CargaLeida, PaginaDiario } from './contrato.ts';
import { situacionDe, type Situacion } from './informe.ts';

export type Filtro = { readonly formato: string; readonly estado: Situacion | NoCuenta | '' };

/** What the journal can be filtered by besides how the file fared. */
type NoCuenta = 'reemplazada' | 'anulada';

const ESTADOS: readonly string[] = [
  'limpia',
  'con_observadas',
  'con_rechazadas',
  'rechazada',
  'reemplazada',
  'anulada',
];

export const leerFiltro = (q: URLSearchParams): Filtro => {
  const estado = q.get('estado') ?? '';
  return {
    formato: q.get('formato') ?? '',
    estado: ESTADOS.includes(estado) ? (estado as Filtro['estado']) : '', // one of the list just looked at
  };
};

export const pasa = (c: CargaLeida, { formato, estado }: Filtro): boolean =>
  (formato === '' || c.formato === formato) &&
  (estado === '' ||
    (estado === 'reemplazada'
      ? c.vigente === 'no'
      : estado === 'anulada'
        ? c.vigente === 'anulada'
        : situacionDe(c) === estado));

/** Enough for a screen. */
const BASTANTES = 40;
/** A filter that finds little does not read years of journal in one go: the next page goes on. */
const PAGINAS = 10;

/**
 * One screen of the journal: whole pages of the API until enough lines pass the filter.
 * @returns the lines, how many were looked at, and the cursor to go on (null at the end).
 */
export async function leerDiario(
  pedirPagina: (cursor: string | null) => Promise<PaginaDiario>,
  filtro: Filtro,
  desde: string | null,
): Promise<PaginaDiario & { readonly vistas: number }> {
  const cargas: CargaLeida[] = [];
  let cursor = desde;
  let vistas = 0;
  for (let i = 0; i < PAGINAS; i++) {
    const pagina = await pedirPagina(cursor);
    vistas += pagina.cargas.length;
    cargas.push(...pagina.cargas.filter((c) => pasa(c, filtro)));
    cursor = pagina.cursor;
    if (cursor === null || cargas.length >= BASTANTES) break;
  }
  return { cargas, vistas, cursor };
}

/** Address of the same journal with something changed; what is empty is not written. */
export const direccionDiario = (region: string, filtro: Filtro, cursor: string | null): string => {
  const q = new URLSearchParams({ region });
  if (filtro.formato !== '') q.set('formato', filtro.formato);
  if (filtro.estado !== '') q.set('estado', filtro.estado);
  if (cursor !== null) q.set('cursor', cursor);
  return `/datos?${q}#diario`;
};
