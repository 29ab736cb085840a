import { consultar, type Conexion } from './consulta.ts';

export type IndicadorCubo = {
  readonly clave: string;
  readonly nombre: string;
  readonly edicion: string;
  readonly tipo: string;
  readonly direccion: string;
  readonly nivel: string;
};
export type Contenido = {
  readonly indicadores: readonly IndicadorCubo[];
  /** Newest first. */
  readonly cortes: readonly { readonly periodo: string; readonly corte: string; readonly sha256: string }[];
  readonly info: Readonly<Record<string, string>>;
};

const INDICADORES = `SELECT clave, nombre, edicion, tipo, direccion, nivel FROM indicadores
WHERE clave IN (SELECT DISTINCT clave::VARCHAR FROM hechos) ORDER BY nombre, clave`;
const CORTES = `SELECT periodo, corte, sha256 FROM cortes ORDER BY periodo DESC`;
const INFO = `SELECT clave, valor FROM info`;

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
  return {
    indicadores: indicadores.filas.map((f) => {
      const [clave, nombre, edicion, tipo, direccion, nivel] = f.map(String);
      return { clave: clave!, nombre: nombre!, edicion: edicion!, tipo: tipo!, direccion: direccion!, nivel: nivel! };
    }),
    cortes: cortes.filas.map(([periodo, corte, sha256]) => ({
      periodo: String(periodo),
      corte: String(corte),
      sha256: String(sha256),
    })),
    info: Object.fromEntries(info.filas.map(([k, v]) => [String(k), String(v)])),
  };
}
