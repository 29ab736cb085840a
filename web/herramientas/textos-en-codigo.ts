import { parse } from 'svelte/compiler';

export type TextoEnCodigo = { readonly linea: number; readonly texto: string };

type Nodo = { readonly type: string; readonly start?: number } & Readonly<Record<string, unknown>>;
type Hallado = { readonly en: number; readonly texto: string };

const LETRA = /\p{L}/u;

/** Attributes and properties a person reads or hears; the others hold classes, ids and addresses. */
const ATRIBUTOS: ReadonlySet<unknown> = new Set([
  ...['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label', 'data-de'],
  ...['titulo', 'etiqueta', 'boton', 'que'],
]);
const ELEMENTOS_DE_MAQUINA: ReadonlySet<unknown> = new Set(['code', 'pre', 'kbd']);

/** Addresses, styles, selectors, media queries, cache rules, SQL, typefaces, orders of the terminal, keys of the keyboard, names of errors and zones. */
const DE_MAQUINA = [
  /^[#./?&(]|^https?:|^var\(|\d(px|rem|vh)\b|: none$|^@\w*\{|\[contenteditable\]|^(thead|tbody) t[hr]\b|^<html |^text\/html;/,
  /^(SELECT|WITH|USE|LEFT JOIN)\s|^h\.\w+ (IN|BETWEEN)\b|::VARCHAR|^coalesce\(|^Float64$|sans-serif$/,
  /^(private|no-cache)\b|^(ATTACH|SET) |^npx |^America\//,
  /^(Arrow(Up|Down|Left|Right)|Enter|Escape|Home|End|Page(Up|Down)|Date|Content-Type|\w+Error)$/,
];
const deMaquina = (s: string): boolean => !LETRA.test(s) || DE_MAQUINA.some((m) => m.test(s));

/** Two words, a letter or sign that no identifier has, or a capital at the beginning: codes and classes have none of them. */
const pareceTexto = (s: string): boolean => {
  const t = s.replace(/<[^>]+>/g, ' ').trim();
  return !deMaquina(t) && (/\p{L}[,.:;]? \p{L}/u.test(t) || /[áéíóúñ¿¡«»]/iu.test(t) || /^[A-Z][a-z]/.test(t));
};

const esNodo = (x: unknown): x is Nodo => typeof x === 'object' && x !== null && 'type' in x;
const hijosDe = (nodo: Nodo): Nodo[] =>
  Object.entries(nodo).flatMap(([clave, hijo]) =>
    (nodo.type === 'Property' && clave === 'key') || clave === 'metadata' ? [] : [hijo].flat().filter(esNodo),
  );

const callado = ({ type, ...nodo }: Nodo): boolean =>
  (type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expression$/.test(type)) ||
  type === 'StyleSheet' ||
  type === 'Comment' ||
  type === 'ImportDeclaration' ||
  (type === 'RegularElement' && ELEMENTOS_DE_MAQUINA.has(nodo['name']));

/** Whether a lower-case word of the code is seen as it is: a branch written in the markup, or the words of a plural. */
const seMuestra = (nodo: Nodo, padres: readonly Nodo[]): boolean => {
  const [padre, abuelo] = padres;
  const llamada = padre?.type === 'CallExpression' && esNodo(padre['callee']) ? padre['callee']['name'] : null;
  if (llamada === 'plural') return padre?.['callee'] !== nodo;
  const ramas = padres.findIndex((p) => p.type !== 'ConditionalExpression');
  return (
    padre?.type === 'ConditionalExpression' &&
    padre['test'] !== nodo &&
    padres[ramas]?.type === 'ExpressionTag' &&
    (padres[ramas + 1] ?? abuelo)?.type === 'Fragment'
  );
};

function textoDe(nodo: Nodo, padres: readonly Nodo[]): string | null {
  const [padre] = padres;
  if (nodo.type === 'Text') {
    const texto = String(nodo['data']).replace(/\s+/g, ' ').trim();
    const seLee = padre?.type === 'Fragment' || (padre?.type === 'Attribute' && ATRIBUTOS.has(padre['name']));
    return seLee && LETRA.test(texto) ? texto : null;
  }
  if (nodo.type === 'Literal' && typeof nodo['value'] === 'string') {
    const texto = nodo['value'];
    return pareceTexto(texto) || (!deMaquina(texto.trim()) && seMuestra(nodo, padres)) ? texto : null;
  }
  if (nodo.type !== 'TemplateLiteral') return null;
  const partes = [nodo['quasis']].flat().filter(esNodo);
  const conHuecos = partes.map((q) => String(Object(q['value']).cooked));
  const conCifras = conHuecos.join('9');
  return pareceTexto(conCifras) || /^9 \p{L}{4,}/u.test(conCifras) ? conHuecos.join('{}') : null;
}

function* recorrer(nodo: Nodo, padres: readonly Nodo[]): Generator<Hallado> {
  if (callado(nodo)) return;
  const texto = textoDe(nodo, padres);
  if (texto !== null) yield { en: nodo.start ?? 0, texto };
  for (const hijo of hijosDe(nodo)) yield* recorrer(hijo, [nodo, ...padres]);
}

/**
 * Texts for a person written inside a `.svelte` or `.ts` file, in order; the holes of a template are written `{}`. A guess by the look of
 * the string: a lower-case word alone, without accents and outside the markup, passes for a code.
 */
export const textosEnCodigo = (archivo: string, codigo: string): TextoEnCodigo[] => {
  const entero = archivo.endsWith('.svelte') ? codigo : `<script lang="ts">${codigo}</script>`;
  const { module, instance, fragment } = parse(entero, { modern: true, filename: archivo });
  return [module, instance, fragment]
    .flatMap((parte) => (esNodo(parte) ? [...recorrer(parte, [])] : []))
    .sort((a, b) => a.en - b.en)
    .map(({ en, texto }) => ({ linea: entero.slice(0, en).split('\n').length, texto }));
};
