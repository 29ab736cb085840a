/** Deterministic boards over the real districts of Ayacucho, for looking at screens and testing them. Every number is invented. */
import geo from '../../web/static/geo/distritos-05.json' with { type: 'json' };
import { tipoDe } from '../../functions/domain/ambito.ts';
import { sumarMeses, ultimoDia } from '../../functions/domain/periodo.ts';
import { frasesDe } from '../../functions/domain/frases.ts';
import type { CursoVida } from '../../functions/domain/curso-vida.ts';
import type {
  AmbitoRef,
  Celda,
  Fila,
  IndicadorTablero,
  MetaVigente,
  SectorTablero,
  SerieCompacta,
  Tablero,
  Tendencia,
} from '../../functions/domain/tablero.ts';

export const PERIODO = '2026-10';
export const CORTE = '05-2026-10-r1';
const EESS = '00003644';

/** Mulberry32: the same numbers every time. */
export const azar = (semilla: number) => (): number => {
  semilla = (semilla + 0x6d2b79f5) | 0;
  let t = Math.imul(semilla ^ (semilla >>> 15), 1 | semilla);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const semillaDe = (texto: string): number =>
  [...texto].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), 2166136261);

type Molde = readonly [
  ficha: string,
  corto: string,
  curso: CursoVida,
  paquete: string,
  cobertura: number,
  meta: number | null,
  mas?: Partial<IndicadorTablero>,
];
const COMPONENTES = [
  'Neumococo',
  'Rotavirus',
  'Polio',
  'Pentavalente',
  'Hierro a los 4 meses',
  'Hierro a los 6 meses',
  'Hemoglobina a los 6 meses',
  'DNI hasta los 60 días',
];
const MOLDES: readonly Molde[] = [
  [
    'paquete_menor_12m',
    'Paquete integrado <12 meses',
    'nino',
    'Paquete del menor de 12 meses',
    0.66,
    0.691,
    { codigoOficial: 'MC-02.01', componentes: COMPONENTES.map((nombre, i) => ({ id: `c${i}`, nombre })) },
  ],
  [
    'rn_paquete_oportuno',
    'Recién nacido con paquete',
    'nino',
    'Paquete del recién nacido',
    0.69,
    0.7,
    { codigoOficial: 'MC-03.01' },
  ],
  ['hierro_hb_4_6m', 'Hierro y hemoglobina 4-6 m', 'nino', 'Anemia', 0.9, 0.927],
  ['anemia_6m_tratamiento_12m', 'Anemia a los 6 m tratada', 'nino', 'Anemia', 0.71, 0.764, { nivel: 'eess' }],
  ['cred_menor_12m', 'CRED según edad <12 meses', 'nino', 'Control de crecimiento', 0.74, null, { verificacion: 'V1' }],
  ['dni_30d', 'DNI hasta los 30 días', 'nino', 'Identidad', 0.81, null],
  [
    'anemia_6_35m',
    'Anemia de 6 a 35 meses',
    'nino',
    'Anemia',
    0.38,
    0.32,
    { direccion: 'menor', metodo: 'nts213_tramos', etiquetaMetodo: 'NTS 213, por tramos' },
  ],
  [
    'sin_agua_clorada_menor_60m',
    'Menores de 5 sin agua clorada',
    'nino',
    'Entorno',
    0.76,
    0.73,
    { direccion: 'menor', provisional: true },
  ],
  [
    'gest_paquete_parto',
    'Gestante con paquete al parto',
    'joven',
    'Paquete de la gestante',
    0.47,
    0.484,
    { condicion: 'gestante', unidad: 'gestantes', codigoOficial: 'MC-01.01', nivel: 'distrito' },
  ],
  [
    'gest_anemia_tratamiento',
    'Gestante con anemia tratada',
    'joven',
    'Paquete de la gestante',
    0.7,
    0.8,
    { condicion: 'gestante', unidad: 'gestantes' },
  ],
  [
    'adol_mujer_hb',
    'Adolescente mujer con Hb',
    'adolescente',
    'Paquete del adolescente',
    0.78,
    0.83,
    { unidad: 'adolescentes' },
  ],
  [
    'adol_prestaciones',
    'Prestaciones del adolescente',
    'adolescente',
    'Paquete del adolescente',
    0.24,
    0.3,
    { unidad: 'adolescentes' },
  ],
  [
    'joven_valoracion',
    'Joven con valoración integral',
    'joven',
    'Valoración integral',
    0.33,
    null,
    { unidad: 'jóvenes', verificacion: 'propuesta' },
  ],
  [
    'adulto_hta_dm',
    'Adulto tamizado HTA y DM',
    'adulto',
    'Valoración integral',
    0.41,
    null,
    { unidad: 'adultos', verificacion: 'propuesta' },
  ],
  [
    'am_vacam',
    'Adulto mayor con VACAM',
    'adulto_mayor',
    'Paquete del adulto mayor',
    0.52,
    null,
    { unidad: 'adultos mayores', verificacion: 'sin_verificar' },
  ],
  [
    'am_influenza',
    'Adulto mayor con influenza',
    'adulto_mayor',
    'Paquete del adulto mayor',
    0.44,
    null,
    { unidad: 'adultos mayores', verificacion: 'sin_verificar' },
  ],
  [
    'alertas_vencidas',
    'Alertas vencidas abiertas',
    'nino',
    'Alertas',
    6,
    null,
    { tipo: 'conteo', direccion: 'menor', unidad: 'alertas', verificacion: 'propuesta' },
  ],
];

export const INDICADORES: readonly IndicadorTablero[] = MOLDES.map(([ficha, corto, cursoVida, paquete, , , mas]) => ({
  clave: `${ficha}@fed_2025_2026`,
  ficha,
  version: 'fed_2025_2026',
  metodo: '',
  nombre: `${corto}: definición completa de la ficha en su edición vigente`,
  corto,
  edicion: 'FED 2025-2026',
  etiquetaMetodo: '',
  codigoOficial: null,
  cursoVida,
  condicion: '',
  paquete,
  direccion: 'mayor',
  tipo: 'cobertura',
  unidad: 'niños',
  nivel: 'sector',
  verificacion: 'V2',
  provisional: false,
  fuente: 'HIS, padrón nominal y CNV',
  componentes: [],
  principal: true,
  ...mas,
}));

const ref = (id: string, nombre: string): AmbitoRef => ({ id, tipo: tipoDe(id)!, nombre });
const PROVINCIAS = new Map(geo.distritos.map((d) => [`P:${d.ubigeo.slice(0, 4)}`, d.provincia]));
const DISTRITOS = geo.distritos
  .map((d) => ({ id: `D:${d.ubigeo}`, nombre: d.nombre, provincia: `P:${d.ubigeo.slice(0, 4)}` }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
const SECTORES = ['Barrio Calvario', 'Pampa Cruz', 'Huayllapata', 'Santa Rosa de Cochas', 'Ccollpa'];

const nombreDe = (id: string): string =>
  ({
    G: 'Ayacucho',
    P: PROVINCIAS.get(id),
    D: DISTRITOS.find((d) => d.id === id)?.nombre,
    E: id === `E:${EESS}` ? 'Vinchos' : 'Qasqa',
    R: 'Huamanga',
    M: 'Vinchos',
  })[id[0]!] ?? id;

function celda(id: string, i: number, tamano: number, mes: number): Celda {
  const r = azar(semillaDe(`${id}|${i}`));
  const [, , , , base, , mas] = MOLDES[i]!;
  const nivel = mas?.nivel ?? 'sector';
  if (tipoDe(id) === 'S' && nivel !== 'sector') return { e: 'na' };
  if (i === 7 && r() < 0.08) return { e: 'nr' };
  if (mas?.tipo === 'conteo') return { e: 'v', num: Math.round(base * tamano * 0.02 * r()), den: 0, sinDato: 0 };
  const den = Math.round(tamano * (0.6 + 0.8 * r()) * (i === 3 ? 0.2 : 1));
  const p = Math.min(
    1,
    Math.max(0, base + (r() - 0.5) * 0.5 - mes * 0.006 + (azar(semillaDe(`${id}|${i}|${mes}`))() - 0.5) * 0.08),
  );
  const num = Math.round(den * p);
  const faltan = den - num;
  const excl =
    den > 3
      ? {
          excl: {
            seguro: Math.round(den * 0.11),
            bajo_peso_o_prematuro: Math.round(den * 0.05),
            sin_documento: Math.round(r() * 2),
          },
        }
      : {};
  const comp = (mas?.componentes ?? []).map(
    (_, k) => [num + k, k === 0 ? faltan : Math.round(faltan * r()), Math.round(den * 0.1)] as const,
  );
  return { e: 'v', num, den, sinDato: Math.round(r() * 1.2), ...excl, ...(comp.length > 1 ? { comp } : {}) };
}

const tamanoDe = (id: string): number => {
  const r = azar(semillaDe(id))();
  return (
    { D: r < 0.06 ? 3 : Math.round(14 + r * r * 480), S: Math.round(2 + r * 26), E: 90, M: 260, P: 900, R: 1600 }[
      id[0]!
    ] ?? 5000
  );
};

const sumarCeldas = (celdas: readonly Celda[]): Celda => {
  const v = celdas.filter((c) => c.e === 'v');
  const suma = (f: (c: (typeof v)[number]) => number): number => v.reduce((n, c) => n + f(c), 0);
  const comp = v
    .find((c) => c.comp)
    ?.comp?.map(
      (_, k) =>
        [
          suma((c) => c.comp?.[k]?.[0] ?? 0),
          suma((c) => c.comp?.[k]?.[1] ?? 0),
          suma((c) => c.comp?.[k]?.[2] ?? 0),
        ] as const,
    );
  const excl = {
    seguro: suma((c) => c.excl?.['seguro'] ?? 0),
    bajo_peso_o_prematuro: suma((c) => c.excl?.['bajo_peso_o_prematuro'] ?? 0),
  };
  return {
    e: 'v',
    num: suma((c) => c.num),
    den: suma((c) => c.den),
    sinDato: suma((c) => c.sinDato),
    excl,
    ...(comp ? { comp } : {}),
  };
};

const poblacion = (tamano: number): NonNullable<Fila['poblacion']> => {
  const total = tamano * 9;
  return {
    total,
    nino: Math.round(total * 0.24),
    adolescente: Math.round(total * 0.12),
    joven: Math.round(total * 0.19),
    adulto: Math.round(total * 0.31),
    adulto_mayor: Math.round(total * 0.14),
    gestante: Math.round(total * 0.016),
  };
};

const hijosDe = (id: string): { id: string; nombre: string; grupo: AmbitoRef | null }[] => {
  const tipo = tipoDe(id);
  if (tipo === 'G' || tipo === 'P')
    return DISTRITOS.filter((d) => tipo === 'G' || d.provincia === id).map((d) => ({
      id: d.id,
      nombre: d.nombre,
      grupo: ref(d.provincia, PROVINCIAS.get(d.provincia)!),
    }));
  if (tipo === 'R')
    return ['Vinchos', 'Carmen Alto', 'San Martín'].map((n, i) => ({ id: `M:01-01-0${i}`, nombre: n, grupo: null }));
  if (tipo === 'M')
    return ['Vinchos', 'Qasqa', 'Arizona'].map((n, i) => ({ id: `E:0000364${4 + i}`, nombre: n, grupo: null }));
  const eess = tipo === 'E' ? id.slice(2) : EESS;
  const sectores = SECTORES.map((n, i) => ({
    id: `S:${eess}-0${i + 1}`,
    nombre: n,
    grupo: tipo === 'D' ? ref(`E:${eess}`, 'Vinchos') : null,
  }));
  return [
    ...sectores,
    { id: `S:${eess}-SIN`, nombre: 'Sin sector', grupo: tipo === 'D' ? ref(`E:${eess}`, 'Vinchos') : null },
  ];
};

const COLORES = ['#4477aa', '#ee7733', '#228833', '#aa4499', ''];
const sector = (id: string, nombre: string, i: number): SectorTablero => ({
  id,
  codigo: id.slice(2),
  nombre,
  eess: EESS,
  color: COLORES[i] ?? '',
  sectoristas: [
    { nombre: `Sectorista Uno${i}`, cargo: 'Enfermera' },
    ...(i === 1 ? [{ nombre: 'Sectorista Dos', cargo: 'Técnico' }] : []),
  ],
  localidades: Array.from({ length: 3 + i }, (_, k) => {
    const r = azar(i * 97 + k);
    return {
      codigo: `05011100${i}${k}`,
      nombre: `${nombre.split(' ')[0]!} ${k + 1}`,
      manzana: '',
      lat: -13.24 + i * 0.03 + r() * 0.05,
      lon: -74.36 + (i % 3) * 0.05 + r() * 0.05,
      altitud: 3100,
      area: 'RURAL',
      minutos: 20 + i * 50 + k * 15,
      medio: 'A pie',
      personas: Math.round(20 + r() * 160),
    };
  }),
  perfil: {
    anio: 2026,
    poblacion: 310 + i * 20,
    familias: 82 + i * 5,
    viviendas: 80 + i * 4,
    menores_1: 6,
    menores_3: 19,
    mayores_3: 260,
    adolescentes: 41,
    mef: 88,
    gestantes: 5,
    adultos_mayores: 44,
    discapacidad: 7,
    asegurados: 270,
  },
  superficieKm2: i === 4 ? null : 12.4 + i,
  accesibilidad: (['alta', 'mediana', 'mediana', 'baja', 'no_calificado'] as const)[i]!,
  riesgoComunal: i === 3 ? 'alto' : null,
});

/** The board of a place. The children's cells add up to its own. */
export function tableroFicticio(id: string, mesesAtras = 0): Tablero {
  const periodo = sumarMeses(PERIODO, -mesesAtras);
  const hijos: Fila[] = hijosDe(id).map((h) => ({
    ambito: ref(h.id, h.nombre),
    grupo: h.grupo,
    celdas: MOLDES.map((_, i) => celda(h.id, i, tamanoDe(h.id), mesesAtras)),
    poblacion: poblacion(tamanoDe(h.id)),
  }));
  const total = hijos.reduce((n, h) => n + (h.poblacion?.total ?? 0), 0);
  const propio: Fila = {
    ambito: ref(id, nombreDe(id)),
    grupo: null,
    celdas: MOLDES.map((_, i) =>
      hijos.some((h) => h.celdas[i]?.e === 'v')
        ? sumarCeldas(hijos.map((h) => h.celdas[i]!))
        : celda(id, i, tamanoDe(id), mesesAtras),
    ),
    poblacion: poblacion(Math.round(total / 9)),
  };
  const metas = MOLDES.map(([, , , , , meta]): MetaVigente | null =>
    meta === null ? null : { meta, basal: meta - 0.02, de: 'G:05', verificacion: 'V2' },
  );
  const tipo = tipoDe(id)!;
  const base = {
    ambito: {
      ...ref(id, nombreDe(id)),
      residencia:
        tipo === 'D'
          ? [ref(`P:${id.slice(2, 6)}`, PROVINCIAS.get(`P:${id.slice(2, 6)}`) ?? 'Huamanga'), ref('G:05', 'Ayacucho')]
          : tipo === 'E'
            ? [ref('D:050111', 'Vinchos'), ref('P:0501', 'Huamanga'), ref('G:05', 'Ayacucho')]
            : [],
      salud: tipo === 'E' ? [ref('M:01-01-00', 'Vinchos'), ref('R:01-01', 'Huamanga'), ref('G:05', 'Ayacucho')] : [],
      categoria: tipo === 'E' ? 'I-3' : null,
      altitud: tipo === 'E' ? 3128 : null,
      lat: tipo === 'E' ? -13.22 : null,
      lon: tipo === 'E' ? -74.33 : null,
    },
    indicadores: INDICADORES,
    metas,
    propio,
    hijos,
  };
  return {
    formato: 1,
    ...base,
    corte: {
      id: `05-${periodo}-r1`,
      region: '05',
      periodo,
      fechaCorte: ultimoDia(periodo),
      sha256: 'a3f9c27d51e04b8890aa',
      catalogo: 'cat-7d1f',
      software: '0.1.0',
    },
    modo: 'equipo',
    sintetico: true,
    fuentes: [
      { fuente: 'padron', nombre: 'Padrón nominal', cargas: 1, filas: 61204, datoHasta: '2026-10-30' },
      { fuente: 'his', nombre: 'HIS', cargas: 12, filas: 812004, datoHasta: '2026-10-31' },
      { fuente: 'cnv', nombre: 'Certificado de nacido vivo (CNV)', cargas: 1, filas: 9120, datoHasta: '2026-10-29' },
      { fuente: 'agua', nombre: 'Calidad del agua', cargas: 1, filas: 803, datoHasta: '2026-06-30' },
      { fuente: 'metas', nombre: 'Metas', cargas: 1, filas: 19, datoHasta: null },
    ],
    frases: frasesDe({ ...base, corte: { periodo } }),
    avisos: [],
    alertas: {
      hoy: ultimoDia(periodo),
      horizonte: 7,
      propio: FOCOS.map((f) => ({
        ...f,
        seguidas: f.seguidas * hijos.length,
        pendientes: f.pendientes * hijos.length,
      })),
      hijos: hijos.map(() => FOCOS),
    },
    sectores:
      tipo === 'E' || tipo === 'D'
        ? hijos.filter((h) => !h.ambito.id.endsWith('-SIN')).map((h, i) => sector(h.ambito.id, h.ambito.nombre, i))
        : [],
  };
}

const FOCOS = [
  { punto: 'eess', seguidas: 40, porVencer: 6, pendientes: 11, sinNada: 2 },
  { punto: 'reniec', seguidas: 12, porVencer: 1, pendientes: 2, sinNada: 2 },
] as const;

export function tendenciaFicticia(id: string): Tendencia {
  const periodos = Array.from({ length: 24 }, (_, i) => sumarMeses(PERIODO, i - 23));
  const compacta = (celdas: readonly Celda[]): SerieCompacta => ({
    num: celdas.map((c) => (c.e === 'v' ? c.num : null)),
    den: celdas.map((c) => (c.e === 'v' ? c.den : null)),
  });
  const meses = periodos.map((_, i) => tableroFicticio(id, 23 - i));
  return {
    formato: 1,
    ambito: id,
    region: '05',
    sintetico: true,
    periodos,
    cortes: periodos.map((p) => `05-${p}-r1`),
    claves: INDICADORES.map((i) => i.clave),
    metas: Object.fromEntries(INDICADORES.map((x, i) => [x.clave, periodos.map(() => MOLDES[i]![5])])),
    propio: INDICADORES.map((_, i) => compacta(meses.map((t) => t.propio.celdas[i]!))),
    hijos: meses[0]!.hijos.map((h, k) => ({
      ambito: h.ambito.id,
      series: INDICADORES.map((_, i) => compacta(meses.slice(-12).map((t) => t.hijos[k]!.celdas[i]!))),
    })),
  };
}
