/** What was measured of one route: every figure by its name, null when it did not happen or does not apply. */
export type Medidas = Readonly<Record<string, number | null>>;

export type Presupuesto = {
  readonly medida: string;
  readonly dice: string;
  readonly maximo: number;
  readonly unidad: 'ms' | 'KB' | 'MB';
  /** Which routes it binds. */
  readonly rutas: RegExp;
};

/** What anybody sees of a place without an account: districts and above. */
export const DE_TODOS = /^\/(iar|ial|ambito)\/\[[^\]]+\]$/;
const MODO_PUBLICO = '?modo=publico';
/** The same screen in the public mode. */
export const enPublico = (ruta: string): string => ruta + MODO_PUBLICO;

/** Screens with the matrix of a place: all of them, and by what they show. */
export const TABLEROS = /^\/(iar|ial|eess|red|ambito|sector)\/\[[^\]]+\](\?modo=publico)?$/;
const PUBLICOS = /\?modo=publico$/;
const DEL_EQUIPO = /^\/(iar|ial|eess|red|ambito|sector)\/\[[^\]]+\]$/;
const EXPLORADOR = /^\/explorar$/;

/** Limits of the design, for the link of 1.6 Mbit/s · 150 ms and a processor four times slower unless they say otherwise. */
export const PRESUPUESTOS: readonly Presupuesto[] = [
  { medida: 'frio.numero', dice: 'primer número del equipo, en frío', maximo: 2_500, unidad: 'ms', rutas: DEL_EQUIPO },
  { medida: 'frio.numero', dice: 'primer número, en frío', maximo: 1_200, unidad: 'ms', rutas: PUBLICOS },
  { medida: 'frio.grafico', dice: 'primera tendencia, en frío', maximo: 1_200, unidad: 'ms', rutas: PUBLICOS },
  { medida: 'frio.kbNumero', dice: 'bytes hasta el primer número', maximo: 50, unidad: 'KB', rutas: PUBLICOS },
  { medida: 'frio.kbGrafico', dice: 'bytes hasta la primera tendencia', maximo: 50, unidad: 'KB', rutas: PUBLICOS },
  { medida: 'frio.vivo', dice: 'ECharts en pantalla, en frío', maximo: 2_500, unidad: 'ms', rutas: PUBLICOS },
  { medida: 'frio.kbVivo', dice: 'bytes hasta ECharts', maximo: 300, unidad: 'KB', rutas: PUBLICOS },
  {
    medida: 'frio.filtro',
    dice: 'primera respuesta a un filtro, en frío',
    maximo: 2_000,
    unidad: 'ms',
    rutas: PUBLICOS,
  },
  { medida: 'tibio.numero', dice: 'primer número, segunda visita', maximo: 600, unidad: 'ms', rutas: TABLEROS },
  {
    medida: 'tibio.filtro',
    dice: 'respuesta a un filtro, segunda visita',
    maximo: 1_000,
    unidad: 'ms',
    rutas: TABLEROS,
  },
  { medida: 'sinRed.numero', dice: 'primer número sin red', maximo: 600, unidad: 'ms', rutas: TABLEROS },
  { medida: 'sinRed.filtro', dice: 'respuesta a un filtro sin red', maximo: 1_000, unidad: 'ms', rutas: TABLEROS },
  { medida: 'filtro.numeroP50', dice: 'filtro → número, p50', maximo: 50, unidad: 'ms', rutas: TABLEROS },
  { medida: 'filtro.numeroP95', dice: 'filtro → número, p95', maximo: 100, unidad: 'ms', rutas: TABLEROS },
  { medida: 'filtro.asentadoP50', dice: 'filtro → gráficos quietos, p50', maximo: 150, unidad: 'ms', rutas: TABLEROS },
  { medida: 'filtro.asentadoP95', dice: 'filtro → gráficos quietos, p95', maximo: 250, unidad: 'ms', rutas: TABLEROS },
  { medida: 'memoria.proceso', dice: 'memoria del tablero', maximo: 220, unidad: 'MB', rutas: TABLEROS },
  {
    medida: 'explorador.numeroP95',
    dice: 'explorador: filtro → repintado, p95',
    maximo: 200,
    unidad: 'ms',
    rutas: EXPLORADOR,
  },
];

export type Exceso = { readonly ruta: string; readonly presupuesto: Presupuesto; readonly valor: number };

/** What is over its limit. A figure that is absent is not: the table shows that it is. */
export const excesos = (medidas: ReadonlyMap<string, Medidas>): Exceso[] =>
  PRESUPUESTOS.flatMap((presupuesto) =>
    [...medidas].flatMap(([ruta, m]) => {
      const valor = presupuesto.rutas.test(ruta) ? (m[presupuesto.medida] ?? null) : null;
      return valor !== null && valor > presupuesto.maximo ? [{ ruta, presupuesto, valor }] : [];
    }),
  );

/** Nearest-rank percentile; null of nothing. `p` from 0 to 1. */
export const percentil = (xs: readonly number[], p: number): number | null =>
  xs.length === 0 ? null : [...xs].sort((a, b) => a - b)[Math.max(0, Math.ceil(xs.length * p) - 1)]!;

/** The middle one of what was measured; null when in most repetitions it did not happen. */
export const mediana = (xs: readonly (number | null)[]): number | null => {
  const hay = xs.filter((x) => x !== null);
  return hay.length * 2 <= xs.length ? null : percentil(hay, 0.5);
};
