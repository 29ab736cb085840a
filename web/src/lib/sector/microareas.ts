import type { Microarea } from '../../../../functions/domain/tablero.ts';
import * as t from '../textos/es/sector.ts';

export type ClaseMicroarea = {
  readonly id: string;
  readonly nombre: string;
  /** Path data around the origin, about 14 units wide: the shape tells the kind apart without colour. */
  readonly trazo: string;
};

const OTRA: ClaseMicroarea = { id: 'otra', nombre: t.otra, trazo: 'M0 -7V7M-7 0H7M-5 -5L5 5M-5 5L5 -5' };
const CLASES: readonly (ClaseMicroarea & { readonly voces: readonly string[] })[] = [
  { id: 'basural', nombre: t.basural, trazo: 'M-6 -6H6V6H-6ZM-6 -6L6 6M-6 6L6 -6', voces: ['basural', 'botadero'] },
  {
    id: 'cauce',
    nombre: t.cauceOQuebrada,
    trazo: 'M-8 -4Q-4 -8 0 -4T8 -4M-8 2Q-4 -2 0 2T8 2M-8 8Q-4 4 0 8T8 8',
    voces: ['cauce', 'quebrada', 'rio', 'huaico'],
  },
  { id: 'lodazal', nombre: t.lodazal, trazo: 'M0 -7L8 6H-8ZM-4 2H4', voces: ['lodazal', 'pantano', 'bofedal'] },
  { id: 'laguna', nombre: t.laguna, trazo: 'M0 -8Q7 0 6 3A6 5 0 0 1 -6 3Q-7 0 0 -8Z', voces: ['laguna', 'charco'] },
  {
    id: 'drogas',
    nombre: t.consumoDeDrogas,
    trazo: 'M0 -8L8 0L0 8L-8 0ZM-3 0H3',
    voces: ['consumo_drogas', 'consumo_de_drogas', 'drogas'],
  },
];

/** Kind of a declared type; a type nobody foresaw keeps its own words and the shape of the others. */
export const claseMicroarea = (tipo: string): ClaseMicroarea => {
  const voz = tipo.trim().toLowerCase().replaceAll(' ', '_');
  const clase = CLASES.find((c) => c.voces.includes(voz));
  if (clase) return { id: clase.id, nombre: clase.nombre, trazo: clase.trazo };
  const palabras = voz.replaceAll('_', ' ');
  return palabras === '' ? OTRA : { ...OTRA, id: voz, nombre: palabras.charAt(0).toUpperCase() + palabras.slice(1) };
};

/** How many of each kind, most first. */
export const contarMicroareas = (
  microareas: readonly Pick<Microarea, 'tipo'>[],
): { readonly clase: ClaseMicroarea; readonly n: number }[] =>
  [...Map.groupBy(microareas, (m) => claseMicroarea(m.tipo).id).values()]
    .map((g) => ({ clase: claseMicroarea(g[0]!.tipo), n: g.length }))
    .sort((a, b) => b.n - a.n || (a.clase.nombre < b.clase.nombre ? -1 : 1));

/** «2 basurales» would need the plural of words we do not choose: «Basural (2), laguna». */
export const microareasEnPalabras = (microareas: readonly Pick<Microarea, 'tipo'>[]): string =>
  contarMicroareas(microareas)
    .map(({ clase, n }, i) => (i === 0 ? clase.nombre : clase.nombre.toLowerCase()) + (n > 1 ? ` (${n})` : ''))
    .join(', ');
