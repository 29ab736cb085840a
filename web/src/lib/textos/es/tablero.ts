import { entero, plural } from '../../formato.ts';
import type { Valor } from '../valor.ts';

// Alertas.svelte
export const porVencer = 'Por vencer';
export const pendientes = 'Pendientes';
export const nadaRecibido = 'Nada recibido';
export const seguidas = 'Seguidas';
export const aQuienBuscarAl = (hoy: Valor) => `A quién buscar, al ${hoy}`;
export const personasCadaUnaContadaUna =
  'Personas, cada una contada una vez ante quien le da el servicio. Los plazos son PROPUESTA de Sala: la directiva no los fija.';
export const unServicioEmpiezaATocarles = (horizonte: Valor) =>
  `un servicio empieza a tocarles o vence en los próximos ${horizonte} días`;
export const yaLesTocaAlgunServicio = 'ya les toca algún servicio que no recibieron, en plazo o vencido';
export const deLasPendientesQuienesNo = 'de las pendientes, quienes no recibieron ningún servicio';
export const alertasPorPuntoFocal = 'Alertas por punto focal';
export const puntoFocal = 'Punto focal';
export const dondeEstan = (punto: Valor) => `${punto}: dónde están`;
export const alertasPorLugar = 'Alertas por lugar';
export const sectorista = 'Sectorista';
export const sinSectorista = 'Sin sectorista';
export const verMenos = 'Ver menos';
export const verLugaresMas = (n: number) => `Ver ${plural(n, 'lugar', 'lugares')} más`;

// alertas.ts
export const establecimientoDeSalud = 'Establecimiento de salud';
export const reniecRegistroCivil = 'RENIEC, registro civil';
export const sis = 'SIS';
export const ugelInicial = 'UGEL, inicial';
export const aguaYSaneamiento = 'Agua y saneamiento';
export const municipalidad = 'Municipalidad';

// celda.ts
export const meta = 'meta';
export const metaNacional = 'meta nacional';
export const metaRegional = 'meta regional';
export const metaProvincial = 'meta provincial';
export const metaDistrital = 'meta distrital';
export const metaDeLaRed = 'meta de la red';
export const metaDeLaMicrored = 'meta de la microred';
export const metaDelEstablecimiento = 'meta del establecimiento';
export const metaDelSector = 'meta del sector';
export const noCalculableTodaviaNoHay = 'No calculable: todavía no hay fuente';
export const noCalculable = 'no calculable';
export const noReportadoLaFuenteNo = 'No reportado: la fuente no llegó';
export const protegidoMuyPocasPersonas = 'Protegido: muy pocas personas para publicarlo';
export const noSeMideEnEste = 'No se mide en este nivel';
export const noAplicaSinSuperficie = 'No aplica: sin superficie';
export const sinSuperficie = 'sin superficie';
export const densidadSinMeta = 'Densidad, sin meta';
export const habitantesPorKm2 = 'hab./km²';
export const cantidadSinMeta = 'Cantidad, sin meta';
export const noAplica = 'no aplica';
export const nPequeno = 'n pequeño';
export const nDeD = (num: Valor, den: Valor) => `${num} de ${den}`;
/** What a band goes between: it fills the holes of `deEntre` and of `entreYPorCiento`. */
export const desdeHasta = (desde: Valor, hasta: Valor) => `${desde} a ${hasta}`;
export const desdeHastaMil = (desde: Valor, hasta: Valor) => `${desde} a ${hasta} mil`;
export const deEntre = (den: Valor) => `de ${den}`;
export const entreYPorCiento = (desde: Valor, hasta: Valor, den: Valor) => `entre ${desde} y ${hasta} % (de ${den})`;
export const noAplicaSinSuperficieCorto = 'no aplica (sin superficie)';
export const noAplicaNadiePorAtender = 'no aplica (nadie por atender)';
export const aTantosDeDiezNoSeLesMidio = (n: number) => `En la región, al menos a ${n} de cada 10 no se les midió`;
export const sinDatoDe = (n: Valor) => `sin dato (${n})`;
export const sinDatoDeNadie = (n: number) =>
  n === 1
    ? 'Sin dato: hay una persona o lugar por contar y no se sabe si cumple'
    : `Sin dato: hay ${entero(n)} por contar y de ninguno se sabe si cumple`;
export const tantosSinDato = (n: Valor) => `${n} sin dato`;
/** Goes into the second hole of `porcentajeDeND`. */
export const yAdemas = (den: Valor, resto: Valor) => `${den}; ${resto}`;
export const personasEnHectareas = (densidad: Valor, personas: Valor, hectareas: Valor) =>
  `${densidad} (${personas} en ${hectareas} ha)`;
export const nDeDPocosCasos = (num: Valor, den: Valor) => `${num} de ${den}, pocos casos`;
export const porcentajeDeND = (porcentaje: Valor, num: Valor, den: Valor) => `${porcentaje} (${num} de ${den})`;
export const cumpleLaMeta = (cual: Valor, valor: Valor) => `Cumple la ${cual} de ${valor}`;
export const cumpleLaMetaALoMas = (cual: Valor, valor: Valor) => `Cumple la ${cual}, ${valor}`;
export const pasaLaMeta = (cual: Valor, valor: Valor, cuantos: Valor) => `Pasa la ${cual}, ${valor}: ${cuantos}`;
export const laMetaEs = (cual: Valor, valor: Valor) => `La ${cual} es ${valor}`;
export const faltanParaLaMeta = (cuantos: Valor, cual: Valor, valor: Valor) => `${cuantos} para la ${cual} de ${valor}`;
export const entreYDeConfianza = (desde: Valor, hasta: Valor) => `Entre ${desde} y ${hasta} %`;

// columnas.ts
export const titulares = 'Titulares';
export const gestante = 'Gestante';
export const todosLosIndicadores = 'Todos';

// Controles.svelte
export const brechaEnPersonas = 'Brecha en personas';
export const porcentaje = 'Porcentaje';
export const cambioDesdeElMesAnterior = 'Cambio desde el mes anterior';
export const nombre = 'Nombre';
export const indicadoresQueSeMuestran = 'Indicadores que se muestran';
export const indicador = 'Indicador';
export const orden = 'Orden';
export const todas = 'Todas';
export const todos = 'Todos';
export const distritosQueAtiendeLaRed = 'Distritos que atiende la red';
export const quintil = 'Quintil';
export const paquete = 'Paquete';
export const mes = 'Mes';

// ediciones.ts
export const rige = (edicion: Valor) => `rige ${edicion}`;
export const finDe = (edicion: Valor) => `fin de ${edicion}`;

// Encabezado.svelte
export const tituloTablero = (lugar: Valor, tipo: Valor, mes: Valor) => `${lugar} · ${tipo} · ${mes} · Sala`;
export const paqueteDeLaReunion = 'Paquete de la reunión, para imprimir';
export const noLlegoElDetalle =
  'No llegó el detalle de este tablero. Los números de arriba son los del corte; recargue la página para volver a pedirlo.';

// etapas.ts
export const gestanteYPuerpera = 'Gestante y puérpera';
export const todasLasEtapas = 'Todas las etapas';

// filtros.ts
export const quintil1ElMasPobre = 'Quintil 1, el más pobre';
export const quintil5ElMenosPobre = 'Quintil 5, el menos pobre';
export const quintilN = (quintil: Valor) => `Quintil ${quintil}`;
export const delGrupo = (grupo: Valor, nombre: Valor) => `${grupo} ${nombre}`;
export const deLaRed = (red: Valor) => `distritos que atiende la red ${red}`;
export const delPaquete = (paquete: Valor) => `paquete «${paquete}»`;
export const filtroQueNoViene = (filtro: Valor) => `${filtro} (no viene en este corte)`;

// FiltrosActivos.svelte
export const ningunoCumpleALaVez = (lugar: Valor) => `Ningún ${lugar} cumple a la vez:`;
export const quedanDe = (quedan: Valor, todos: Valor, lugares: Valor) => `${quedan} de ${todos} ${lugares}:`;
export const quedanDeConIndicadores = (
  quedan: Valor,
  todos: Valor,
  lugares: Valor,
  indicadores: Valor,
  deIndicadores: Valor,
) => `${quedan} de ${todos} ${lugares}, ${indicadores} de ${deIndicadores} indicadores:`;
export const quitar = '(quitar)';
export const quitarTodosLosFiltros = 'Quitar todos los filtros';
export const laFraseLaTendencia =
  'La frase, la tendencia, las alertas y las cifras oficiales siguen siendo de todo el lugar.';

/** Before a link to the board of the red. */
export const seSumaAQuienesViven =
  'La suma cuenta a quienes viven en esos distritos; la red, a quienes atienden sus establecimientos, vivan donde vivan:';
export const tableroDeLaRed = (red: Valor) => `tablero de la red ${red}`;

// Lateral.svelte
export const porDistrito = (indicador: Valor) => `${indicador}, por distrito`;
export const sectoresDe = (nombre: Valor) => `Sectores de ${nombre}`;
export const edicionYCorte = (edicion: Valor, corte: Valor) => `${edicion} · corte ${corte}`;
export const fuenteDe = (fuente: Valor) => `Fuente: ${fuente}.`;

// Leyenda.svelte
export const metaLograda = 'meta lograda';
export const cercaDeLaMeta = 'cerca (80 % o más de lo que pide la meta)';
export const enBrecha = 'en brecha';
export const enBanda = 'en banda: no alcanza para decir cuál de ellas';
export const sinMeta = 'sin meta';
export const menosDe5Casos = 'menos de 5 casos';
export const rayaNoAplica = '— no aplica';
export const sinDatoDeQuienesHay = 'sin dato de quienes hay';
export const puntoNoSeMide = '· no se mide en este nivel';
export const noReportado = 'no reportado';
export const protegido = 'protegido';
export const flechasParaMoverse = 'Flechas para moverse, Enter para abrir, Esc para volver.';

// Matriz.svelte
export const lugar = 'Lugar';
export const seleccionados = 'Seleccionados';
export const ordenarPorNombre = 'Ordenar por nombre';
export const totalDe = (tipo: Valor) => `${tipo}: total`;
export const sumaDe = (lugares: Valor) => `suma de ${lugares}`;
export const sumaPorResidencia = (lugares: Valor) => `suma de ${lugares}, por residencia`;
export const cuantosHayEnCadaEstado = 'Cuántos hay en cada estado';
export const enBrechaEnDe = (enBrecha: Valor, juzgados: number) =>
  `En brecha en ${enBrecha} de ${plural(juzgados, 'indicador que se puede', 'indicadores que se pueden')} juzgar`;
export const sinJavaScriptSeVen = (primeros: Valor) =>
  `Sin JavaScript se ven las cifras de los primeros ${primeros}; las de los demás, en la página de cada lugar.`;

// MatrizEtapas.svelte
export const etapaDeVidaPaqueteEIndicador = 'Etapa de vida, paquete e indicador';
export const total = 'Total';
export const personas = (n: number) => (n === 1 ? 'persona' : 'personas');

// Migas.svelte
export const residencia = 'Residencia';
export const redDeSalud = 'Red de salud';

// motivos.ts
export const sinDniNiCnv = 'Sin DNI ni CNV en el padrón';
export const numeroRepetido = 'Número repetido en el padrón';
export const registroInactivo = 'Registro inactivo en el padrón';
export const noFiguraEnElPadron = 'No figura en el padrón nominal';
export const soloApareceEnAtenciones = 'Sólo aparece en atenciones';
export const tieneOtroSeguro = 'Tiene otro seguro (EsSalud, sanidades o privado)';
export const sinCertificadoDeNacidoVivo = 'Sin certificado de nacido vivo';
export const nacioConBajoPesoOPrematuro = 'Nació con bajo peso o prematuro';
export const sinDni = 'Sin DNI';
export const domicilioDesconocido = 'Domicilio desconocido';
export const partoFueraDeUnEstablecimiento = 'Parto fuera de un establecimiento';
export const seAtiendeFueraDelMinsa = 'Se atiende fuera del MINSA o del gobierno regional';
export const nacioPrematuro = 'Nació prematuro';
export const tieneOtraEdad = 'Tiene otra edad';
export const esDelOtroSexo = 'Es del otro sexo';
export const sinFechaDeNacimiento = 'Sin fecha de nacimiento';
export const nacioEnOtroAno = 'Nació en otro año';
export const noEstaEnLaNomina = 'No está en la nómina del mes';
export const llevaPocosMesesEnLaNomina = 'Lleva pocos meses en la nómina';
export const suDistritoNoEsDeLosQuintiles = 'Su distrito no es de los quintiles pedidos';
export const suUltimoPartoNoFue = 'Su último parto no fue en el mes';
export const sinLaAtencionEnElMes = 'Sin la atención en el mes';
export const sinPrimeraAtencionPrenatal = 'Sin primera atención prenatal en el mes';
export const yaTeniaAnemia = 'Ya tenía anemia';
export const tuvoAnemiaDespues = 'Tuvo anemia después';
export const fueDerivado = 'Fue derivado a otro establecimiento';
export const sinHemoglobinaEnSuPlazo = 'Sin hemoglobina en su plazo';
export const sinVacamEnElAno = 'Sin VACAM en el año';
export const sinBajoPesoModerado = 'Sin bajo peso moderado ni prematuridad moderada';
export const nacioConMuyBajoPeso = 'Nació con muy bajo peso o muy prematuro';
export const estaGestando = 'Está gestando';
export const sinElDatoParaSaberlo = 'Sin el dato para saberlo';

// OpcionesFiltro.svelte
export const noVieneEnEsteCorte = 'No viene en este corte';

// PanelCelda.svelte
export const cerrar = 'Cerrar';
export const loQueCabeEsperar = (intervalo: Valor) =>
  `${intervalo}: lo que cabe esperar con este número de casos (95 %).`;
export const pocosCasos = 'pocos casos';
export const conMenosDe5NoSeCalcula = 'Con menos de 5 no se calcula el porcentaje ni se compara con la meta.';
export const sumaDeDoceMeses =
  'Suma de doce meses: quien está en varios cuenta en cada uno; no son personas distintas.';
export const laMetaEsDelTotal = (meta: Valor) => `Sin meta propia: la ${meta} es del total, no de cada lugar.`;
export const noHayMetaCargada = 'No hay meta cargada para este periodo.';
export const queFaltaAQuienesNoCumplen = 'Qué falta a quienes no cumplen';
export const trayendoElDetalle = 'Trayendo el detalle…';
export const ultimos12Meses = 'Últimos 12 meses';
export const aQuienesNoSeConto = 'A quiénes no se contó';
export const lasExclusionesSiLasHay = 'Las exclusiones, si las hay, están en su tablero.';
export const fichaDelIndicador = 'Ficha del indicador';
export const tableroDe = (nombre: Valor) => `Tablero de ${nombre}`;

// Peores.svelte
export const dondeMasFalta = (indicador: Valor) => `${indicador}: donde más falta`;

// PerfilPoblacion.svelte
export const deAAnos = (desde: Valor, hasta: Valor) => `${desde} a ${hasta} años`;
export const anosAMas = (desde: Valor) => `${desde} años a más`;
export const gestantes = 'Gestantes';
export const deCualquierEtapa = 'de cualquier etapa';
export const sectoresSinPerfil = (n: number) =>
  `${n === 1 ? 'Un sector no lo tiene' : `${entero(n)} sectores no lo tienen`}: el total no los cuenta.`;
export const poblacionPorEtapaDeVida = 'Población por etapa de vida';
export const personasDelPadronYDelCenso = 'Personas del padrón y del censo cargado: no es la población total.';
export const tablaDePoblacion = 'Tabla de población por etapa de vida';
export const personasConocidasAlCorte = 'Personas conocidas al corte, por sector y etapa de vida';
export const sector = 'Sector';
export const perfilDeLosSectores = 'Perfil de los sectores';
export const loQueDeclaroElEstablecimiento =
  'Lo que declaró el establecimiento en las doce cuentas de la guía de sectorización.';
export const tablaDelPerfilDeLosSectores = 'Tabla del perfil de los sectores';
export const perfilDeCadaSector = 'Perfil de cada sector según la guía de sectorización';
export const losQueLoTienen = (n: Valor) => `Los ${n} que lo tienen`;

// QueFalta.svelte
export const cumplen = (n: Valor) => `cumplen ${n}`;
export const cumplenYAunNoExigible = (n: Valor, aun: Valor) => `cumplen ${n}, aún no exigible a ${aun}`;

// QuienResponde.svelte
export const quienResponde = 'Quién responde';
export const dondeFaltaMasYQuienResponde = 'Dónde falta más y quién responde';
export const nadieTodavia =
  'Nadie todavía: son personas que no se pudieron ubicar. Lo primero es corregir su dirección en el padrón.';
export const sinSectoristaRespondeElEstablecimiento = (eess: Valor) =>
  `Sin sectorista asignado: responde el establecimiento, ${eess}.`;
/** A clause: what goes into the last hole of the next two. */
export const loQueMasFaltaEs = (componente: Valor, n: Valor) => `; lo que más falta es ${componente} (${n})`;
/** After the name of a place and a colon. */
export const nDeDConElProblema = (n: Valor, de: Valor, loQueMasFalta: Valor) =>
  `${n} de ${de} con el problema${loQueMasFalta}`;
export const nDeDSinCumplir = (n: Valor, de: Valor, loQueMasFalta: Valor) =>
  `${n} de ${de} sin cumplir${loQueMasFalta}`;
export const responde = (quien: Valor) => `Responde ${quien}`;
export const respondeElEstablecimiento = 'Responde el establecimiento: no tiene sectorista asignado';
export const noSePudoLeerSuTablero = 'No se pudo leer su tablero: ábralo para ver sus sectores.';
export const noSeMidePorSector =
  'Este indicador no se mide por sector: se cuenta en el establecimiento que atiende, viva donde viva la persona.';
export const ningunEessConBrecha = 'Ningún establecimiento tiene brecha en este indicador.';
export const ningunLugarSuyo = 'Ningún lugar suyo por sí solo tiene una brecha medible con su meta.';
export const buscandoDonde = 'Buscando dónde…';

// resumen.ts
export const sinDato = 'Sin dato de quienes hay';
export const noReportadoEnResumen = 'No reportado';
export const protegidoEnResumen = 'Protegido';

// TableroLugar.svelte
export const indicadoresDe = (lugar: Valor, mes: Valor) => `Indicadores de ${lugar}, ${mes}`;
export const provincia = 'Provincia';
export const establecimiento = 'Establecimiento';
export const esteCorteNoTraeIndicadores = 'Este corte no trae indicadores para esta vista.';
export const trayendoLosDemasIndicadores = 'Trayendo los demás indicadores…';

// TarjetasSector.svelte
export const personasEnLocalidades = (personas: number, localidades: number) =>
  `${plural(personas, 'persona', 'personas')} en ${plural(localidades, 'localidad', 'localidades')}`;
export const respondeDosPuntos = 'Responde:';
export const sinSectoristaAsignado = 'sin sectorista asignado';
export const accesibilidad = 'Accesibilidad:';
export const riesgoComunal = 'Riesgo comunal:';
export const noCalificado = 'no calificado';
export const microAreas = 'micro áreas:';
export const gruposDeRiesgo = 'Grupos de riesgo:';
export const visitasDelMes = 'Visitas del mes:';
export const visitasYEnElAno = (delMes: Valor, delAno: Valor) => `${delMes} · en el año ${delAno}`;
/** Clauses: what goes into the holes of `enElIndicador`, which follows the link «Faltan 4 niños». */
export const laMetaQueTiene = (cualYValor: Valor) => `, ${cualYValor}`;
export const loQueMasFalta = (componente: Valor, n: Valor, incumplen: Valor) =>
  `. Lo que más falta: ${componente} (${n} de ${incumplen})`;
export const enElIndicador = (indicador: Valor, meta: Valor, loQueMasFalta: Valor) =>
  `en ${indicador}${meta}${loQueMasFalta}`;
export const sinBrechaMedible = 'Sin brecha medible con las metas cargadas';
export const perfilDeclarado = 'Perfil declarado';
