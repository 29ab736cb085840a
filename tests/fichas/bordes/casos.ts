import type { Caso } from './caso.ts';
import { casos as adolescenteAdulto } from './adolescente-adulto.ts';
import { casos as anemia } from './anemia.ts';
import { casos as compromiso1 } from './compromiso-1.ts';
import { casos as cred } from './cred.ts';
import { casos as gestante } from './gestante.ts';
import { casos as hierroHb } from './hierro-hb.ts';
import { casos as paquete } from './paquete.ts';
import { casos as recienNacido } from './recien-nacido.ts';
import { casos as riesgo } from './riesgo.ts';
import { casos as sector } from './sector.ts';
import { casos as seguimiento } from './seguimiento.ts';
import { casos as talla } from './talla.ts';
import { casos as todas } from './todas.ts';
import { casos as vacunasHierro } from './vacunas-hierro.ts';

/** The tables are generated: what two of them say alike is said once. */
const unicos = (casos: readonly Caso[]): Caso[] => [...new Map(casos.map((c) => [JSON.stringify(c), c])).values()];

/** All of them: what the mutations of the fichas are tried against. */
export const casos: readonly Caso[] = unicos([
  ...paquete,
  ...recienNacido,
  ...cred,
  ...vacunasHierro,
  ...hierroHb,
  ...anemia,
  ...gestante,
  ...adolescenteAdulto,
  ...compromiso1,
  ...talla,
  ...sector,
  ...riesgo,
  ...todas,
  ...seguimiento,
]);
