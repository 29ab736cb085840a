import { cargarPrimeraVista } from '#lib/tablero/cargar.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (evento) => cargarPrimeraVista(evento, `E:${evento.params.renipress}`, true);
