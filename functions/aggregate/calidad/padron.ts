import type { DuckDBConnection } from '@duckdb/node-api';
import { ejecutar, leerFilas, literal } from '../../adapters/duckdb/conexion.ts';
import { DIAS_SIN_ACTUALIZAR, IDS_CRITERIO, type IdCriterio } from '../../domain/calidad/padron.ts';
import type { ValorCriterio } from '../../domain/calidad.ts';
import type { Fecha } from '../../domain/fecha.ts';
import { vista, type Archivo } from './lineas.ts';

/** `cal_padron`: the padrón's own columns that no ficha reads, one row per document, the latest issue first. */
export async function crearVistaPadron(con: DuckDBConnection, archivos: readonly Archivo[]): Promise<void> {
  await vista(con, 'cal_padron_todo', archivos, 'padron', {
    documento: 'VARCHAR',
    estado: 'VARCHAR',
    visitado: 'VARCHAR',
    documento_madre: 'VARCHAR',
    modificado: 'DATE',
    orden: 'VARCHAR',
  });
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cal_padron AS SELECT * FROM cal_padron_todo WHERE documento IS NOT NULL
     QUALIFY row_number() OVER (PARTITION BY documento ORDER BY orden DESC, modificado DESC NULLS LAST, estado, visitado, documento_madre) = 1`,
  );
}

/** `n` and `den` of each criterion over `p`, a row of the padrón beside a cut date. `activo` and `menor` are its columns. */
const CRITERIOS: Readonly<Record<IdCriterio, { readonly n: string; readonly den: string }>> = {
  con_documento: { n: 'p.con_documento', den: 'p.activo' },
  dni_30d: { n: 'p.dni_dias BETWEEN 0 AND 30', den: 'p.activo AND p.edad BETWEEN 31 AND 364' },
  dni_60d: { n: 'p.dni_dias BETWEEN 0 AND 60', den: 'p.activo AND p.edad BETWEEN 61 AND 364' },
  sexo: { n: 'p.sexo IS NOT NULL', den: 'p.activo' },
  nacimiento: { n: 'p.fecha_nacimiento IS NOT NULL', den: 'p.activo' },
  localidad: { n: 'p.codigo_ccpp IS NOT NULL', den: 'p.activo' },
  eess: { n: 'p.renipress IS NOT NULL', den: 'p.activo' },
  seguro: { n: 'p.seguros IS NOT NULL', den: 'p.activo' },
  madre: { n: 'p.madre IS NOT NULL', den: 'p.activo' },
  visitado: { n: `p.visitado = 'SI'`, den: 'p.activo AND p.visitado IS NOT NULL' },
  encontrado: { n: `p.encontrado = 'SI'`, den: 'p.activo AND p.encontrado IS NOT NULL' },
  actualizado: {
    n: `p.modificado >= p.corte - ${DIAS_SIN_ACTUALIZAR}`,
    den: 'p.activo AND p.modificado IS NOT NULL',
  },
  sin_observacion: { n: `p.estado <> '2'`, den: 'p.activo AND p.estado IS NOT NULL' },
  posible_duplicado: { n: 'p.repetido', den: 'p.activo AND p.repetido IS NOT NULL' },
  inactivo: { n: `p.estado = '0'`, den: 'p.menor AND p.estado IS NOT NULL' },
};

/** What the padrón must bring in some row for a criterion to be reported at all. */
const EXIGE: Readonly<Partial<Record<IdCriterio, string>>> = {
  dni_30d: 'fecha_emision_dni',
  dni_60d: 'fecha_emision_dni',
  localidad: 'codigo_ccpp',
  seguro: 'seguros',
  madre: 'madre',
  visitado: 'visitado',
  encontrado: 'encontrado',
  actualizado: 'modificado',
  sin_observacion: 'estado',
  posible_duplicado: 'madre',
  inactivo: 'estado',
};

export type PadronDistrito = { readonly ubigeo: string; readonly valores: readonly ValorCriterio[] };

/**
 * The criteria of `IDS_CRITERIO` by cut date and district of residence, children under six. Districts of other regions are left out;
 * `SIN` has no known one. Empty without padrón. Needs `personas`, `cnv`, `cortes` and `crearVistaPadron`.
 */
export async function padronDe(con: DuckDBConnection, region: string): Promise<Map<Fecha, PadronDistrito[]>> {
  await ejecutar(
    con,
    `CREATE OR REPLACE TEMP TABLE cal_ninos AS
     WITH base AS (
       SELECT x.*, coalesce(a.documento_madre, c.documento_madre) AS madre, a.visitado, a.modificado,
         x.dni IS NOT NULL OR x.cnv IS NOT NULL OR x.tipo_documento IN ('DNI', 'CNV') AS con_documento,
         x.fecha_emision_dni - x.fecha_nacimiento AS dni_dias
       FROM personas x LEFT JOIN cal_padron a USING (documento)
       LEFT JOIN (SELECT cnv, max(documento_madre) AS documento_madre FROM cnv WHERE cnv IS NOT NULL GROUP BY 1) c ON c.cnv = x.cnv
       WHERE coalesce(x.estado, '') NOT IN ('censo', 'atendido')),
     iguales AS (
       SELECT fecha_nacimiento, ubigeo, sexo, madre FROM base
       WHERE coalesce(estado, '1') <> '0' AND fecha_nacimiento IS NOT NULL AND ubigeo IS NOT NULL AND sexo IS NOT NULL AND madre IS NOT NULL
       GROUP BY ALL HAVING count(*) > 1)
     SELECT b.*, CASE WHEN b.fecha_nacimiento IS NOT NULL AND b.ubigeo IS NOT NULL AND b.sexo IS NOT NULL AND b.madre IS NOT NULL
       THEN i.madre IS NOT NULL END AS repetido
     FROM base b LEFT JOIN iguales i ON i.fecha_nacimiento = b.fecha_nacimiento AND i.ubigeo = b.ubigeo AND i.sexo = b.sexo AND i.madre = b.madre`,
  );
  const exigidas = [...new Set(Object.values(EXIGE))];
  const [hay] = await leerFilas<Record<string, number>>(
    con,
    `SELECT ${exigidas.map((c) => `count(${c}) AS ${c}`).join(', ')}, count(*) AS todos FROM cal_ninos`,
  );
  const cuentas = IDS_CRITERIO.map(
    (id) =>
      `[count(*) FILTER (${CRITERIOS[id].den} AND ${CRITERIOS[id].n}), count(*) FILTER (${CRITERIOS[id].den})] AS c_${id}`,
  );
  const filas = await leerFilas<Record<string, unknown> & { corte: Fecha; ubigeo: string }>(
    con,
    `WITH p AS (
       SELECT n.*, k.corte, k.corte - n.fecha_nacimiento AS edad,
         n.fecha_nacimiento IS NULL OR (n.fecha_nacimiento <= k.corte AND n.fecha_nacimiento + INTERVAL 6 YEAR > k.corte) AS menor,
         menor AND coalesce(n.estado, '1') <> '0' AS activo
       FROM cal_ninos n CROSS JOIN cortes k WHERE n.ubigeo IS NULL OR left(n.ubigeo, 2) = ${literal(region)})
     SELECT p.corte, coalesce(p.ubigeo, 'SIN') AS ubigeo, ${cuentas.join(', ')} FROM p WHERE p.menor GROUP BY ALL ORDER BY ALL`,
  );
  const valorDe = (fila: Record<string, unknown>, id: IdCriterio): ValorCriterio => {
    const exige = EXIGE[id];
    if (exige !== undefined && hay?.[exige] === 0) return null;
    const [n, den] = fila[`c_${id}`] as [number, number]; // by the query above
    return [n, den];
  };
  const porCorte = Map.groupBy(filas, (f) => f.corte);
  return new Map(
    [...porCorte].map(([corte, suyas]) => [
      corte,
      suyas.map((f) => ({ ubigeo: f.ubigeo, valores: IDS_CRITERIO.map((id) => valorDe(f, id)) })),
    ]),
  );
}
