/**
 * The canonical tables: what readers produce and what fichas read. Codes are text with their zeros, dates are DATE, empty is NULL.
 * Types are DuckDB's. The order of the columns is the order of the CSVs of `sala normalizar`.
 */
export const TABLAS = {
  personas: {
    documento: 'VARCHAR',
    tipo_documento: 'VARCHAR', // DNI | CNV | PAD | OTRO
    dni: 'VARCHAR',
    cnv: 'VARCHAR',
    fecha_nacimiento: 'DATE',
    sexo: 'VARCHAR', // M | F
    seguros: 'VARCHAR', // codes of the padrón joined by '|': 0 none, 1 SIS, 2 EsSalud, 3 sanidades, 4 private
    fecha_emision_dni: 'DATE',
    ubigeo: 'VARCHAR',
    codigo_ccpp: 'VARCHAR',
    manzana: 'VARCHAR',
    renipress: 'VARCHAR',
    encontrado: 'VARCHAR',
    // padrón: 0 inactive, 1 active, 2 active with remarks; 'censo' known from the census; 'atendido' known only because a facility attended them
    estado: 'VARCHAR',
  },
  cnv: {
    cnv: 'VARCHAR',
    documento_madre: 'VARCHAR',
    fecha_nacimiento: 'DATE',
    peso_g: 'INTEGER',
    semanas: 'INTEGER',
    lugar: 'VARCHAR', // EESS | DOMICILIO | OTRO
    renipress: 'VARCHAR',
    ubigeo_madre: 'VARCHAR',
  },
  prestaciones: {
    id_cita: 'VARCHAR',
    documento: 'VARCHAR',
    fecha: 'DATE',
    renipress: 'VARCHAR',
    codigo: 'VARCHAR',
    tipo_dx: 'VARCHAR', // D | P | R
    lab1: 'VARCHAR',
    lab2: 'VARCHAR',
    lab3: 'VARCHAR',
    condicion_eess: 'VARCHAR', // N | C | R
    hb: 'DECIMAL(6,2)',
    peso_kg: 'DECIMAL(10,3)',
    talla_cm: 'DECIMAL(10,2)',
    medida: 'VARCHAR', // L lying | H standing | empty
    fur: 'DATE',
  },
  nomina_c1: { documento: 'VARCHAR', periodo: 'VARCHAR', poblacion: 'VARCHAR', esperadas: 'INTEGER' },
  visitas: {
    documento: 'VARCHAR',
    fecha: 'DATE',
    modalidad: 'VARCHAR',
    estado: 'VARCHAR',
    dispositivo: 'VARCHAR',
    lat: 'DOUBLE',
    lon: 'DOUBLE',
  },
  agua: {
    codigo_ccpp: 'VARCHAR',
    fecha: 'DATE',
    punto: 'VARCHAR',
    cloro_mg_l: 'DECIMAL(8,3)',
    turbiedad_unt: 'DECIMAL(10,3)',
  },
  matricula: { documento: 'VARCHAR', anio: 'INTEGER', nivel: 'VARCHAR', codigo_modular: 'VARCHAR' },
  sectorizacion: {
    renipress: 'VARCHAR',
    sector: 'VARCHAR',
    nombre: 'VARCHAR',
    color: 'VARCHAR',
    codigo_ccpp: 'VARCHAR',
    manzana: 'VARCHAR', // empty: the whole locality
    minutos_eess: 'INTEGER',
    medio: 'VARCHAR',
    area: 'VARCHAR', // RURAL | URBANO
    superficie_km2: 'DOUBLE',
    desde: 'DATE',
    hasta: 'DATE', // inclusive; empty: still valid
  },
  sectoristas: { sector: 'VARCHAR', nombre: 'VARCHAR', cargo: 'VARCHAR', desde: 'DATE', hasta: 'DATE' },
  censo: {
    documento: 'VARCHAR',
    renipress: 'VARCHAR',
    ficha_familiar: 'VARCHAR',
    codigo_ccpp: 'VARCHAR',
    manzana: 'VARCHAR',
    desde: 'DATE',
    hasta: 'DATE',
  },
  perfil_localidad: {
    codigo_ccpp: 'VARCHAR',
    anio: 'INTEGER',
    poblacion: 'INTEGER',
    familias: 'INTEGER',
    viviendas: 'INTEGER',
    menores_1: 'INTEGER',
    menores_3: 'INTEGER',
    mayores_3: 'INTEGER',
    adolescentes: 'INTEGER',
    mef: 'INTEGER',
    gestantes: 'INTEGER',
    adultos_mayores: 'INTEGER',
    discapacidad: 'INTEGER',
    asegurados: 'INTEGER',
  },
  perfil_eess: {
    renipress: 'VARCHAR',
    anio: 'INTEGER',
    poblacion: 'INTEGER',
    familias: 'INTEGER',
    viviendas: 'INTEGER',
    medicos: 'INTEGER',
    enfermeras: 'INTEGER',
    obstetras: 'INTEGER',
    tecnicos: 'INTEGER',
    acs: 'INTEGER',
    parteras: 'INTEGER',
    eess_mayor: 'VARCHAR',
    minutos_eess_mayor: 'INTEGER',
    km_eess_mayor: 'DOUBLE',
  },
  perfil_distrito: { ubigeo: 'VARCHAR', anio: 'INTEGER', entrada: 'VARCHAR', valor: 'DOUBLE' },
  microareas: { codigo_ccpp: 'VARCHAR', tipo: 'VARCHAR', lat: 'DOUBLE', lon: 'DOUBLE' },
  riesgo_comunal: {
    codigo_ccpp: 'VARCHAR',
    sector: 'VARCHAR',
    nivel: 'VARCHAR',
    fecha: 'DATE',
    asignado_por: 'VARCHAR',
  },
  cronograma: { sector: 'VARCHAR', fecha: 'DATE', tipo: 'VARCHAR', responsable: 'VARCHAR', hecho: 'VARCHAR' },
  actas: { ambito: 'VARCHAR', fecha: 'DATE', tipo: 'VARCHAR' },
  poblacion: {
    ambito: 'VARCHAR',
    anio: 'INTEGER',
    grupo_edad: 'VARCHAR',
    sexo: 'VARCHAR',
    personas: 'INTEGER',
    fuente: 'VARCHAR',
  },
  metas: {
    ficha: 'VARCHAR',
    version: 'VARCHAR',
    ambito: 'VARCHAR',
    desde: 'DATE',
    hasta: 'DATE',
    basal: 'DOUBLE',
    meta: 'DOUBLE',
    verificado: 'VARCHAR',
  },
  agregados: {
    ficha: 'VARCHAR',
    version: 'VARCHAR',
    ambito: 'VARCHAR',
    periodo: 'VARCHAR',
    curso_vida: 'VARCHAR',
    num: 'INTEGER',
    den: 'INTEGER',
    fuente: 'VARCHAR',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type Tabla = keyof typeof TABLAS;
export const NOMBRES_TABLAS = Object.keys(TABLAS) as Tabla[];

/** Columns that identify a person: pseudonymised before they are stored, absent from logs, URLs and errors. */
export const COLUMNAS_IDENTIDAD: Readonly<Partial<Record<Tabla, readonly string[]>>> = {
  personas: ['documento', 'dni', 'cnv'],
  cnv: ['cnv', 'documento_madre'],
  prestaciones: ['documento'],
  nomina_c1: ['documento'],
  visitas: ['documento'],
  matricula: ['documento'],
  censo: ['documento'],
};
