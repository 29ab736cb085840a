import { claveFicha } from '../hecho.ts';
import type { IndicadorTablero } from '../tablero.ts';
import type { Ficha, VersionFicha } from './esquema.ts';

type Metodo = { readonly id: string; readonly etiqueta: string; readonly principal: boolean };

const SIN_METODO: Metodo = { id: '', etiqueta: '', principal: true };

/** The ways of counting a version; one, unnamed, when it lists none. */
export const metodosDe = (version: VersionFicha): readonly Metodo[] =>
  version.metodos.length > 0 ? version.metodos : [SIN_METODO];

/** The method a version is shown by; '' when it has a single one. */
export const metodoPrincipal = (version: VersionFicha): string => {
  const metodos = metodosDe(version);
  return (metodos.find((m) => m.principal) ?? metodos[0]!).id; // metodosDe is never empty
};

/** Life stages in their order with pregnancy after childhood, and what belongs to nobody's age at the end. */
const ETAPAS = ['nino', 'gestante', 'adolescente', 'joven', 'adulto', 'adulto_mayor', 'todos'];
const etapa = (f: Ficha): number => ETAPAS.indexOf(f.condicion === '' ? f.curso_vida : 'gestante');
const conMeta = (f: Ficha): boolean => f.versiones.some((v) => v.metas.length > 0);
const componentes = (f: Ficha): number => Math.max(...f.versiones.map((v) => v.componentes.length));

/** Order on a board: by life stage; in it what has a target first, then the packages of more components, then by id. */
const enTablero = (a: Ficha, b: Ficha): number =>
  etapa(a) - etapa(b) ||
  Number(conMeta(b)) - Number(conMeta(a)) ||
  componentes(b) - componentes(a) ||
  (a.ficha < b.ficha ? -1 : 1);

/** One column of a board for each edition and method. */
export const indicadoresTablero = (fichas: readonly Ficha[]): IndicadorTablero[] =>
  [...fichas]
    .sort(enTablero)
    .flatMap((ficha) =>
      ficha.versiones
        .filter((version) => !version.no_calculable)
        .flatMap((version) => metodosDe(version).map((metodo) => indicador(ficha, version, metodo))),
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
  ...(version.no_calculable === undefined ? {} : { noCalculable: version.no_calculable }),
  fuente: version.fuente,
  componentes: version.componentes.map(({ id, nombre }) => ({ id, nombre })),
  principal: version.principal && metodo.principal,
});
