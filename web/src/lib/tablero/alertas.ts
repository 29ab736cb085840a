import type { PuntoFocal } from '../../../../functions/domain/alerta.ts';
import { esSinUbicar, type AmbitoId } from '../../../../functions/domain/ambito.ts';
import type { FocoTablero, SectorTablero, Tablero } from '../../../../functions/domain/tablero.ts';
import * as t from '../textos/es/tablero.ts';

/** Who is told of each alert (`indicadores.md` §10). */
export const PUNTO_FOCAL: Readonly<Record<PuntoFocal, string>> = {
  eess: t.establecimientoDeSalud,
  reniec: t.reniecRegistroCivil,
  sis: t.sis,
  ugel: t.ugelInicial,
  agua: t.aguaYSaneamiento,
  municipio: t.municipalidad,
};

export type FilaAlerta = {
  readonly id: AmbitoId;
  readonly nombre: string;
  /** null for places that are not sectors of this board. */
  readonly sector: SectorTablero | null;
  /** Whoever answers for the place: names of its sectoristas, or ''. */
  readonly responsable: string;
  readonly foco: FocoTablero;
};

const HUECO = { seguidas: 0, porVencer: 0, pendientes: 0, sinNada: 0 };

/** The places of a board before one focal point, those with most pending first; places where nobody is followed are left out. */
export function alertasPorLugar(tablero: Tablero, punto: PuntoFocal): FilaAlerta[] {
  const { alertas, hijos, sectores } = tablero;
  if (!alertas) return [];
  const sectorDe = new Map(sectores.map((s) => [s.id, s]));
  return hijos
    .map((h, i) => ({
      id: h.ambito.id,
      nombre: h.ambito.nombre,
      sector: sectorDe.get(h.ambito.id) ?? null,
      responsable: (sectorDe.get(h.ambito.id)?.sectoristas ?? []).map((s) => s.nombre).join(', '),
      foco: (alertas.hijos[i] ?? []).find((f) => f.punto === punto) ?? { punto, ...HUECO },
    }))
    .filter((f) => f.foco.seguidas > 0)
    .sort(
      (a, b) =>
        Number(esSinUbicar(a.id)) - Number(esSinUbicar(b.id)) ||
        b.foco.pendientes - a.foco.pendientes ||
        (a.nombre < b.nombre ? -1 : 1),
    );
}
