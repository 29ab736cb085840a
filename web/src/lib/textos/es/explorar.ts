import { entero, plural } from '../../formato.ts';
import type { Valor } from '../valor.ts';

// routes/explorar
export const tituloPagina = 'Explorar · Sala';
export const explorar = 'Explorar';

// Explorador.svelte
export const elExploradorCalculaEnEste =
  'El explorador calcula en este equipo, sobre los hechos de la región mes a mes: tablas dinámicas, gráficos, SQL y descargas con su sello. Al abrirlo se descargan el motor de consultas (unos 6 MB, una sola vez) y los datos. Lo demás de la sala no lo necesita.';
export const abrirElExplorador = 'Abrir el explorador';
/** Before the link, the link, after it. */
export const necesitaJavaScript = ['El explorador necesita JavaScript. ', 'El tablero de la región', ' no.'] as const;
export const elExploradorNoPudoAbrirse = 'El explorador no pudo abrirse.';
export const volverAIntentar = 'Volver a intentar';
/** The link and what comes after it. */
export const verElTablero = ['Ver el tablero de la región', ', que no necesita el motor.'] as const;

// fallos.ts
export const noSePudoDescargarEl = 'No se pudo descargar el motor o los datos. Revise la conexión y vuelva a intentar.';
export const losDatosDescargadosNoCorresponden =
  'Los datos descargados no corresponden a su sello. Vuelva a intentar; si se repite, avise a informática.';
export const esteNavegadorNoPuedeEjecutar =
  'Este navegador no puede ejecutar el motor (WebAssembly). Use uno más reciente.';
export const elMotorNoPudoArrancar =
  'El motor no pudo arrancar en este navegador: puede que la red o una extensión lo bloquee. Vuelva a intentar o use otro navegador.';
export const aEsteEquipoNoLe =
  'A este equipo no le alcanza la memoria para abrir los datos. Cierre otras pestañas y vuelva a intentar.';

// Descarga.svelte
export const abriendoLosDatos = 'Abriendo los datos…';
export const descargandoElMotorYLos = 'Descargando el motor y los datos…';
/** «3.1 de 34.2 MB»: it goes into the holes of the next sentence. */
export const deMb = (leidos: Valor, total: Valor) => `${leidos} de ${total} MB`;
export const motorYDatos = (motor: Valor, datos: Valor) => `Motor ${motor} · datos ${datos}, ya sin comprimir.`;
export const laProximaVezSaldranDe = 'La próxima vez saldrán de la memoria del navegador.';
export const cancelar = 'Cancelar';

// Mesa.svelte
export const consultaGuiada = 'Consulta guiada';
export const filtrosPuestos = (cuales: readonly string[]) => `Filtros: ${cuales.join(', ')}`;
export const loQueDijoElMotor = 'Lo que dijo el motor';

// Constructor.svelte
export const indicador = 'Indicador';
export const compararCon = 'Comparar con';
export const otroIndicadorOEdicion = 'Otro indicador o edición…';
export const indicadoresQueSeComparan = 'Indicadores que se comparan';
export const quitarIndicador = (indicador: Valor) => `Quitar ${indicador}`;
export const quitar = 'Quitar';
export const filas = 'Filas';
export const yDentro = 'Y dentro';
export const nada = 'Nada';
export const columnas = 'Columnas';
export const ninguna = 'Ninguna';
export const medida = 'Medida';
export const orden = 'Orden';

// estado.ts: the measures, and the orders of the rows
export const valor = 'Valor';
export const numerador = 'Numerador';
export const denominador = 'Denominador';
export const sinDato = 'Sin dato';
export const sinAtenderMasPrimero = 'Personas sin atender o con el problema, de más a menos';
export const valorElMayorPrimero = 'Valor, el mayor primero';
export const valorElMenorPrimero = 'Valor, el menor primero';
export const denominadorElMayorPrimero = 'Denominador, el mayor primero';
export const porNombre = 'Nombre';

// dimension.ts and nombrar.ts: what goes in rows and columns, and their members
export const mes = 'Mes';
export const etapaDeVida = 'Etapa de vida';
export const condicion = 'Condición';
export const indicadorYEdicion = 'Indicador y edición';
export const sinEtapa = 'Sin etapa';
export const sinCondicion = 'Sin condición';
export const gestante = 'Gestante';
export const puerpera = 'Puérpera';
export const sinSector = 'Sin sector (se cuenta en el establecimiento)';
export const lugarSinDato = 'Sin dato';

// Filtros.svelte
export const desde = 'Desde';
export const hasta = 'Hasta';
export const todas = 'Todas';
export const todos = 'Todos';
export const elegidoSinHechos = (nombre: Valor) => `${nombre} (sin hechos)`;
export const quitarFiltros = 'Quitar filtros';

// pedido.ts: what was left out of the question
export const elCuboNoTiene = (claves: readonly string[]) =>
  `El cubo no tiene ${claves.join(', ')} (indicador y edición).`;
export const eligioIndicadores = (n: Valor) =>
  `Eligió ${n} indicadores. Nunca se suman entre sí, así que se ve sólo el primero.`;
export const ponerlosLadoALado = 'Ponerlos lado a lado';
export const elCuboNoTieneEsosMeses = 'El cubo no tiene esos meses: se ve el más reciente.';
export const losMesesNoSeSuman =
  'Los meses no se suman: una misma persona puede contarse en varios. Se ve sólo el último.';
export const verMesAMes = 'Ver mes a mes';
export const noTieneValorPorSector = (indicadores: number) =>
  indicadores === 1
    ? 'Esta ficha se cuenta en el establecimiento que atiende: no tiene valor por sector.'
    : 'Hay fichas que se cuentan en el establecimiento que atiende: no tienen valor por sector.';
export const verPorEstablecimiento = 'Ver por establecimiento';

// titulo.ts and TituloRespuesta.svelte
export const cuantosIndicadores = (n: Valor) => `${n} indicadores`;
export const deMesAMes = (desde: Valor, hasta: Valor) => `de ${desde} a ${hasta}`;
export const soloEtapa = (etapa: Valor) => `etapa ${etapa}`;
export const porEjes = (filas: readonly string[]) => `por ${filas.join(' y ')}`;
export const porEjesCruzados = (filas: readonly string[], columna: Valor) => `por ${filas.join(' y ')} × ${columna}`;
export const porEjesYColumnas = (filas: readonly string[], columna: Valor) =>
  `por ${filas.join(' y ')} y ${columna} en columnas`;
export const masEsMejor = 'más es mejor';
export const menosEsMejor = 'menos es mejor';
export const soloCuenta = 'sólo cuenta';
export const queCuenta = 'qué cuenta';

// TablaPivote.svelte and CeldaPivote.svelte
export const columnaNDeD = 'n de d';
export const barra = 'Barra';
export const total = 'Total';
export const elCuboNoTieneHechosPara =
  'El cubo no tiene hechos para esa combinación. Elija otro mes, otro lugar u otra etapa.';
export const seMuestranTodas = (n: Valor) => `Se muestran las ${n} filas.`;
export const seMuestranFilas = (n: Valor, deTantas: Valor) =>
  `Se muestran ${n} de ${deTantas} filas; el total las suma todas.`;
export const verMenos = 'Ver menos';
export const verTodas = 'Ver todas';
export const sinTotalPor = (dimensiones: readonly string[]) =>
  `Sin total por ${dimensiones.join(' ni ')}: una misma persona puede contarse en varios, y sumarlos la contaría dos veces.`;
export const nDeD = (num: Valor, den: Valor) => `${num} de ${den}`;
export const nEnHa = (num: Valor, den: Valor) => `${num} en ${den} ha`;
export const noAplica = 'no aplica';
export const nPequeno = 'n pequeño';
export const sinHechos = 'sin hechos';
export const noEsCero = 'El cubo no tiene hechos de esta combinación: no es cero';

// Control.svelte
export const filasEnMs = (n: number, ms: Valor) => `${plural(n, 'fila', 'filas')} en ${ms} ms.`;
export const comparandoConElTablero = 'Comparando con el tablero…';
export const noHayUnTableroQue = 'No hay un tablero que cuente lo mismo para compararlo.';
export const enHectareas = (num: Valor, den: Valor) => `${num} en ${den} hectáreas`;
export const enElMesSuma = (mes: Valor, lugar: Valor, total: Valor) =>
  `En ${mes} y con todas las etapas, ${lugar} suma ${total}.`;
export const elPrimeroEnElMesSuma = (mes: Valor, lugar: Valor, total: Valor) =>
  `El primer indicador, en ${mes} y con todas las etapas, ${lugar} suma ${total}.`;
export const coincideConElTablero = (filas: number) =>
  filas === 0
    ? 'Coincide con el tablero.'
    : filas === 1
      ? 'Coincide con el tablero, y su fila también.'
      : `Coincide con el tablero, y sus ${entero(filas)} filas también.`;
export const noCoincideConElTablero = (dice: Valor) => `No coincide con el tablero, que dice ${dice}.`;
export const elTotalCoincidePero = (lugar: Valor, dice: Valor) =>
  `El total coincide, pero en ${lugar} el tablero dice ${dice}.`;
export const aviseAInformatica = 'Avise a informática con el corte y el indicador.';
export const elTableroNoMuestraEste = 'El tablero no muestra este total: no hay con qué compararlo.';

// GraficoResultado.svelte
export const sinGraficoPorque = (razon: Valor) => `Sin gráfico. ${razon}`;
export const medidaPorEje = (medida: Valor, eje: Valor) => `${medida} por ${eje}`;
export const lasMismasCifras = 'Las mismas cifras, completas, están en la tabla.';

// sugerencia.ts: why there is no chart, what was left out of it, and the chart in words
export const noTieneNumeros = 'El resultado no tiene una columna de números que dibujar.';
export const noHayFilas = 'No hay filas que dibujar.';
export const unidadesDistintas =
  'Los indicadores elegidos se miden en unidades distintas: no comparten una escala. Lea la tabla.';
export const unaSolaCifra = 'Es una sola cifra: no hay con qué compararla.';
export const tresOMasDimensiones =
  'Hay tres o más dimensiones: un gráfico no se leería. Quite una o acote los filtros.';
export const ningunaCombinacion = 'Ninguna combinación tiene un valor que dibujar.';
export const mismasEtiquetas = 'Hay varias filas con las mismas etiquetas: un gráfico las mezclaría. Lea la tabla.';
export const laTablaSeLeeMejor = (filas: number, columnas: number) =>
  `Son ${plural(filas, 'fila', 'filas')} por ${plural(columnas, 'columna', 'columnas')}: la tabla se lee mejor. Acote los filtros para ver un gráfico.`;
/** Clauses that go into the hole of `paraQueSeLea`. */
export const seDibujanEnOrden = (n: Valor, deTantos: Valor) =>
  `se dibujan ${n} de ${deTantos}, en el orden de la tabla`;
export const seDibujanLasPrimeras = (n: Valor, deTantas: Valor) =>
  `se dibujan ${n} de ${deTantas}, las primeras de la tabla`;
export const paraQueSeLea = (notas: readonly string[]) => `Para que se lea, ${notas.join('; ')}.`;
export const sinCasosSuficientes = (medida: Valor) => `${medida}: ninguna cifra tiene casos suficientes.`;
export const esMedidaPorEje = (medida: Valor, eje: Valor) => `${medida} por ${eje}.`;
export const todasLasCifras = (cifra: Valor) => `Todas las cifras: ${cifra}.`;
export const laMasAltaYLaMasBaja = (donde: Valor, mayor: Valor, dondeMenor: Valor, menor: Valor) =>
  `La más alta: ${donde}, ${mayor}. La más baja: ${dondeMenor}, ${menor}.`;
export const cifrasDeNPequeno = (n: number) =>
  n === 1
    ? `${entero(n)} cifra es de n pequeño y no se compara.`
    : `${entero(n)} cifras son de n pequeño y no se comparan.`;
export const combinacionesSinValor = (n: number) => `${plural(n, 'combinación', 'combinaciones')} sin valor.`;

// tabular.ts
export const sinValor = 'sin valor';

// EditorSql.svelte
export const laConsultaEnSql = 'La consulta en SQL';
export const puedeCambiarlaOEscribirOtra =
  'Puede cambiarla o escribir otra. Sólo lectura: una sentencia, sobre las tablas del cubo.';
export const ejecutar = 'Ejecutar';
export const detener = 'Detener';
export const traerLaConsultaGuiada = 'Traer la consulta guiada';
export const ctrlEnterEjecuta = 'Ctrl + Enter ejecuta; Tab sale del cuadro.';
export const ejemplos = 'Ejemplos';
export const resultadoDeLaConsulta = 'Resultado de la consulta';

// TablaLibre.svelte
export const si = 'sí';
export const no = 'no';
export const tieneMasFilas = (leidas: Valor, ms: Valor) =>
  `Tiene más de ${leidas} filas: se leyeron las primeras ${leidas}, en ${ms} ms. Agrupe o acote para verlas todas.`;
export const seMuestranDeLasLeidas = (n: Valor, leidas: Valor) =>
  `Se muestran ${n} de ${leidas}; las descargas llevan todas las leídas.`;

// ejemplos.ts: the title of each statement and the note at its head
export const distritosBajo80 = 'Distritos bajo 80 %';
export const distritosConMenosDe80 = 'Distritos con menos de 80 % y al menos 5 personas en el denominador';
export const unSectorMesAMes = 'Un sector, mes a mes';
export const elSectorConMasPersonas =
  'El sector con más personas en el denominador, mes a mes. Cambie el código por el suyo';
export const veinteSectores = 'Veinte sectores con más personas por atender';
export const cuantasPersonasFaltan = 'Cuántas personas faltan, no cuántos puntos';
export const contraElAnoAnterior = 'Contra el mismo mes del año anterior';
export const diferenciaEnPuntos = 'Diferencia en puntos por provincia, con los casos de cada mes';
export const dondeFaltaMasElDato = 'Dónde falta más el dato';
export const personasQueNoTraenElDato =
  'Personas del denominador que no traen el dato: no pueden contar como cumplidas';
export const elMismoEnTodasSusEdiciones = 'El mismo indicador en todas sus ediciones';
export const cadaEdicionCuentaDistinto = 'Cada edición cuenta distinto: se ponen lado a lado, nunca se suman';

// error-sql.ts, sentencia-libre.ts and sesion.svelte.ts: why a statement did not answer
export const soloLeeElCubo = 'El explorador sólo lee el cubo: no abre archivos ni direcciones de fuera.';
export const necesitaUnaExtension =
  'Esa función necesita una extensión que el explorador no trae. Use otra función o descargue los datos.';
export const errorDeEscritura =
  'El SQL tiene un error de escritura. Revise comas, paréntesis y comillas cerca del lugar indicado.';
export const noExisteEsaTabla =
  'No existe esa tabla o función. Las tablas son hechos, lugares, indicadores, cortes e info.';
export const noExisteEsaColumna = 'No existe esa columna, o se usa de una forma que no corresponde a su tipo.';
export const valorDeOtroTipo = 'Un valor no se puede leer como el tipo pedido. Revise códigos y periodos (AAAA-MM).';
export const useSelect = 'El cubo es de sólo lectura: use SELECT.';
export const pideMasMemoria = 'La consulta pide más memoria de la que hay. Acote el mes, el indicador o el lugar.';
export const noSePudoEjecutar = 'La consulta no se pudo ejecutar. Corríjala o vuelva a la consulta guiada.';
export const unaSolaSentencia = 'Escriba una sola sentencia: se ejecuta de una en una.';
export const debeEmpezarConSelect =
  'El explorador es de sólo lectura: la sentencia debe empezar con SELECT, WITH, FROM, DESCRIBE, SHOW o PIVOT.';
export const seDetuvoLaConsulta = 'Se detuvo la consulta antes de terminar.';

// Esquema.svelte
export const tablasYColumnas = 'Tablas y columnas';
export const alPulsarUnNombre = 'Al pulsar un nombre se escribe en la consulta.';
export const laTabla = 'la tabla';

// esquema.ts: what each table and column of the cube means
export const tablaHechos =
  'Una fila por mes, lugar, indicador, etapa de vida y condición. Sume num y den antes de dividir.';
export const mesAaaaMm = 'Mes, AAAA-MM';
export const codigoDeLaRegion = 'Código de la región (G:)';
export const provinciaDeResidencia = 'Provincia de residencia (P:)';
export const distritoDeResidencia = 'Distrito de residencia (D:)';
export const redDeSalud = 'Red de salud (R:)';
export const microred = 'Microred (M:)';
export const establecimientoQueResponde = 'Establecimiento que responde (E:)';
export const sectorOVacio = 'Sector (S:); vacío en las fichas que se cuentan en el establecimiento';
export const claveDelIndicador = 'Indicador y edición: ficha@version~metodo';
export const codigoDelIndicador = 'Código del indicador';
export const edicionDeLaFicha = 'Edición de la ficha';
export const metodoDondeHayMas = 'Método, donde hay más de uno';
export const etapasPosibles = 'Etapa: nino, adolescente, joven, adulto, adulto_mayor';
export const condicionesPosibles = 'gestante, puerpera o vacío';
export const cuantosCumplen = 'Numerador: cuántos cumplen';
export const cuantosDebianCumplir = 'Denominador: cuántos debían cumplir';
export const cuantosNoTraenElDato = 'Cuántos del denominador no traen el dato';
export const tablaLugares = 'El nombre de cada código de lugar.';
export const codigoComoEnHechos = 'Código, como en hechos';
export const letraDelTipo = 'S, E, M, R, D, P o G';
export const nombre = 'Nombre';
export const tablaIndicadores = 'Qué es cada indicador en su edición.';
export const comoEnHechos = 'Como en hechos';
export const edicion = 'Edición';
export const metodo = 'Método';
export const edicionYMetodoEnPalabras = 'Edición y método en palabras';
export const direccionesPosibles = 'mayor: más es mejor; menor: menos es mejor; ninguna: sólo cuenta';
export const tiposPosibles = 'cobertura, conteo o densidad';
export const queSeCuenta = 'Qué se cuenta';
export const elNivelMasFino = 'El nivel más fino con sentido';
export const verificacionesPosibles = 'V1, V2, sin_verificar o propuesta: las dos últimas no son oficiales';
export const normaOFuente = 'Norma o fuente';
export const tablaCortes = 'De qué corte salió cada mes.';
export const numeroDelCorte = 'Número del corte';
export const sello = 'Sello';
export const tablaInfo = 'Lo que el cubo dice de sí mismo.';
export const que = 'Qué';
export const cuantoOCual = 'Cuánto o cuál';

// Procedencia.svelte
/** The number of the corte and its seal go in bold and in the letter of code after each piece. */
export const corteYSello = ['corte ', ', sello '] as const;
export const datosAl = (fecha: Valor) => `datos al ${fecha}`;
export const modo = (modo: Valor) => `modo ${modo}`;
export const catalogo = (catalogo: Valor) => `catálogo ${catalogo}`;
export const datosSinteticos = 'datos sintéticos';
export const losCortesDeEstosMeses = (n: Valor) => `Los ${n} cortes de estos meses`;
/** Between the month, the link to its corte and the seal. */
export const mesCorteYSello = [': ', ', sello '] as const;

// Exportar.svelte
export const preparandoElArchivo = 'Preparando el archivo…';
export const descargado = (archivo: Valor) => `Descargado: ${archivo}`;
export const noSePudoPreparar = 'No se pudo preparar el archivo. Vuelva a intentar.';
export const descargar = 'Descargar';
export const noTieneGrafico = 'Esta respuesta no tiene gráfico';
export const cadaArchivoLleva = 'Cada archivo lleva sus definiciones, su corte y su sello.';

// sellado.ts: what a file says of itself
export const avisoSintetico = 'DATOS SINTÉTICOS: ni las personas ni los resultados son reales';
export const corteDelMes = (mes: Valor) => `corte de ${mes}`;
export const corteDatosYSello = (corte: Valor, fecha: Valor, sello: Valor) =>
  `${corte} · datos al ${fecha} · sello ${sello}`;
export const noHayHechos = 'el cubo no tiene hechos: no es cero';
export const sinValorAEsteNivel = 'la ficha no tiene valor a este nivel';
export const leaNumDeDen = 'n pequeño: lea num de den, no un porcentaje';
export const ningunFiltro = 'ninguno';
export const ningunaColumna = 'ninguna';
export const totalesPorColumna = 'por columna; los meses y los indicadores no se suman';
export const sinTotal = 'sin total: los meses y los indicadores no se suman';
export const consultaSobreElCubo = 'Consulta en SQL sobre el cubo de la región';
export const lasPrimerasFilas = (n: Valor) => `las primeras ${n}: la consulta tiene más`;
export const definicionCorta = (nombre: Valor, edicion: Valor, marca: Valor, que: Valor, fuente: Valor) =>
  `${nombre}. ${edicion}. ${marca}: ${que}. Fuente: ${fuente}.`;

// archivo-imagen.ts
export const corteNumero = (corte: Valor) => `Corte ${corte}`;
export const selloCorto = (sello: Valor) => `sello ${sello}`;
export const sala = 'Sala';

// archivo-xlsx.ts
export const leame = 'Léame';
export const losTotalesSuman = 'Los totales suman numeradores y denominadores: los porcentajes nunca se promedian.';
export const estados = 'Estados';
export const hayCasos = 'Hay casos: lea num de den.';
export const habiaAQuienAtender = 'Había a quién atender y nadie cumple: 0 de den. Es un resultado.';
export const hayAQuienContarSinDato =
  'Hay a quién contar (sin_dato) y de nadie llegó el dato que pide la ficha: den = 0. No es 0 % ni «no aplica».';
export const noHayAQuienContar =
  'No hay a quién contar (den = 0 y sin_dato = 0), o la ficha no tiene valor a ese nivel. No es 0 %.';
export const noEsCeroNiIncumplimiento = 'El cubo no tiene hechos de esa combinación: no es cero ni incumplimiento.';
export const denominadorMenorDe5 = 'Denominador menor de 5: no se escribe un porcentaje.';
export const hojaDatos = 'Datos';
export const hojaTabla = 'Tabla';
export const hojaDefiniciones = 'Definiciones';
export const pieDeHoja = (corte: Valor, sello: Valor) => `Corte ${corte} · sello ${sello}`;
