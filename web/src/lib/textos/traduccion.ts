/**
 * What a translator writes for a table of labels: every key, in its own words or `null` to leave it in Spanish. A key that is missing
 * or is of no label does not compile.
 */
export type Traduccion<T> = { readonly [K in keyof T]: string | null };
