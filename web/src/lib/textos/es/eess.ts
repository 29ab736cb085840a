import type { Valor } from '../valor.ts';

// PerfilEess.svelte
export const perfilDelEstablecimiento = 'Perfil del establecimiento';
export const declaradoAnio = (anio: Valor) => `declarado, ${anio}`;
export const establecimientoDeMayorCapacidad = 'Establecimiento de mayor capacidad';
export const sinDato = 'Sin dato';
export const elEstablecimientoNoDeclaroSu = 'El establecimiento no declaró su perfil.';
export const noDisponibleEnEsteCorte = 'No disponible en este corte.';

// Visitas.svelte
export const visitasProgramadasYHechas = 'Visitas programadas y hechas';
export const cronogramaDeLosSectores = (sinVisitas: Valor) => `Cronograma de los sectores: ${sinVisitas}.`;
export const actividadesDelCronogramaCuyoDia =
  'Actividades del cronograma cuyo día ya llegó. La barra es lo hecho de lo programado; sin barra, no había nada programado.';
export const visitasHechasDeLasProgramadas = 'Visitas hechas de las programadas, por sector';
export const sector = 'Sector';
export const deEneroALaFecha = 'De enero a la fecha';
export const todos = 'Todos';

// perfil-eess.ts
export const sinDatoEnFrase = 'sin dato';
export const aQuienAtiende = 'A quién atiende';
export const poblacion = 'Población';
export const familias = 'Familias';
export const viviendas = 'Viviendas';
export const personalDeSalud = 'Personal de salud';
export const medicos = 'Médicos';
export const enfermeras = 'Enfermeras';
export const obstetras = 'Obstetras';
export const tecnicos = 'Técnicos';
export const enLaComunidad = 'En la comunidad';
export const agentesComunitariosDeSalud = 'Agentes comunitarios de salud';
export const parteras = 'Parteras';

// routes/eess/[renipress]
export const sectores = 'Sectores';
export const verEnLaPantallaDe = 'Ver en la pantalla de la sala';
