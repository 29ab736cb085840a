import { describirFicha } from '../domain/ficha/describir.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';

const publicar = (fichas: readonly Ficha[]) =>
  fichas.map((f) => ({
    id: f.ficha,
    corto: f.corto,
    unidad: f.unidad,
    direccion: f.direccion,
    nivel: f.nivel,
    cursoVida: f.curso_vida,
    condicion: f.condicion,
    paquete: f.paquete,
    tipo: f.tipo,
    ...describirFicha(f),
  }));

const hechas = new WeakMap<readonly Ficha[], ReturnType<typeof publicar>>();

/** What `/v1/fichas` answers: each ficha explained in plain words from the same data the engine runs. Of one list, the same answer. */
export function fichasPublicadas(fichas: readonly Ficha[]): ReturnType<typeof publicar> {
  const hecha = hechas.get(fichas) ?? publicar(fichas);
  hechas.set(fichas, hecha);
  return hecha;
}
