import type { Territorio } from '../../domain/territorio.ts';
import { leerFichas, type CatalogoFichas } from './fichas.ts';
import { leerTerritorio } from './territorio.ts';

/** The definitions and the territory a corte is made with: both are part of what it says it was made of. */
export type Referencia = { readonly catalogo: CatalogoFichas; readonly territorio: Territorio };

/** The built-in ones. */
export const leerReferencia = (): Referencia => ({ catalogo: leerFichas(), territorio: leerTerritorio() });
