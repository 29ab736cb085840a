import { esSinUbicar, tipoDe, type AmbitoId, type CuelgaDe } from '../domain/ambito.ts';
import type { AmbitoRef, SectorTablero } from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';

const SIN_RED: CuelgaDe = { disa: 'SIN', red: 'SIN', microred: 'SIN' };

/** Where a facility hangs; those unknown to the catalogue, and persons without facility, hang from `SIN`. */
export const cuelgaDe =
  (territorio: Territorio) =>
  (renipress: string): CuelgaDe => {
    const e = territorio.eess.get(renipress);
    return e ? { disa: e.disa, red: e.red, microred: e.microred } : SIN_RED;
  };

const MENORES = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y']);

/** Registers write in capitals: «SANTA ROSA DE COCHAS» reads «Santa Rosa de Cochas». Roman numerals and I-1 stay. */
export const enTitulo = (texto: string): string =>
  texto
    .toLocaleLowerCase('es-PE')
    .split(/(\s+|-)/)
    .map((p, i) =>
      i > 0 && MENORES.has(p)
        ? p
        : /^[ivx]+$/.test(p)
          ? p.toUpperCase()
          : p.charAt(0).toLocaleUpperCase('es-PE') + p.slice(1),
    )
    .join('');

/** Names of every place of a corte. Sector names come from its sectorización; the rest from the built-in territory. */
export function nombrarLugares(
  territorio: Territorio,
  sectores: readonly Pick<SectorTablero, 'id' | 'nombre'>[],
): (id: AmbitoId) => AmbitoRef {
  const sector = new Map(sectores.map((s) => [s.id, s.nombre]));
  const red = new Map<string, string>();
  for (const e of territorio.eess.values()) {
    red.set(`R:${e.disa}-${e.red}`, e.nombreRed);
    red.set(`M:${e.disa}-${e.red}-${e.microred}`, e.nombreMicrored);
  }
  const nombre = (id: AmbitoId): string => {
    const codigo = id.slice(2);
    switch (tipoDe(id)) {
      case 'G':
        return territorio.regiones.get(codigo) ?? codigo;
      case 'P':
        return territorio.provincias.get(codigo) ?? aparte(codigo, 'Provincia');
      case 'D':
        return territorio.distritos.get(codigo)?.nombre ?? aparte(codigo, 'Distrito');
      case 'E':
        return codigo.startsWith('SIN')
          ? `Sin establecimiento (${territorio.distritos.get(codigo.slice(4))?.nombre ?? 'residencia desconocida'})`
          : enTitulo(territorio.eess.get(codigo)?.nombre ?? `Establecimiento ${codigo}`);
      case 'S':
        return sector.get(id) ?? (esSinUbicar(id) ? 'Sin sector' : `Sector ${codigo}`);
      case 'R':
      case 'M':
        return esSinUbicar(id) ? (id.startsWith('R') ? 'Sin red' : 'Sin microred') : enTitulo(red.get(id) ?? codigo);
      default:
        return codigo;
    }
  };
  return (id) => {
    const tipo = tipoDe(id);
    if (!tipo) throw new RangeError(`No es un ámbito: ${id}`);
    return { id, tipo, nombre: nombre(id) };
  };
}

const aparte = (codigo: string, que: string): string =>
  codigo.endsWith('-SIN')
    ? 'Residencia desconocida'
    : codigo.endsWith('-FUERA')
      ? 'Residentes de otra región'
      : `${que} ${codigo}`;
