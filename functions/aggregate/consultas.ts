import { compilar, metodoPrincipal } from './compilar/compilar.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';
import type { Consulta } from './hechos.ts';

/** Every edition of every ficha, in every method, ready to run over the cut dates. The first method of the list is not special here. */
export const consultasDe = (fichas: readonly Ficha[]): Consulta[] =>
  fichas.flatMap((ficha) =>
    ficha.versiones.flatMap((version) => {
      const metodos = version.metodos.length === 0 ? [metodoPrincipal(version)] : version.metodos.map((m) => m.id);
      return metodos.map((metodo) => ({
        ficha: ficha.ficha,
        version: version.version,
        metodo,
        sql: compilar(ficha, version, { metodo: metodo === '' ? undefined : metodo, soloRelevantes: true }).sql,
        componentes: version.componentes.map((c) => c.id),
        unidad: version.poblacion.sujeto === 'localidad' ? ('localidad' as const) : ('persona' as const),
      }));
    }),
  );
