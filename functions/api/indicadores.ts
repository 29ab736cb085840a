import { indiceDe, type Indice } from '../domain/busqueda/indice.ts';
import { codigoJunto, palabrasBuscadas, palabrasDe } from '../domain/busqueda/palabras.ts';
import type { FichaPublicada } from './deps.ts';

export type IndicadorHallado = { readonly id: string; readonly nombre: string; readonly corto: string };

const indices = new WeakMap<readonly FichaPublicada[], Indice>();

function indiceDeFichas(fichas: readonly FichaPublicada[]): Indice {
  let indice = indices.get(fichas);
  if (!indice) {
    indice = indiceDe(
      fichas.map(({ id, nombre = '', corto = '', ediciones = [] }) => ({
        propias: [id, nombre, corto, ...ediciones.map((e) => e.codigoOficial ?? '')].map(palabrasDe),
        contexto: ediciones.flatMap((e) => palabrasDe(`${e.nombre ?? ''} ${e.edicion ?? ''}`)),
      })),
    );
    indices.set(fichas, indice);
  }
  return indice;
}

const codigosDe = ({ id, ediciones = [] }: FichaPublicada): string[] =>
  [id, ...ediciones.map((e) => e.codigoOficial ?? '')].filter((c) => c !== '').map(codigoJunto);

/**
 * Fichas whose id or official code is `texto`; and those whose name, short name or codes hold every word of it, best first; their editions
 * help to choose ("anemia FED"). Only where there is none, also words written with an error or two.
 */
export function buscarIndicadores(
  fichas: readonly FichaPublicada[],
  texto: string,
  limite: number,
): IndicadorHallado[] {
  const codigo = codigoJunto(texto);
  const conCodigo = codigo === '' ? [] : fichas.filter((f) => codigosDe(f).includes(codigo));
  const indice = indiceDeFichas(fichas);
  const palabras = palabrasBuscadas(texto);
  const escritas = indice.buscar(palabras, false);
  const hallazgos = escritas.length + conCodigo.length > 0 ? escritas : indice.buscar(palabras, true);
  const porNombre = hallazgos.toSorted((a, b) => a.puntos - b.puntos || a.i - b.i).map(({ i }) => fichas[i]!);
  return [...new Set([...conCodigo, ...porNombre])]
    .slice(0, limite)
    .map(({ id, nombre = id, corto = nombre }) => ({ id, nombre, corto }));
}
