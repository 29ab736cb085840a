import { entero, plural } from '../../formato.ts';
import type { Valor } from '../valor.ts';

// Completitud.svelte
export const quienInformoEn = (periodo: Valor) => `Quién informó en ${periodo}`;
export const fuente = 'Fuente';
export const establecimientosQueInformaronDeLos = 'Establecimientos que informaron, de los esperados';
export const elMesEntero = 'El mes entero';
export const seEsperaAQuienSuele = 'Se espera a quien suele enviar, comparado con sus otros meses (PROPUESTA).';
export const calidadDeLosDatosEstablecimiento = 'Calidad de los datos, establecimiento por establecimiento';
export const esteCorteNoTraeLa = 'Este corte no trae la completitud de sus fuentes.';
export const calidadDeLosDatos = 'Calidad de los datos';
export const trayendoLaCompletitud = 'Trayendo la completitud…';

// QueCambio.svelte
export const porQue = 'por qué';
export const queCambioDesdeElCorte = 'Qué cambió desde el corte anterior';
export const llegaronALaMeta = 'Llegaron a la meta';
export const nadieEsteMes = 'Nadie este mes.';
export const dejaronDeCumplirla = 'Dejaron de cumplirla';
export const laBrechaCrecio = 'La brecha creció';
export const enNingunaParte = 'En ninguna parte.';
export const laBrechaBajo = 'La brecha bajó';
export const deLosIndicadoresDeLaMatriz = 'De los indicadores con meta que se ven en la matriz.';
export const deLosIndicadoresYLugaresDelFiltro =
  'De los indicadores con meta que se ven en la matriz y de los lugares que deja el filtro.';
export const separarCadaDiferenciaEnSus = 'Separar cada diferencia en sus causas';
export const esteEsElPrimerMes = 'Este es el primer mes con corte: todavía no hay con qué comparar.';

// QuienMejora.svelte
export const nDeD = (num: Valor, den: Valor) => `${num} de ${den}`;
export const quienesMejoranCorto = (corto: Valor) => `Quiénes mejoran: ${corto}`;
export const esteIndicadorNoTieneMejor =
  'Este indicador no tiene mejor y peor, o todavía no hay dos meses que comparar.';
export const distritosComparables = 'Distritos comparables';
export const deUnMesAOtro = (desde: Valor, hasta: Valor) => `De ${desde} a ${hasta}, en puntos a favor.`;
export const esteCorteNoTraeEl =
  'Este corte no trae el quintil de pobreza: se ordenan todos los distritos, aunque no sean comparables.';
export const dePobrezaDentroDeLa = (quintil: Valor) => `${quintil} de pobreza dentro de la región.`;
export const fueraPorTenerMenosDe = (n: number, minimo: Valor) =>
  `${plural(n, 'distrito queda', 'distritos quedan')} fuera por tener menos de ${minimo} casos en uno de los dos meses.`;
export const sinDatoEnUnMes = (n: number) => `${plural(n, 'no tiene', 'no tienen')} dato en uno de ellos.`;
export const puesto = 'Puesto';
export const distrito = 'Distrito';
export const cambioPuntos = 'Cambio, puntos';
export const mejora = 'mejora';
export const empeora = 'empeora';
export const puedeSerAzar = 'puede ser azar';
export const verMenos = 'Ver menos';
export const verDistritosMas = (n: number) => `Ver ${plural(n, 'distrito', 'distritos')} más`;
export const puedeSerAzarConTan = (minimo: Valor) =>
  `«Puede ser azar»: con tan pocos casos, la diferencia cabe en el intervalo de 95 % (Newcombe). Menos de ${minimo} casos no se ordena (PROPUESTA).`;
export const ningunDistritoComparableTieneCasos = (minimo: Valor) =>
  `Ningún distrito comparable tiene ${minimo} casos o más en los dos meses.`;

// cambios.ts
/** «63.1 % (485 de 769)», twice. */
export const deAntesAAhora = (antes: Valor, ahora: Valor) => `de ${antes} a ${ahora}`;
export const hayDeMasHabia = (hay: Valor, habia: Valor) => `hay ${hay} de más, había ${habia}`;
export const faltanFaltaban = (faltan: number, faltaban: number) =>
  `${faltan === 1 ? 'falta' : 'faltan'} ${entero(faltan)}, ${faltaban === 1 ? 'faltaba' : 'faltaban'} ${entero(faltaban)}`;
/** A month and the number of its corte: it goes into the two holes of the next sentences. */
export const mesYCorte = (mes: Valor, corte: Valor) => `${mes} (${corte})`;
export const sinComparables = (antes: Valor, ahora: Valor, lugares: Valor) =>
  `Entre ${antes} y ${ahora} no hay ${lugares} con casos suficientes en los dos meses para comparar.`;
export const ningunoCruzoSuMeta = (antes: Valor, ahora: Valor, lugar: Valor) =>
  `Entre ${antes} y ${ahora}, ningún ${lugar} cruzó su meta.`;
export const cruzaronSuMeta = (antes: Valor, ahora: Valor, lugar: Valor, llegan: number, dejan: number) =>
  `Entre ${antes} y ${ahora}, ${plural(llegan, 'vez', 'veces')} un ${lugar} llegó a la meta de un indicador y ${plural(dejan, 'vez', 'veces')} dejó de cumplirla.`;
export const fueraPorPocosCasos = (n: number) =>
  `${plural(n, 'comparación quedó', 'comparaciones quedaron')} fuera por pocos casos.`;
export const dondeMasCrecio = (lugar: Valor, indicador: Valor, brecha: Valor) =>
  `Donde más creció la brecha es en ${lugar}, ${indicador}: ${brecha}.`;
export const dondeMasBajo = (lugar: Valor, indicador: Valor, brecha: Valor) =>
  `Donde más bajó es en ${lugar}, ${indicador}: ${brecha}.`;
export const soloPorPoblacion = (n: number) =>
  `En ${plural(n, 'comparación', 'comparaciones')} más la brecha cambió sólo porque hay más o menos personas, no porque cambiara la atención.`;
export const laMetaCambioEn = (indicadores: Valor, mes: Valor) =>
  `La meta cambió en ${indicadores}: los dos meses se miden con la de ${mes}.`;

// completitud.ts
export const noDiceDeQueEstablecimiento = 'No dice de qué establecimiento viene';
export const noSeEsperaNadaEste = 'No se espera nada este mes';
export const informaronDe = (informaron: Valor, esperados: number) =>
  `${informaron} de ${plural(esperados, 'establecimiento', 'establecimientos')}`;
export const informaronIncompletos = (informaron: Valor, esperados: number, incompletos: Valor) =>
  `${informaron} de ${plural(esperados, 'establecimiento', 'establecimientos')}; ${incompletos} con menos de la mitad de lo usual`;

export const elFiltroNoDeja = 'El filtro no deja lugares que comparar.';
