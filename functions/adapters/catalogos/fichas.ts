import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { Ficha } from '../../domain/ficha/esquema.ts';
import { FichaInvalidaError, validarFicha, type ErrorFicha } from '../../domain/ficha/validar.ts';

// Beside the sources on one machine; in a Lambda the bundle sits at the root and the fichas travel next to it.
const CARPETAS = ['../../fichas/', './fichas/'];

/** Text of each YAML by the name of its file. */
export type TextosFichas = Readonly<Record<string, string>>;

/** `version`: 16 hex digits over the names and texts of the files; part of every corte. */
export type CatalogoFichas = {
  readonly fichas: readonly Ficha[];
  readonly version: string;
  readonly textos: TextosFichas;
};

let cache: CatalogoFichas | undefined;

/** The built-in fichas, by id, read once per process. @throws FichaInvalidaError */
export const leerFichas = (): CatalogoFichas => (cache ??= leerCarpeta(carpetaPropia()));

/** Where the built-in fichas are. */
export function carpetaPropia(): string {
  for (const base of CARPETAS) {
    const ruta = fileURLToPath(new URL(base, import.meta.url));
    if (existsSync(ruta)) return ruta;
  }
  throw new Error('Falta la carpeta de fichas: la instalación está incompleta');
}

/** Every `.yaml` of a folder. @throws FichaInvalidaError with what is wrong in all of them. */
export const leerCarpeta = (carpeta: string): CatalogoFichas =>
  leerTextos(
    Object.fromEntries(
      readdirSync(carpeta)
        .filter((n) => n.endsWith('.yaml'))
        .map((n) => [n, readFileSync(join(carpeta, n), 'utf8')]),
    ),
  );

/** The fichas of some texts. @throws FichaInvalidaError with what is wrong in all of them. */
export function leerTextos(textos: TextosFichas): CatalogoFichas {
  const hash = createHash('sha256');
  const fichas: Ficha[] = [];
  const errores: ErrorFicha[] = [];
  for (const [nombre, texto] of Object.entries(textos).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${nombre}\n${texto}\n`);
    try {
      fichas.push(leerFicha(texto, nombre));
    } catch (e) {
      if (!(e instanceof FichaInvalidaError)) throw e;
      errores.push(...e.errores);
    }
  }
  if (errores.length > 0) throw new FichaInvalidaError(errores);
  return { fichas, version: hash.digest('hex').slice(0, 16), textos };
}

/** One ficha file. @throws FichaInvalidaError with every problem: file, line, path and reason. */
export function leerFicha(texto: string, nombre: string): Ficha {
  const lineas = new LineCounter();
  const documento = parseDocument(texto, { lineCounter: lineas });
  const archivo = nombre;
  const fallo = (ruta: string, mensaje: string, linea = 1): FichaInvalidaError =>
    new FichaInvalidaError([{ archivo, ruta, mensaje, linea }]);
  const [error] = documento.errors;
  if (error) throw fallo('raíz', `no es YAML válido: ${error.message}`, error.linePos?.[0].line);
  try {
    const ficha = validarFicha(documento.toJS(), archivo);
    if (`${ficha.ficha}.yaml` !== archivo) throw fallo('ficha', `el archivo debe llamarse ${ficha.ficha}.yaml`);
    return ficha;
  } catch (e) {
    if (!(e instanceof FichaInvalidaError)) throw e;
    throw new FichaInvalidaError(e.errores.map((x) => ({ ...x, linea: lineaDe(documento, lineas, x.ruta) })));
  }
}

/** The line of a path in the text of a ficha. */
export function lineaDeRuta(texto: string, ruta: string): number {
  const lineas = new LineCounter();
  return lineaDe(parseDocument(texto, { lineCounter: lineas }), lineas, ruta);
}

/** Line of the deepest node of a path that exists: what is missing is reported where it should be. */
function lineaDe(documento: Document, lineas: LineCounter, ruta: string): number {
  const partes = [...ruta.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((m) => (m[2] === undefined ? m[1]! : Number(m[2])));
  for (let n = partes.length; n > 0; n--) {
    const nodo: unknown = documento.getIn(partes.slice(0, n), true);
    if (isNode(nodo) && nodo.range) return lineas.linePos(nodo.range[0]).line;
  }
  return 1;
}
