import type { AmbitoId } from './ambito.ts';
import type { CorteId } from './corte.ts';
import type { SectorTablero } from './tablero.ts';

export type Sectorista = SectorTablero['sectoristas'][number];

/**
 * The staff of every sector of a corte, in the order its boards have them. Apart from what is published: they are names of persons, and
 * only who answers for the place reads them.
 */
export type SectoristasCorte = Readonly<Record<AmbitoId, readonly Sectorista[]>>;

export const objetoSectoristas = (corte: CorteId): string => `nominal/cortes/${corte}/sectoristas.json.gz`;

type ConSectoristas = Pick<SectorTablero, 'id' | 'eess' | 'sectoristas'>;

/**
 * The sectors as they are published, with a number in place of each name: the same person has the same one in every sector of their
 * facility. And the names, to be kept apart.
 */
export function reservarNombres<S extends ConSectoristas>(
  sectores: readonly S[],
): { readonly sectores: S[]; readonly nombres: SectoristasCorte } {
  const numeros = new Map<string, Map<string, number>>();
  for (const [eess, suyos] of Map.groupBy(sectores, (s) => s.eess)) {
    const nombres = [...new Set(suyos.flatMap((s) => s.sectoristas.map((p) => p.nombre)))].sort();
    numeros.set(eess, new Map(nombres.map((n, i) => [n, i + 1])));
  }
  return {
    sectores: sectores.map((s) => ({
      ...s,
      sectoristas: s.sectoristas.map(({ nombre, cargo }) => ({
        nombre: nombre === '' ? '' : `Sectorista ${numeros.get(s.eess)!.get(nombre)!}`, // every name was numbered
        cargo,
      })),
    })),
    nombres: Object.fromEntries(
      sectores.filter((s) => s.sectoristas.length > 0).map((s) => [s.id, s.sectoristas.map((p) => ({ ...p }))]),
    ),
  };
}

/** The sectors of a board with the names that were read apart; those that were not stay as they were published. */
export const ponerNombres = <S extends ConSectoristas>(
  sectores: readonly S[],
  nombres: SectoristasCorte,
): readonly S[] =>
  sectores.map((s) => {
    const suyos = nombres[s.id];
    return suyos?.length === s.sectoristas.length ? { ...s, sectoristas: suyos } : s;
  });
