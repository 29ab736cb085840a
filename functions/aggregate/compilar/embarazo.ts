/** Longest pregnancy: 42 weeks. Past it, a last menstrual period without birth says nothing. */
export const DIAS_DE_EMBARAZO = 294;
