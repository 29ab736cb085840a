import type { Valor } from '../valor.ts';

// FueraDeLinea.svelte
export const copiaGuardadaEl = (cuando: Valor) => `Copia guardada el ${cuando}`;
export const sinConexion = 'Sin conexión.';
export const buscandoSiHayAlgoMas = 'Buscando si hay algo más nuevo…';
export const yaHayUnaMasNueva = 'Ya hay una más nueva.';
export const verLaMasNueva = 'Ver la más nueva';
export const volverAIntentar = 'Volver a intentar';
export const hayUnaVersionNuevaDe = 'Hay una versión nueva de Sala.';
export const actualizar = 'Actualizar';

// pagina-sin-conexion.ts
export const tituloSinConexion = 'Sin conexión · Sala';
export const sinConexionEncabezado = 'Sin conexión';
export const noSeHaVisitado =
  'Esta página no se ha visitado desde este equipo, o no se alcanzó a guardar en él, y ahora no hay red para traerla.';
export const loHaceSola = (segundos: Valor) => `; esta pantalla lo hace sola cada ${segundos} segundos`;
export const nadaGuardado =
  'Todavía no hay nada guardado en este equipo. Lo que visite con red podrá abrirse después sin ella.';
export const guardadoEnEsteEquipo = 'Guardado en este equipo';
