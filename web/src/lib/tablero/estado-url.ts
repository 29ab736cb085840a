import { CURSOS_VIDA, type CursoVida } from '../../../../functions/domain/curso-vida.ts';

export const ORDENES = ['brecha', 'valor', 'nombre', 'grupo'] as const;
export type Orden = (typeof ORDENES)[number];

/** `titulares`: the dozen that opens a board; a life stage or `gestante`: its fichas; `todo`: every principal ficha. */
export type Vista = 'titulares' | CursoVida | 'gestante' | 'todo';
export const VISTAS: readonly Vista[] = ['titulares', ...CURSOS_VIDA, 'gestante', 'todo'];

/** What a person chose on a board. The address holds it and nothing else does. */
export type EstadoTablero = {
  /** `clave` of the chosen indicator, null to let the board choose. */
  readonly ind: string | null;
  readonly orden: Orden;
  readonly vista: Vista;
  /** Only the rows of this group (province, facility). */
  readonly grupo: string | null;
  /** The place whose cell is open at the side. */
  readonly lugar: string | null;
};

const CLAVES = { ind: 'ind', orden: 'orden', vista: 'ver', grupo: 'grupo', lugar: 'lugar' } as const;
const POR_DEFECTO: EstadoTablero = { ind: null, orden: 'brecha', vista: 'titulares', grupo: null, lugar: null };

const deLista = <T extends string>(lista: readonly T[], texto: string | null, otro: T): T =>
  lista.find((x) => x === texto) ?? otro;

type Consulta = Pick<URLSearchParams, 'get' | 'toString'>;
type Direccion = { readonly pathname: string; readonly searchParams: Consulta };

export const leerEstado = (q: Consulta): EstadoTablero => ({
  ind: q.get(CLAVES.ind),
  orden: deLista(ORDENES, q.get(CLAVES.orden), POR_DEFECTO.orden),
  vista: deLista(VISTAS, q.get(CLAVES.vista), POR_DEFECTO.vista),
  grupo: q.get(CLAVES.grupo),
  lugar: q.get(CLAVES.lugar),
});

/** ':' and '@' are legal in a query and keep the address readable. */
const juntar = (camino: string, q: URLSearchParams): string => {
  const texto = q.toString().replaceAll('%3A', ':').replaceAll('%40', '@');
  return camino + (texto === '' ? '' : `?${texto}`);
};

/** The address with some choices changed; those that equal the default are left out. Other parameters stay. */
export const direccionCon = (url: Direccion, cambios: Partial<EstadoTablero>): string => {
  const q = new URLSearchParams(url.searchParams.toString());
  for (const k of Object.keys(cambios) as (keyof EstadoTablero)[]) {
    const valor = cambios[k] ?? null;
    if (valor === null || valor === POR_DEFECTO[k]) q.delete(CLAVES[k]);
    else q.set(CLAVES[k], valor);
  }
  return juntar(url.pathname, q);
};

/** The same screen in another corte; null goes back to the current one. */
export const direccionCorte = (url: Direccion, corte: string | null): string => {
  const q = new URLSearchParams(url.searchParams.toString());
  if (corte === null) q.delete('corte');
  else q.set('corte', corte);
  return juntar(url.pathname, q);
};
