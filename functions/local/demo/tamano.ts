export const TAMANOS = ['chico', 'demo', 'region', 'grande', 'pais'] as const;
export type Tamano = (typeof TAMANOS)[number];

/** What each size is made of (`n` sectors = 4 × `eess`). */
export type Medida = {
  readonly region: string;
  /** Ubigeo prefix of the facilities that take part: the regional government's of first level, then others until `eess`. */
  readonly prefijo: string;
  readonly eess: number;
  /** Share of people of 12 years and older that the census lists. */
  readonly censo: number;
  /** HIS rows a month; attendances of no indicator fill what is missing. 0: no filling. */
  readonly filasMes: number;
  readonly sucio: number;
};

export const MEDIDAS: Readonly<Record<Exclude<Tamano, 'pais'>, Medida>> = {
  chico: { region: '05', prefijo: '0503', eess: 12, censo: 0.5, filasMes: 0, sucio: 0.01 },
  demo: { region: '05', prefijo: '05', eess: 354, censo: 0.04, filasMes: 0, sucio: 0.002 },
  region: { region: '05', prefijo: '05', eess: 354, censo: 0.6, filasMes: 800_000, sucio: 0.002 },
  grande: {
    region: '06', // Cajamarca: the only region with some 900 public facilities
    prefijo: '06',
    eess: 900,
    censo: 0.6,
    filasMes: 2_000_000,
    sucio: 0.002,
  },
};
