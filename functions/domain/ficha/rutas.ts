import type { Banda, Existe, Lapso, MesCumplido, Rango, Via } from './esquema-componente.ts';
import type { Componente } from './esquema.ts';

/** When a line counts, days since the anchor of the subject unless said otherwise; both ends included. */
export type Ventana = {
  readonly edad: Rango | null;
  /** Days since birth, whatever the anchor. */
  readonly edadCumplida: Rango | null;
  readonly mesCumplido: MesCumplido | null;
};

/** One dose of a chain: intervals in days, both ends included. */
export type Paso = Ventana & {
  readonly prestacion: string;
  readonly intervalo: Rango;
  readonly minimoPorEdad: readonly { readonly hasta: number; readonly minimo: number }[];
};

/** One way of fulfilling a component: doses given in order, and how many are required at each age. */
export type Ruta = {
  readonly nombre: string;
  /** null: required from the day after the window of its only step ends. */
  readonly exigencia: readonly Banda[] | null;
  readonly pasos: readonly Paso[];
  /** Set when the window is counted back from the cut instead of from birth; then there is a single step. */
  readonly lapso: Lapso | null;
};

const SIEMPRE: readonly Banda[] = [{ dosis: 1 }];
const UN_DIA: Rango = [1, null];

/** The window as written, with nothing left undefined. */
export const ventanaDe = (x: Pick<Existe, 'edad' | 'edad_cumplida' | 'mes_cumplido'>): Ventana => ({
  edad: x.edad ?? null,
  edadCumplida: x.edad_cumplida ?? null,
  mesCumplido: x.mes_cumplido ?? null,
});

const deExiste = (x: Existe): Pick<Ruta, 'pasos' | 'lapso'> => ({
  pasos: [{ prestacion: x.prestacion, ...ventanaDe(x), intervalo: UN_DIA, minimoPorEdad: [] }],
  lapso: x.lapso ?? null,
});

type Escrita = Pick<Via, 'existe' | 'cadena' | 'cadena_por_ventanas' | 'exigencia'>;

const pasosDe = ({ existe, cadena, cadena_por_ventanas: porVentanas }: Escrita): Pick<Ruta, 'pasos' | 'lapso'> => {
  if (existe) return deExiste(existe);
  if (porVentanas) {
    const { prestacion, ventanas, minimo_intervalo: minimo } = porVentanas;
    return {
      pasos: ventanas.map((edad) => ({
        prestacion,
        ...ventanaDe({ edad }),
        intervalo: [minimo, null],
        minimoPorEdad: [],
      })),
      lapso: null,
    };
  }
  return {
    pasos: (cadena ?? []).map((p) => ({
      prestacion: p.prestacion,
      ...ventanaDe(p),
      intervalo: p.intervalo ?? UN_DIA,
      minimoPorEdad: (p.minimo_por_edad ?? []).map((m) => ({ hasta: m.hasta ?? Infinity, minimo: m.minimo })),
    })),
    lapso: null,
  };
};

/**
 * The routes of a component in one shape; [] when it is not made of doses (`condicion`, `dato`, `puntos`, `columna`). Without
 * `exigencia` everything in the chain is required at any age.
 */
export function rutasDe(c: Componente): Ruta[] {
  const ruta = (nombre: string, escrita: Escrita): Ruta => {
    const partes = pasosDe(escrita);
    const todas = partes.pasos.length > 1 ? [{ dosis: partes.pasos.length }] : SIEMPRE;
    const alCerrar = escrita.existe?.mes_cumplido !== undefined;
    return { nombre, exigencia: escrita.exigencia ?? (alCerrar ? null : todas), ...partes };
  };
  if (c.alguna_de) return c.alguna_de.map((v) => ruta(v.nombre, v));
  return c.existe || c.cadena || c.cadena_por_ventanas ? [ruta(c.nombre, c)] : [];
}
