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
type TableroBreve = { readonly hijos: readonly { readonly ambito: Ambito }[] };

/** One of each thing the addresses name, asked of the sala itself: the region, and below it the first of each kind. */
export async function ejemplosDe(base: string, region: string): Promise<Ejemplos> {
  const pedir = async <T>(camino: string): Promise<T | null> => {
    const r = await fetch(base + camino);
    return r.ok ? ((await r.json()) as T) : null; // shapes of our own API
  };
  const buscar = async (texto: string): Promise<string | undefined> =>
    (await pedir<{ ambitos: Ambito[] }>(`/v1/ambitos?buscar=${texto}`))?.ambitos.find((a) => a.id.startsWith(texto))
      ?.id;
  const hijo = async (id: string, tipo: string): Promise<string | undefined> =>
    (await pedir<TableroBreve>(`/v1/tableros/${id}`))?.hijos.find((h) => h.ambito.tipo === tipo)?.ambito.id;
  const distrito = await hijo(`G:${region}`, 'D');
  // The rows of a district are its sectors, which are named by their facility.
  const sector = distrito && (await hijo(distrito, 'S'));
  const eess = sector?.replace(/^S:(\d{8}).*$/, 'E:$1');
  const [red, ambito] = await Promise.all([buscar('R:'), buscar('P:')]);
  const cortes = await pedir<{ ultimo: { corte: string } | null }>(`/v1/cortes?region=${region}`);
  const sinTipo = (id: string | undefined): string | undefined => id?.slice(2);
  return {
    region,
    ubigeo: sinTipo(distrito),
    renipress: sinTipo(eess),
    'red.id': sinTipo(red),
    'ambito.id': ambito,
    'sector.codigo': sinTipo(sector),
    'indicador.id': 'paquete_menor_12m',
    corte: cortes?.ultimo?.corte,
  };
}
