/** Longest pregnancy: 42 weeks. Past it, a last menstrual period without birth says nothing. */
export const DIAS_DE_EMBARAZO = 294;

/** Forty weeks: how far back the care of a birth may have begun. */
export const DIAS_A_TERMINO = 280;
