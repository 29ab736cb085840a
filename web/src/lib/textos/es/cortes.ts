import type { Valor } from '../valor.ts';

// Calculando.svelte
export const enEspera = 'en espera';
export const seCortoLaConexionCon = 'Se cortó la conexión con la sala.';
export const calculandoSoloLaPrimeraVez = (que: Valor) =>
  `Calculando ${que}. Sólo la primera vez; después queda guardado.`;
export const calculando = (que: Valor) => `Calculando ${que}`;
export const intentarOtraVez = 'Intentar otra vez';
export const tarda = '(tarda).';
export const calcularAhora = (que: Valor) => `Calcular ${que} ahora`;

// Insumos.svelte
export const archivosDeEsteCorte = 'Archivos de este corte';
export const archivoYSuSha256 = 'Archivo y su sha256';
export const queEsYQueCubre = 'Qué es y qué cubre';
export const emitido = 'Emitido';
export const datosHasta = 'Datos hasta';
export const filas = 'Filas';
export const aceptadas = 'Aceptadas';
export const observadas = 'Observadas';
export const duplicadas = 'Duplicadas';
export const rechazadas = 'Rechazadas';
export const sinLoDiceOtraEmision = (periodo: Valor, ambito: Valor) =>
  `sin ${periodo}, ${ambito}: lo dice otra emisión`;
export const noLoDice = 'no lo dice';
export const noConsta = 'no consta';
export const sinFecha = 'sin fecha';

// ListaCortes.svelte
export const antes = 'antes';
export const despues = 'después';
export const vigente = 'vigente';
export const sinVigente = 'sin vigente';
export const reemplazado = 'reemplazado';
export const revisionAlDia = (r: Valor, fechaCorte: Valor, sintetico: Valor) => `${r}, al ${fechaCorte}${sintetico}`;
export const datosSinteticos = ' · datos sintéticos';
export const selloDeCorte = (corte: Valor) => `Sello de ${corte}`;
export const archivo = 'archivo';
export const archivos = 'archivos';
export const hechos = 'hechos';
export const lugares = 'lugares';
export const hechoConPrograma = (software: Valor) => `programa ${software}`;
export const catalogo = 'catálogo';
export const exportarCorte = (corte: Valor) => `Exportar ${corte}:`;
export const exportarCorteEn = (corte: Valor, formato: Valor) => `Exportar ${corte} en ${formato}`;
export const compararLosDosElegidos = 'Comparar los dos elegidos';
export const marqueCualVaAntesY = 'Marque cuál va antes y cuál después: se explica de dónde sale cada diferencia.';
export const deEsteMes = (cuantos: Valor) => `${cuantos} de este mes`;
export const otraRevision = 'otra revisión';
export const otrasRevisiones = 'otras revisiones';

// SelloCortes.svelte
export const corte = 'Corte';
export const sello = '· sello';
export const datosAl = (fechaCorte: Valor) => `· datos al ${fechaCorte}`;

// comparar.ts
export const laRegionTodaviaNoTiene = 'La región todavía no tiene un corte publicado. Cierre un mes y vuelva.';
export const soloHayUnCortePublicado =
  'Sólo hay un corte publicado: para comparar hacen falta dos. Cierre otro mes o una corrección.';

// manifiesto.ts
export const hechosDeCadaHojaEl = 'Hechos de cada hoja (el sello)';
export const hechosDeCadaLugarComo = 'Hechos de cada lugar, como se sirven';
export const tablerosDeCadaLugarComo = 'Tableros de cada lugar, como se sirven';

// routes/cortes
export const tituloCortes = (region: Valor) => `Cortes de ${region} · Sala`;
export const cortesDeRegion = (region: Valor) => `Cortes de ${region}`;
export const unCorteEsUnMes =
  'Un corte es un mes cerrado: lo que entró, las definiciones y el programa con que se calculó, sellados. No se edita nunca; una corrección sale como la revisión siguiente y las anteriores quedan.';
export const noHayCortesMasAntiguos = 'No hay cortes más antiguos.';
export const losArchivosTambienSeTraen = 'Los archivos también se traen desde';
export const dondeEstaCerrarElMes = ', donde está «Cerrar el mes».';
export const datos = 'Datos';
export const paginasDeCortes = 'Páginas de cortes';
export const losMasRecientes = 'Los más recientes';
export const masAntiguos = 'Más antiguos';

// routes/cortes/[corte]
export const tituloCorte = (corte: Valor) => `Corte ${corte} · Sala`;
export const revisionCorte = (corte: Valor) => `revisión ${corte}`;
export const deQueSeHizo = (cuantos: Valor, cuantos2: Valor, cuantos3: Valor, cuantos4: Valor, fechaCorte: Valor) =>
  `Hecho de ${cuantos} con ${cuantos2}; salieron ${cuantos3} de ${cuantos4}, con datos al ${fechaCorte}.`;
export const fila = 'fila';
export const filasEnFrase = 'filas';
export const hecho = 'hecho';
export const lugar = 'lugar';
export const esElQueMuestranLos = ': es el que muestran los';
export const deEsteMesEnFrase = 'de este mes.';
export const vigenteAlInicio = 'Vigente';
export const tableros = 'tableros';
export const por = 'por';
export const sigueAquiSinCambiosPara = '. Sigue aquí, sin cambios, para quien lo citó.';
export const reemplazadoAlInicio = 'Reemplazado';
export const ningunTableroLoMuestra = ': ningún tablero lo muestra.';
export const sinPublicar = 'Sin publicar';
export const selloYProcedencia = 'Sello y procedencia';
export const selloAlInicio = 'Sello';
export const elSello = 'el sello';
export const entradas = 'Entradas';
export const catalogoDeFichas = 'Catálogo de fichas';
export const territorio = 'Territorio';
export const programa = 'Programa';
export const diario = 'Diario';
export const alCongelar = (cuantos: Valor, anuladas: Valor) => `${cuantos}${anuladas} al congelar`;
export const carga = 'carga';
export const cargas = 'cargas';
export const anulada = 'anulada';
export const anuladas = 'anuladas';
export const comoComprobarlo = 'Cómo comprobarlo';
export const laOrden = 'la orden';
export const vuelveACalcularElCorte =
  'Vuelve a calcular el corte desde los mismos archivos, con las definiciones y el territorio de entonces, y compara celda por celda. Si termina en «igual», cada número publicado sale de estos archivos y de nada más; si uno solo cambió, el sello ya no es';
export const noPruebaQueLosArchivos =
  'No prueba que los archivos dijeran la verdad: prueba que Sala contó lo que decían. Para un archivo suelto, compare su sha256 con el de la lista:';
export const queCambio = 'Qué cambió';
export const frenteALaRevisionAnterior = (anterior: Valor) => `Frente a la revisión anterior, ${anterior}`;
export const esLaPrimeraRevisionDe = (periodo: Valor) => `Es la primera revisión de ${periodo}.`;
export const frenteAlMes = (anteriorDelMes: Valor, anteriorDelMes2: Valor) =>
  `Frente a ${anteriorDelMes}, ${anteriorDelMes2}`;
export const llevarseloConSusDefinicionesY = 'Llevárselo, con sus definiciones y su sello:';
export const archivosDeLosQueSe = 'Archivos de los que se hizo';
export const pieImpreso = (corte: Valor, sha256: Valor, host: Valor, pathname: Valor) =>
  `Corte ${corte}, sello ${sha256}. ${host}${pathname}`;

// routes/cortes/diferencias
export const tituloDiferencias = 'Qué cambió entre dos cortes · Sala';
export const queCambioEntreDosCortes = 'Qué cambió entre dos cortes';
export const comparar = 'Comparar';
export const de = 'De';
export const palabraA = 'A';
export const lugarAlInicio = 'Lugar';
export const porQueCambio = 'por qué cambió';
export const porCausaEn = (nombre: Valor) => `Por causa, en ${nombre}`;
export const causa = 'Causa';
export const numerador = 'Numerador';
export const denominador = 'Denominador';
export const queEs = 'Qué es';
export const sinExplicar = 'Sin explicar';
export const loPublicadoMenosTodoLo = 'lo publicado menos todo lo anterior';
export const todosLosIndicadoresEn = (nombre: Valor) => `Todos los indicadores en ${nombre}`;
export const delQueMasCambioAl =
  'Del que más cambió al que menos. Elija uno para saber por qué; la primera vez se calcula y tarda unos segundos.';
export const cambiosPorIndicadorDeA = (corte: Valor, corte2: Valor) => `Cambios por indicador, de ${corte} a ${corte2}`;
export const indicador = 'Indicador';
export const cambioNumerador = 'Cambio num.';
export const cambioDenominador = 'Cambio den.';
export const verElCortePorLos = 'Ver el corte por los sectores de hoy';

// routes/cortes/sectores
export const tituloSectores = 'Como era y como es · Sala';
export const losSectoresComoEranY = 'Los sectores, como eran y como son';
export const comoEraLoPublicadoPor = (fechaCorte: Valor, sectores: Valor, segun: Valor) =>
  `«Como era»: lo publicado, por la sectorización del ${fechaCorte}. «Como es»: la misma gente y los mismos resultados, por la del ${sectores} (según ${segun}).`;
export const ver = 'Ver';
export const sectoresDelDia = 'Sectores del día';
export const losSectoresDeOtroDia = 'los sectores de otro día';
export const sumanLoMismo = (era: Valor) => `Suman lo mismo: ${era}.`;
export const noSumanLoMismoEra = (era: Valor, es: Valor) =>
  `No suman lo mismo: era ${era} y es ${es}. Hay localidades que pasaron a otro establecimiento o vinieron de él.`;
export const porSectorEn = (nombre: Valor) => `Por sector, en ${nombre}`;
export const sector = 'Sector';
export const comoEra = 'Como era';
export const comoEs = 'Como es';
export const total = 'Total';

export const tablaDePartes = 'Partes del cambio, una por fila';
export const tablaDeFichas = 'Lo que más cambió, un indicador por fila';
