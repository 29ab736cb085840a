import type { Valor } from '../valor.ts';

// Atipicos.svelte
export const mesesAtipicos = 'Meses atípicos';
export const unMesAMasDe =
  'Un mes a más de 3.5 desviaciones robustas (1.4826 × MAD) de la mediana de su propia serie, con ocho meses o más. Atípico no es equivocado: se señala para mirarlo y nunca se corrige.';
export const ningunEstablecimientoTieneMesesAtipicos = 'Ningún establecimiento tiene meses atípicos en lo recibido.';
export const enLoRecibidoDeLos = (cuantos: Valor, total: Valor) =>
  `${cuantos} en lo recibido de los establecimientos${total}:`;
export const mesAtipico = 'mes atípico';
export const variosMesesAtipicos = 'meses atípicos';
export const seVenLosMasRecientes = (cuantos: Valor) => `; se ven los ${cuantos} más recientes`;
export const suMedianaEs = (fuente: Valor, valor: Valor, fuente2: Valor, mediana: Valor) =>
  `, ${fuente}: ${valor} ${fuente2}; su mediana es ${mediana}`;
export const buscarTambienEnLosIndicadores = 'Buscar también en los indicadores de cada distrito';
export const leyendoLasSeries = 'Leyendo las series…';
export const noSePudieronLeerLas =
  'No se pudieron leer las series. Cierre y abra de nuevo esta lista, o recargue la página.';
export const seBuscanEnElNavegador = 'Se buscan en el navegador: hace falta JavaScript.';
export const ningunIndicadorPrincipalTieneMeses =
  'Ningún indicador principal tiene meses atípicos en los últimos doce.';
export const valorAtipico = 'valor atípico';
export const valoresAtipicos = 'valores atípicos';
export const seVenSoloLosMasRecientes = (filasALaVista: Valor) => `; se ven los ${filasALaVista} más recientes`;
export const deSuMedianaEs = (indicador: Valor, valor: Valor, num: Valor, den: Valor, mediana: Valor) =>
  `, ${indicador}: ${valor} (${num} de ${den}); su mediana es ${mediana}`;

// CeldaRecepcion.svelte
export const sueleEnviar = (suele: Valor) => `suele enviar ${suele}`;

// Completitud.svelte
export const queLlegoFuentePorMes = 'Qué llegó: fuente por mes del hecho';
export const filasRecibidasHastaEsteCorte =
  'Filas recibidas hasta este corte por el mes en que ocurrió lo que cuentan. Cada lugar se compara con la mediana de sus otros meses, no con los demás (PROPUESTA).';
export const filasRecibidasEnPorFuente = (nombre: Valor) => `Filas recibidas en ${nombre} por fuente y mes`;
export const fuente = 'Fuente';
export const sinEessConocido = (sinEess: Valor) => ` · ${sinEess} sin EESS conocido`;
export const eessConFaltaEn = (nombre: Valor) => `EESS con falta en ${nombre}`;
export const establecimientos = 'establecimientos';
export const porEstablecimiento = (nombre: Valor, unidad: Valor, distrito: Valor) =>
  `${nombre}: ${unidad} por establecimiento${distrito}`;
export const distrito = 'Distrito';
export const todos = 'Todos';
export const ver = 'Ver';
export const losQueTienenAlgunaFalta = 'los que tienen alguna falta';
export const losTodos = 'todos';
export const filtrar = 'Filtrar';
export const deConAlgunMesQue = (cuantos: Valor, todas: Valor) =>
  `${cuantos} de ${todas} con algún mes que no llegó o llegó incompleto.`;
export const establecimiento = 'establecimiento';
export const seVenLosConMas = (cuantos: Valor) => `Se ven los ${cuantos} con más faltas recientes:`;
export const verTodos = 'ver todos';
export const porEstablecimientoYMesPrimero = (nombre: Valor, unidad: Valor) =>
  `${nombre}: ${unidad} por establecimiento y mes, primero los de más faltas recientes`;
export const establecimientoAlInicio = 'Establecimiento';

// Conciliacion.svelte
export const cnvPorResidenciaDeLa = 'CNV, por residencia de la madre';
export const agregadosCargadosNacidosVivos = 'agregados cargados (nacidos_vivos)';
export const noAplica = ' no aplica';
export const aCuantosNinosHayQue = (anio: Valor) =>
  `¿A cuántos niños hay que atender? Tres cuentas de los nacidos en ${anio}`;
export const padronContraNacimientos = (fuenteNacidos: Valor, fuenteProyeccion: Valor) =>
  `Padrón (no inactivos) contra nacimientos (${fuenteNacidos}) en los mismos meses, y contra la proyección de menores de 1 año (${fuenteProyeccion}). Difiere: 10 % o más. Primero, donde más niños separan las cuentas.`;
export const noReportados = 'no reportados';
export const noReportada = 'no reportada';
export const anoDeNacimiento = 'Año de nacimiento:';
export const padronNacimientosYProyeccionPor = (anio: Valor) =>
  `Padrón, nacimientos y proyección por distrito, nacidos en ${anio}`;
export const padron = 'Padrón';
export const nacimientos = 'Nacimientos';
export const padronNacimientos = 'Padrón − nacimientos';
export const proyeccion = 'Proyección';
export const padronProyeccion = 'Padrón − proyección';
export const enEsosMeses = (padronMismosMeses: Valor) => `${padronMismosMeses} en esos meses`;
export const noReportado = 'no reportado';
export const cuantosMeses = (mesesNacidos: Valor) => `${mesesNacidos} meses`;
export const ningunaFuenteTraeNinosNacidos = (anio: Valor) => `Ninguna fuente trae niños nacidos en ${anio}.`;

// Consistencia.svelte
export const loQueSeContradice = 'Lo que se contradice';
export const doceMesesHastaElCorte = 'Doce meses hasta el corte. No se corrige nada: se devuelve a quien registró.';
export const reglasDeConsistencia = 'Reglas de consistencia';
export const regla = 'Regla';
export const casos = 'Casos';
export const parte = 'Parte';
export const dondeHayMas = 'Dónde hay más';
export const deTantosEn = (valor: Valor, de: Valor) => `de ${valor} ${de}`;
export const ninguno = 'ninguno';
export const menosDe01 = 'menos de 0.1 %';

// Frescura.svelte
export const fuentesAtrasadas = 'Fuentes atrasadas';
export const variasSinDatos = (cuantos: Valor) => `${cuantos} sin datos`;
export const dia = 'día';
export const dias = 'días';
export const loQueFaltaEsEl = 'lo que falta es el dato, no necesariamente la atención.';
export const noLeaUnaFuenteAtrasada = 'No lea una fuente atrasada como una caída de la cobertura:';
export const ningunaFuenteConFechaPasa = 'Ninguna fuente con fecha pasa de su umbral en este corte.';
export const todasLasFuentesYSus = 'Todas las fuentes y sus umbrales';
export const diasEntreElUltimoDato = 'Días entre el último dato de cada fuente y el corte';
export const estado = 'Estado';
export const ultimoDato = 'Último dato';
export const diasAlInicio = 'Días';
export const umbralPropuesta = 'Umbral (PROPUESTA)';
export const filas = 'Filas';
export const sinFecha = 'sin fecha';
export const noEnvejece = 'no envejece';

// Homologacion.svelte
export const homologacionDelPadronDistritoPor = 'Homologación del padrón, distrito por mes';
export const noLlegoLaTablaDe = 'No llegó la tabla de actas.';
export const noReportadoAlInicio = 'No reportado';
export const siHayUnActaDe =
  'Sí: hay un acta de tipo «homologacion» del distrito con fecha de ese mes. Distritos con sectores o con alguna acta.';
export const actaDeHomologacionPorDistrito = 'Acta de homologación por distrito y mes';
export const conActa = 'Con acta';
export const conActaDe = (i: Valor, cuantos: Valor) => `${i} de ${cuantos}`;

// Oportunidad.svelte
export const cuantoTardaEnRegistrarseLa = 'Cuánto tarda en registrarse la atención';
export const ningunaLineaDelHisDe = 'Ninguna línea del HIS de estos meses dice cuándo se registró.';
export const diasEntreAtenderYRegistrar = (diaLimiteRegistro: Valor, medianaTardiaDias: Valor, fraccionTardia: Valor) =>
  `Días entre atender y registrar, línea a línea. Tarde: después del día ${diaLimiteRegistro} del mes siguiente. Un establecimiento es tardío si su mediana es de ${medianaTardiaDias} días o más, o si ${fraccionTardia} o más llega tarde (PROPUESTA).`;
export const demoraDelRegistroDelHis = 'Demora del registro del HIS en la región, por mes de atención';
export const region = 'Región';
export const medianaDias = 'Mediana, días';
export const percentil90Dias = 'Percentil 90, días';
export const registradoTarde = 'Registrado tarde';
export const tardeDe = (n: Valor, de: Valor) => `${n} de ${de}`;
export const tardiosEnMes = (mes: Valor) => `Tardíos en ${mes}`;
export const medianaP90TardeDe = (cuantos: Valor, p90: Valor, tarde: Valor, conRegistro: Valor) =>
  `: mediana ${cuantos}, p90 ${p90}; tarde ${tarde} de ${conRegistro}`;
export const ningunEstablecimientoRegistraTardeEn = (mes: Valor) => `Ningún establecimiento registra tarde en ${mes}.`;

// PadronDistritos.svelte
export const calidadDelPadronPorDistrito = 'Calidad del padrón por distrito';
export const esteCorteNoTienePadron = 'Este corte no tiene padrón nominal.';
export const menoresDeSeisAnosAl =
  'Menores de seis años al corte con registro no inactivo, por distrito de residencia. Porcentaje y casos. El título de una columna ordena por personas: primero donde más faltan.';
export const criteriosDeCalidadDelPadron = 'Criterios de calidad del padrón por distrito';
export const menosEsMejor = 'menos es mejor';
export const noAplicaEnFrase = 'no aplica';
export const deTantos = (v: Valor, v2: Valor) => `${v} de ${v2}`;
export const queMiraCadaCriterioY = 'Qué mira cada criterio y de dónde sale';
export const menorSinNombreTipo3 = 'Menor sin nombre (tipo 3)';
export const noSeMiraSalaNo = 'No se mira: Sala no lee nombres.';

// palabras.ts
export const llego = 'llegó';
export const laMitadOMasDe = 'la mitad o más de lo que ese lugar suele enviar';
export const menosDeLaMitadDe = 'menos de la mitad de la mediana de sus otros meses';
export const noLlego = 'no llegó';
export const ningunaFilaYSueleEnviar = 'ninguna fila, y suele enviar cinco o más';
export const sinHistoria = 'sin historia';
export const menosDeTresMesesPropios = 'menos de tres meses propios con qué comparar';
export const noSeEspera = 'no se espera';
export const antesDeSuPrimeraFila = 'antes de su primera fila, o suele enviar menos de cinco';
export const alDia = 'al día';
export const si = 'sí';
export const atencionAnteriorAlNacimiento = 'Atención anterior al nacimiento';
export const lineasDelHis = 'líneas del HIS';
export const atencionDespuesDeQueEl = 'Atención después de que el padrón dio por inactivo el registro';
export const atencionDeGestanteAUn = 'Atención de gestante a un varón';
export const atencionAResidentesDeOtra = 'Atención a residentes de otra región';
export const registradaAntesDeAtender = 'Registrada antes de atender';
export const lineasConFechaDeRegistro = 'líneas con fecha de registro';
export const hemoglobinaFueraDe325 = 'Hemoglobina fuera de 3-25 g/dL';
export const filasRecibidas = 'filas recibidas';
export const pesoFueraDeRango = 'Peso fuera de rango';
export const tallaFueraDeRangoO = 'Talla fuera de rango o en metros';

// vista.ts
export const sinDistritoConocido = 'Sin distrito conocido';
export const todaLaRegion = 'Toda la región';

// routes/datos/calidad
export const calidadDeLosDatosSala = (nombre: Valor) => `Calidad de los datos${nombre} · Sala`;
export const calidadDeLosDatos = (nombre: Valor) => `Calidad de los datos${nombre}`;
export const yLosOnceMesesAnteriores = (periodo: Valor) => `${periodo} y los once meses anteriores.`;
export const noHayUnaRegionLas = (region: Valor) => `No hay una región ${region}: las del INEI van de 01 a 25.`;
