import { descomprimir } from '../adapters/dynamo/comprimido.ts';
import type { FilaHecho, HechosRepo } from '../adapters/dynamo/hechos.ts';
import type { TablerosRepo } from '../adapters/dynamo/tableros.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import type { CorteId, Manifiesto } from '../domain/corte.ts';
import type { Tablero } from '../domain/tablero.ts';
import type { Totales } from '../publish/totales.ts';
import { CorteIncoherenteError } from './errores.ts';

/** What the export reads: the documents a publication left, nothing that would have to be computed again. */
export type Almacen = {
  readonly tableros: Pick<TablerosRepo, 'leer'>;
  readonly hechos: Pick<HechosRepo, 'leer'>;
  /** Totals of every place of a corte: here, the list of its places. */
  readonly totales: (corte: CorteId) => Promise<Totales>;
};

/** One published corte, place by place. */
export type Publicado = {
  readonly manifiesto: Manifiesto;
  /** Places that have facts, sorted. */
  readonly ambitos: readonly AmbitoId[];
  tablero(id: AmbitoId): Promise<Tablero>;
  hechos(id: AmbitoId): Promise<readonly FilaHecho[]>;
};

export async function abrirPublicado(manifiesto: Manifiesto, almacen: Almacen): Promise<Publicado> {
  const { corte } = manifiesto;
  const { lugares } = await almacen.totales(corte);
  return {
    manifiesto,
    ambitos: Object.keys(lugares)
      .filter((id) => !id.includes('|'))
      .sort(),
    async tablero(id) {
      const documento = await almacen.tableros.leer(id, corte, 'equipo');
      if (!documento) throw new CorteIncoherenteError(corte, `falta el tablero de ${id}`);
      return descomprimir<Tablero>(documento.gzip);
    },
    async hechos(id) {
      const filas = await almacen.hechos.leer(id, corte);
      if (!filas) throw new CorteIncoherenteError(corte, `faltan los hechos de ${id}`);
      return filas;
    },
  };
}
