import type { GeoRegion } from '../mapa/geo-region.ts';
import { valorMapa, type ValorMapa } from '../mapa/valores.ts';
import { MUESTRAS, filaDe } from './documentos.ts';
import * as t from '../textos/es/galeria.ts';

const LADO = 90;
const POR_FILA = 4;
/** What a map can show: a cell without denominator or level is drawn as others of these. */
const EN_MAPA = MUESTRAS.filter((m) => m.columna.indicador.tipo === 'cobertura' && m.estado !== 'no_calculable');

const cuadro = (i: number): { readonly d: string; readonly centro: readonly [number, number] } => {
  const [x, y] = [(i % POR_FILA) * LADO, Math.floor(i / POR_FILA) * LADO];
  return { d: `M${x} ${y}h${LADO - 4}v${LADO - 4}h${4 - LADO}z`, centro: [x + LADO / 2, y + LADO / 2] };
};

const ubigeoDe = (i: number): string => filaDe(EN_MAPA[i]!).ambito.id.slice(2);

/** A country of squares, one for each state, and one more that no document names. */
export const GEO: GeoRegion = {
  formato: 1,
  region: '05',
  origen: { limites: 'ninguno', licencia: 'inventado', nota: t.territorioInventado },
  proyeccion: { lon0: 0, lat0: 0, cosLat: 1, escala: 1 },
  caja: [POR_FILA * LADO, Math.ceil((EN_MAPA.length + 1) / POR_FILA) * LADO],
  distritos: [
    ...EN_MAPA.map((m, i) => ({
      ubigeo: ubigeoDe(i),
      nombre: m.nombre,
      provincia: t.provinciaInventada,
      trazado: 'limite' as const,
      ...cuadro(i),
    })),
    {
      ubigeo: '050099',
      nombre: t.sinPoblacion,
      provincia: t.provinciaInventada,
      trazado: 'celdas' as const,
      ...cuadro(EN_MAPA.length),
    },
  ],
  provincias: '',
};

export const VALORES: Readonly<Record<string, ValorMapa>> = Object.fromEntries(
  EN_MAPA.map((m, i) => [
    ubigeoDe(i),
    valorMapa(m.celda, {
      meta: m.columna.meta?.meta ?? null,
      direccion: m.columna.indicador.direccion,
      tipo: m.columna.indicador.tipo,
    }),
  ]),
);
