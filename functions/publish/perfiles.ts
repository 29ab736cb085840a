import type { Contexto } from '../aggregate/contexto.ts';
import { esSinUbicar, tipoDe, type AmbitoId } from '../domain/ambito.ts';
import type { AmbitoRef, Fila, PerfilEess, Tablero } from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';

export type Perfiles = Pick<Contexto, 'perfilesEess' | 'perfilesDistrito' | 'quintiles'>;

/** What a district's row says beside its cells. */
export type SenasDistrito = Pick<Fila, 'quintil' | 'redes'>;

/**
 * The quintile and the redes of a district, from its id. The redes are those of its facilities in the catalogue that have a board in
 * the corte, sorted; a district whose facilities belong to none has [].
 */
export function senasDistritos(
  territorio: Territorio,
  { quintiles }: Perfiles,
  conTablero: (id: AmbitoId) => boolean,
): (distrito: AmbitoId) => SenasDistrito {
  const redes = new Map<string, Set<AmbitoId>>();
  for (const { ubigeo, disa, red } of territorio.eess.values()) {
    const id = `R:${disa}-${red}`;
    if (esSinUbicar(id) || !conTablero(id)) continue;
    redes.set(ubigeo, (redes.get(ubigeo) ?? new Set<AmbitoId>()).add(id));
  }
  return (distrito) => {
    const ubigeo = distrito.slice(2);
    const quintil = quintiles[ubigeo];
    return { ...(quintil === undefined ? {} : { quintil }), redes: [...(redes.get(ubigeo) ?? [])].sort() };
  };
}

/** The fields of a board that only those of its type have. */
export function propiosDelTipo(
  id: AmbitoId,
  hijos: readonly Fila[],
  { perfilesEess, perfilesDistrito }: Perfiles,
  nombrar: (id: AmbitoId) => AmbitoRef,
): Pick<Tablero, 'redes' | 'perfilEess' | 'perfilDistrito'> {
  const codigo = id.slice(2);
  switch (tipoDe(id)) {
    case 'G':
    case 'P':
      return { redes: [...new Set(hijos.flatMap((h) => h.redes ?? []))].sort().map(nombrar) };
    case 'E':
      return { perfilEess: perfilEess(perfilesEess[codigo], nombrar) };
    case 'D':
      return { perfilDistrito: perfilesDistrito[codigo] ?? null };
    default:
      return {};
  }
}

function perfilEess(
  declarado: Perfiles['perfilesEess'][string] | undefined,
  nombrar: (id: AmbitoId) => AmbitoRef,
): PerfilEess | null {
  if (!declarado) return null;
  const { eessMayor } = declarado;
  return { ...declarado, eessMayor: eessMayor === null ? null : nombrar(`E:${eessMayor}`) };
}
