import { plural } from '../../formato.ts';
import type { Valor } from '../valor.ts';

// MatrizImpresa.svelte
export const sinUbicar = 'Sin ubicar';
export const distritosPorIndicador = 'Distritos por indicador';
export const distrito = 'Distrito';
export const sinMeta = 'sin meta';

// PaqueteReunion.svelte
export const situacionDeLosIndicadores = 'Situación de los indicadores';
export const nudosCriticosYQueCambio = 'Nudos críticos y qué cambió';
export const acuerdos = 'Acuerdos';
export const tituloPaquete = (nombre: Valor, mes: Valor) => `Paquete de la reunión · ${nombre} · ${mes} · Sala`;
export const volverAlTablero = 'Volver al tablero';
export const imprimirOGuardarEnPdf = 'Imprimir o guardar en PDF';
export const instanciaDeArticulacion = (nombreTipo: Valor) => `${nombreTipo} · Instancia de articulación`;
export const paqueteDeLaReunion = (mes: Valor) => `Paquete de la reunión, ${mes}`;
export const metaLograda = 'meta lograda';
export const cerca80DeLaMeta = 'cerca (80 % o más de lo que pide la meta)';
export const enBrecha = 'en brecha';
export const menosDe5Casos = 'menos de 5 casos';
export const noAplica = '— no aplica';
export const losDistritosPorProvincia = 'Los distritos, por provincia';
export const lasDiezBrechasMasAnchas = 'Las diez brechas más anchas, con su causa y quién responde';
export const enPersonasALoMas = 'En personas; a lo más tres de un mismo indicador.';
export const ningunDistritoConCasosSuficientes = 'Ningún distrito con casos suficientes está en brecha con su meta.';
export const diezBrechas = 'Las diez brechas más anchas';
export const indicador = 'Indicador';
export const brecha = 'Brecha';
export const loQueMasFalta = 'Lo que más falta';
export const dondeHayMasCasos = 'Sector o establecimiento con más casos';
export const responde = 'Responde';
export const unSoloComponente = 'un solo componente';
export const sinDe = (sin: Valor, den: Valor) => `${sin} de ${den}`;
export const noSePudoSaberDonde = 'no se pudo saber dónde: está en el tablero del distrito';
export const sinSectoristaAsignado = 'sin sectorista asignado';
export const queCambioDesdeElCorte = 'Qué cambió desde el corte anterior';
export const nadie = 'Nadie.';
export const noHayUnCorteAnterior = 'No hay un corte anterior con que comparar.';
export const aQuienBuscarAl = (hoy: Valor) => `A quién buscar, al ${hoy}`;
export const pendientesDe = (pendientes: number, porVencer: Valor, dias: Valor, sinNada: Valor, seguidas: Valor) =>
  `${plural(pendientes, 'persona pendiente', 'personas pendientes')}, ${porVencer} por vencer en ${dias} días, ${sinNada} sin nada recibido, de ${seguidas} seguidas.`;
export const numeroDeOrden = 'N.º';
export const acuerdo = 'Acuerdo';
export const responsable = 'Responsable';
export const plazo = 'Plazo';

// SituacionImpresa.svelte
export const situacionDeCadaIndicador = 'Situación de cada indicador';
export const edicion = 'Edición';
export const valor = 'Valor';
export const meta = 'Meta';
export const estado = 'Estado';
export const personasParaLaMeta = 'Personas para la meta';
export const distritosPorEstado = 'Distritos por estado';
export const cumple = 'cumple';
export const deMas = (n: Valor) => `${n} de más`;

// paquete.ts
export const llegaronALaMeta = 'Llegaron a la meta';
export const dejaronDeCumplirla = 'Dejaron de cumplirla';
export const laBrechaCrecio = 'La brecha creció';
export const laBrechaBajo = 'La brecha bajó';

// paquete/+page.server.ts
export const delEquipo =
  'El paquete de la reunión lleva recuentos y quién responde: es del equipo y no se publica en modo público. Entre con su cuenta en /entrar.';
