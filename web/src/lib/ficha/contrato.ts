import type { DescripcionFicha } from '../../../../functions/domain/ficha/describir.ts';

/** What `/v1/fichas` answers about each ficha. */
export type FichaPublicada = DescripcionFicha & { readonly id: string };
