import type { DuckDBConnection } from '@duckdb/node-api';
import { recorrerFilas } from '../../adapters/duckdb/conexion.ts';
import { seguir, type Opciones, type Seguimiento, type Sujeto } from '../../domain/alerta/seguimiento.ts';
import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { alertasSql, condicionados } from './consulta.ts';

type Fila = {
  documento: string | null;
  ancla: number | null;
  nacimiento: number | null;
  excluido: boolean;
} & Readonly<Record<`libre_${string}`, boolean | null>> &
  Readonly<Record<`e_${string}`, readonly number[] | null>>;

export type Seguido = Seguimiento & { readonly documento: string };

const NADA: readonly number[] = [];

/**
 * Every dose of every service of an edition, person by person, as of `hoy` (days since 1970-01-01), which is the only date of the
 * table `cortes`. Those `fuera` come only with `todos`. A person who is several of its subjects (two diagnoses) is followed from the first that is still in time.
 */
export async function* alertasDe(
  con: DuckDBConnection,
  version: VersionFicha,
  opciones: Opciones & { readonly todos: boolean },
): AsyncGenerator<Seguido> {
  const seguimiento = seguir(version, opciones);
  const conCondicion = new Set(condicionados(version));
  const aSujeto = (f: Fila): Sujeto => {
    const recibidas = new Map<string, readonly number[]>();
    return {
      excluido: f.excluido,
      ancla: f.ancla,
      nacimiento: f.nacimiento,
      libre: (c) => conCondicion.has(c) && f[`libre_${c}`] === true,
      recibidas(prestacion) {
        let dias = recibidas.get(prestacion);
        if (!dias) {
          const ancla = f.ancla ?? 0;
          dias = f[`e_${prestacion}`]?.map((d) => ancla + d).filter((d) => d <= opciones.hoy) ?? NADA;
          recibidas.set(prestacion, dias);
        }
        return dias;
      },
    };
  };
  const interesa = (s: Seguido): boolean => opciones.todos || !s.fuera;
  let actual: Seguido | null = null;
  for await (const fila of recorrerFilas<Fila>(con, alertasSql(version, opciones.todos))) {
    const documento = fila.documento ?? '';
    const seguido: Seguido = { documento, ...seguimiento(aSujeto(fila)) };
    if (actual !== null && (actual.documento !== documento || documento === '')) {
      if (interesa(actual)) yield actual;
      actual = seguido;
    } else if (actual === null || actual.fuera) actual = seguido;
  }
  if (actual !== null && interesa(actual)) yield actual;
}
