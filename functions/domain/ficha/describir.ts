import type { Verificacion } from '../tablero.ts';
import { describirComponente, type DescripcionComponente } from './describir-componente.ts';
import { describirCorte, type DescripcionCorte } from './describir-corte.ts';
import { ejeDe, marcoEnPalabras, type Eje } from './describir-marco.ts';
import {
  describirExclusion,
  indiceEnPalabras,
  poblacionEnPalabras,
  type DescripcionExclusion,
} from './describir-poblacion.ts';
import { marcasDe, type DescripcionServicio } from './describir-servicio.ts';
import type { Ficha, VersionFicha } from './esquema.ts';
import { fuentesNorma, type FuenteNorma } from './fuentes-norma.ts';

export type DescripcionMeta = {
  readonly ambito: string;
  readonly desde: string;
  readonly hasta: string;
  /** In the unit of the ficha: points of a hundred, or things. */
  readonly basal: number | null;
  readonly meta: number;
  readonly marca: Verificacion;
};

export type DescripcionVersion = {
  readonly version: string;
  readonly nombre: string;
  readonly principal: boolean;
  readonly codigoOficial: string | null;
  readonly edicion: string;
  readonly vigencia: { readonly desde: string; readonly hasta: string | null };
  readonly denominador: string;
  readonly numerador: string;
  readonly corte: DescripcionCorte;
  readonly poblacion: readonly string[];
  readonly exclusiones: readonly DescripcionExclusion[];
  /** From when days are counted, and in which axis; null when nothing is counted in days. */
  readonly marco: {
    readonly eje: Exclude<Eje, 'meses'>;
    readonly texto: string;
    readonly indice: string | null;
  } | null;
  readonly componentes: readonly DescripcionComponente[];
  readonly marcas: readonly DescripcionServicio[];
  readonly metodos: readonly {
    readonly id: string;
    readonly etiqueta: string;
    readonly principal: boolean;
    readonly nota: string | null;
  }[];
  readonly metas: readonly DescripcionMeta[];
  readonly fuentes: readonly FuenteNorma[];
  readonly marca: Verificacion;
  readonly provisional: boolean;
  /** Why no number comes of it; null when it is computed. */
  readonly noCalculable: string | null;
  /** The query of its own, when the primitives are not enough. */
  readonly consulta: string | null;
  /** Its components are followed person by person. */
  readonly alertas: boolean;
  readonly notas: readonly string[];
};

export type DescripcionFicha = {
  readonly ficha: string;
  readonly nombre: string;
  readonly usuarios: readonly string[];
  readonly ediciones: readonly DescripcionVersion[];
};

/** A ficha in plain Spanish, generated from the same data the engine runs. The edition shown first comes first. */
export const describirFicha = (ficha: Ficha): DescripcionFicha => ({
  ficha: ficha.ficha,
  nombre: ficha.nombre,
  usuarios: ficha.usuarios,
  ediciones: [...ficha.versiones]
    .sort((a, b) => Number(b.principal) - Number(a.principal))
    .map((v) => describirVersion(ficha, v)),
});

const describirVersion = (ficha: Ficha, v: VersionFicha): DescripcionVersion => {
  const eje = ejeDe(v.poblacion.sujeto);
  const texto = marcoEnPalabras(v);
  return {
    version: v.version,
    nombre: v.nombre ?? ficha.nombre,
    principal: v.principal,
    codigoOficial: v.codigo_oficial,
    edicion: v.edicion,
    vigencia: v.vigencia,
    denominador: v.denominador,
    numerador: v.numerador,
    corte: describirCorte(v),
    poblacion: poblacionEnPalabras(v),
    exclusiones: v.exclusiones.map((x) => describirExclusion(v, x)),
    marco: eje && texto ? { eje, texto, indice: indiceEnPalabras(v) } : null,
    componentes: v.componentes.map((c) => describirComponente(v, c)),
    marcas: marcasDe(v),
    metodos: v.metodos.map(({ id, etiqueta, principal, nota }) => ({ id, etiqueta, principal, nota: nota ?? null })),
    metas: v.metas.map((m) => ({
      ambito: m.ambito,
      desde: m.desde,
      hasta: m.hasta,
      basal: m.basal,
      meta: m.meta,
      marca: m.verificacion,
    })),
    fuentes: fuentesNorma(v.fuente),
    marca: v.verificacion,
    provisional: v.provisional,
    noCalculable: v.no_calculable ?? null,
    consulta: v.sql ?? v.sql_columnas ?? null,
    alertas: v.alertas,
    notas: v.notas,
  };
};
