/** A rule with everything inside it, and the components it is of: none when it is of the whole page. */
type Regla = { readonly texto: string; readonly de: readonly string[] };

const ESTILO = /<style>(.+?)<\/style>/s;
/** Svelte marks with it what belongs to a component, in its rules and in its elements. */
const COMPONENTE = /svelte-[a-z0-9]+/g;
const VARIAS_PAGINAS = 64;

/** Rules of a stylesheet, in order; joined they are the stylesheet. Quoted texts may hold braces. */
export function reglasDe(css: string): Regla[] {
  const reglas: Regla[] = [];
  let abiertas = 0;
  let desde = 0;
  const anotar = (hasta: number): void => {
    const texto = css.slice(desde, hasta);
    if (texto !== '') reglas.push({ texto, de: [...new Set(texto.match(COMPONENTE))] });
    desde = hasta;
  };
  for (const m of css.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{};]/gs)) {
    if (m[0] === '{') abiertas++;
    else if (m[0] === '}') abiertas--;
    else if (m[0] !== ';') continue;
    if (abiertas === 0) anotar(m.index + 1);
  }
  anotar(css.length);
  return reglas;
}

const leidas = new Map<string, Regla[]>();
const deLaHoja = (css: string): Regla[] => {
  const ya = leidas.get(css);
  if (ya) return ya;
  if (leidas.size >= VARIAS_PAGINAS) leidas.clear();
  const reglas = reglasDe(css);
  leidas.set(css, reglas);
  return reglas;
};

/**
 * Moves the rules of components that the page does not show yet to after its content. A page carries its styles inside; those of what
 * opens later are more than half, and on a slow link they come before the first number. A page without styles stays as it is.
 */
export function estilosATiempo(html: string): string {
  const hoja = ESTILO.exec(html);
  const guion = html.lastIndexOf('<script');
  if (!hoja || guion < hoja.index) return html;
  const fin = hoja.index + hoja[0].length;
  const puestos = new Set(html.slice(fin).match(COMPONENTE));
  let ahora = '';
  let luego = '';
  for (const { texto, de } of deLaHoja(hoja[1]!)) {
    if (de.length === 0 || de.some((c) => puestos.has(c))) ahora += texto;
    else luego += texto;
  }
  if (luego === '') return html;
  return `${html.slice(0, hoja.index)}<style>${ahora}</style>${html.slice(fin, guion)}<style>${luego}</style>${html.slice(guion)}`;
}
