import type { Ventana } from '../../../../functions/domain/ficha/describir.ts';

export type Barra = {
  readonly texto: string;
  readonly desde: number;
  readonly hasta: number;
  readonly abierta: boolean;
};
export type Carril = { readonly nombre: string; readonly barras: readonly Barra[]; readonly textos: readonly string[] };
export type LineaDias = {
  readonly tope: number;
  readonly marcas: readonly number[];
  readonly carriles: readonly Carril[];
};

const DIAS_MES = 30;

/**
 * The windows of an edition as lanes over days of age, one per component. A window without an end runs to the edge; those not
 * counted in days, or only as an interval since the previous dose, stay in words.
 */
export const lineaDias = (ventanas: readonly Ventana[]): LineaDias => {
  const fijas = ventanas.filter((v) => v.desde !== null && !(v.desde === 0 && v.hasta === null));
  const fin = Math.max(0, ...fijas.map((v) => v.hasta ?? (v.desde ?? 0) + 60));
  const tope = Math.ceil(fin / DIAS_MES) * DIAS_MES;
  const paso = tope <= 400 ? 2 : tope <= 1200 ? 6 : 12;
  const marcas = Array.from({ length: Math.floor(tope / (paso * DIAS_MES)) + 1 }, (_, i) => i * paso * DIAS_MES);
  const carriles = [...new Set(ventanas.map((v) => v.nombre))].map((nombre) => {
    const suyas = ventanas.filter((v) => v.nombre === nombre);
    const barras = suyas
      .filter((v) => fijas.includes(v))
      .map((v) => ({ texto: v.texto, desde: v.desde ?? 0, hasta: v.hasta ?? tope, abierta: v.hasta === null }));
    return { nombre, barras, textos: suyas.map((v) => v.texto) };
  });
  return { tope, marcas, carriles };
};
