import { leerNombresAlternos } from '../adapters/catalogos/nombres-lugar.ts';
import { ejecutar } from '../adapters/duckdb/conexion.ts';
import { llenar } from '../adapters/duckdb/territorio.ts';
import type { Contexto, Formato, Regla } from './formato.ts';
import { normalizarTitulo } from './titulos.ts';

/** Jaro-Winkler below which two names are not alike; what holds the district must be alike too, where the file names it. */
const PARECIDO = 0.85;
const CONTENEDOR = 0.9;

const sinEspacios = (nombre: string): string => normalizarTitulo(nombre).replaceAll(' ', '');
const normal = (c: string): string => `regexp_replace(upper(strip_accents(c_${c})), '[^A-Z0-9]+', '', 'g')`;

/**
 * Table `sugerencias(linea, sugerencia)`: for rows not accepted whose district has no valid code and has a name, the district whose
 * name is most like it, `¿D:050304? (0.92)`. Never applied (formatos §0.7). Where two are equally alike, none.
 */
export async function crearSugerencias(ctx: Contexto, formato: Formato, reglas: readonly Regla[]): Promise<void> {
  const { con, territorio, presentes } = ctx;
  await ejecutar(con, 'CREATE TEMP TABLE sugerencias (linea INTEGER, sugerencia VARCHAR)');
  const n = formato.nombresDeLugar;
  const sospechas = reglas.flatMap((r, i) => (r.codigo.startsWith('ubigeo_') ? [i] : []));
  if (!n || !presentes.has(n.distrito) || sospechas.length === 0) return;
  const nombres = [
    ...[...territorio.distritos.values()].map((d) => [d.ubigeo, d.nombre] as const),
    ...leerNombresAlternos().filter(([u]) => territorio.distritos.has(u)),
  ];
  await llenar(
    con,
    't_nombres',
    ['ubigeo', 'distrito', 'provincia', 'departamento'],
    nombres.map(([u, nombre]) => [
      u,
      sinEspacios(nombre),
      sinEspacios(territorio.provincias.get(u.slice(0, 4)) ?? ''),
      sinEspacios(territorio.regiones.get(u.slice(0, 2)) ?? ''),
    ]),
  );
  const dentro = (c: string): string => `(m.${c} IS NULL OR jaro_winkler_similarity(m.${c}, t.${c}) >= ${CONTENEDOR})`;
  await ejecutar(
    con,
    `INSERT INTO sugerencias
     WITH filas_malas AS (
       SELECT linea, ${normal(n.distrito)} AS distrito, nullif(${normal(n.provincia)}, '') AS provincia, nullif(${normal(n.departamento)}, '') AS departamento
       FROM crudo SEMI JOIN (SELECT linea FROM juzgadas WHERE regla IN (${sospechas.join(', ')})) USING (linea)),
     m AS (SELECT DISTINCT distrito, provincia, departamento FROM filas_malas WHERE distrito <> ''),
     pares AS (
       SELECT m.distrito, m.provincia, m.departamento, t.ubigeo, max(jaro_winkler_similarity(m.distrito, t.distrito)) AS parecido
       FROM m JOIN t_nombres t ON ${dentro('provincia')} AND ${dentro('departamento')}
       GROUP BY ALL HAVING parecido >= ${PARECIDO}),
     mejores AS (
       SELECT distrito, provincia, departamento, any_value(ubigeo) AS ubigeo, any_value(parecido) AS parecido
       FROM (SELECT * FROM pares QUALIFY rank() OVER (PARTITION BY distrito, provincia, departamento ORDER BY parecido DESC) = 1)
       GROUP BY ALL HAVING count(*) = 1)
     SELECT linea, '¿D:' || ubigeo || '? (' || printf('%.2f', parecido) || ')'
     FROM filas_malas f JOIN mejores b ON b.distrito = f.distrito AND b.provincia IS NOT DISTINCT FROM f.provincia
       AND b.departamento IS NOT DISTINCT FROM f.departamento`,
  );
}
