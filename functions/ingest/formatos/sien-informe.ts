import { normalizarTitulo } from '../titulos.ts';
import type { ColumnaEsperada } from '../titulos.ts';
import type { Contexto, Formato } from '../formato.ts';
import { porHoja, type HojaLeida } from '../hojas.ts';
import { ambitoCubierto, periodoDelNombre, reglasUbigeo, soloConocido } from '../lugares.ts';
import { mesesDeTitulos } from '../periodos.ts';
import { VERSION_SIEN } from './sien-agregado.ts';
import { observada, rechazada, SIN_DIAS } from './reglas.ts';

/** What a sheet counts: the columns of evaluated and cases, and the id of the count by age group. */
const CUENTAS = [
  { que: 'anemia', evaluados: 'evaluados', casos: 'anemia' },
  { que: 'dci', evaluados: 'evaluados', casos: 'dc' },
  { que: 'riesgo_dci', evaluados: 'evaluados_riesgo_dc', casos: 'riesgo_dc' },
  { que: 'desnutricion_global', evaluados: 'evaluados_pe', casos: 'dg' },
  { que: 'desnutricion_aguda', evaluados: 'evaluados_pt', casos: 'da' },
  { que: 'sobrepeso', evaluados: 'evaluados_pt', casos: 'sobrepeso' },
  { que: 'obesidad', evaluados: 'evaluados_pt', casos: 'obesidad' },
] as const;

const caso = (id: string, titulo: string): ColumnaEsperada => ({
  id,
  titulos: [new RegExp(`${titulo} ?\\d? (N|NRO) DE CASOS$`)],
});
const evaluados = (id: string, grupo: string): ColumnaEsperada => ({
  id,
  titulos: [new RegExp(`${grupo} (N|NRO) DE EVALUAD[AO]S$`)],
});

const NUMEROS: readonly ColumnaEsperada[] = [
  caso('dc', 'DESNUTRICION CRONICA'),
  caso('riesgo_dc', 'RIESGO DE D(ESNUTRICION)? CRONICA'),
  evaluados('evaluados_pe', 'PESO EDAD ?\\d?'),
  caso('dg', 'DESNUTRICION GLOBAL'),
  evaluados('evaluados_pt', 'PESO TALLA ?\\d?'),
  caso('da', 'DESNUTRICION AGUDA'),
  caso('sobrepeso', '(PESO TALLA ?\\d? )SOBREPESO'),
  caso('obesidad', '(PESO TALLA ?\\d? )OBESIDAD'),
];

/** A second «evaluados» of the same indicator follows the first: it is of those at risk. */
const RIESGO: ColumnaEsperada = evaluados('evaluados_riesgo_dc', 'TALLA EDAD ?\\d?');

/** `menor_36m`, `6_35m`… from the name of the sheet («Anemia 6-35m x DISTRITO»), else from its title. null when neither says it. */
function grupoDe({ nombre, previas }: HojaLeida): string | null {
  const texto = normalizarTitulo([nombre, ...previas].join(' '));
  const meses = /\b(\d{1,2}) (?:A )?(35|59) ?M/.exec(texto);
  if (meses) return meses[1] === '0' ? `menor_${Number(meses[2]) + 1}m` : `${meses[1]}_${meses[2]}m`;
  if (/MENORES DE 3 ANOS/.test(texto)) return 'menor_36m';
  if (/MENORES DE 5 ANOS/.test(texto)) return 'menor_60m';
  return /GESTANTES/.test(texto) ? 'gestantes' : null;
}

/** Foreign children, the VRAEM and pregnant women come in books of their own, of the same months: one must not replace another. */
function fuenteDe(ctx: Pick<Contexto, 'hojas'>): string {
  const texto = normalizarTitulo(ctx.hojas.flatMap((h) => [h.nombre, ...h.previas]).join(' '));
  if (/EXTRANJER/.test(texto)) return 'sien_informe_extranjeros';
  if (/\bVRAEM\b/.test(texto)) return 'sien_informe_vraem';
  return /GESTANTES/.test(texto) ? 'sien_informe_gestantes' : 'sien_informe';
}

const CIFRAS = ['evaluados', 'anemia', ...NUMEROS.map((c) => c.id), RIESGO.id];
const algunaDice = (patron: string): string =>
  CIFRAS.map((c) => `coalesce(regexp_full_match(upper(c_${c}), '${patron}'), false)`).join(' OR ');
const SUPRIMIDO = '\\*+';
const SIN_DATO = '\\(?S\\.?D\\.?\\)?';

/**
 * SIEN reports by district (formatos §4): a sheet per indicator and age group, headers of two or three rows, cumulative months. The
 * sheets by department or DIRESA have no UBIGEO and are not read: they are sums of these.
 */
export const sienInforme: Formato = {
  id: 'sien_informe',
  nombre: 'informe SIEN por distrito (XLSX)',
  filasDeCabecera: [2, 3],
  columnas: [
    { id: 'ubigeo', titulos: ['UBIGEO'], obligatoria: true },
    { id: 'distrito', titulos: ['DISTRITO'], obligatoria: true },
    // Of anemia there is one; of growth, the first is that of height for age.
    { id: 'evaluados', titulos: [/^((INDICADOR )?TALLA EDAD ?\d? )?(N|NRO) DE EVALUAD[AO]S$/], obligatoria: true },
    caso('anemia', 'ANEMIA TOTAL'),
    RIESGO,
    ...NUMEROS,
  ],
  periodo: async ({ entrada, hojas }) =>
    entrada.periodo || mesesDeTitulos(hojas.flatMap((h) => h.previas)) || periodoDelNombre(entrada.nombre),
  campos: (ctx) => ({
    ubigeo: 'a_ubigeo(c_ubigeo)',
    grupo: porHoja(ctx.hojas, grupoDe),
    ...Object.fromEntries(CIFRAS.map((c) => [`n_${c}`, `a_conteo(c_${c})`])),
    // A row that the source suppressed has its cells, without numbers.
    presente: CUENTAS.map((q) => `CASE WHEN c_${q.casos} IS NOT NULL THEN '${q.que}' END`)
      .reduce((a, b) => `${a}, ${b}`)
      .replace(/^/, `concat_ws('|', `)
      .replace(/$/, `)`),
  }),
  reglas: (ctx) => [
    rechazada('clave_ilegible', 'ubigeo', 'ubigeo IS NULL'),
    observada('suprimido', 'evaluados', algunaDice(SUPRIMIDO)),
    observada('sin_dato_en_origen', 'evaluados', algunaDice(SIN_DATO)),
    ...reglasUbigeo('ubigeo', 'ubigeo'),
    observada('grupo_desconocido', 'evaluados', 'grupo IS NULL'),
    ...(ctx.periodo === '' ? [observada('sin_periodo', 'ubigeo', 'true')] : []),
    ...CIFRAS.map((c) => observada('numero_ilegible', c, `c_${c} IS NOT NULL AND n_${c} IS NULL`)),
  ],
  clave: ['ubigeo', `coalesce(grupo, '')`, 'presente'],
  identidad: [],
  documentos: [],
  salidas: (ctx) => [
    {
      tabla: 'agregados',
      consulta: CUENTAS.map(
        ({ que, evaluados: den, casos }) =>
          `SELECT 'sien_${que}_' || grupo AS ficha, '${VERSION_SIEN}' AS version, 'D:' || ${soloConocido('ubigeo')} AS ambito, '${ctx.periodo}' AS periodo,
            CASE WHEN grupo = 'gestantes' THEN '' ELSE 'nino' END AS curso_vida, n_${casos} AS num, n_${den} AS den, '${fuenteDe(ctx)}' AS fuente, observacion
           FROM filas WHERE list_contains(string_split(presente, '|'), '${que}') AND grupo IS NOT NULL AND ${soloConocido('ubigeo')} IS NOT NULL ${ctx.periodo === '' ? 'AND false' : ''}`,
      ).join(' UNION ALL '),
    },
  ],
  alcance: async (ctx) => ({
    fuente: fuenteDe(ctx),
    periodo: ctx.periodo,
    ambito: await ambitoCubierto(ctx, `SELECT ${soloConocido('ubigeo')} AS u FROM filas`),
  }),
  ...SIN_DIAS,
};
