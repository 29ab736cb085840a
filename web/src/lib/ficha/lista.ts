import type { Verificacion } from '../../../../functions/domain/tablero.ts';
import { sinTildes } from '../formato.ts';
import { ETAPAS, NOMBRE_ETAPA, type Etapa } from '../tablero/etapas.ts';
import type { FichaPublicada } from './contrato.ts';
import * as t from '../textos/es/ficha.ts';

/** A ficha as a line of the list. */
export type FichaBreve = {
  readonly id: string;
  readonly nombre: string;
  readonly usuarios: readonly string[];
  readonly etapa: Etapa;
  readonly paquete: string;
  readonly ediciones: readonly {
    readonly version: string;
    readonly edicion: string;
    readonly codigo: string | null;
    readonly marca: Verificacion;
    readonly provisional: boolean;
    readonly calculable: boolean;
  }[];
};

/** Only what a list needs: the whole definitions are many times longer. */
export const abreviarFicha = (f: FichaPublicada): FichaBreve => ({
  id: f.id,
  nombre: f.nombre,
  usuarios: f.usuarios,
  etapa: f.condicion === '' ? f.cursoVida : 'gestante',
  paquete: f.paquete,
  ediciones: f.ediciones.map((e) => ({
    version: e.version,
    edicion: e.edicion,
    codigo: e.codigoOficial,
    marca: e.marca,
    provisional: e.provisional,
    calculable: e.noCalculable === null,
  })),
});

/** Every word, in any order, in its name, id, package, users, editions or codes; without accents or case. */
export const coincide = (f: FichaBreve, texto: string): boolean => {
  const donde = sinTildes(
    [
      f.nombre,
      f.id,
      f.paquete,
      NOMBRE_ETAPA[f.etapa],
      ...f.usuarios,
      ...f.ediciones.flatMap((e) => [e.edicion, e.codigo ?? '', e.calculable ? '' : t.noCalculableEnFrase]),
    ].join(' '),
  );
  return sinTildes(texto)
    .split(/\s+/)
    .every((palabra) => donde.includes(palabra));
};

export type GrupoFichas = {
  readonly etapa: Etapa;
  readonly nombre: string;
  readonly paquetes: readonly { readonly nombre: string; readonly fichas: readonly FichaBreve[] }[];
};

/** By life stage, and in it by package; stages in their order, packages and fichas as they come. */
export const agrupar = (fichas: readonly FichaBreve[]): GrupoFichas[] =>
  ETAPAS.flatMap((etapa) => {
    const suyas = fichas.filter((f) => f.etapa === etapa);
    const paquetes = [...new Set(suyas.map((f) => f.paquete))].map((nombre) => ({
      nombre,
      fichas: suyas.filter((f) => f.paquete === nombre),
    }));
    return paquetes.length === 0 ? [] : [{ etapa, nombre: NOMBRE_ETAPA[etapa], paquetes }];
  });
