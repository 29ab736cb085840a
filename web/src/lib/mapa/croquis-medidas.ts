/** Units across the sketch: about the pixels it is given beside a board, so that its letters are read. */
export const ANCHO_CROQUIS = 460;
