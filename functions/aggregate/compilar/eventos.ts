import type { Marca, Prestacion, VersionFicha } from '../../domain/ficha/esquema.ts';
import { RANGO_HB } from '../../domain/salud/hemoglobina.ts';
import { alguna, lista, porCodigo, todas } from './sql.ts';

const tipoDx = (x: { readonly tipo_dx?: readonly string[] | undefined }): string[] =>
  x.tipo_dx ? [`tipo_dx IN ${lista(x.tipo_dx)}`] : [];

const esMarca = (m: Marca): string => todas([porCodigo('codigo', m.codigos, m.prefijos), ...tipoDx(m)]);

const conLab = (labs: readonly string[]): string =>
  alguna(['lab1', 'lab2', 'lab3'].map((l) => `motor_lab(${l}) IN ${lista(labs)}`));

/** A value inside the plausible range, on a line that is not a (non-definitive) assay. */
const conValorHb = (p: Prestacion): string =>
  `hb BETWEEN ${RANGO_HB.minimo} AND ${RANGO_HB.maximo} AND NOT coalesce(${porCodigo('codigo', p.codigos, p.prefijos)}, false)`;

const esLinea = (p: Prestacion): string => {
  const porSuCodigo = todas([porCodigo('codigo', p.codigos, p.prefijos), ...tipoDx(p)]);
  return p.o_valor_hb ? alguna([porSuCodigo, conValorHb(p)]) : porSuCodigo;
};

const esPrestacion = (p: Prestacion): string =>
  todas([
    esLinea(p),
    ...(p.lab ? [conLab(p.lab)] : []),
    ...(p.sin_lab ? [`NOT (${conLab(p.sin_lab)})`] : []),
    ...(p.en_cita ?? []).map((m) => `m_${m}`),
    ...(p.sin_en_cita ?? []).map((m) => `NOT m_${m}`),
  ]);

/**
 * CTEs `marcas` and `eventos`: for each subject, one list of ages in days (distinct, sorted, none negative) per prestación, column
 * `e_<name>`. Reads the CTE `sujetos(documento, ancla, …)`: one scan of `prestaciones`, whatever the number of cuts. "Same visit"
 * is the same `id_cita` of the same document; a line without `id_cita` shares its visit with nobody.
 */
export function eventosSql(version: VersionFicha): string {
  const marcas = Object.entries(version.marcas_de_cita);
  const todasLasPrestaciones = Object.entries(version.prestaciones);
  const deHis = todasLasPrestaciones.filter(([, p]) => !p.dato);
  const deDato = todasLasPrestaciones.filter(([, p]) => p.dato);
  const columnasDato = deDato.map(
    ([nombre, p]) =>
      `CASE WHEN s.${p.dato!} >= s.ancla THEN [CAST(s.${p.dato!} - s.ancla AS INTEGER)] END AS e_${nombre}`,
  );
  const claves = 'SELECT DISTINCT documento, ancla FROM sujetos WHERE ancla IS NOT NULL';
  if (deHis.length === 0)
    return `eventos AS (SELECT ${['s.documento', 's.ancla', ...columnasDato].join(', ')} FROM sujetos s WHERE s.ancla IS NOT NULL)`;

  const interesa = alguna(
    deHis.map(([, p]) => alguna([porCodigo('p.codigo', p.codigos, p.prefijos), ...(p.o_valor_hb ? ['p.hb > 0'] : [])])),
  );
  const cteMarcas =
    marcas.length === 0
      ? ''
      : `marcas AS (
  SELECT id_cita, documento, ${marcas.map(([n, m]) => `coalesce(bool_or(${esMarca(m)}), false) AS m_${n}`).join(', ')}
  FROM prestaciones WHERE id_cita IS NOT NULL AND (${alguna(marcas.map(([, m]) => porCodigo('codigo', m.codigos, m.prefijos)))})
  GROUP BY ALL),
`;
  const columnasMarca = marcas.map(([n]) => `, coalesce(m.m_${n}, false) AS m_${n}`).join('');
  const uneMarcas =
    marcas.length === 0 ? '' : 'LEFT JOIN marcas m ON m.id_cita = p.id_cita AND m.documento = p.documento';
  const his = `${cteMarcas}lineas AS (
  SELECT s.documento, s.ancla, CAST(p.fecha - s.ancla AS INTEGER) AS dias, p.codigo, p.tipo_dx, p.lab1, p.lab2, p.lab3, p.hb${columnasMarca}
  FROM prestaciones p JOIN (${claves}) s ON p.documento = s.documento AND p.fecha >= s.ancla ${uneMarcas}
  WHERE ${interesa}),
eventos_his AS (
  SELECT documento, ancla,
    ${deHis.map(([n, p]) => `list_sort(list(DISTINCT dias) FILTER (WHERE ${esPrestacion(p)})) AS e_${n}`).join(',\n    ')}
  FROM lineas GROUP BY documento, ancla)`;
  const nombresHis = deHis.map(([n]) => `h.e_${n}`);
  return deDato.length === 0
    ? `${his},
eventos AS (SELECT * FROM eventos_his)`
    : `${his},
eventos AS (
  SELECT ${['s.documento', 's.ancla', ...nombresHis, ...columnasDato].join(', ')}
  FROM sujetos s LEFT JOIN eventos_his h ON h.documento = s.documento AND h.ancla = s.ancla WHERE s.ancla IS NOT NULL)`;
}
