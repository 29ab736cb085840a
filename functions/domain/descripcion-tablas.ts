import { TABLAS, type Tabla } from './tablas.ts';

type Columna = { readonly que: string; readonly ejemplo: string };
type Descripcion<T extends Tabla> = {
  /** What a row is. */
  readonly fila: string;
  readonly columnas: { readonly [C in keyof (typeof TABLAS)[T]]: Columna };
};

const c = (que: string, ejemplo = ''): Columna => ({ que, ejemplo });

const DOCUMENTO = c('DNI, CNV o código de padrón de la persona; el del padrón nominal', '99000001');
const RENIPRESS = c('código único del establecimiento, 8 dígitos', '00003644');
const CCPP = c('código del centro poblado, 10 dígitos: ubigeo y cuatro más', '0503040001');
const MANZANA = c('manzana; vacío: toda la localidad');
const DESDE = c('primer día en que vale', '2025-01-01');
const HASTA = c('último día en que vale, incluido; vacío: sigue vigente');
const ANIO = c('año', '2025');
const SECTOR = c('código del sector: RENIPRESS, guion y número', '00003644-01');
const AMBITO = c('lugar: G:región, P:provincia, D:distrito, E:establecimiento o S:sector', 'D:050304');
const PERIODO = c('mes, AAAA-MM', '2025-10');
const LAT = c('latitud en grados decimales', '-13.9412');
const LON = c('longitud en grados decimales', '-74.3721');
const numero = (de: string, ejemplo: string): Columna => c(`número de ${de}`, ejemplo);

/** Every column of our own tables in words, with an invented value: the templates and their page come from here. */
export const DESCRIPCIONES: { readonly [T in Tabla]: Descripcion<T> } = {
  personas: {
    fila: 'una persona que puede ser sujeto de un indicador',
    columnas: {
      documento: DOCUMENTO,
      tipo_documento: c('DNI, CNV, PAD u OTRO', 'DNI'),
      dni: c('DNI, 8 dígitos', '99000001'),
      cnv: c('número del certificado de nacido vivo, 10 dígitos', '9900000001'),
      fecha_nacimiento: c('fecha de nacimiento, AAAA-MM-DD', '2024-03-05'),
      sexo: c('M o F', 'F'),
      seguros: c('códigos del padrón unidos por «|»: 0 ninguno, 1 SIS, 2 EsSalud, 3 sanidades, 4 privado', '1'),
      fecha_emision_dni: c('fecha de emisión del DNI', '2024-03-20'),
      ubigeo: c('distrito de residencia, 6 dígitos del INEI (no los del RENIEC)', '050304'),
      codigo_ccpp: CCPP,
      manzana: c('manzana del domicilio'),
      renipress: c('establecimiento de adscripción, 8 dígitos', '00003644'),
      encontrado: c('SI o NO, según la última visita', 'SI'),
      estado: c('0 inactivo, 1 activo, 2 activo observado; «censo», sólo censada; «atendido», sólo atendida', '1'),
    },
  },
  cnv: {
    fila: 'un nacimiento',
    columnas: {
      cnv: c('número del certificado, 10 dígitos', '9900000001'),
      documento_madre: c('documento de la madre', '99000002'),
      fecha_nacimiento: c('fecha de nacimiento, AAAA-MM-DD', '2025-10-05'),
      peso_g: c('peso al nacer, en gramos', '3150'),
      semanas: c('semanas de gestación', '39'),
      lugar: c('EESS, DOMICILIO u OTRO', 'EESS'),
      renipress: c('establecimiento del parto, 8 dígitos', '00003644'),
      ubigeo_madre: c('distrito de residencia de la madre, 6 dígitos del INEI', '050304'),
    },
  },
  prestaciones: {
    fila: 'un código registrado en una atención',
    columnas: {
      id_cita: c('identificador de la atención: el mismo en todos sus códigos', '990000001'),
      documento: DOCUMENTO,
      fecha: c('fecha de la atención, AAAA-MM-DD', '2025-10-09'),
      renipress: RENIPRESS,
      codigo: c('código CIE-10 o CPMS', '99381.01'),
      tipo_dx: c('D definitivo, P presuntivo, R repetido', 'D'),
      lab1: c('primer valor LAB', '1'),
      lab2: c('segundo valor LAB'),
      lab3: c('tercer valor LAB'),
      condicion_eess: c('N nuevo, C continuador, R reingresante', 'C'),
      hb: c('hemoglobina medida, g/dL', '12.4'),
      peso_kg: c('peso, en kilogramos', '8.45'),
      talla_cm: c('talla, en centímetros', '70.5'),
      medida: c('L acostado, H de pie; vacío: según la edad', 'L'),
      fur: c('fecha de última regla, en gestantes'),
    },
  },
  nomina_c1: {
    fila: 'una persona en la nómina de un mes del Compromiso 1',
    columnas: {
      documento: DOCUMENTO,
      periodo: PERIODO,
      poblacion: c('nino o gestante', 'nino'),
      esperadas: c('visitas que se esperan en el mes, para su edad', '2'),
    },
  },
  visitas: {
    fila: 'una visita domiciliaria',
    columnas: {
      documento: DOCUMENTO,
      fecha: c('fecha de la visita, AAAA-MM-DD', '2025-10-09'),
      modalidad: c('presencial o telefonica', 'presencial'),
      estado: c('valida, no_encontrado, rechazado o invalida', 'valida'),
      dispositivo: c('MOVIL o WEB', 'MOVIL'),
      lat: LAT,
      lon: LON,
    },
  },
  agua: {
    fila: 'una muestra de agua',
    columnas: {
      codigo_ccpp: CCPP,
      fecha: c('fecha del muestreo, AAAA-MM-DD', '2025-10-09'),
      punto: c('red, reservorio, captacion o planta; sólo la red cuenta en el indicador', 'red'),
      cloro_mg_l: c('cloro residual libre, mg/L; vacío: no se midió', '0.62'),
      turbiedad_unt: c('turbiedad, UNT', '1.4'),
    },
  },
  matricula: {
    fila: 'una niña o un niño matriculado en un año',
    columnas: {
      documento: DOCUMENTO,
      anio: ANIO,
      nivel: c('inicial, primaria o secundaria', 'inicial'),
      codigo_modular: c('código modular de la institución educativa', '9900001'),
    },
  },
  sectorizacion: {
    fila: 'una localidad, o una manzana, de un sector',
    columnas: {
      renipress: RENIPRESS,
      sector: SECTOR,
      nombre: c('nombre del sector', 'Sector de ejemplo'),
      color: c('color del sector en el mapa, #RRGGBB', '#0072B2'),
      codigo_ccpp: CCPP,
      manzana: MANZANA,
      minutos_eess: c('minutos hasta el establecimiento', '35'),
      medio: c('medio de transporte de esos minutos', 'a pie'),
      area: c('RURAL o URBANO', 'RURAL'),
      superficie_km2: c('superficie, km²', '2.5'),
      desde: DESDE,
      hasta: HASTA,
    },
  },
  sectoristas: {
    fila: 'quien atiende un sector durante un tiempo',
    columnas: {
      sector: SECTOR,
      nombre: c('nombre de quien lo atiende', 'ARUNA QORBAT ZILMUR'),
      cargo: c('cargo o profesión', 'técnica de enfermería'),
      desde: DESDE,
      hasta: HASTA,
    },
  },
  censo: {
    fila: 'una persona en el censo comunitario de un establecimiento',
    columnas: {
      documento: DOCUMENTO,
      renipress: RENIPRESS,
      ficha_familiar: c('número de la ficha familiar', '990001'),
      codigo_ccpp: CCPP,
      manzana: c('manzana del domicilio'),
      desde: DESDE,
      hasta: HASTA,
    },
  },
  perfil_localidad: {
    fila: 'una localidad en un año: los doce conteos de la guía de sectorización',
    columnas: {
      codigo_ccpp: CCPP,
      anio: ANIO,
      poblacion: numero('habitantes', '240'),
      familias: numero('familias', '62'),
      viviendas: numero('viviendas', '58'),
      menores_1: numero('menores de 1 año', '4'),
      menores_3: numero('menores de 3 años', '12'),
      mayores_3: numero('personas de 3 años o más', '228'),
      adolescentes: numero('adolescentes', '31'),
      mef: numero('mujeres en edad fértil', '55'),
      gestantes: numero('gestantes', '3'),
      adultos_mayores: numero('adultos mayores', '29'),
      discapacidad: numero('personas con discapacidad', '2'),
      asegurados: numero('personas aseguradas', '231'),
    },
  },
  perfil_eess: {
    fila: 'un establecimiento en un año',
    columnas: {
      renipress: RENIPRESS,
      anio: ANIO,
      poblacion: numero('habitantes asignados', '1800'),
      familias: numero('familias', '450'),
      viviendas: numero('viviendas', '430'),
      medicos: numero('médicos', '1'),
      enfermeras: numero('enfermeras', '2'),
      obstetras: numero('obstetras', '1'),
      tecnicos: numero('técnicos', '3'),
      acs: numero('agentes comunitarios de salud', '9'),
      parteras: numero('parteras', '1'),
      eess_mayor: c('RENIPRESS del establecimiento de mayor capacidad', '00003639'),
      minutos_eess_mayor: c('minutos hasta él', '90'),
      km_eess_mayor: c('kilómetros hasta él', '42.5'),
    },
  },
  perfil_distrito: {
    fila: 'una de las seis entradas de la directiva, en un distrito y un año',
    columnas: {
      ubigeo: c('distrito, 6 dígitos del INEI', '050304'),
      anio: ANIO,
      entrada: c(
        'qué se mide; la lista oficial de las seis no está verificada y los nombres son libres (PROPUESTA)',
        'ninos_menores_5',
      ),
      valor: c('su valor', '410'),
    },
  },
  microareas: {
    fila: 'una micro área de riesgo',
    columnas: { codigo_ccpp: CCPP, tipo: c('tipo de riesgo', 'quebrada'), lat: LAT, lon: LON },
  },
  riesgo_comunal: {
    fila: 'el nivel de riesgo asignado a una localidad o a un sector',
    columnas: {
      codigo_ccpp: CCPP,
      sector: SECTOR,
      nivel: c('alto, medio o bajo', 'medio'),
      fecha: c('día en que se asignó', '2025-10-01'),
      asignado_por: c('quién lo asignó: cargo, no nombre', 'jefatura del establecimiento'),
    },
  },
  cronograma: {
    fila: 'una actividad programada en un sector',
    columnas: {
      sector: SECTOR,
      fecha: c('día programado', '2025-11-12'),
      tipo: c('qué se hará', 'visita'),
      responsable: c('cargo de quien responde', 'enfermera'),
      hecho: c('SI o NO', 'NO'),
    },
  },
  actas: {
    fila: 'un acta de sesión',
    columnas: {
      ambito: AMBITO,
      fecha: c('día de la sesión', '2025-10-15'),
      tipo: c('de qué sesión es', 'ial'),
    },
  },
  poblacion: {
    fila: 'la población de un lugar, un año, un grupo de edad y un sexo',
    columnas: {
      ambito: AMBITO,
      anio: ANIO,
      grupo_edad: c('grupo de edad', '0-4'),
      sexo: c('M, F o vacío si son ambos', 'F'),
      personas: numero('personas', '128'),
      fuente: c('de dónde viene', 'proyección de ejemplo'),
    },
  },
  metas: {
    fila: 'la meta de una ficha en un lugar',
    columnas: {
      ficha: c('código de la ficha', 'anemia_6_35m'),
      version: c('su edición', 'tablero'),
      ambito: AMBITO,
      desde: DESDE,
      hasta: HASTA,
      basal: c('valor de partida, en las unidades de la ficha', '41.2'),
      meta: c('valor que se busca', '36'),
      verificado: c('V1, V2 o sin_verificar', 'sin_verificar'),
    },
  },
  agregados: {
    fila: 'un conteo que sólo llega sumado',
    columnas: {
      ficha: c('código de la ficha', 'sien_anemia_6_35m'),
      version: c('su edición', 'sien_his'),
      ambito: AMBITO,
      periodo: c('mes, AAAA-MM, o rango acumulado, AAAA-MM/AAAA-MM', '2025-10'),
      curso_vida: c('curso de vida, o vacío', 'nino'),
      num: c('numerador; vacío si la fuente lo suprimió', '9'),
      den: c('denominador; vacío si la fuente lo suprimió', '30'),
      fuente: c('de dónde viene', 'sien_hb'),
    },
  },
};

/** Columns that a file may lack: what tells a table by its header are the others. */
export const OPCIONALES: Readonly<Partial<Record<Tabla, readonly string[]>>> = {
  personas: ['fecha_emision_dni', 'codigo_ccpp', 'manzana', 'renipress', 'encontrado', 'estado'],
  cnv: ['documento_madre', 'lugar', 'renipress', 'ubigeo_madre'],
  prestaciones: ['tipo_dx', 'lab2', 'lab3', 'condicion_eess', 'hb', 'peso_kg', 'talla_cm', 'medida', 'fur'],
  sectorizacion: ['nombre', 'color', 'manzana', 'minutos_eess', 'medio', 'area', 'superficie_km2', 'desde', 'hasta'],
  sectoristas: ['cargo', 'desde', 'hasta'],
  censo: ['ficha_familiar', 'manzana', 'desde', 'hasta'],
  agua: ['turbiedad_unt'],
  visitas: ['dispositivo', 'lat', 'lon'],
  metas: ['hasta', 'basal', 'verificado'],
  agregados: ['curso_vida', 'fuente'],
};

export type ColumnaDescrita = Columna & {
  readonly columna: string;
  readonly tipo: string;
  readonly obligatoria: boolean;
};

/** Columns of a table in the order of its CSV. */
export const columnasDescritas = (tabla: Tabla): ColumnaDescrita[] => {
  const descritas: Readonly<Record<string, Columna>> = DESCRIPCIONES[tabla].columnas;
  return Object.entries(TABLAS[tabla]).map(([columna, tipo]) => ({
    columna,
    tipo,
    obligatoria: !OPCIONALES[tabla]?.includes(columna),
    ...descritas[columna]!, // the type of DESCRIPCIONES has every column
  }));
};
