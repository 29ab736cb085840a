import type { Componente, VersionFicha } from '../../domain/ficha/esquema.ts';
import { alcanzada, rutasClave, type RutaClave } from './cadenas.ts';
import { alguna, porTramo, todas } from './sql.ts';

const CONDICIONES: Readonly<Record<NonNullable<Componente['condicion']>, string>> = {
  anemia: 'medida_positiva',
  dci: 'medida_positiva',
  riesgo_dci: 'medida_positiva',
  sis: "list_contains(seguros, '1')",
};

const estado = (exigible: string, cumple: string): string =>
  `CASE WHEN NOT coalesce(${exigible}, false) THEN 'no_exigible' WHEN ${cumple} THEN 'cumple' ELSE 'no_cumple' END`;

function componenteSql(c: Componente, rutas: readonly RutaClave[]): string {
  if (c.condicion) return estado(`${CONDICIONES[c.condicion]} IS NOT NULL`, CONDICIONES[c.condicion]);
  const edad = c.exigencia_en === 'anos' ? 'anos' : 'edad';
  const exigible = alguna(rutas.map((r) => porTramo(edad, r.exigencia, 'false', (n) => String(n > 0))));
  const satisfecha = alguna(
    rutas.map((r) =>
      porTramo(edad, r.exigencia, 'false', (n) =>
        n === 0 ? String(c.via_sin_exigencia === 'cumple') : alcanzada(r, n),
      ),
    ),
  );
  return estado(exigible, satisfecha);
}

/** `c_<id>` of every component, in the order of the ficha. Reads `edad` (days since the anchor), `anos`, the milestones and the measure. */
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
