/** What goes into a hole of a sentence: a number already written as es-PE writes it, or a word. */
export type Valor = string | number;
