import type { Banda, Componente, Existe, Lapso, Rango, Via } from './esquema.ts';

/** One dose of a chain: ages and intervals in days, both ends included. */
export type Paso = {
  readonly prestacion: string;
  readonly edad: Rango;
  readonly intervalo: Rango;
  readonly minimoPorEdad: readonly { readonly hasta: number; readonly minimo: number }[];
};

/** One way of fulfilling a component: doses given in order, and how many are required at each age. */
export type Ruta = {
  readonly nombre: string;
  readonly exigencia: readonly Banda[];
  readonly pasos: readonly Paso[];
  /** Set when the window is counted back from the cut instead of from birth; then there is a single step. */
  readonly lapso: Lapso | null;
};

const SIEMPRE: readonly Banda[] = [{ dosis: 1 }];
const TODA_EDAD: Rango = [0, null];

const deExiste = ({ prestacion, edad, lapso }: Existe): Pick<Ruta, 'pasos' | 'lapso'> => ({
  pasos: [{ prestacion, edad: edad ?? TODA_EDAD, intervalo: TODA_EDAD, minimoPorEdad: [] }],
  lapso: lapso ?? null,
});

type Escrita = Pick<Via, 'existe' | 'cadena' | 'cadena_por_ventanas' | 'exigencia'>;

const pasosDe = ({ existe, cadena, cadena_por_ventanas: porVentanas }: Escrita): Pick<Ruta, 'pasos' | 'lapso'> => {
  if (existe) return deExiste(existe);
  if (porVentanas) {
    const { prestacion, ventanas, minimo_intervalo: minimo } = porVentanas;
    return {
      pasos: ventanas.map((edad) => ({ prestacion, edad, intervalo: [minimo, null], minimoPorEdad: [] })),
      lapso: null,
    };
  }
  return {
    pasos: (cadena ?? []).map((p) => ({
      prestacion: p.prestacion,
      edad: p.edad ?? TODA_EDAD,
      intervalo: p.intervalo ?? [1, null],
      minimoPorEdad: (p.minimo_por_edad ?? []).map((m) => ({ hasta: m.hasta ?? Infinity, minimo: m.minimo })),
    })),
    lapso: null,
  };
};

/**
 * The routes of a component in one shape; [] when it is not made of doses (`condicion`, `columna`). Without `exigencia` everything
 * in the chain is required at any age.
 */
export function rutasDe(c: Componente): Ruta[] {
  const ruta = (nombre: string, escrita: Escrita): Ruta => {
    const partes = pasosDe(escrita);
    const todas = partes.pasos.length > 1 ? [{ dosis: partes.pasos.length }] : SIEMPRE;
    return { nombre, exigencia: escrita.exigencia ?? todas, ...partes };
  };
  if (c.alguna_de) return c.alguna_de.map((v) => ruta(v.nombre, v));
  return c.existe || c.cadena || c.cadena_por_ventanas ? [ruta(c.nombre, c)] : [];
}
