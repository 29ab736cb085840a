import { tipoDe, type AmbitoId } from '../../../../functions/domain/ambito.ts';

/** A place somebody opened on this device: its id and its name, nothing else. */
export type Reciente = { readonly id: AmbitoId; readonly nombre: string };

export const MAXIMO_RECIENTES = 8;

/** The list with a place on top: once, and at most `MAXIMO_RECIENTES`. */
export const conReciente = (lista: readonly Reciente[], { id, nombre }: Reciente): Reciente[] =>
  [{ id, nombre }, ...lista.filter((r) => r.id !== id)].slice(0, MAXIMO_RECIENTES);

const esReciente = (x: unknown): x is Reciente =>
  typeof x === 'object' &&
  x !== null &&
  'id' in x &&
  'nombre' in x &&
  typeof x.id === 'string' &&
  typeof x.nombre === 'string' &&
  tipoDe(x.id) !== null;

/** What was kept, as far as it can be read: whatever is not a place of ours is dropped; [] for null or broken text. */
export const leerRecientes = (guardado: string | null): Reciente[] => {
  if (guardado === null) return [];
  try {
    const lista: unknown = JSON.parse(guardado);
    return Array.isArray(lista)
      ? lista
          .filter(esReciente)
          .map(({ id, nombre }) => ({ id, nombre }))
          .slice(0, MAXIMO_RECIENTES)
      : [];
  } catch {
    return [];
  }
};
