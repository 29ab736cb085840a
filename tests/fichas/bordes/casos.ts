import type { Caso } from './caso.ts';
import { casos as cred } from './cred.ts';
import { casos as hierroHb } from './hierro-hb.ts';
import { casos as paquete } from './paquete.ts';
import { casos as recienNacido } from './recien-nacido.ts';
import { casos as vacunasHierro } from './vacunas-hierro.ts';

/** The tables are generated: what two of them say alike is said once. */
const unicos = (casos: readonly Caso[]): Caso[] => [...new Map(casos.map((c) => [JSON.stringify(c), c])).values()];

/** All of them: what the mutations of the fichas are tried against. */
export const casos: readonly Caso[] = unicos([...paquete, ...recienNacido, ...cred, ...vacunasHierro, ...hierroHb]);
