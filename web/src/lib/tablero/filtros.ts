import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import type { Fila, Tablero } from '../../../../functions/domain/tablero.ts';
import type { Columna } from './columnas.ts';
import { QUINTILES, type EstadoTablero, type Quintil } from './estado-url.ts';
import { gruposDe } from './orden.ts';
import * as t from '../textos/es/tablero.ts';

/** What narrows a board: rows by group, red and quintil, columns by package. */
export type Filtros = Pick<EstadoTablero, 'paquete' | 'grupo' | 'red' | 'quintil'>;
/** One choice of a filter, and how many places (or columns) it leaves by itself. */
export type Opcion<T extends string = string> = { readonly id: T; readonly nombre: string; readonly cuantos: number };

/** Whether a row stays. A row whose quintil or redes did not come with the corte is in none of them. */
export const pasaFiltro = (fila: Fila, { grupo, red, quintil }: Omit<Filtros, 'paquete'>): boolean =>
  (grupo === null || fila.grupo?.id === grupo) &&
  (red === null || (fila.redes?.includes(red) ?? false)) &&
  (quintil === null || String(fila.quintil) === quintil);

/** Ids of the rows that stay. */
export const idsQuePasan = (filas: readonly Fila[], filtros: Omit<Filtros, 'paquete'>): ReadonlySet<string> =>
  new Set(filas.filter((f) => pasaFiltro(f, filtros)).map((f) => f.ambito.id));

export const opcionesGrupo = (filas: readonly Fila[]): Opcion[] =>
  gruposDe(filas).map((g) => ({ ...g, cuantos: filas.filter((f) => f.grupo?.id === g.id).length }));

/** By name; [] when the corte does not carry them. A district served by two redes counts in both. */
export const opcionesRed = ({ redes, hijos }: Pick<Tablero, 'redes' | 'hijos'>): Opcion[] =>
  (redes ?? [])
    .map(({ id, nombre }) => ({ id, nombre, cuantos: hijos.filter((f) => f.redes?.includes(id)).length }))
    .filter((o) => o.cuantos > 0)
    .sort((a, b) => a.nombre.localeCompare(b.nombre, 'es'));

export const nombreQuintil = (q: string): string =>
  q === '1' ? t.quintil1ElMasPobre : q === '5' ? t.quintil5ElMenosPobre : t.quintilN(q);

/** Those that occur, the poorest first; [] when the corte does not carry them. */
export const opcionesQuintil = (filas: readonly Fila[]): Opcion<Quintil>[] =>
  QUINTILES.map((id) => ({
    id,
    nombre: nombreQuintil(id),
    cuantos: filas.filter((f) => String(f.quintil) === id).length,
  })).filter((o) => o.cuantos > 0);

/** Packages of some columns, in the order they first appear. */
export const opcionesPaquete = (columnas: readonly Columna[]): Opcion[] => {
  const cuenta = new Map<string, number>();
  for (const { indicador } of columnas) cuenta.set(indicador.paquete, (cuenta.get(indicador.paquete) ?? 0) + 1);
  return [...cuenta].map(([nombre, cuantos]) => ({ id: nombre, nombre, cuantos }));
};

const siViene = (texto: string, viene: boolean): string => (viene ? texto : t.filtroQueNoViene(texto));

/** The filters that are on, in words: what each keeps. A choice the board does not know is said by its code, and one its corte cannot answer says so. */
export const filtrosActivos = (
  filtros: Filtros,
  { redes, hijos }: Pick<Tablero, 'redes' | 'hijos'>,
  nombreGrupo: string,
): { readonly clave: keyof Filtros; readonly texto: string }[] => {
  const { grupo, red, quintil, paquete } = filtros;
  const nombre = (lista: readonly { id: string; nombre: string }[], id: string): string =>
    lista.find((x) => x.id === id)?.nombre ?? id.slice(2);
  return [
    ...(grupo === null
      ? []
      : [{ clave: 'grupo' as const, texto: t.delGrupo(nombreGrupo.toLowerCase(), nombre(gruposDe(hijos), grupo)) }]),
    ...(red === null
      ? []
      : [{ clave: 'red' as const, texto: siViene(t.deLaRed(nombre(redes ?? [], red)), redes !== undefined) }]),
    ...(quintil === null
      ? []
      : [
          {
            clave: 'quintil' as const,
            texto: siViene(
              nombreQuintil(quintil).toLowerCase(),
              hijos.some((f) => f.quintil !== undefined),
            ),
          },
        ]),
    ...(paquete === null ? [] : [{ clave: 'paquete' as const, texto: t.delPaquete(paquete) }]),
  ];
};

/** Places that can be pointed at: those who could not be placed are no district. */
export const lugaresDe = (filas: readonly Fila[]): readonly Fila[] => filas.filter((f) => !esSinUbicar(f.ambito.id));
