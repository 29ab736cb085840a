import type { Ficha } from '../../domain/ficha/esquema.ts';
import { metodosDe } from '../../domain/ficha/indicadores-tablero.ts';
import { unidadDe } from '../../domain/ficha/unidad.ts';
import type { Consulta } from '../hechos.ts';
import { compilar } from './compilar.ts';

/** Every edition and method of the catalogue, ready to aggregate: only whoever is in the population of each cut. */
export const consultasDe = (fichas: readonly Ficha[]): Consulta[] =>
  fichas.flatMap((ficha) =>
    ficha.versiones
      .filter((version) => !version.no_calculable)
      .flatMap((version) =>
        metodosDe(version).map(({ id: metodo }) => ({
          ficha: ficha.ficha,
          version: version.version,
          metodo,
          sql: compilar(ficha, version, { metodo, soloRelevantes: true }).sql,
          componentes: version.componentes.map((c) => c.id),
          unidad: unidadDe(version),
        })),
      ),
  );
