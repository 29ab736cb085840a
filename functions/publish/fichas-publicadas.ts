import { describirFicha } from '../domain/ficha/describir.ts';
import type { Ficha } from '../domain/ficha/esquema.ts';

/** What `/v1/fichas` answers: each ficha explained in plain words from the same data the engine runs. */
export const fichasPublicadas = (fichas: readonly Ficha[]) =>
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
