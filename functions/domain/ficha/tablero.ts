import type { AmbitoId } from '../ambito.ts';
import type { Fecha } from '../fecha.ts';
import { claveFicha } from '../hecho.ts';
import type { IndicadorTablero, MetaVigente } from '../tablero.ts';
import type { Ficha, VersionFicha } from './esquema.ts';

type Metodo = { readonly id: string; readonly etiqueta: string; readonly principal: boolean };

const SIN_METODO: Metodo = { id: '', etiqueta: '', principal: true };

/** The ways of counting a version; one, unnamed, when it lists none. */
export const metodosDe = (version: VersionFicha): readonly Metodo[] =>
  version.metodos.length > 0 ? version.metodos : [SIN_METODO];

/** One column of a board for each edition and method, in the order of the fichas. */
export const indicadoresTablero = (fichas: readonly Ficha[]): IndicadorTablero[] =>
  fichas.flatMap((ficha) =>
    ficha.versiones.flatMap((version) => metodosDe(version).map((metodo) => indicador(ficha, version, metodo))),
  );

const indicador = (ficha: Ficha, version: VersionFicha, metodo: Metodo): IndicadorTablero => ({
  clave: claveFicha({ ficha: ficha.ficha, version: version.version, metodo: metodo.id }),
  ficha: ficha.ficha,
  version: version.version,
  metodo: metodo.id,
  nombre: version.nombre ?? ficha.nombre,
  corto: ficha.corto,
  edicion: version.edicion,
  etiquetaMetodo: metodo.etiqueta,
  codigoOficial: version.codigo_oficial,
  cursoVida: ficha.curso_vida,
  condicion: ficha.condicion,
  paquete: ficha.paquete,
  direccion: ficha.direccion,
  tipo: ficha.tipo,
  unidad: ficha.unidad,
  nivel: ficha.nivel,
  verificacion: version.verificacion,
  provisional: version.provisional,
  fuente: version.fuente,
  componentes: version.componentes.map(({ id, nombre }) => ({ id, nombre })),
  principal: version.principal && metodo.principal,
});

/** 67.1 → 0.671 without the tail of binary division; counts stay as they are. */
const aFraccion = (ficha: Ficha, x: number): number => (ficha.tipo === 'conteo' ? x : Number((x / 100).toFixed(6)));

/**
 * Target of an edition in force on a date, from its YAML: the place's own, or else its region's.
 * @param region two digits; without it the region is read from the id, which only districts, provinces and regions carry
 * @returns null when none is loaded: never invented
 */
export function metaDe(
  fichas: readonly Ficha[],
  llave: { readonly ficha: string; readonly version: string },
  ambito: AmbitoId,
  fecha: Fecha,
  region: string | null = /^[DPG]:\d/.test(ambito) ? ambito.slice(2, 4) : null,
): MetaVigente | null {
  const ficha = fichas.find((f) => f.ficha === llave.ficha);
  const version = ficha?.versiones.find((v) => v.version === llave.version);
  if (!ficha || !version) return null;
  for (const de of region === null ? [ambito] : [ambito, `G:${region}`]) {
    const m = version.metas.find((x) => x.ambito === de && x.desde <= fecha && fecha <= x.hasta);
    if (m) {
      const basal = m.basal === null ? null : aFraccion(ficha, m.basal);
      return { meta: aFraccion(ficha, m.meta), basal, de, verificacion: m.verificacion };
    }
  }
  return null;
}
