import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { congelarCatalogo } from '../adapters/catalogos/congelado.ts';
import { leerReferencia, type Referencia } from '../adapters/catalogos/referencia.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { vigentes } from '../domain/carga.ts';
import type { Congelado } from '../domain/corte.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';
import type { Objetos } from '../domain/objetos.ts';
import { crearCanonicas } from '../ingest/canonicas.ts';
import { agregar, type DepsAgregar } from './agregar.ts';
import { consultasDe } from './compilar/consultas.ts';
import { prepararMotor, prepararSujetos } from './compilar/motor.ts';

export type DepsPasoAgregar = {
  readonly db: DynamoDBClient;
  readonly tabla: string;
  readonly objetos: Objetos;
  /** Scratch folder. */
  readonly trabajo: string;
  /** DuckDB's limit, for example '3GB'. */
  readonly memoria?: string;
  readonly progreso?: (mensaje: string) => void;
  readonly referencia?: Referencia;
  /** What counts: a pure function of the cargas in force and the cut dates. */
  readonly agregar?: typeof agregar;
};

/** What `agregar` needs of the definitions. */
export const motorDe = (
  fichas: readonly Ficha[],
): Pick<DepsAgregar, 'consultas' | 'fichas' | 'crearCanonicas' | 'prepararMotor'> => ({
  consultas: consultasDe(fichas),
  fichas,
  crearCanonicas,
  async prepararMotor(con) {
    await prepararMotor(con);
    await prepararSujetos(
      con,
      fichas.flatMap((f) => f.versiones),
    );
  },
});

/** The second step of a close over the real store: the facts of every month that is not already published as it would be. */
export function pasoAgregar(deps: DepsPasoAgregar): (congelado: Congelado) => Promise<void> {
  const { objetos, trabajo, progreso } = deps;
  const contar = deps.agregar ?? agregar;
  const cargas = cargasRepo(deps.db, deps.tabla);
  return async (congelado) => {
    const pendientes = congelado.cortes.filter((c) => !c.repetido);
    if (pendientes.length === 0) return;
    const { catalogo, territorio } = deps.referencia ?? leerReferencia();
    const { fichas } = catalogo;
    await congelarCatalogo(objetos, catalogo);
    const ids = new Set(congelado.cargas);
    const suyas = (await cargas.todas(congelado.region)).filter((c) => ids.has(c.id));
    // Those that were in force are in force among themselves too, and what each leaves to the others is the same.
    await contar(pendientes, vigentes(suyas, territorio), {
      objetos,
      territorio,
      ...motorDe(fichas),
      trabajo,
      ...(deps.memoria ? { memoria: deps.memoria } : {}),
      ...(progreso
        ? { progreso: (mensaje, fraccion) => progreso(`calculando ${Math.round(fraccion * 100)} %: ${mensaje}`) }
        : {}),
    });
  };
}
