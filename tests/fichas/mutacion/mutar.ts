import { leer, type Camino, type Nodo } from './camino.ts';
import { esEquivalente } from './equivalentes.ts';

/** One number of a ficha moved by one. `dato` is what its YAML would hold. */
export type Mutante = {
  readonly version: string;
  readonly ruta: string;
  readonly antes: number;
  readonly despues: number;
  readonly dato: unknown;
};

/** Where a version keeps its rules; targets, dates of validity and notes are not. */
const REGLAS = ['corte', 'poblacion', 'exclusiones', 'prestaciones', 'marcas', 'componentes'] as const;

const esNodo = (x: unknown): x is Nodo => typeof x === 'object' && x !== null;

function numeros(x: unknown, camino: Camino = []): Camino[] {
  if (typeof x === 'number') return [camino];
  if (Array.isArray(x)) return x.flatMap((y, i) => numeros(y, [...camino, i]));
  return esNodo(x) ? Object.entries(x).flatMap(([k, y]) => numeros(y, [...camino, k])) : [];
}

/** Aliases of YAML are one object seen twice: here each place is its own. */
const copia = (x: unknown): unknown => JSON.parse(JSON.stringify(x));

const enTexto = (camino: Camino): string =>
  camino.reduce<string>((r, k) => (typeof k === 'number' ? `${r}[${k}]` : r === '' ? k : `${r}.${k}`), '');

/** Numbers that SQL compares or adds; not columns, quoted text, nor the 1 and 0 of a CASE. */
const EN_SQL = /'(?:[^']|'')*'|(?<=(?:\bBETWEEN|\bAND|\bINTERVAL|[<>]=?|[+-])\s+)\d+\b(?![.\d])/g;

/** Hemoglobin is written there in units of 1e-8 g/dL: a hundredth is the least that a line can tell. */
const paso = (n: number): number => (n >= 100_000_000 ? 1_000_000 : 1);

type Cambio = {
  readonly camino: Camino;
  readonly ruta: string;
  readonly antes: number;
  readonly despues: number;
  readonly valor: unknown;
};

function cambiosSql(v: Nodo, clave: 'sql' | 'sql_columnas'): Cambio[] {
  const texto = v[clave];
  if (typeof texto !== 'string') return [];
  return [...texto.matchAll(EN_SQL)]
    .filter((m) => !m[0].startsWith("'"))
    .flatMap((m) => {
      const antes = Number(m[0]);
      return [antes - paso(antes), antes + paso(antes)].map((despues) => ({
        camino: [clave],
        ruta: `${clave}, línea ${texto.slice(0, m.index).split('\n').length}`,
        antes,
        despues,
        valor: texto.slice(0, m.index) + String(despues) + texto.slice(m.index + m[0].length),
      }));
    });
}

const cambiosDe = (v: Nodo): Cambio[] =>
  // Hand-written SQL has its own population: that of the YAML only says it in words.
  REGLAS.filter((seccion) => !(v['sql'] && seccion === 'poblacion')).flatMap((seccion) =>
    numeros(v[seccion], [seccion]).flatMap((camino) => {
      const antes = leer(v, camino) as number; // `numeros` found it there
      return [antes - 1, antes + 1]
        .filter((despues) => !esEquivalente(v, camino, antes, despues))
        .map((despues) => ({ camino, ruta: enTexto(camino), antes, despues, valor: despues }));
    }),
  );

/** Every number that is a rule, one more and one less. */
export function mutantes(dato: unknown): Mutante[] {
  const original = copia(dato);
  const versiones = leer(original, ['versiones']) as Nodo[]; // a ficha already validated
  return versiones.flatMap((v, i) =>
    [...cambiosDe(v), ...cambiosSql(v, 'sql'), ...cambiosSql(v, 'sql_columnas')].map(({ camino, valor, ...cambio }) => {
      const mutado = copia(original);
      const padre = leer(mutado, ['versiones', i, ...camino.slice(0, -1)]) as Nodo;
      padre[camino.at(-1)!] = valor;
      return { version: String(v['version']), ...cambio, dato: mutado };
    }),
  );
}
