import { plural } from '../../formato.ts';
import type { Valor } from '../valor.ts';

// Acuerdos.svelte
export const acuerdosDelSector = 'Acuerdos del sector';
export const acuerdo = 'Acuerdo';
export const responsable = 'Responsable';
export const fecha = 'Fecha';

// AlertasSector.svelte
export const aQuienBuscarAl = (hoy: Valor) => `A quién buscar, al ${hoy}`;
export const ante = 'Ante';
export const porVencer = 'Por vencer';
export const pendientes = 'Pendientes';
export const nadaRecibido = 'Nada recibido';
export const seguidas = 'Seguidas';
export const personasPorVencerUnServicio = (horizonte: Valor) =>
  `Personas. Por vencer: un servicio empieza a tocarles o vence en ${horizonte} días (PROPUESTA de Sala). Pendientes: les toca uno que no recibieron. Nada recibido: de las pendientes, quienes no recibieron ninguno.`;
export const nadieEnSeguimiento = 'Nadie en seguimiento.';

// DatosSector.svelte
export const datosDelSector = 'Datos del sector';
export const responde = 'Responde';
export const sinSectoristaAsignado = 'Sin sectorista asignado';
export const localidades = 'Localidades';
export const accesibilidad = 'Accesibilidad';
export const laDeSuLocalidadMas = 'la de su localidad más lejana';
export const riesgoComunal = 'Riesgo comunal';
export const noCalificadoPorElEstablecimiento = 'no calificado por el establecimiento';
export const microAreasDeRiesgo = 'Micro áreas de riesgo';
export const noDisponibleEnEsteCorte = 'no disponible en este corte';
export const ningunaDeclarada = 'ninguna declarada';
export const gruposDeRiesgo = 'Grupos de riesgo';
export const unaPersonaPuedeEstarEn = 'una persona puede estar en varios';
export const familiasEnRiesgo = 'Familias en riesgo';
export const visitasDePeriodo = (periodo: Valor) => `Visitas de ${periodo}`;
export const visitasDelAnoALa = 'Visitas del año, a la fecha';
export const visitasProgramadas = 'Visitas programadas';

// FaltasSector.svelte
export const loQueFaltaParaLa = 'Lo que falta para la meta';
export const indicador = 'Indicador';
export const falta = 'Falta';
export const vaEn = 'Va en';
export const loQueMasFaltaA = 'Lo que más falta a quienes no cumplen';
export const ultimos12Meses = 'Últimos 12 meses';
export const deQueNoCumplen = (n: Valor, incumplen: Valor) => `${n} de ${incumplen} que no cumplen`;
export const unSoloComponente = 'un solo componente';

// HojaSector.svelte
export const tituloHoja = (sector: Valor, eess: Valor, mes: Valor) => `${sector} · ${eess} · ${mes} · Sala`;
export const sectorDe = (nombre: Valor, mes: Valor) => `Sector de ${nombre} · ${mes}`;
export const imprimirLaHojaDelSector = 'Imprimir la hoja del sector';
export const croquisDeNombre = (nombre: Valor) => `Croquis de ${nombre}`;
export const perfilDeclarado = 'Perfil declarado';
export const soloDeSusLocalidadesEnteras =
  'Sólo de sus localidades enteras: una que se reparte por manzanas tiene un solo perfil.';
export const sinPerfilPropioSusLocalidades =
  'Sin perfil propio: sus localidades se reparten por manzanas entre varios sectores, o nadie lo declaró.';
export const sonLasPersonasDeCuyo = (nombre: Valor) =>
  `Son las personas de ${nombre} cuyo domicilio no cae en ningún sector. Nadie responde por ellas mientras no se ubiquen.`;

// IndicadoresSector.svelte
export const sinMeta = 'sin meta';
export const nDeMas = (n: Valor) => `${n} de más`;
export const indicadoresPorEtapaDeVida = 'Indicadores por etapa de vida';
export const noAplicanEsteMesNadie = (sinNadie: Valor) =>
  `No aplican este mes, nadie a quien atender o nada que medir: ${sinNadie}.`;
export const noSeMidenPorSector = (deOtroNivel: Valor) =>
  `No se miden por sector, véalos en el establecimiento o el distrito: ${deOtroNivel}.`;

// LocalidadesSector.svelte
export const localidadesDelSector = 'Localidades del sector';
export const localidad = 'Localidad';
export const manzanas = 'Manzanas';
export const personas = 'Personas';
export const minutosAlEess = 'Minutos al EESS';
export const medio = 'Medio';
export const altitudM = 'Altitud (m)';
export const area = 'Área';

// PoblacionSector.svelte
export const poblacionPorEtapaDeVida = 'Población por etapa de vida';
export const total = 'Total';
export const gestantes = 'Gestantes';
export const delPadronYDelCenso = 'Del padrón y del censo cargado: no es la población total.';

// grupos-riesgo.ts
export const noReportado = 'no reportado';
export const nadieEnLosDatos = 'nadie en los datos';
export const cuantasPersonas = (n: number) => plural(n, 'persona', 'personas');

// hoja.ts
export const llegaATodasLasMetas = 'Llega a todas las metas que se pueden juzgar.';
export const tieneMenosDe5Casos = 'Tiene menos de 5 casos en cada indicador con meta: mire los números uno por uno.';
/** Clauses of the sentence on top: what goes into the holes of `faltanEn`. */
export const paraLaMeta = (cual: Valor, meta: Valor) => ` para la ${cual} de ${meta}`;
export const paraLaMetaALoMas = (cual: Valor, meta: Valor) => ` para la ${cual}, ${meta},`;
export const loQueMasFaltaEs = (nombre: Valor, n: Valor, incumplen: Valor) =>
  `; lo que más falta es ${nombre} (${n} de ${incumplen})`;
export const faltanEn = (faltan: Valor, paraLaMeta: Valor, indicador: Valor, loQueMasFalta: Valor) =>
  `${faltan}${paraLaMeta} en ${indicador}${loQueMasFalta}.`;

// microareas.ts
export const otra = 'Otra';
export const basural = 'Basural';
export const cauceOQuebrada = 'Cauce o quebrada';
export const lodazal = 'Lodazal';
export const laguna = 'Laguna';
export const consumoDeDrogas = 'Consumo de drogas';

// palabras.ts
export const altaHasta1H = 'alta (hasta 1 h)';
export const mediana1A3H = 'mediana (1 a 3 h)';
export const bajaMasDe3H = 'baja (más de 3 h)';
export const sinCalificar = 'sin calificar';
export const poblacion = 'Población';
export const familias = 'Familias';
export const viviendas = 'Viviendas';
export const menoresDe1Ano = 'Menores de 1 año';
export const menoresDe1Corto = '< 1 año';
export const menoresDe3Anos = 'Menores de 3 años';
export const menoresDe3Corto = '< 3 años';
export const de3AnosAMas = 'De 3 años a más';
export const de3AMasCorto = '3 a más';
export const adolescentes = 'Adolescentes';
export const adolescentesCorto = 'Adoles­centes';
export const mujeresEnEdadFertil = 'Mujeres en edad fértil';
export const adultosMayores = 'Adultos mayores';
export const conDiscapacidad = 'Con discapacidad';
export const discapacidadCorto = 'Discapa­cidad';
export const conSeguro = 'Con seguro';

// visitas.ts
export const sinCronogramaCargado = 'sin cronograma cargado';
export const ningunaProgramada = 'ninguna programada';

// routes/sector/[codigo]
export const noHayUnSectorCon = 'No hay un sector con ese código.';
export const noTieneEseSectorEn = (nombre: Valor, id: Valor) => `${nombre} no tiene ese sector en el corte ${id}.`;
