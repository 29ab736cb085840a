/** Twelve hues told apart by deuteranopes and protanopes in pairs of neighbours (Paul Tol's qualitative schemes, mixed; the
 * indigo lighter, for the dark theme). */
export const TONOS = [
  '#4477aa',
  '#ee7733',
  '#228833',
  '#aa4499',
  '#ccbb44',
  '#6655cc',
  '#44aa99',
  '#cc3311',
  '#66ccee',
  '#882255',
  '#999933',
  '#cc6677',
] as const;

/** Fill patterns for black and white; five and twelve share no divisor, so 60 sectors get different pairs. */
export const TRAMAS = ['lisa', 'diagonal', 'puntos', 'horizontal', 'contraria'] as const;
export type Trama = (typeof TRAMAS)[number];

export type Marca = { readonly numero: number; readonly color: string; readonly trama: Trama };

/** The `i`th pair of colour and pattern. */
export const marcaDe = (i: number): Omit<Marca, 'numero'> => ({
  color: TONOS[i % TONOS.length]!,
  trama: TRAMAS[i % TRAMAS.length]!,
});

/**
 * Number, colour and pattern of a sector from its own code, so that they stay for the sector's whole life whatever the others do:
 * the digits the code ends in, or else a hash of it. A colour given by the facility wins.
 */
export const marcaSector = (codigo: string, colorDado: string): Marca => {
  const cola = /(\d{1,3})$/.exec(codigo)?.[1];
  const numero = cola ? Number(cola) : [...codigo].reduce((h, c) => (h * 31 + c.charCodeAt(0)) % 97, 7);
  const marca = marcaDe(Math.max(0, numero - 1));
  return { numero, ...marca, ...(/^#[0-9a-f]{6}$/i.test(colorDado) ? { color: colorDado } : {}) };
};
