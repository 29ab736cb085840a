import type { AmbitoId } from '../../../../functions/domain/ambito.ts';
import type { Direccion, TipoIndicador } from '../../../../functions/domain/conteo.ts';
import type { IndicadorTablero, Verificacion } from '../../../../functions/domain/tablero.ts';
import { consultar, type Conexion } from './consulta.ts';

export type IndicadorCubo = {
  readonly clave: string;
  readonly ficha: string;
  readonly nombre: string;
  readonly edicion: string;
  readonly tipo: TipoIndicador;
  readonly direccion: Direccion;
  readonly unidad: string;
  readonly nivel: IndicadorTablero['nivel'];
  readonly verificacion: Verificacion;
  readonly fuente: string;
};
export type CorteCubo = { readonly periodo: string; readonly corte: string; readonly sha256: string };
export type Contenido = {
  readonly indicadores: readonly IndicadorCubo[];
  /** Newest first. */
  readonly cortes: readonly CorteCubo[];
  readonly info: Readonly<Record<string, string>>;
  /** Name of each place by its id. */
  readonly nombres: ReadonlyMap<AmbitoId, string>;
};

const COLUMNAS = [
  'clave',
  'ficha',
  'nombre',
  'edicion',
  'tipo',
  'direccion',
  'unidad',
  'nivel',
  'verificacion',
  'fuente',
];
const INDICADORES = `SELECT ${COLUMNAS.join(', ')} FROM indicadores
WHERE clave IN (SELECT DISTINCT clave::VARCHAR FROM hechos) ORDER BY nombre, clave`;
const CORTES = `SELECT periodo, corte, sha256 FROM cortes ORDER BY periodo DESC`;
const INFO = `SELECT clave, valor FROM info`;
const LUGARES = `SELECT id, nombre FROM lugares`;

const ENTRADA = 'paquete_menor_12m';

/** The indicator that opens the explorer: the package of the child under 12 months in its latest edition, else the first coverage. */
export const indicadorDeEntrada = (indicadores: readonly IndicadorCubo[]): IndicadorCubo | undefined =>
  indicadores.findLast((i) => i.clave.startsWith(`${ENTRADA}@`)) ??
  indicadores.find((i) => i.tipo === 'cobertura') ??
  indicadores[0];

/** What the cube holds: the choices of the explorer. */
export async function contenido(con: Conexion): Promise<Contenido> {
  const indicadores = await consultar(con, INDICADORES, []);
  const cortes = await consultar(con, CORTES, []);
  const info = await consultar(con, INFO, []);
  const lugares = await consultar(con, LUGARES, []);
  return {
    // The cube writes everything as text; its words are those of `IndicadorTablero`.
    indicadores: indicadores.filas.map(
      (f) => Object.fromEntries(COLUMNAS.map((c, i) => [c, String(f[i])])) as unknown as IndicadorCubo,
    ),
    cortes: cortes.filas.map(([periodo, corte, sha256]) => ({
      periodo: String(periodo),
      corte: String(corte),
      sha256: String(sha256),
    })),
    info: Object.fromEntries(info.filas.map(([k, v]) => [String(k), String(v)])),
    nombres: new Map(lugares.filas.map(([id, nombre]) => [String(id), String(nombre)])),
  };
}
