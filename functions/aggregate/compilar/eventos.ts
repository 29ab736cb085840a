import type { Marca, Prestacion } from '../../domain/ficha/esquema-componente.ts';
import type { VersionFicha } from '../../domain/ficha/esquema.ts';
import { RANGO_HB } from '../../domain/salud/hemoglobina.ts';
import { alguna, enRango, lista, porCodigo, todas } from './sql.ts';

/** The lines as they came, for the official value; or under every number of the person, for the follow-up. */
export type FuentePrestaciones = 'motor_lineas' | 'prestaciones_unidas';

const tipoDx = (x: { readonly tipo_dx?: readonly string[] | undefined }): string[] =>
  x.tipo_dx ? [`p.tipo_dx IN ${lista(x.tipo_dx)}`] : [];

const conLab = (labs: readonly string[]): string =>
  alguna(['lab1', 'lab2', 'lab3'].map((l) => `motor_lab(p.${l}) IN ${lista(labs)}`));

const esMarca = (m: Marca): string =>
  todas([porCodigo('p.codigo', m.codigos, m.prefijos), ...tipoDx(m), ...(m.lab ? [conLab(m.lab)] : [])]);

/** A value inside the plausible range, on a line that is not a (non-definitive) assay. */
const conValorHb = (p: Prestacion): string =>
  `p.hb BETWEEN ${RANGO_HB.minimo} AND ${RANGO_HB.maximo} AND NOT coalesce(${porCodigo('p.codigo', p.codigos, p.prefijos)}, false)`;

const esLinea = (p: Prestacion): string => {
  const porSuCodigo = todas([porCodigo('p.codigo', p.codigos, p.prefijos), ...tipoDx(p)]);
  return p.o_valor_hb ? alguna([porSuCodigo, conValorHb(p)]) : porSuCodigo;
};

/** How far a mark reaches: what its line must share with the line it marks. */
const ALCANCES = {
  cita: ['id_cita', 'documento'],
  dia: ['documento', 'fecha'],
  dia_eess: ['documento', 'fecha', 'renipress'],
} as const;
type Alcance = keyof typeof ALCANCES;

const esPrestacion = (p: Prestacion): string => {
  const marcada = (alcance: Alcance, marcas: readonly string[] | undefined, no = ''): string[] =>
    (marcas ?? []).map((m) => `${no}coalesce(${alcance}.m_${m}, false)`);
  return todas([
    esLinea(p),
    ...(p.lab ? [conLab(p.lab)] : []),
    ...(p.sin_lab ? [`NOT (${conLab(p.sin_lab)})`] : []),
    ...(p.fur_dias ? [enRango('(p.fecha - p.fur)', p.fur_dias)] : []),
    ...marcada('cita', p.en_cita),
    ...marcada('cita', p.sin_en_cita, 'NOT '),
    ...marcada('dia', p.en_dia),
    ...marcada('dia', p.sin_en_dia, 'NOT '),
    ...marcada('dia_eess', p.en_dia_eess),
  ]);
};

/**
 * The lines some prestaciones of an edition look at: `desde` is what to put after FROM (with the alias `p`), `es(nombre)` whether the
 * line is that prestación, `interesa` a filter by code alone. A line without `id_cita` shares its visit with nobody.
 */
export function lineasDe(
  version: VersionFicha,
  nombres: readonly string[],
  fuente: FuentePrestaciones,
): {
  readonly ctes: string;
  readonly desde: string;
  readonly es: (nombre: string) => string;
  readonly interesa: string;
} {
  const suyas = nombres.map((n) => version.prestaciones[n]!);
  const usadas: Readonly<Record<Alcance, ReadonlySet<string>>> = {
    cita: new Set(suyas.flatMap((p) => [...(p.en_cita ?? []), ...(p.sin_en_cita ?? [])])),
    dia: new Set(suyas.flatMap((p) => [...(p.en_dia ?? []), ...(p.sin_en_dia ?? [])])),
    dia_eess: new Set(suyas.flatMap((p) => p.en_dia_eess ?? [])),
  };
  const alcances = (Object.keys(ALCANCES) as Alcance[]).filter((a) => usadas[a].size > 0);
  const ctes = alcances.map((a) => {
    const llave = ALCANCES[a];
    const marcas = [...usadas[a]].map((n) => [n, version.marcas[n]!] as const);
    return `marcas_${a} AS (
  SELECT ${llave.map((c) => `p.${c}`).join(', ')}, ${marcas.map(([n, m]) => `coalesce(bool_or(${esMarca(m)}), false) AS m_${n}`).join(', ')}
  FROM ${fuente} p WHERE ${llave.map((c) => `p.${c} IS NOT NULL`).join(' AND ')} AND (${alguna(marcas.map(([, m]) => porCodigo('p.codigo', m.codigos, m.prefijos)))})
  GROUP BY ALL),
`;
  });
  const uniones = alcances.map(
    (a) => `LEFT JOIN marcas_${a} ${a} ON ${ALCANCES[a].map((c) => `${a}.${c} = p.${c}`).join(' AND ')}`,
  );
  return {
    ctes: ctes.join(''),
    desde: [`${fuente} p`, ...uniones].join(' '),
    es: (nombre) => esPrestacion(version.prestaciones[nombre]!),
    interesa: `(${alguna(suyas.map((p) => alguna([porCodigo('p.codigo', p.codigos, p.prefijos), ...(p.o_valor_hb ? ['p.hb > 0'] : [])])))})`,
  };
}

/**
 * CTE `eventos(documento, ancla, fecha_nacimiento, e_<name>…)`: for each subject, one list of days since the anchor (distinct,
 * sorted) per prestación. Reads the CTE `sujetos`: one scan of the lines, whatever the number of cuts. Lines before birth are
 * dropped; those before the anchor too, except where the anchor is an event of the person's life.
 */
export function eventosSql(version: VersionFicha, fuente: FuentePrestaciones): string {
  const todasLasPrestaciones = Object.entries(version.prestaciones);
  const deHis = todasLasPrestaciones.filter(([, p]) => !p.dato).map(([n]) => n);
  const deDato = todasLasPrestaciones.filter(([, p]) => p.dato);
  const columnasDato = deDato.map(
    ([nombre, p]) =>
      `CASE WHEN s.${p.dato!} >= s.ancla THEN [CAST(s.${p.dato!} - s.ancla AS INTEGER)] END AS e_${nombre}`,
  );
  const sujetos = 's.documento, s.ancla, s.fecha_nacimiento';
  if (deHis.length === 0)
    return `eventos AS (SELECT ${[sujetos, ...columnasDato].join(', ')} FROM sujetos s WHERE s.ancla IS NOT NULL)`;

  const { ctes, desde, es, interesa } = lineasDe(version, deHis, fuente);
  const vivas =
    version.poblacion.sujeto === 'evento'
      ? 's.fecha_nacimiento IS NULL OR p.fecha >= s.fecha_nacimiento'
      : 'p.fecha >= s.ancla AND (s.fecha_nacimiento IS NULL OR p.fecha >= s.fecha_nacimiento)';
  const his = `${ctes}eventos_his AS (
  SELECT ${sujetos},
    ${deHis.map((n) => `list_sort(list(DISTINCT CAST(p.fecha - s.ancla AS INTEGER)) FILTER (WHERE ${es(n)})) AS e_${n}`).join(',\n    ')}
  FROM ${desde} JOIN (SELECT DISTINCT documento, ancla, fecha_nacimiento FROM sujetos WHERE ancla IS NOT NULL) s ON p.documento = s.documento AND (${vivas})
  WHERE ${interesa} GROUP BY ${sujetos})`;
  if (deDato.length === 0) return `${his},\neventos AS (SELECT * FROM eventos_his)`;
  return `${his},
eventos AS (
  SELECT ${[sujetos, ...deHis.map((n) => `h.e_${n}`), ...columnasDato].join(', ')}
  FROM sujetos s LEFT JOIN eventos_his h ON h.documento = s.documento AND h.ancla = s.ancla WHERE s.ancla IS NOT NULL)`;
}
