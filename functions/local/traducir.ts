const REGLAS: readonly [RegExp, string][] = [
  [/^error: unknown command '(.+)'/, 'No conozco la orden «$1».'],
  [/^error: unknown option '(.+)'/, 'No conozco la opción «$1».'],
  [/^error: missing required argument '(.+)'/, 'Falta decir: $1.'],
  [/^error: required option '(.+)' not specified/, 'Falta la opción $1.'],
  [/^error: option '(.+)' argument missing/, 'La opción $1 necesita un valor.'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\./,
    'La opción $1 no admite «$2». Valores posibles: $3.',
  ],
  [/^error: too many arguments.*/, 'Sobran argumentos.'],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '¿Quiso decir $1?'],
];

/** The sentences of the command-line library, in Spanish; what has no translation goes as it is. */
export const traducir = (texto: string): string => REGLAS.reduce((t, [patron, es]) => t.replace(patron, es), texto);
