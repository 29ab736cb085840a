import { pedir } from '#lib/api.ts';
import type { FichaPublicada } from '#lib/ficha/contrato.ts';
import type { PageServerLoad } from './$types';

/** Only what a list needs: a name, its users and its editions. */
export const load: PageServerLoad = async ({ fetch }) => {
  const { fichas } = await pedir<{ fichas: FichaPublicada[] }>(fetch, '/v1/fichas');
  return {
    fichas: fichas.map((f) => ({
      id: f.id,
      nombre: f.nombre,
      usuarios: f.usuarios,
      ediciones: f.ediciones.map((e) => ({
        edicion: e.edicion,
        codigo: e.codigoOficial,
        marca: e.marca,
        provisional: e.provisional,
      })),
    })),
  };
};
