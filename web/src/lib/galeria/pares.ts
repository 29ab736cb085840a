/** Which ink is written or drawn on which ground: what the contrast test measures and the gallery shows. */
export type Par = { readonly tinta: `--${string}`; readonly fondo: `--${string}` };

const sobre = (tinta: Par['tinta'], ...fondos: Par['fondo'][]): Par[] => fondos.map((fondo) => ({ tinta, fondo }));

/** Read as words: at least 4.5:1. */
export const TEXTOS: readonly Par[] = [
  ...sobre('--tinta', '--papel', '--hoja', '--acento-tenue', '--tenue-cerca', '--tenue-brecha'),
  ...sobre('--tinta-suave', '--papel', '--hoja', '--acento-tenue', '--tenue-cerca', '--tenue-brecha'),
  ...sobre('--acento', '--papel', '--hoja', '--acento-tenue'),
  ...sobre('--sobre-acento', '--acento'),
  ...sobre('--aviso-tinta', '--aviso'),
  ...sobre('--luz-brecha', '--papel', '--hoja'),
];

/** Seen as shapes, lines or the edge of a control: at least 3:1. */
export const FORMAS: readonly Par[] = [
  ...sobre('--luz-lograda', '--papel', '--hoja'),
  ...sobre('--luz-cerca', '--papel', '--hoja', '--tenue-cerca'),
  ...sobre('--luz-brecha', '--papel', '--hoja', '--tenue-brecha'),
  ...sobre('--trazo', '--papel', '--tenue-cerca', '--tenue-brecha'),
  ...sobre('--borde', '--papel', '--hoja'),
  ...sobre('--acento', '--papel', '--hoja', '--acento-tenue'),
];

export const LUCES = ['--luz-lograda', '--luz-cerca', '--luz-brecha'] as const;
