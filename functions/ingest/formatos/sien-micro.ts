import { FORMULA_SIEN, RANGO_HB } from '../../domain/salud/hemoglobina.ts';
import { GRUPOS_HB } from '../../domain/salud/grupos-hb.ts';
import type { Contexto, Formato, Regla } from '../formato.ts';
import { ambitoRegional, fecha, soloConocido } from '../lugares.ts';
import { mesesDeFilas } from '../periodos.ts';
import type { ColumnaEsperada } from '../titulos.ts';
import { contar, type Cuenta } from './sien-agregado.ts';
import { diasDe, observada, reglasFecha } from './reglas.ts';

/** Open microdata of the INS (formatos §4): one row per attention, no person. Identical rows are different children. */

/** Where it was not seen: altitudes between 374 and 550 m have no case, and decimals of the published Hbc are eight. */
const TOLERANCIA = { conDecimales: 0.006, unDecimal: 0.051 };
/** Beyond them WHO calls a z-score implausible: it counts in no prevalence. */
const Z_MAXIMO = { zte: 6, zpe: 6, ptz: 5 };

export const ajustada = (hb: string, altitud: string): string =>
  `(${hb} - CASE WHEN ${altitud} < ${FORMULA_SIEN.desdeM} THEN 0
    ELSE (${FORMULA_SIEN.porMetro} * ${altitud} + ${FORMULA_SIEN.porMetro2} * ${altitud} * ${altitud}) / ${FORMULA_SIEN.escala} END)`;

const umbral = (id: string, grado: 'normal' | 'leve' | 'moderada'): number => {
  const g = GRUPOS_HB.find((x) => x.id === id);
  const valor = grado === 'normal' ? g?.normal : g?.grados?.[grado];
  if (valor === undefined) throw new Error(`No hay un umbral ${grado} en ${id}`);
  return valor;
};
const grado = (hbc: string, id: string): string =>
  `CASE WHEN ${hbc} >= ${umbral(id, 'normal')} THEN 'normal' WHEN ${hbc} >= ${umbral(id, 'leve')} THEN 'leve'
    WHEN ${hbc} >= ${umbral(id, 'moderada')} THEN 'moderada' WHEN ${hbc} IS NOT NULL THEN 'severa' END`;

/** A label as it is compared: `Anemia Leve`, `AnemiaLeve` and `D.CrÃ³nica` come from different exports. */
const etiqueta = (c: string): string =>
  `regexp_replace(replace(replace(upper(strip_accents(${c})), 'CRA³NICA', 'CRONICA'), 'CRÃ³NICA', 'CRONICA'), '[^A-Z]', '', 'g')`;

const LUGAR: readonly ColumnaEsperada[] = [
  { id: 'renipress', titulos: ['RENIPRESS'], obligatoria: true, codigo: 'renipress' },
  { id: 'eess', titulos: ['EESS'] },
  { id: 'ubigeo_ren', titulos: ['UBIGEOREN'] },
  { id: 'altura', titulos: ['ALTURAREN'] },
];
const ATENCION: ColumnaEsperada = {
  id: 'atencion',
  titulos: ['FECHAATENCION', 'ATENCION FECHA'],
  obligatoria: true,
  fecha: true,
};
const HB: readonly ColumnaEsperada[] = [
  { id: 'hb', titulos: ['HEMOGLOBINA'], obligatoria: true },
  { id: 'hbc', titulos: ['HBC'], obligatoria: true },
  { id: 'dx_anemia', titulos: ['DX ANEMIA'], obligatoria: true },
  { id: 'fecha_hb', titulos: ['FECHAHEMOGLOBINA'] },
];
const PT: readonly ColumnaEsperada[] = [
  { id: 'zte', titulos: ['ZTE'], obligatoria: true },
  { id: 'zpe', titulos: ['ZPE'], obligatoria: true },
  { id: 'ptz', titulos: ['PTZ'], obligatoria: true },
  { id: 'dx_te', titulos: ['DX TE'] },
  { id: 'dx_pe', titulos: ['DX PE'] },
  { id: 'dx_pt', titulos: ['DX PT'] },
];

/** The facility's code, or the one inside `I-3   - 00002932 - CENTRO DE SALUD …`; its district, else the published one. */
const camposLugar = (ctx: Contexto): Record<string, string> => {
  const renipress = `coalesce(a_renipress(c_renipress), a_renipress(regexp_extract(c_eess, '- *(\\d{7,9}) *-', 1)))`;
  return {
    renipress,
    ubigeo: `coalesce((SELECT min(e.ubigeo) FROM t_eess e WHERE e.renipress = ${renipress}), ${soloConocido('a_ubigeo(c_ubigeo_ren)')})`,
    atencion: fecha(ctx, 'atencion'),
    mes: `CASE WHEN ${fecha(ctx, 'atencion')} BETWEEN DATE '1900-01-01' AND DATE '${ctx.limite}' THEN strftime(${fecha(ctx, 'atencion')}, '%Y-%m') END`,
    edad: 'a_numero(c_edad)',
  };
};
const FUERA_HB = `hb NOT BETWEEN ${RANGO_HB.minimo} AND ${RANGO_HB.maximo}`;
const OTRA_HBC = `abs(recalculada - hbc) > CASE WHEN regexp_matches(c_hbc, '[.,]\\d{2}') THEN ${TOLERANCIA.conDecimales} ELSE ${TOLERANCIA.unDecimal} END`;
const OTRO_DX = `nullif(dx_anemia, '') <> CASE grado WHEN 'normal' THEN 'NORMAL' WHEN 'leve' THEN 'ANEMIALEVE' WHEN 'moderada' THEN 'ANEMIAMODERADA' ELSE 'ANEMIASEVERA' END`;
/** What takes a row out of the counts of growth: code, column and condition. */
const DUDAS_PT: readonly (readonly [codigo: string, columna: string, cuando: string])[] = [
  ...Object.entries(Z_MAXIMO).map(([z, m]) => ['z_improbable', z, `abs(${z}) > ${m}`] as const),
  ['dx_distinto', 'dx_te', `nullif(dx_te, '') IS NOT NULL AND (zte < -2) <> (dx_te <> 'NORMAL')`],
  ['dx_distinto', 'dx_pe', `nullif(dx_pe, '') IS NOT NULL AND (zpe < -2) <> (dx_pe <> 'NORMAL')`],
  [
    'dx_distinto',
    'dx_pt',
    `nullif(dx_pt, '') <> CASE WHEN ptz < -2 THEN 'DAGUDA' WHEN ptz > 3 THEN 'OBESIDAD' WHEN ptz > 2 THEN 'SOBREPESO' ELSE 'NORMAL' END`,
  ],
];

// A column may name another of the same list.
const camposHb = {
  hb: 'nullif(a_numero(c_hb), 0)',
  hbc: 'a_numero(c_hbc)',
  recalculada: ajustada('nullif(a_numero(c_hb), 0)', 'a_numero(c_altura)'),
  grado: `CASE WHEN a_numero(c_edad) < 24 THEN ${grado('a_numero(c_hbc)', 'nino_6_23m')} ELSE ${grado('a_numero(c_hbc)', 'nino_24_59m')} END`,
  dx_anemia: etiqueta('c_dx_anemia'),
  hb_vale: `NOT coalesce(${FUERA_HB} OR ${OTRA_HBC} OR ${OTRO_DX}, false)`,
};
const camposPt = {
  zte: 'a_numero(c_zte)',
  zpe: 'a_numero(c_zpe)',
  ptz: 'a_numero(c_ptz)',
  dx_te: etiqueta('c_dx_te'),
  dx_pe: etiqueta('c_dx_pe'),
  dx_pt: etiqueta('c_dx_pt'),
  pt_vale: `NOT (${[...DUDAS_PT].map(([, , d]) => `coalesce(${d}, false)`).join(' OR ')})`,
};

const REGLAS_LUGAR: readonly Regla[] = [
  observada('ubigeo_desconocido', 'ubigeo_ren', 'ubigeo IS NULL'),
  observada('eess_desconocido', 'renipress', 'renipress IS NULL OR renipress NOT IN (SELECT renipress FROM t_eess)'),
];
const reglasHb: readonly Regla[] = [
  observada('numero_ilegible', 'hb', 'c_hb IS NOT NULL AND a_numero(c_hb) IS NULL'),
  observada('hb_fuera_de_rango', 'hb', FUERA_HB),
  observada('hbc_distinta', 'hbc', OTRA_HBC),
  observada('sin_hbc', 'hbc', 'hb IS NOT NULL AND hbc IS NULL'),
  observada('dx_distinto', 'dx_anemia', OTRO_DX),
];
const reglasPt: readonly Regla[] = [
  ...['zte', 'zpe', 'ptz'].map((z) => observada('numero_ilegible', z, `c_${z} IS NOT NULL AND ${z} IS NULL`)),
  ...DUDAS_PT.map((d) => observada(...d)),
];

const cuentasHb: readonly Cuenta[] = ([36, 60] as const).map((tope) => ({
  ficha: `sien_anemia_6_${tope - 1}m`,
  cursoVida: 'nino',
  den: `hb IS NOT NULL AND hbc IS NOT NULL AND edad >= 6 AND edad < ${tope} AND hb_vale`,
  num: `grado <> 'normal'`,
  fuente: 'sien_hb',
}));
const cuentasPt: readonly Cuenta[] = ([36, 60] as const).flatMap((tope) =>
  (
    [
      ['dci', 'zte', 'zte < -2'],
      ['desnutricion_global', 'zpe', 'zpe < -2'],
      ['desnutricion_aguda', 'ptz', 'ptz < -2'],
      ['sobrepeso', 'ptz', 'ptz > 2 AND ptz <= 3'],
      ['obesidad', 'ptz', 'ptz > 3'],
    ] as const
  ).map(([que, z, num]): Cuenta => ({
    ficha: `sien_${que}_menor_${tope}m`,
    cursoVida: 'nino',
    den: `${z} IS NOT NULL AND edad >= 0 AND edad < ${tope} AND pt_vale`,
    num,
    fuente: 'sien_pt',
  })),
);

type Partes = {
  readonly id: string;
  readonly nombre: string;
  readonly columnas: readonly ColumnaEsperada[];
  readonly campos: Readonly<Record<string, string>>;
  readonly reglas: readonly Regla[];
  readonly cuentas: readonly Cuenta[];
};

const formatoSien = ({ id, nombre, columnas, campos, reglas, cuentas }: Partes): Formato => ({
  id,
  nombre,
  columnas: [ATENCION, ...LUGAR, ...columnas],
  periodo: async ({ entrada }) => entrada.periodo ?? '',
  campos: (ctx) => ({ ...camposLugar(ctx), ...campos }),
  reglas: ({ limite }) => [...reglasFecha('atencion', 'atencion', limite), ...reglas, ...REGLAS_LUGAR],
  // No id of a person: two equal rows are two attentions.
  clave: ['linea'],
  identidad: [],
  documentos: [],
  salidas: () => [{ tabla: 'agregados', consulta: contar(cuentas) }],
  alcance: async (ctx) => ({
    fuente: id,
    periodo: ctx.periodo === '' ? await mesesDeFilas(ctx, 'SELECT mes AS m FROM filas') : ctx.periodo,
    ambito: await ambitoRegional(ctx, 'SELECT ubigeo AS u FROM filas'),
  }),
  ...diasDe('atencion'),
});

const EDAD: ColumnaEsperada = { id: 'edad', titulos: ['EDADMESES'], obligatoria: true };

export const sienHb = formatoSien({
  id: 'sien_hb',
  nombre: 'microdatos SIEN-HIS de niños, hemoglobina (Hb)',
  columnas: [EDAD, ...HB],
  campos: camposHb,
  reglas: reglasHb,
  cuentas: cuentasHb,
});

export const sienPt = formatoSien({
  id: 'sien_pt',
  nombre: 'microdatos SIEN-HIS de niños, peso y talla (Pt)',
  columnas: [EDAD, ...PT],
  campos: camposPt,
  reglas: reglasPt,
  cuentas: cuentasPt,
});

/** Both joined, as it circulates (formatos §4): the age may be of another day than the measure. */
export const sienHbPt = formatoSien({
  id: 'sien_hb_pt',
  nombre: 'microdatos SIEN-HIS de niños, Hb y Pt unidos',
  columnas: [EDAD, ...HB, ...PT],
  campos: { ...camposHb, ...camposPt },
  reglas: [...reglasHb, ...reglasPt],
  cuentas: [...cuentasHb, ...cuentasPt],
});

const SEMANAS = 'a_numero(c_semanas)';
const DE_GESTANTE = ajustada('nullif(a_numero(c_hb), 0)', 'a_numero(c_altura)');

/** Pregnant women: the file publishes no adjusted value nor grade. Formula of SIEN, thresholds by trimester: unverified. */
export const sienGestantes = formatoSien({
  id: 'sien_gestantes',
  nombre: 'microdatos SIEN-HIS de gestantes',
  columnas: [
    { id: 'semanas', titulos: ['EDAD GEST', 'EDADGEST'], obligatoria: true },
    { id: 'hb', titulos: ['HEMOGLOBINA'], obligatoria: true },
    { id: 'altitud', titulos: ['ALTITUD LOC', 'ALTITUDLOC'], obligatoria: true },
    { id: 'edad', titulos: ['EDAD'] },
  ],
  campos: {
    hb: 'nullif(a_numero(c_hb), 0)',
    hb_vale: `NOT coalesce(${FUERA_HB}, false)`,
    semanas: SEMANAS,
    grado:
      `CASE WHEN ${SEMANAS} < 14 THEN ${grado(DE_GESTANTE, 'gestante_trimestre_1')} WHEN ${SEMANAS} < 28 THEN ${grado(DE_GESTANTE, 'gestante_trimestre_2')}
      WHEN ${SEMANAS} <= 42 THEN ${grado(DE_GESTANTE, 'gestante_trimestre_3')} END`.replaceAll('c_altura', 'c_altitud'),
  },
  reglas: [
    observada('numero_ilegible', 'hb', 'c_hb IS NOT NULL AND a_numero(c_hb) IS NULL'),
    observada('hb_fuera_de_rango', 'hb', FUERA_HB),
    observada('sin_semanas', 'semanas', 'hb IS NOT NULL AND grado IS NULL'),
  ],
  cuentas: [
    {
      ficha: 'sien_anemia_gestantes',
      cursoVida: '',
      den: `hb IS NOT NULL AND grado IS NOT NULL AND hb_vale`,
      num: `grado <> 'normal'`,
      fuente: 'sien_gestantes',
    },
  ],
});
