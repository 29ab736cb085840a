import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DE_TODOS, enPublico } from './presupuestos.ts';

/** A page of the application: its pattern, as the folder of routes names it, and one address of it that has data. */
export type Ruta = { readonly patron: string; readonly camino: string | null };

/** Patterns of every page, from the folder itself: a page that is added is measured from then on. */
export const patrones = (carpeta: string): string[] =>
  readdirSync(carpeta, { recursive: true, encoding: 'utf8' })
    .filter((n) => n.endsWith('+page.svelte'))
    .map((n) => dirname(n))
    .map((n) =>
      n === '.'
        ? '/'
        : `/${n
            .split('/')
            .filter((p) => !p.startsWith('('))
            .join('/')}`,
    )
    .sort();

export type Ejemplos = Readonly<Record<string, string | undefined>>;

/** An address for each pattern; null when there is no example of one of its parameters. Optional parameters are left out. */
export const rutasCon = (modelos: readonly string[], ejemplos: Ejemplos): Ruta[] =>
  modelos.map((patron) => {
    let falta = false;
    const camino = patron.replace(/\/\[\[[^\]]+\]\]/g, '').replace(/\[([^\]=]+)(=[^\]]+)?\]/g, (_, nombre: string) => {
      const de = ejemplos[`${patron.split('/')[1]}.${nombre}`] ?? ejemplos[nombre];
      falta ||= de === undefined;
      return encodeURIComponent(de ?? '').replaceAll('%3A', ':');
    });
    return { patron, camino: falta ? null : camino === '' ? '/' : camino };
  });

/** With each screen that anybody may see, the same in the public mode. */
export const conPublicas = (rutas: readonly Ruta[]): Ruta[] =>
  rutas.flatMap((r) =>
    DE_TODOS.test(r.patron)
      ? [r, { patron: enPublico(r.patron), camino: r.camino === null ? null : enPublico(r.camino) }]
      : [r],
  );

type Ambito = { readonly id: string; readonly tipo: string };
type TableroBreve = {
  readonly hijos: readonly { readonly ambito: Ambito; readonly grupo: Ambito | null }[];
  readonly redes?: readonly Pick<Ambito, 'id'>[];
};

/** One of each thing the addresses name, asked of the sala itself: the region, and below it the first of each kind. */
export async function ejemplosDe(base: string, region: string): Promise<Ejemplos> {
  const pedir = async <T>(camino: string): Promise<T | null> => {
    const r = await fetch(base + camino);
    return r.ok ? ((await r.json()) as T) : null; // shapes of our own API
  };
  const tablero = (id: string): Promise<TableroBreve | null> => pedir<TableroBreve>(`/v1/tableros/${id}`);
  const hijo = (t: TableroBreve | null, tipo: string) => t?.hijos.find((h) => h.ambito.tipo === tipo);
  const regional = await tablero(`G:${region}`);
  const conGrupo = hijo(regional, 'D');
  const distrito = conGrupo?.ambito.id;
  // The rows of a district are its sectors, which are named by their facility.
  const sector = distrito && hijo(await tablero(distrito), 'S')?.ambito.id;
  const eess = sector?.replace(/^S:(\d{8}).*$/, 'E:$1');
  const cortes = await pedir<{ ultimo: { corte: string } | null }>(`/v1/cortes?region=${region}`);
  const sinTipo = (id: string | undefined): string | undefined => id?.slice(2);
  return {
    region,
    ubigeo: sinTipo(distrito),
    renipress: sinTipo(eess),
    'red.id': sinTipo(regional?.redes?.[0]?.id),
    'ambito.id': conGrupo?.grupo?.id,
    'sector.codigo': sinTipo(sector),
    'indicador.id': 'paquete_menor_12m',
    corte: cortes?.ultimo?.corte,
  };
}
