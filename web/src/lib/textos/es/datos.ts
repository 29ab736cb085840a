import type { Valor } from '../valor.ts';

// AnularCarga.svelte
export const restituirEstaCarga = 'Restituir esta carga';
export const anularEstaCarga = 'Anular esta carga';
export const vuelveAContarEnLos = 'Vuelve a contar en los cierres siguientes, si ninguna posterior la reemplaza.';
export const paraCuandoSeCargoCon =
  'Para cuando se cargó con otro mes, lugar, región o emisión, o no debió cargarse. Se queda en el diario con su motivo y deja de contar en los cierres siguientes. Después, el mismo archivo se puede traer otra vez declarando lo que es.';
export const motivoSinNombresNiDocumentos = (deshacer: Valor) => `Motivo${deshacer}, sin nombres ni documentos`;
export const siNoDebeContar = (archivo: Valor) => `Sí: ${archivo} no debe contar`;
export const laCargaNumero = (deshacer: Valor, id: Valor) => `${deshacer} la carga ${id}`;
export const restituir = 'Restituir';
export const anular = 'Anular';
export const noSeHizo = 'No se hizo.';

// CerrarMes.svelte
export const cerrarElMes = 'Cerrar el mes';
export const congelaLoRecibidoCalculaY =
  'Congela lo recibido, calcula y publica un corte con su sello. Un mes cerrado no se edita: si después llega una corrección, se cierra otra vez y sale la revisión siguiente.';
export const mes = 'Mes';
export const cerrandoPuedeSeguirEnOtra = (periodo: Valor) =>
  `Cerrando ${periodo}. Puede seguir en otra página: el cierre no se detiene.`;
export const sello = ', sello';
export const conHechosDeLugares = (hechos: Valor, ambitos: Valor) => `, con ${hechos} hechos de ${ambitos} lugares.`;
export const publicadoElCorte = 'Publicado el corte';
export const nadaDeLoRecibidoCambia = 'Nada de lo recibido cambia este mes: sigue vigente el corte';
export const noSeCerro = 'No se cerró.';
export const elCierreAvisa = 'Al cerrar:';
export const avanceDelCierre = 'Avance del cierre';

// Declarar.svelte
export const decirLoQueElArchivo = 'Decir lo que el archivo no dice: región, mes, lugar, fecha de emisión';
export const casiNuncaHaceFaltaSirve =
  'Casi nunca hace falta. Sirve cuando el archivo no lo trae dentro, y decide qué reemplaza: una emisión posterior de la misma fuente, mes y lugar toma el sitio de la anterior. Vale para todos los archivos que elija después.';
export const region = 'Región';
export const laQueDigaElArchivo = 'La que diga el archivo';
export const unArchivoDeOtraRegion = 'Un archivo de otra región no se acepta: así no se mezclan.';
export const formatoMes = 'AAAA-MM';
export const paraArchivosSinFechaDentro = 'Para archivos sin fecha dentro. Lo posterior a ese mes se observa.';
export const lugar = 'Lugar';
export const codigoOElNombre = 'D:050304 o el nombre';
export const unArchivoDeUnDistrito = 'Un archivo de un distrito o establecimiento sólo reemplaza lo de ese lugar.';
export const fechaDeEmision = 'Fecha de emisión';
export const cuandoLoSacoElSistema = 'Cuándo lo sacó el sistema de origen: con ella se sabe cuál es el último.';

// Diario.svelte
export const cuentaEnParte = ' · cuenta en parte';
export const diarioDeLoRecibido = 'Diario de lo recibido';
export const aceptadasCuentanObservadasSeGuardan =
  'Aceptadas: cuentan. Observadas: se guardan y no cuentan donde su duda importa. Duplicadas: ya estaban. Rechazadas: no son datos o no se pueden leer.';
export const formato = 'Formato';
export const todos = 'Todos';
export const estado = 'Estado';
export const reemplazada = 'Reemplazada';
export const anulada = 'Anulada';
export const filtrar = 'Filtrar';
export const verTodo = 'Ver todo';
export const ningunoDeLosEsAsi = (cuantos: Valor) => `Ninguno de los ${cuantos} es así.`;
export const archivoMirado = 'archivo mirado';
export const archivosMirados = 'archivos mirados';
export const noHayArchivosMasAntiguos = 'No hay archivos más antiguos.';
export const todaviaNoSeHaRecibido =
  'Todavía no se ha recibido ningún archivo de esta región. Empiece por el maestro de establecimientos y el padrón nominal; después, el HIS del mes.';
export const archivo = 'Archivo';
export const mesesYLugar = 'Meses y lugar';
export const emitido = 'Emitido';
export const recibidas = 'Recibidas';
export const aceptadas = 'Aceptadas';
export const sintetico = ' · sintético';
export const emitidoEnFrase = 'emitido';
export const sinFecha = 'sin fecha';
export const recibidasEnFrase = 'recibidas';
export const aceptadasEnFrase = 'aceptadas';
export const cargaId = (id: Valor) => `Carga ${id}`;
export const archivoModificadoElSha256 = (fecha: Valor) => `. Archivo modificado el ${fecha}. sha256`;
export const recibidaEl = (fecha: Valor) => `, recibida el ${fecha}`;
export const paginasDelDiario = 'Páginas del diario';
export const losMasRecientes = 'Los más recientes';
export const masAntiguos = 'Más antiguos';

// EnvioFila.svelte
export const enEspera = (bytes: Valor, ensayo: Valor) => `${bytes} · en espera${ensayo}`;
export const quitarArchivo = (archivo: Valor) => `Quitar ${archivo}`;
export const quitar = 'Quitar';
export const subiendoDe = (enviados: Valor, bytes: Valor) => `subiendo · ${enviados} de ${bytes}`;
export const salaLoEstaLeyendo = 'Sala lo está leyendo';
export const detenerArchivo = (archivo: Valor) => `Detener ${archivo}`;
export const detener = 'Detener';
export const avanceDeArchivo = (archivo: Valor) => `Avance de ${archivo}`;
export const traeArchivos = (cuantos: Valor) => `trae ${cuantos} archivos`;
export const ensayoNoSeGuardoNada = 'ensayo: no se guardó nada';
export const recibirDeVerdad = (archivo: Valor) => `Recibir ${archivo} de verdad`;
export const noAceptado = 'No aceptado';
export const noSeEnvio = 'No se envió';
export const volverAIntentar = (archivo: Valor) => `Volver a intentar ${archivo}`;
export const volverAIntentarBoton = 'Volver a intentar';

// Formatos.svelte
export const queArchivosSeLeen = 'Qué archivos se leen';
export const seReconocenPorLoQue =
  'Se reconocen por lo que traen dentro, no por su nombre ni por el orden de sus columnas. Los que se llenan a mano tienen plantilla.';
export const columnasSinFalta = (cuantos: Valor, cuantos2: Valor) => `${cuantos}, ${cuantos2} sin falta`;
export const columna = 'columna';
export const columnas = 'columnas';
export const enNegritaLasQueNo =
  'En negrita, las que no pueden faltar. «+n»: otros títulos con los que también se reconoce.';
export const plantilla = 'Plantilla';
export const deNombre = (nombre: Valor) => `de ${nombre}`;

// InformeCarga.svelte
export const noSeGuardoNingunaFila = 'No se guardó ninguna fila de este archivo y los demás siguieron su camino.';
export const esElMismoArchivoByte = (id: Valor) =>
  `: es el mismo archivo, byte por byte, y ninguna fila se cuenta otra vez. Su informe de entonces está en el diario con el número ${id}.`;
export const yaSeHabiaRecibido = 'Ya se había recibido';
export const loQueDeclaro = 'Lo que declaró.';
export const porQueNoSeAceptaron = 'Por qué no se aceptaron';
export const filas = 'Filas';
export const motivo = 'Motivo';
export const quedanComo = 'Quedan como';
export const noVinieron = 'No vinieron';
export const nadieLasLee = 'Nadie las lee';
export const filasNoAceptadasUnaPor = 'Filas no aceptadas, una por una (CSV)';
export const lineaColumnaYMotivoLos = 'línea, columna y motivo; los datos personales van tapados';
export const conLosValoresParaCorregir = 'Con los valores, para corregir en el origen';
export const esteArchivoLlevaNombresY =
  'Este archivo lleva nombres y documentos a la vista. Es para quien responde por el dato: no lo envíe por correo ni por mensajería, y bórrelo al terminar.';
export const datosPersonales = 'Datos personales.';
export const descargarConDatosPersonalesCsv = 'Descargar con datos personales (CSV)';

// Recepcion.svelte
export const todaviaHayArchivosSubiendoSi =
  'Todavía hay archivos subiendo. Si sale, los que faltan no se envían. ¿Salir?';
export const traerArchivos = 'Traer archivos';
export const elijaLosArchivosOSueltelos = 'Elija los archivos o suéltelos aquí';
export const csvOExcelXlsxTambien =
  'CSV o Excel (.xlsx), también dentro de .zip o .gz. Varios a la vez: van uno tras otro.';
export const elegirArchivos = 'Elegir archivos';
export const leerYDarElInforme = ': leer y dar el informe sin guardar nada';
export const ensayo = 'Ensayo';
export const paraSubirArchivosDesdeEsta =
  'Para subir archivos desde esta página hace falta JavaScript, y aquí está apagado. El diario y los formatos se leen sin él; los archivos también entran con';
export const vanDe = (cuantos: Valor, cuantos2: Valor) => `Van ${cuantos} de ${cuantos2}`;
export const loQueSeAcabaDe = 'Lo que se acaba de traer';

// Suma.svelte
export const laSumaNoCuadraEs =
  'La suma no cuadra: es un error de Sala, no del archivo. Avise a informática y no use esta carga.';

// anular.ts
export const cargaLosCortesPublicadosNo = (deshacer: Valor) =>
  `Carga ${deshacer}. Los cortes publicados no cambian: cierre otra vez los meses que toca.`;
export const seCortoLaConexionMire = 'Se cortó la conexión. Mire el diario antes de repetirlo.';

// avance.ts
export const filasFilas = (filas: Valor) => `${filas} filas`;
export const filasPorSFilasS = (filasPorS: Valor) => `${filasPorS} filas/s`;
export const faltanUnos = (tiempo: Valor) => `faltan unos ${tiempo}`;

// cierre.ts
export const seCortoLaConexionEl =
  'Se cortó la conexión. El cierre puede haber seguido en el servidor: mire la lista de cortes antes de repetirlo.';

// cola.ts
export const elServidorNoAceptoEl = 'El servidor no aceptó el archivo y no dijo por qué.';
export const seCortoLaConexionCon =
  'Se cortó la conexión con Sala. Compruebe la red y vuelva a intentarlo: lo que ya se recibió no se cuenta dos veces.';
export const subiendo = 'Subiendo';
export const leyendo = 'Leyendo';
export const queYaEstaba = 'que ya estaba';
export const queYaEstaban = 'que ya estaban';
export const noAceptadoEnFrase = 'no aceptado';
export const noAceptados = 'no aceptados';
export const sinEnviar = 'sin enviar';
export const termino = (partes: Valor) => `Terminó: ${partes}.`;

// informe.ts
export const sinReparos = 'Sin reparos';
export const conFilasObservadas = 'Con filas observadas';
export const conFilasRechazadas = 'Con filas rechazadas';
export const archivoNoAceptado = 'Archivo no aceptado';
export const seGuardanYNoCuentan = 'se guardan y no cuentan donde su duda importa';
export const yaEstabanNoSeCuentan = 'ya estaban: no se cuentan dos veces';
export const noSonDatosONo = 'no son datos o no se pueden leer';
export const sinFechas = 'sin fechas';
export const hastaEl = (hasta: Valor) => `hasta el ${hasta}`;
export const laCarga = 'la carga';
export const lasCargas = 'las cargas';
export const noCuentaDesdeEl = (fecha: Valor, motivo: Valor, sujeto: Valor) =>
  `no cuenta desde el ${fecha}: «${motivo}» (${sujeto}).`;
export const noCuenta = 'no cuenta.';
export const noCuentaAlInicio = 'No cuenta';
export const laDeEmisionPosteriorO = (cuantos: Valor, cuales: Valor) =>
  `la ${cuantos} ${cuales}, de emisión posterior (o, a igual emisión, de archivo más reciente).`;
export const cuentaEnParteAlInicio = 'Cuenta en parte';
export const loDemasLoOtraVez = (cuantos: Valor, cuales: Valor) =>
  `lo demás lo ${cuantos} otra vez ${cuales}, de emisión posterior.`;
export const sinReconocer = 'sin reconocer';
export const fuente = 'Fuente';
export const meses = 'Meses';
export const datos = 'Datos';
export const elArchivoNoLoDice = 'el archivo no lo dice';

// sin-exito.ts
export const elServidorRespondioYNo = (estado: Valor) =>
  `El servidor respondió ${estado} y no dijo por qué. Vuelva a intentarlo.`;

// subir.ts
export const seDetuvoElEnvioNo = 'Se detuvo el envío. No se guardó nada de él.';

// routes/datos
export const tituloDatos = (region: Valor) => `Datos de ${region} · Sala`;
export const datosDeRegion = (region: Valor) => `Datos de ${region}`;
export const traigaLosArchivosDelMes =
  'Traiga los archivos del mes tal como salen de su sistema. De cada fila se dice si cuenta y, si no, por qué: nada se pierde y nada se cuenta dos veces.';
export const queTanCompletosEstan = 'Qué tan completos están';

// Titles of a refused file, by its code
export const rechazos = {
  archivo_vacio: 'El archivo está vacío',
  archivo_binario: 'No es una tabla de texto ni un libro de Excel',
  archivo_demasiado_grande: 'El archivo es demasiado grande',
  bytes_nulos: 'El archivo tiene bytes nulos',
  archivo_truncado: 'El archivo llegó cortado',
  xls_antiguo: 'Es un Excel antiguo (.xls)',
  xlsx_ilegible: 'El libro de Excel no se puede abrir',
  xlsx_demasiado_grande: 'El libro de Excel es demasiado grande',
  xml_inseguro: 'El libro de Excel lleva algo que no se abre por seguridad',
  formato_desconocido: 'No se reconoce qué archivo es',
  maestro_innecesario: 'No hace falta cargar este maestro',
  falta_columna: 'Falta una columna obligatoria',
  sin_filas: 'El archivo no trae filas',
  region_distinta: 'El archivo es de otra región',
  no_existe: 'El archivo no existe',
  periodo_ajeno: 'Ninguna fila es del mes que se dice',
  no_es_archivo: 'No es un archivo',
  enlace_simbolico: 'Es un enlace y no se sigue',
  paquete_bomba: 'El comprimido se infla sin medida',
  paquete_vacio: 'El comprimido no trae nada que leer',
  paquete_anidado: 'Es un comprimido dentro de otro',
  paquete_cifrado: 'El comprimido tiene contraseña',
  compresion_desconocida: 'El comprimido usa un método que no se lee',
  ruta_insegura: 'El comprimido quiere escribir fuera de su carpeta',
};
