import { closeSync, openSync, readSync } from 'node:fs';
import { bloques, type Examen, type Texto } from './archivo.ts';
import type { Formato } from './formato.ts';
import { porQueNo, reconocer, type Reconocido } from './reconocer.ts';
import { leerRegistro, partirLinea } from './registro-csv.ts';
import { Mesa, MAX_FILA, type Tamizado } from './tamiz.ts';
import { repararTildes } from './tildes.ts';
import { normalizarTitulo } from './titulos.ts';

const DELIMITADORES = [',', ';', '|', '\t'];
/** Bytes and rows in which the header is looked for: reports carry a few title rows above it. */
const CABEZA = 256 << 10;
const FILAS_TITULO = 30;
/** Quoted line breaks allowed in one record; beyond, the quote is taken as text. */
const MAX_SALTOS = 20;

type Cabecera = Reconocido & {
  readonly titulos: string[];
  readonly delimitador: string;
  readonly desde: number;
  readonly linea: number;
};

export type Progreso = (p: { filas: number; bytes: number; total: number }) => void;

/** Finds the header by content: the row and delimiter that give most known columns. @throws ArchivoRechazadoError */
function buscarCabecera(ruta: string, texto: Texto, formatos: readonly Formato[]): Cabecera {
  const bruto = Buffer.alloc(CABEZA);
  const fd = openSync(ruta, 'r');
  const n = readSync(fd, bruto, 0, CABEZA, 0);
  closeSync(fd);
  const bom = texto.bom ? 3 : 0;
  const cabeza = new TextDecoder(texto.codificacion).decode(bruto.subarray(bom, n), { stream: true });
  const largo = (s: string): number => (texto.codificacion === 'utf-8' ? Buffer.byteLength(s) : s.length);
  let mejor: Cabecera | null = null;
  const vistas: string[][] = [];
  for (const delimitador of DELIMITADORES) {
    let pos = 0;
    let linea = 1;
    for (let i = 0; i < FILAS_TITULO && pos < cabeza.length; i++) {
      const r = leerRegistro(cabeza, pos, delimitador);
      const titulos = texto.dobles ? r.campos.map((c) => repararTildes(c).texto) : r.campos;
      const reconocido = r.cerrado ? reconocer(formatos, titulos) : null;
      linea += r.saltos + 1;
      if (reconocido && (!mejor || reconocido.puntos > mejor.puntos))
        mejor = { ...reconocido, titulos, delimitador, desde: bom + largo(cabeza.slice(0, r.fin)), linea };
      vistas.push(titulos);
      pos = r.fin;
    }
  }
  if (!mejor) throw porQueNo(formatos, vistas);
  return mejor;
}

/** Blocks in UTF-8, whatever the file is in. */
function* bloquesUtf8(ruta: string, desde: number, texto: Texto): Generator<Buffer> {
  if (texto.codificacion === 'utf-8') return yield* bloques(ruta, desde);
  const decodificador = new TextDecoder(texto.codificacion);
  for (const b of bloques(ruta, desde)) yield Buffer.from(decodificador.decode(b)); // one byte a character: no straddling
}

export type CsvTamizado = Tamizado & { readonly formato: Formato; readonly columnas: ReadonlyMap<string, number> };

/**
 * One pass over the bytes of a CSV: rows that have the columns of the header go to a clean file with their line number, the rest is
 * counted and set aside with its reason. Lines without quotes are copied without being parsed (0.8 M rows in about a second).
 */
export function tamizarCsv(
  ruta: string,
  examen: Examen & Texto,
  formatos: readonly Formato[],
  carpeta: string,
  progreso?: Progreso,
): CsvTamizado {
  const cab = buscarCabecera(ruta, examen, formatos);
  const tamiz = new TamizCsv(cab, examen, carpeta);
  let leidos = cab.desde;
  for (const b of bloquesUtf8(ruta, cab.desde, examen)) {
    tamiz.bloque(b, false);
    leidos += b.length;
    progreso?.({ filas: tamiz.mesa.recibidas, bytes: Math.min(leidos, examen.bytes), total: examen.bytes });
  }
  tamiz.bloque(Buffer.alloc(0), true);
  const avisos =
    tamiz.reparadas > 0 ? [`Se repararon ${tamiz.reparadas} tildes o eñes dañadas (UTF-8 guardado dos veces).`] : [];
  return {
    ...tamiz.mesa.cerrar(cab.titulos.slice(0, tamiz.columnas), avisos),
    formato: cab.formato,
    columnas: cab.columnas,
  };
}

class TamizCsv {
  readonly mesa: Mesa;
  reparadas = 0;
  readonly #delimitador: string;
  readonly columnas: number;
  readonly #titulos: readonly string[];
  readonly #sospechosos: Uint8Array;
  readonly #dobles: boolean;
  #linea: number;
  #resto = Buffer.alloc(0);

  constructor(cab: Cabecera, examen: Texto, carpeta: string) {
    this.mesa = new Mesa(carpeta, cab.delimitador);
    this.#delimitador = cab.delimitador;
    this.#titulos = cab.titulos.map(normalizarTitulo);
    // A header that ends in `;;;;` has no more columns than its last title.
    this.columnas = this.#titulos.findLastIndex((t) => t !== '') + 1;
    this.#dobles = examen.dobles;
    this.#linea = cab.linea;
    // First bytes of a line that may be blank, a total, a footer, a header again or a BOM in the middle of joined files.
    this.#sospechosos = new Uint8Array(256);
    for (const c of ` \t,;|tTsSfFnNeElL*("\xef${cab.titulos[0]?.[0] ?? ''}${cab.delimitador}`)
      this.#sospechosos[c.charCodeAt(0) & 255] = 1;
    const inicial = cab.titulos[0]?.trim()[0] ?? 'x';
    for (const c of [inicial.toUpperCase(), inicial.toLowerCase()]) this.#sospechosos[Buffer.from(c)[0]!] = 1;
  }

  #esCabecera = (campos: readonly string[]): boolean => {
    const llenas = campos.map((c) => normalizarTitulo(c.replace(/^\uFEFF/, '')));
    return llenas[0] === this.#titulos[0] && llenas.filter((c, i) => c === this.#titulos[i]).length * 2 > this.columnas;
  };

  bloque(nuevo: Buffer, fin: boolean): void {
    const b = this.#resto.length === 0 ? nuevo : Buffer.concat([this.#resto, nuevo]);
    const delimitador = this.#delimitador.charCodeAt(0);
    let ini = 0;
    while (ini < b.length) {
      let i = ini;
      let separadores = 0;
      let especial = false;
      for (; i < b.length; i++) {
        const x = b[i]!;
        if (x === 10) break;
        if (x === delimitador) separadores++;
        else if (x === 34 || (x === 0xc3 && this.#dobles)) especial = true;
      }
      if (i === b.length && !fin) break;
      const cola = i > ini && b[i - 1] === 13 ? i - 1 : i;
      if (cola - ini > MAX_FILA) this.mesa.apartar(this.#linea++, 'fila_demasiado_larga', `${cola - ini} bytes`);
      else if (!especial && separadores + 1 === this.columnas && this.#sospechosos[b[ini]!] === 0) {
        this.mesa.recibidas++;
        this.mesa.limpio.linea(this.#linea++, delimitador, b, ini, cola);
      } else {
        const siguiente = this.#despacio(b, ini, i, cola, fin);
        if (siguiente < 0) break;
        ini = siguiente;
        continue;
      }
      ini = i + 1;
    }
    this.#resto = Buffer.from(b.subarray(Math.min(ini, b.length)));
  }

  /** Parses one record. @returns where the next begins, or -1 when the block ends inside quotes and more is to come. */
  #despacio(b: Buffer, ini: number, salto: number, cola: number, fin: boolean): number {
    const linea = this.#linea;
    const simple = b.toString('utf8', ini, cola);
    let campos: string[];
    let siguiente = salto + 1;
    let saltos = 0;
    if (!simple.includes('"')) campos = partirLinea(simple, this.#delimitador);
    else {
      const enLinea = leerRegistro(simple, 0, this.#delimitador);
      if (enLinea.cerrado) campos = enLinea.campos;
      else {
        const ventana = b.toString('utf8', ini, Math.min(b.length, ini + MAX_FILA));
        const r = leerRegistro(ventana, 0, this.#delimitador);
        if (!r.cerrado && !fin && b.length - ini < MAX_FILA) return -1;
        if (r.cerrado && r.limpio && r.saltos <= MAX_SALTOS && r.campos.length === this.columnas) {
          campos = r.campos;
          saltos = r.saltos;
          siguiente = ini + Buffer.byteLength(ventana.slice(0, r.fin));
        } else campos = partirLinea(simple, this.#delimitador); // a stray quote is text
      }
    }
    if (campos[0]?.startsWith('\uFEFF')) campos[0] = campos[0].slice(1);
    if (this.#dobles)
      campos = campos.map((c) => {
        const r = repararTildes(c);
        this.reparadas += r.reparadas;
        return r.texto;
      });
    this.#linea += saltos + 1;
    this.mesa.clasificar(linea, campos, this.columnas, this.#esCabecera);
    return siguiente;
  }
}
