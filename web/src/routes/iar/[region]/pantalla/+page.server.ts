import { cargarPared } from '#lib/pantalla/cargar.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (evento) => cargarPared(evento, `G:${evento.params.region}`);
