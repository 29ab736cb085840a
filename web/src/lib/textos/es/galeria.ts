import type { Valor } from '../valor.ts';

// routes/galeria
export const tituloPagina = 'Galería de estados · Sala';
export const galeriaDeEstados = 'Galería de estados';
export const datosInventadosParaMostrar = 'Datos inventados para mostrar los estados.';
export const ningunNumeroSalio = 'Ningún número de esta página salió de ningún lugar.';
export const partesDeLaGaleria = 'Partes de la galería';
export const letra = 'Letra';
export const color = 'Color';
export const celdasYMatriz = 'Celdas y matriz';
export const panelDeUnaCelda = 'Panel de una celda';
export const graficosYMapas = 'Gráficos y mapas';
export const piezasPequenas = 'Piezas pequeñas';

// Letra.svelte
export const notasNDeD = 'notas, n de d, cabezas';
export const textoYTablas = 'texto y tablas';
export const elValorDeUnaCelda = 'el valor de una celda';
export const titulosDeSeccion = 'títulos de sección';
export const laFraseDeArriba = 'la frase de arriba';
export const elNombreDelLugar = 'el nombre del lugar';
export const laCifraDelPanel = 'la cifra del panel';
export const fraseDeMuestra = 'Faltan 7 niños · 1,234 · 69.1 %';
export const negrita = 'Negrita (700): valores y títulos';

// Colores.svelte
export const visionComun = 'visión común';
export const sinVerVerde = 'sin ver verde';
export const sinVerRojo = 'sin ver rojo';
export const muestra = 'Muestra';
export const tintaSobreFondo = 'Tinta sobre fondo';
export const contraste = 'Contraste';
export const letraDeMuestra = 'Aa 69.1 %';
/** Between an ink and its ground. */
export const sobre = 'sobre';
export const seLee = 'Se lee: 4.5 : 1 o más';
export const seDistingue = 'Se distingue: 3 : 1 o más';
export const distanciaEntreLasLuces = 'Distancia entre las luces (OKLab × 100; 9.5 o más)';
export const luces = 'Luces';
export const unaYOtra = (una: Valor, otra: Valor) => `${una} y ${otra}`;

// Celdas.svelte
export const estadosDeUnaCelda = 'Estados de una celda';
export const estado = 'Estado';
export const celda = 'Celda';
export const loQueDiceAQuienNo = 'Lo que dice a quien no la ve';
export const enSuMatriz = 'En su matriz: con serie, y mientras la serie no llega';
export const matrizInventada = 'Matriz inventada';
export const matrizSinSerie = 'Matriz inventada, sin serie';

// Paneles.svelte
export const mientrasLlegaElDetalle = 'Mientras llega el detalle';

// Graficos.svelte
export const otraEdicion = 'otra edición';
export const serieConUnMesQueNo = 'Serie con un mes que no llegó, uno de pocos casos, meta y cambio de edición';
export const tendenciaInventada = 'Tendencia inventada';
export const ningunMesLlego = 'Ningún mes llegó';
export const tendenciaSinDatos = 'Tendencia sin datos';
export const deUnCorteAOtro = 'De un corte a otro';
export const entranYSalen = 'De 160 a 169: entran 15 y salen 6.';
export const cadaEstadoDeUnDistrito = 'Cada estado de un distrito';
export const mapaInventado = 'Mapa inventado';
export const doceSectores = 'Doce sectores, uno de ellos sin coordenadas';
export const croquisInventado = 'Croquis inventado';
export const ningunaLocalidadTiene = 'Ninguna localidad tiene coordenadas';
export const croquisSinLugares = 'Croquis sin lugares';

// Avisos.svelte
export const sectoresTonoTrama = 'Sectores: tono, trama y número';
export const recepcionDeUnaFuente = 'Recepción de una fuente';
export const estadosDeLaRecepcion = 'Estados de la recepción de una fuente';
export const marcasDeVerificacion = 'Marcas de verificación';
export const selloAlDia = 'Sello al día, con datos sintéticos';
export const selloConAviso = 'Con aviso y una fuente atrasada';
export const selloPublico = 'Modo público, datos reales';
export const todaviaNoHayCortes = 'Todavía no hay cortes';
export const buscador = 'Buscador';
export const lugares = 'Lugares';
export const lugarInventado = 'Lugar inventado';
export const distritoProvincia = 'Distrito · Provincia inventada';
export const establecimientoRed = 'Establecimiento · Red inventada';
export const indicadores = 'Indicadores';
export const indicadorInventado = 'Indicador inventado';
export const suNombreCompleto = 'Su nombre completo';
export const conResultados = 'Con resultados, uno a mano';
export const mientrasBusca = 'Mientras busca, lo anterior sigue a la vista';
export const sinResultados = 'Sin resultados';
export const noSePudoBuscar = 'No se pudo buscar';
/** What was searched for. */
export const buscado = 'inventado';
export const laPaginaDeResultados = 'La página de resultados';
export const alertas = 'Alertas';

// documentos.ts: one indicator, its components and its sources
export const neumococo = 'Neumococo';
export const rotavirus = 'Rotavirus';
export const hierroALos4Meses = 'Hierro a los 4 meses';
export const hemoglobinaALos6Meses = 'Hemoglobina a los 6 meses';
export const ninosConPaquete = 'Niños menores de 12 meses con paquete integrado (inventado)';
export const paqueteInventado = 'Paquete inventado';
export const paqueteDelMenorDe12 = 'Paquete del menor de 12 meses';
export const ninos = 'niños';
export const hisPadronYCnv = 'HIS, padrón nominal y CNV';
export const cuenta = 'Cuenta';
export const sinFuente = 'Sin fuente';
export const todaviaNoHayFuente = 'Todavía no hay fuente';
export const padronNominal = 'Padrón nominal';
export const his = 'HIS';
export const calidadDelAgua = 'Calidad del agua';
export const metas = 'Metas';
export const faltaLaHistoria =
  'Falta la historia anterior a enero: los indicadores que miran doce meses atrás cuentan de menos.';

// documentos.ts: each state of a cell
export const metaLograda = 'Meta lograda';
export const cerca = 'Cerca: 80 % o más de lo que pide la meta';
export const enBrecha = 'En brecha';
export const cero = 'Cero: nadie cumplió, y había a quién';
export const enBanda = 'En banda: lo publicado no alcanza para decir su estado';
export const sinMetaCargada = 'Sin meta cargada';
export const pocosCasos = 'Pocos casos: menos de 5';
export const sinDatoDeQuienesHay = 'Sin dato: hay a quién contar y de nadie llegó el dato';
export const masSinDatoQueContados = 'Falta el dato de más personas de las que se contaron';
export const noAplica = 'No aplica: nadie a quien atender';
export const noReportado = 'No reportado: la fuente no llegó';
export const protegido = 'Protegido: muy pocas personas';
export const noSeMide = 'No se mide en este nivel';
export const unaCantidad = 'Una cantidad, sin denominador';
export const noCalculable = 'No calculable: no existe la fuente';

// documentos.ts and geo-inventada.ts: places and who answers for them
export const regionInventada = 'Región inventada';
export const sectorInventado = (n: Valor) => `Sector inventado ${n}`;
export const personaInventada = (n: Valor) => `Persona inventada ${n}`;
export const enfermera = 'Enfermera';
export const localidad = (sector: Valor, n: Valor) => `Localidad ${sector}.${n}`;
export const aPie = 'A pie';
export const territorioInventado = 'Territorio inventado.';
export const provinciaInventada = 'Inventada';
export const sinPoblacion = 'Sin población en los datos';
