/** Invented documents that hold every state a screen can be in. Nothing here was measured anywhere. */
import type { Cascada, CorteComparado } from '../../../../functions/domain/diferencia.ts';
import type {
  AlertasTablero,
  Celda,
  Fila,
  FuenteFresca,
  IndicadorTablero,
  MetaVigente,
  SectorTablero,
  Tablero,
  Tendencia,
} from '../../../../functions/domain/tablero.ts';
import type { Columna } from '../tablero/columnas.ts';
import * as textos from '../textos/es/galeria.ts';

export const PERIODO = '2026-10';
const MESES = Array.from(
  { length: 12 },
  (_, i) => `20${i < 2 ? '25' : '26'}-${String(((i + 10) % 12) + 1).padStart(2, '0')}`,
);
const COMPONENTES = [textos.neumococo, textos.rotavirus, textos.hierroALos4Meses, textos.hemoglobinaALos6Meses];

const indicador = (mas: Partial<IndicadorTablero> = {}): IndicadorTablero => ({
  clave: 'paquete_inventado@fed_2025_2026',
  ficha: 'paquete_menor_12m',
  version: 'fed_2025_2026',
  metodo: '',
  nombre: textos.ninosConPaquete,
  corto: textos.paqueteInventado,
  edicion: 'FED 2025-2026',
  etiquetaMetodo: '',
  codigoOficial: null,
  cursoVida: 'nino',
  condicion: '',
  paquete: textos.paqueteDelMenorDe12,
  direccion: 'mayor',
  tipo: 'cobertura',
  unidad: textos.ninos,
  nivel: 'sector',
  verificacion: 'V2',
  provisional: false,
  fuente: textos.hisPadronYCnv,
  componentes: COMPONENTES.map((nombre, i) => ({ id: `c${i}`, nombre })),
  principal: true,
  ...mas,
});

export const META: MetaVigente = { meta: 0.7, basal: 0.6, de: 'G:05', verificacion: 'V2' };
export const INDICADOR = indicador();
const CONTEO = indicador({
  clave: 'cuenta_inventada@sala_2026',
  corto: textos.cuenta,
  tipo: 'conteo',
  verificacion: 'propuesta',
});
const SIN_FUENTE = indicador({
  clave: 'sin_fuente@sala_2026',
  corto: textos.sinFuente,
  noCalculable: textos.todaviaNoHayFuente,
});

/** @param fallan by component, most first */
const valor = (num: number, den: number, fallan: readonly number[] = [], sinDato = 0): Celda => ({
  e: 'v',
  num,
  den,
  sinDato,
  excl: { seguro: 4, bajo_peso_o_prematuro: 2 },
  ...(fallan.length > 0 ? { comp: fallan.map((n) => [den - n, n, 0] as const) } : {}),
});

export type Muestra = {
  readonly estado: string;
  readonly nombre: string;
  readonly celda: Celda;
  readonly columna: Columna;
};

const conMeta: Columna = { i: 0, indicador: INDICADOR, meta: META };
const sinMeta: Columna = { i: 0, indicador: INDICADOR, meta: null };

/** One cell for each state; `estado` is unique. */
export const MUESTRAS: readonly Muestra[] = [
  { estado: 'lograda', nombre: textos.metaLograda, celda: valor(61, 74, [13, 6, 4, 2]), columna: conMeta },
  { estado: 'cerca', nombre: textos.cerca, celda: valor(45, 74, [29, 11, 9, 3]), columna: conMeta },
  { estado: 'brecha', nombre: textos.enBrecha, celda: valor(21, 74, [53, 31, 12, 8]), columna: conMeta },
  {
    estado: 'cero',
    nombre: textos.cero,
    celda: valor(0, 12, [12, 12, 9, 7]),
    columna: conMeta,
  },
  { estado: 'en_banda', nombre: textos.enBanda, celda: { e: 'b', pct: [0.6, 0.8], den: [50, 99] }, columna: conMeta },
  { estado: 'sin_meta', nombre: textos.sinMetaCargada, celda: valor(40, 74), columna: sinMeta },
  { estado: 'pocos', nombre: textos.pocosCasos, celda: valor(2, 3), columna: conMeta },
  { estado: 'sin_dato', nombre: textos.sinDatoDeQuienesHay, celda: valor(0, 0, [], 5), columna: conMeta },
  { estado: 'hueco', nombre: textos.masSinDatoQueContados, celda: valor(84, 87, [], 148), columna: conMeta },
  { estado: 'no_aplica', nombre: textos.noAplica, celda: valor(0, 0), columna: conMeta },
  { estado: 'no_reportado', nombre: textos.noReportado, celda: { e: 'nr' }, columna: conMeta },
  { estado: 'suprimido', nombre: textos.protegido, celda: { e: 's' }, columna: conMeta },
  { estado: 'sin_nivel', nombre: textos.noSeMide, celda: { e: 'na' }, columna: conMeta },
  {
    estado: 'conteo',
    nombre: textos.unaCantidad,
    celda: valor(17, 0),
    columna: { i: 0, indicador: CONTEO, meta: null },
  },
  {
    estado: 'no_calculable',
    nombre: textos.noCalculable,
    celda: { e: 'nr' },
    columna: { i: 0, indicador: SIN_FUENTE, meta: null },
  },
];

export const filaDe = (m: Muestra): Fila => ({
  ambito: { id: `D:0500${String(MUESTRAS.indexOf(m) + 1).padStart(2, '0')}`, tipo: 'D', nombre: m.nombre },
  grupo: null,
  celdas: [m.celda],
  poblacion: null,
});

/** A year with a month that did not arrive and another with few cases. */
export const SERIE = {
  num: [30, 33, 31, 38, null, 41, 44, 2, 46, 49, 44, 45],
  den: [70, 71, 72, 70, null, 73, 74, 3, 75, 74, 73, 74],
} as const;
export const METAS_SERIE = MESES.map((_, i) => (i < 4 ? null : 0.7));
export const PERIODOS = MESES;
export const SERIE_VACIA = { num: MESES.map(() => null), den: MESES.map(() => null) } as const;

const DE_MATRIZ = MUESTRAS.filter((m) => m.columna.indicador === INDICADOR && m.columna.meta !== null);
const propia: Fila = {
  ambito: { id: 'G:05', tipo: 'G', nombre: textos.regionInventada },
  grupo: null,
  celdas: [valor(169, 237, [68, 29, 25, 9])],
  poblacion: null,
};

const fuente = (nombre: string, datoHasta: string | null, id: string): FuenteFresca => ({
  fuente: id,
  nombre,
  cargas: 2,
  filas: 12_345,
  datoHasta,
});
export const AL_DIA = [fuente(textos.padronNominal, '2026-10-31', 'padron'), fuente(textos.his, '2026-10-31', 'his')];
export const ATRASADAS = [
  ...AL_DIA,
  fuente(textos.calidadDelAgua, '2026-03-02', 'agua'),
  fuente(textos.metas, null, 'metas'),
];

export const SECTORES: readonly SectorTablero[] = Array.from({ length: 12 }, (_, i) => ({
  id: `S:00000000-${String(i + 1).padStart(2, '0')}`,
  codigo: `00000000-${String(i + 1).padStart(2, '0')}`,
  nombre: textos.sectorInventado(i + 1),
  eess: '00000000',
  color: '',
  sectoristas: i === 3 ? [] : [{ nombre: textos.personaInventada(i + 1), cargo: textos.enfermera }],
  localidades: [0, 1].map((k) => ({
    codigo: `050000${String(i).padStart(2, '0')}0${k}`,
    nombre: textos.localidad(i + 1, k + 1),
    manzana: '',
    lat: i === 11 ? null : -13.2 - Math.floor(i / 4) * 0.05 - k * 0.015,
    lon: i === 11 ? null : -74.3 + (i % 4) * 0.06 + k * 0.02,
    altitud: 3200,
    area: 'RURAL',
    minutos: 20 + 30 * (i % 4),
    medio: textos.aPie,
    personas: 40 + 15 * i,
  })),
  perfil: null,
  superficieKm2: null,
  accesibilidad: 'mediana',
  riesgoComunal: null,
}));

const ALERTAS: AlertasTablero = {
  hoy: '2026-10-31',
  horizonte: 7,
  propio: [
    { punto: 'eess', seguidas: 40, porVencer: 6, pendientes: 11, sinNada: 2 },
    { punto: 'reniec', seguidas: 12, porVencer: 0, pendientes: 0, sinNada: 0 },
  ],
  hijos: DE_MATRIZ.map((_, i) => [{ punto: 'eess', seguidas: 10, porVencer: i % 3, pendientes: i, sinNada: 0 }]),
};

export const TABLERO: Tablero = {
  formato: 1,
  ambito: { ...propia.ambito, residencia: [], salud: [], categoria: null, altitud: null, lat: null, lon: null },
  corte: {
    id: '05-2026-10-r1',
    region: '05',
    periodo: PERIODO,
    fechaCorte: '2026-10-31',
    sha256: '0'.repeat(64),
    catalogo: 'inventado',
    software: '0.0.0',
  },
  modo: 'equipo',
  sintetico: true,
  fuentes: AL_DIA,
  frases: [],
  avisos: [],
  indicadores: [INDICADOR],
  metas: [META],
  propio: propia,
  hijos: DE_MATRIZ.map(filaDe),
  alertas: ALERTAS,
  sectores: [],
};
export const CON_AVISOS: Tablero = {
  ...TABLERO,
  fuentes: ATRASADAS,
  avisos: [textos.faltaLaHistoria],
};
export const PUBLICO: Tablero = { ...TABLERO, modo: 'publico', sintetico: false };
export const COLUMNAS: readonly Columna[] = [conMeta];

export const TENDENCIA: Tendencia = {
  formato: 1,
  ambito: 'G:05',
  region: '05',
  sintetico: true,
  periodos: PERIODOS,
  cortes: PERIODOS.map((p) => `05-${p}-r1`),
  claves: [INDICADOR.clave],
  metas: { [INDICADOR.clave]: METAS_SERIE },
  propio: [SERIE],
  hijos: TABLERO.hijos.map((h) => ({ ambito: h.ambito.id, series: [SERIE] })),
};

const comparado = (periodo: string): CorteComparado => ({
  corte: `05-${periodo}-r1`,
  sha256: '0'.repeat(64),
  periodo,
  fecha_corte: `${periodo}-30`,
  sintetico: true,
});
export const DE_A = [comparado('2026-09'), comparado('2026-10')] as const;
export const CASCADA: Cascada = {
  ambito: 'G:05',
  a: { num: 160, den: 230, luz: 'cerca', brecha: 70, meta: 0.7 },
  b: { num: 169, den: 237, luz: 'lograda', brecha: 68, meta: 0.7 },
  partes: [
    { causa: 'nuevo', num: 12, den: 9, unidades: 12 },
    { causa: 'tardio', num: 3, den: 0, unidades: 3 },
    { causa: 'borrado', num: -6, den: -2, unidades: 6 },
  ],
  residuo: { num: 0, den: 0 },
  cambia_meta: false,
};
