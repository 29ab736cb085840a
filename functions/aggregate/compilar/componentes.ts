import type { Puntos } from '../../domain/ficha/esquema-componente.ts';
import type { Componente, VersionFicha } from '../../domain/ficha/esquema.ts';
import { alcanzada, rutasClave, sucedio, type RutaClave } from './cadenas.ts';
import { alguna, enRango, lista, porTramo, todas } from './sql.ts';
import { nacidoEn } from './ventana.ts';

const CONDICIONES: Readonly<Record<NonNullable<Componente['condicion']>, string>> = {
  anemia: 'medida_positiva',
  dci: 'medida_positiva',
  riesgo_dci: 'medida_positiva',
  sis: "list_contains(seguros, '1')",
};

type Regla = { readonly exigible: string; readonly cumple: string };

/** Required once the window of the only step is over. */
const ventanaCerrada = ({ pasos }: RutaClave): string => {
  const { mes, dias } = pasos[0]!.mesCumplido!;
  return `coalesce(edad > motor_cumple(fecha_nacimiento, ${mes}) - ancla + ${dias}, false)`;
};

function deRutas(c: Componente, rutas: readonly RutaClave[]): Regla {
  const edad = c.exigencia_en === 'anos' ? 'anos' : 'edad';
  return {
    exigible: alguna(
      rutas.map((r) => (r.exigencia ? porTramo(edad, r.exigencia, 'false', (n) => String(n > 0)) : ventanaCerrada(r))),
    ),
    cumple: alguna(
      rutas.map((r) =>
        r.exigencia
          ? porTramo(edad, r.exigencia, 'false', (n) =>
              n === 0 ? String(c.via_sin_exigencia === 'cumple') : alcanzada(r, n),
            )
          : alcanzada(r, 1),
      ),
    ),
  };
}

/** Days are added up at each cut: `en` may leave some out. */
function dePuntos({ valores, ventanas, primera_obligatoria: primera, exigencia }: Puntos): Regla {
  const dias = `list_distinct(flatten([${valores.map((v) => `coalesce(e_${v.prestacion}, [])`).join(', ')}]))`;
  const valor = `greatest(${valores.map((v) => `CASE WHEN coalesce(list_contains(e_${v.prestacion}, x), false) THEN ${v.puntos} ELSE 0 END`).join(', ')}, 0)`;
  const validos = (en: string): string =>
    `list_transform(list_filter(${dias}, lambda x: x <= edad AND ${en}), lambda x: ${valor})`;
  const ventana = (v: readonly [number, number | null], en: string): string =>
    `coalesce(list_max(${validos(`${enRango('x', v)} AND ${en}`)}), 0)`;
  const total = (en: string): string =>
    ventanas ? `(${ventanas.map((v) => ventana(v, en)).join(' + ')})` : `coalesce(list_sum(${validos(en)}), 0)`;
  const suficiente = (minimo: number, en: string): string =>
    todas([`${total(en)} >= ${minimo}`, ...(primera && ventanas ? [`${ventana(ventanas[0]!, 'true')} > 0`] : [])]);
  const tramos = <T>(tramo: (b: Puntos['exigencia'][number]) => T): { hasta?: number; dosis: number; v: T }[] =>
    exigencia.map((b) => ({ ...(b.hasta === undefined ? {} : { hasta: b.hasta }), dosis: b.puntos, v: tramo(b) }));
  const porEdad = (valorDe: (b: Puntos['exigencia'][number]) => string): string => {
    const textos = tramos(valorDe);
    let i = 0;
    return porTramo('edad', textos, 'false', () => textos[i++]!.v);
  };
  return {
    exigible: porEdad((b) => String(b.puntos > 0)),
    cumple: porEdad((b) => (b.puntos === 0 ? 'false' : suficiente(b.puntos, b.en ? enRango('x', b.en) : 'true'))),
  };
}

/** What each field holds, and when it is present. Without the datum only `presente` can fail. */
function deDato({ campo, presente, valores, rango }: NonNullable<Componente['dato']>): Regla {
  const tiene =
    campo === 'documento'
      ? 'con_documento'
      : campo === 'dni'
        ? 'con_dni'
        : campo === 'seguros'
          ? 'coalesce(len(seguros), 0) > 0'
          : campo === 'estado' && valores
            ? 'true'
            : campo === 'edad_dias' || campo === 'edad_meses'
              ? 'fecha_nacimiento IS NOT NULL'
              : `coalesce(CAST(${campo} AS VARCHAR), '') <> ''`;
  // Ages are those of the cut.
  const columna = campo === 'edad_dias' ? 'edad' : campo === 'edad_meses' ? 'meses' : campo;
  const condiciones = [
    ...(presente ? [tiene] : []),
    ...(valores
      ? [
          campo === 'seguros'
            ? `list_has_any(seguros, [${valores.map((x) => lista([x]).slice(1, -1)).join(', ')}])`
            : `coalesce(${campo}, '') IN ${lista(valores)}`,
        ]
      : []),
    ...(rango ? [enRango(columna, rango)] : []),
  ];
  return { exigible: presente ? 'true' : tiene, cumple: `coalesce(${todas(condiciones)}, false)` };
}

function reglaDe(c: Componente, rutas: readonly RutaClave[]): Regla {
  if (c.condicion) return { exigible: `${CONDICIONES[c.condicion]} IS NOT NULL`, cumple: CONDICIONES[c.condicion] };
  if (c.puntos) return dePuntos(c.puntos);
  if (c.dato) return deDato(c.dato);
  return deRutas(c, rutas);
}

/** Whether nothing is required of the person whatever the age: not of those it is for, or exempt. */
export const libreSql = (c: Componente): string =>
  alguna([
    ...(c.solo_si?.sexo ? [`sexo IS DISTINCT FROM '${c.solo_si.sexo}'`] : []),
    ...(c.solo_si?.nacimiento_en ? [`NOT (${nacidoEn('c', c.solo_si.nacimiento_en)})`] : []),
    ...(c.exento_si ? [sucedio({ clave: `x_exento_${c.id}`, existe: c.exento_si })] : []),
  ]);

function componenteSql(c: Componente, rutas: readonly RutaClave[]): string {
  if (c.columna) return `coalesce(columna_${c.id}, 'no_cumple')`;
  const { exigible, cumple } = reglaDe(c, rutas);
  return `CASE WHEN ${alguna([libreSql(c), `NOT coalesce(${exigible}, false)`])} THEN 'no_exigible' WHEN ${cumple} THEN 'cumple' ELSE '${c.informativo ? 'no_exigible' : 'no_cumple'}' END`;
}

/** `c_<id>` of every component, in the order of the ficha; over `base c`. */
export function componentesSql(version: VersionFicha): string[] {
  const rutas = rutasClave(version);
  return version.componentes.map((c) => `${componenteSql(c, rutas.get(c.id) ?? [])} AS c_${c.id}`);
}

/** A package complies when no component is `no_cumple`: what is not required yet does no harm. */
export const cumpleTodo = (version: VersionFicha): string =>
  todas(version.componentes.map((c) => `c_${c.id} <> 'no_cumple'`));

/** Ids of the components not fulfilled. */
export const motivosSql = (version: VersionFicha): string =>
  version.componentes.length === 0
    ? 'CAST([] AS VARCHAR[])'
    : `list_filter([${version.componentes.map((c) => `CASE WHEN c_${c.id} = 'no_cumple' THEN '${c.id}' END`).join(', ')}], lambda m: m IS NOT NULL)`;
