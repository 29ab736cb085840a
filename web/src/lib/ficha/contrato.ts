import type { Direccion } from '../../../../functions/domain/conteo.ts';
import type { DescripcionFicha } from '../../../../functions/domain/ficha/describir.ts';

/** What `/v1/fichas` answers about each ficha. */
export type FichaPublicada = DescripcionFicha & {
  readonly id: string;
  /** Missing in answers of an API that does not say it yet. */
  readonly direccion?: Direccion;
};
