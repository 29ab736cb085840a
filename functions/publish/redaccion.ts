import type { Contexto } from '../aggregate/contexto.ts';
import type { AmbitoId } from '../domain/ambito.ts';
import type { CalidadCorte } from '../domain/calidad.ts';
import type { Fecha } from '../domain/fecha.ts';
import { elegirVersion } from '../domain/ficha/elegir.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';
import { indicadoresTablero } from '../domain/ficha/indicadores-tablero.ts';
import { metaDe } from '../domain/ficha/metas.ts';
import { noReportadas } from '../domain/ficha/no-reportadas.ts';
import type { Hecho } from '../domain/hecho.ts';
import type { IndicadorTablero, MetaVigente } from '../domain/tablero.ts';
import { avisosDe } from './avisos.ts';
import type { Encargo } from './publicar.ts';

export type MetaDe = (i: IndicadorTablero, ambito: AmbitoId, fecha: Fecha) => MetaVigente | null;

/** What the definitions say of a corte's facts: which columns its boards have, in which order, with which targets and warnings. */
export function redaccion(fichas: readonly Ficha[]): {
  encargo(entradas: Encargo['entradas'], hechos: readonly Hecho[], contexto: Contexto, calidad: CalidadCorte): Encargo;
  metaDe(region: string): MetaDe;
} {
  const indicadores = indicadoresTablero(fichas);
  return {
    encargo(entradas, hechos, contexto, calidad) {
      const sinFuente = noReportadas(fichas, contexto.fuentesAusentes);
      return {
        entradas,
        hechos,
        contexto,
        calidad,
        // What was not reported goes last: the first columns of a board are for numbers.
        indicadores: indicadores.toSorted((a, b) => Number(sinFuente.has(a.clave)) - Number(sinFuente.has(b.clave))),
        avisos: avisosDe(fichas, indicadores, entradas.fecha_corte, contexto.mesesHis, sinFuente),
        noReportadas: sinFuente,
      };
    },
    metaDe: (region) => (i, ambito, fecha) => {
      const { ficha, version } = elegirVersion(fichas, i.ficha, i.version);
      return metaDe(ficha, version, [ambito, `G:${region}`], fecha);
    },
  };
}
