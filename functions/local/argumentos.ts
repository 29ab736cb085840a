import type { Writable } from 'node:stream';
import { esFecha, type Fecha } from '../domain/fecha.ts';
import type { Ficha, VersionFicha } from '../domain/ficha/esquema.ts';
import { metodoPrincipal } from '../domain/ficha/indicadores-tablero.ts';
import { FalloError } from './errores.ts';

/** A date of the calendar. @throws FalloError naming what was being asked */
export function exigirFecha(nombre: string, texto: string): asserts texto is Fecha {
  if (!esFecha(texto))
    throw new FalloError(`${nombre} «${texto}» no es una fecha del calendario; escríbala AAAA-MM-DD.`, 2);
}

/** The method asked for, or the main one. @throws FalloError listing those that exist */
export function elegirMetodo(ficha: Ficha, version: VersionFicha, pedido: string | undefined): string {
  if (pedido === undefined) return metodoPrincipal(version);
  if (version.metodos.some((m) => m.id === pedido)) return pedido;
  throw new FalloError(
    version.metodos.length === 0
      ? `La ficha ${ficha.ficha} tiene un solo modo de calcularse; quite --metodo.`
      : `La ficha ${ficha.ficha} no tiene el método «${pedido}»; use uno de: ${version.metodos.map((m) => m.id).join(', ')}.`,
    2,
  );
}

/** A cut outside the edition is computed all the same, and said. */
export function avisarVigencia(version: VersionFicha, corte: Fecha, avisos: Writable): void {
  const { desde, hasta } = version.vigencia;
  if (corte < desde || (hasta !== null && corte > hasta))
    avisos.write(
      `Aviso: la edición ${version.edicion} rige de ${desde} a ${hasta ?? 'la fecha'}; el corte ${corte} queda fuera.\n`,
    );
  if (version.provisional) avisos.write(`Aviso: la edición ${version.edicion} es provisional.\n`);
}
