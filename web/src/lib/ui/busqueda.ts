import { NOMBRE_TIPO, tipoDe, type AmbitoId, type TipoAmbito } from '../../../../functions/domain/ambito.ts';
import { pedir } from '../api.ts';
import type { Reciente } from '../recientes/recientes.ts';
import { rutaAmbito } from '../tablero/rutas.ts';
import * as t from '../textos/es/ui.ts';

/** What `GET /v1/buscar` answers: it forgives accents and typing slips, and knows codes. Best first. */
export type Hallados = {
  readonly lugares: readonly {
    readonly id: AmbitoId;
    readonly tipo: TipoAmbito;
    readonly nombre: string;
    readonly region: string;
    /** Nearest first. */
    readonly padres: readonly { readonly id: AmbitoId; readonly nombre: string }[];
  }[];
  readonly indicadores: readonly { readonly id: string; readonly nombre: string; readonly corto: string }[];
};

/** What can be chosen: where it leads, and what tells it from its namesakes. */
export type Opcion = {
  readonly ruta: string;
  readonly nombre: string;
  /** «Establecimiento · Huanca Sancos»; '' when the name says it all. */
  readonly detalle: string;
};
export type Grupo = { readonly titulo: 'Lugares' | 'Indicadores' | 'Recientes'; readonly opciones: readonly Opcion[] };

/** `quieto`: nothing asked. `buscando` keeps in sight what was found before. */
export type EstadoBusqueda = 'quieto' | 'buscando' | 'hallado' | 'nada' | 'falla';

export const MINIMO_LETRAS = 2;
/** Of each kind, in the box and on the page of results. */
export const EN_CAJA = 6;
export const EN_PAGINA = 20;

export const buscar = (
  fetch: typeof globalThis.fetch,
  texto: string,
  limite: number,
  signal?: AbortSignal,
): Promise<Hallados> => {
  const q = new URLSearchParams({ q: texto.trim(), limite: String(limite) });
  return pedir(fetch, `/v1/buscar?${q.toString()}`, signal);
};

const conTitulo = (titulo: Grupo['titulo'], opciones: readonly Opcion[]): Grupo[] =>
  opciones.length > 0 ? [{ titulo, opciones }] : [];

/** Places first, each with its type and the nearest place above it that is not its namesake; then indicators. Empty groups are left out. */
export const gruposHallados = ({ lugares, indicadores }: Hallados): Grupo[] => [
  ...conTitulo(
    t.lugares,
    lugares.flatMap((l) => {
      const ruta = rutaAmbito(l.id);
      if (ruta === null) return [];
      const padre = l.padres.find((p) => p.nombre !== l.nombre)?.nombre;
      return [
        { ruta, nombre: l.nombre, detalle: [NOMBRE_TIPO[l.tipo], ...(padre === undefined ? [] : [padre])].join(' · ') },
      ];
    }),
  ),
  ...conTitulo(
    t.indicadores,
    indicadores.map((i) => ({
      ruta: `/indicador/${i.id}`,
      nombre: i.corto,
      detalle: i.nombre === i.corto ? '' : i.nombre,
    })),
  ),
];

/** The places opened last, as a group of their own. */
export const grupoRecientes = (lista: readonly Reciente[]): Grupo[] =>
  conTitulo(
    t.recientes,
    lista.flatMap(({ id, nombre }) => {
      const ruta = rutaAmbito(id);
      const tipo = tipoDe(id);
      return ruta && tipo ? [{ ruta, nombre, detalle: NOMBRE_TIPO[tipo] }] : [];
    }),
  );
