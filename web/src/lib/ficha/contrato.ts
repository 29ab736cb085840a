import type { Direccion, TipoIndicador } from '../../../../functions/domain/conteo.ts';
import type { Condicion, CursoVida } from '../../../../functions/domain/curso-vida.ts';
import type { DescripcionFicha } from '../../../../functions/domain/ficha/describir.ts';

/** What `/v1/fichas` answers about each ficha. */
export type FichaPublicada = DescripcionFicha & {
  readonly id: string;
  readonly corto: string;
  readonly unidad: string;
  readonly direccion: Direccion;
  readonly nivel: 'sector' | 'eess' | 'distrito';
  readonly cursoVida: CursoVida | 'todos';
  readonly condicion: Condicion;
  readonly paquete: string;
  readonly tipo: TipoIndicador;
};
