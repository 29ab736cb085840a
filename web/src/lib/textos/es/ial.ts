import { plural } from '../../formato.ts';
import type { Valor } from '../valor.ts';

// ComponentesDistrito.svelte
export const queComponenteFallaMas = (corto: Valor) => `Qué componente falla más: ${corto}`;
export const componentesDelIndicadorEnEl = 'Componentes del indicador en el distrito';
export const componente = 'Componente';
export const noLoTienen = 'No lo tienen';
export const cumplen = 'Cumplen';
export const aunNoExigible = 'Aún no exigible';
export const dondeMasFalta = 'Donde más falta';
export const esteIndicadorTieneUnSolo =
  'Este indicador tiene un solo componente: a quien no cumple le falta el servicio mismo.';
export const aQuienesNoSeConto = 'A quiénes no se contó en el distrito';

// FaltanSectores.svelte
export const loQueFaltaParaLa = 'Lo que falta para la meta, por sector';
export const sector = 'Sector';
export const falta = 'Falta';
export const responde = 'Responde';
export const enIndicador = (indicador: Valor) => `en ${indicador}`;
export const enIndicadorConMeta = (indicador: Valor, meta: Valor) => `en ${indicador}, meta ${meta}`;
export const loQueMasFaltaDe = (nombre: Valor, n: Valor, incumplen: Valor) =>
  `Lo que más falta: ${nombre} (${n} de ${incumplen} que no cumplen)`;
export const yEnIndicadoresMas = (n: number) => `y en ${plural(n, 'indicador más', 'indicadores más')}`;
export const sinSectorista = 'Sin sectorista';
export const verSoloLosPrimeros = 'Ver sólo los primeros';
export const verSectoresMas = (n: number) => `Ver ${plural(n, 'sector más', 'sectores más')}`;
export const ningunSectorCon5O =
  'Ningún sector con 5 o más casos está lejos de la meta en los indicadores de esta vista.';
export const ningunSectorSeJuzga =
  'De ningún sector se puede decir si está lejos de la meta en los indicadores de esta vista.';
export const sinMetaEnEstaVista =
  'Los indicadores de esta vista no tienen meta cargada: no hay de qué estar cerca ni lejos.';
/** Followed by each indicator with the value of the district. */
export const noSeMidenPorSector = (n: number) =>
  n === 1
    ? 'Un indicador de esta vista con meta no se mide por sector: de los sectores no se sabe. El distrito va así:'
    : `${n} indicadores de esta vista con meta no se miden por sector: de los sectores no se sabe. El distrito va así:`;
export const cumpleLaMeta = 'cumple la meta';
export const lleganATodasLasMetas = (n: number) =>
  `${plural(n, 'sector llega', 'sectores llegan')} a todas las metas que se pueden juzgar.`;
export const conMenosDe5Casos = (n: number) =>
  `${plural(n, 'sector no tiene', 'sectores no tienen')} 5 casos con dato en ningún indicador con meta: no se juzgan, mire sus números.`;

// PerfilDistrito.svelte
export const sectorizacionDelDistrito = 'Sectorización del distrito';
export const loQueHayEnEste = 'Lo que hay en este corte';
export const establecimientosConSectores = 'Establecimientos con sectores';
export const sectores = 'Sectores';
export const sectoresSinSectorista = 'Sectores sin sectorista';
export const deTantos = (sectores: Valor) => `de ${sectores}`;
export const sectoristas = 'Sectoristas';
export const localidadesConSector = 'Localidades con sector';
export const deEllasSinCoordenadas = 'De ellas, sin coordenadas';
export const personasConSectorConocido = 'Personas con sector conocido';
export const nDeD = (n: Valor, de: Valor) => `${n} de ${de}`;
export const entradasDeLaDirectiva = 'Entradas de la directiva';
export const declaradasAnio = (anio: Valor) => `declaradas, ${anio}`;
export const sinDato = 'sin dato';
export const talComoLasDeclaroEl = 'Tal como las declaró el distrito; Sala no las contrasta con otra fuente.';
export const elDistritoNoDeclaroLas = 'El distrito no declaró las entradas de la directiva.';
export const noDisponibleEnEsteCorte = 'No disponible en este corte.';

// perfil-distrito.ts
export const centrosPoblados = 'Centros poblados';
export const localidades = 'Localidades';
export const manzanas = 'Manzanas';
export const establecimientosDeSalud = 'Establecimientos de salud';
export const poblacion = 'Población';
export const familias = 'Familias';
export const viviendas = 'Viviendas';
export const viviendasConAgua = 'Viviendas con agua';
export const viviendasConDesague = 'Viviendas con desagüe';
export const viviendasConLuz = 'Viviendas con luz';
export const ninosMenoresDe5Anos = 'Niños menores de 5 años';
export const institucionesEducativasDeNivelInicial = 'Instituciones educativas de nivel inicial';
export const sistemasDeAgua = 'Sistemas de agua';
export const ninosMenoresDe3Anos = 'Niños menores de 3 años';
export const ninosMenoresDe1Ano = 'Niños menores de 1 año';
export const gestantes = 'Gestantes';
export const actoresSociales = 'Actores sociales';
export const agentesComunitariosDeSalud = 'Agentes comunitarios de salud';
