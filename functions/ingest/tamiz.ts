import { closeSync, openSync, writeSync } from 'node:fs';
import type { FilaSobre } from './cabecera.ts';
import { LIMITES } from './limites.ts';
import { escribirCampo } from './registro-csv.ts';

/** What separates rows from noise leaves behind: a clean file with line numbers, and a list of the rows that are not data. */
export type Tamizado = {
  /** UTF-8, no header, first field the line of the original, every row with as many fields as `titulos`. */
  readonly limpio: string;
  readonly delimitador: string;
  readonly titulos: readonly string[];
  /** Rows after the header, and those above it that look like data, whatever they hold. */
  readonly recibidas: number;
  /** CSV `linea,codigo,valor` of the rows left out. */
  readonly apartadas: string;
  readonly motivos: ReadonlyMap<string, number>;
  readonly avisos: readonly string[];
};

export type CodigoTamiz =
  | 'fila_vacia'
  | 'encabezado_repetido'
  | 'fila_total'
  | 'fila_pie'
  | 'columnas_de_mas'
  | 'columnas_de_menos'
  | 'fila_demasiado_larga'
  | 'sobre_la_cabecera';

const TOTAL = /^(SUB)?\s*TOTAL(ES)?\b/i;

/** Total of a report: the first cell that is not blank says so. */
export const esFilaTotal = (campos: readonly string[]): boolean =>
  TOTAL.test(campos.find((c) => c.trim() !== '')?.trim() ?? '');

const PIE = /^(\(?\*+\)?\s*\S|(fuente|notas?|elaborado|elaboraci[oó]n|leyenda)\b)/i;

/** Footer of a report: its first cell that is not blank says so, and there is nothing else or not enough for a row. */
export const esFilaPie = (campos: readonly string[], columnas: number): boolean => {
  const llenas = campos.filter((c) => c.trim() !== '');
  return PIE.test(llenas[0]?.trim() ?? '') && columnas > 2 && (llenas.length === 1 || campos.length < columnas);
};

export const esFilaVacia = (campos: readonly string[]): boolean => campos.every((c) => c.trim() === '');

const MAX_BUFFER = 4 << 20;

/** Appends to a file through one buffer, which grows with what is written; nothing is kept. */
export class Salida {
  readonly ruta: string;
  readonly #fd: number;
  #buffer = Buffer.allocUnsafe(32 << 10);
  #usado = 0;
  constructor(ruta: string) {
    this.ruta = ruta;
    this.#fd = openSync(ruta, 'w');
  }
  #espacio(n: number): void {
    if (this.#usado + n <= this.#buffer.length) return;
    this.#vaciar();
    const largo = Math.max(Math.min(this.#buffer.length * 8, MAX_BUFFER), n * 2);
    if (largo > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(largo);
  }
  #vaciar(): void {
    for (let i = 0; i < this.#usado;) i += writeSync(this.#fd, this.#buffer, i, this.#usado - i);
    this.#usado = 0;
  }
  /** `<linea><delimitador><bytes>\n`, straight from the source buffer. */
  linea(linea: number, delimitador: number, origen: Buffer, ini: number, fin: number): void {
    this.#espacio(fin - ini + 16);
    const b = this.#buffer;
    let divisor = 1;
    while (divisor * 10 <= linea) divisor *= 10;
    for (let n = linea; divisor >= 1; divisor = Math.floor(divisor / 10)) {
      b[this.#usado++] = 48 + Math.floor(n / divisor);
      n %= divisor;
      if (divisor === 1) break;
    }
    b[this.#usado++] = delimitador;
    this.#usado += origen.copy(b, this.#usado, ini, fin);
    b[this.#usado++] = 10;
  }
  texto(texto: string): void {
    const n = Buffer.byteLength(texto);
    this.#espacio(n);
    this.#usado += this.#buffer.write(texto, this.#usado);
  }
  cerrar(): void {
    this.#vaciar();
    closeSync(this.#fd);
  }
}

/** The two outputs of a sieve and its counts. */
export class Mesa {
  readonly limpio: Salida;
  readonly apartadas: Salida;
  readonly motivos = new Map<string, number>();
  recibidas = 0;
  readonly delimitador: string;
  /** Longest row accepted, in bytes: the engine that reads the clean file has a limit of its own. */
  readonly #maxFila: number;
  constructor(carpeta: string, delimitador: string, maxFila: number = LIMITES.maxFila) {
    this.delimitador = delimitador;
    this.#maxFila = maxFila;
    this.limpio = new Salida(`${carpeta}/limpio.csv`);
    this.apartadas = new Salida(`${carpeta}/apartadas.csv`);
  }
  apartar(linea: number, codigo: CodigoTamiz, valor = ''): void {
    this.recibidas++;
    this.motivos.set(codigo, (this.motivos.get(codigo) ?? 0) + 1);
    this.apartadas.texto(`${linea},${codigo},${valor}\n`);
  }
  /**
   * What `sobreLaCabecera` found: received, and read as nothing, for nobody knows which columns those rows have.
   */
  apartarSobre(filas: readonly FilaSobre[], repetida: (campos: readonly string[]) => boolean): void {
    for (const { linea, campos } of filas) {
      if (esFilaVacia(campos)) this.apartar(linea, 'fila_vacia');
      else if (esFilaTotal(campos)) this.apartar(linea, 'fila_total');
      else this.apartar(linea, repetida(campos) ? 'encabezado_repetido' : 'sobre_la_cabecera');
    }
  }
  /** Sorts one row into data or noise by its cells. `repetida` tells whether it is the header again, `ordenar` what is written of it. */
  clasificar(
    linea: number,
    campos: string[],
    columnas: number,
    repetida: (campos: readonly string[]) => boolean,
    ordenar: (campos: readonly string[]) => readonly string[] = (c) => c.slice(0, columnas),
  ): void {
    if (esFilaVacia(campos)) return this.apartar(linea, 'fila_vacia');
    if (esFilaTotal(campos)) return this.apartar(linea, 'fila_total');
    if (repetida(campos)) return this.apartar(linea, 'encabezado_repetido');
    if (esFilaPie(campos, columnas)) return this.apartar(linea, 'fila_pie');
    if (campos.length < columnas) return this.apartar(linea, 'columnas_de_menos', `${campos.length} de ${columnas}`);
    if (campos.length > columnas && !esFilaVacia(campos.slice(columnas)))
      return this.apartar(linea, 'columnas_de_mas', `${campos.length} de ${columnas}`);
    const cuerpo = ordenar(campos).map((c) => escribirCampo(c, this.delimitador));
    const texto = `${linea}${this.delimitador}${cuerpo.join(this.delimitador)}\n`;
    const bytes = Buffer.byteLength(texto);
    if (bytes > this.#maxFila) return this.apartar(linea, 'fila_demasiado_larga', `${bytes} bytes`);
    this.recibidas++;
    this.limpio.texto(texto);
  }
  cerrar(titulos: readonly string[], avisos: readonly string[]): Tamizado {
    this.limpio.cerrar();
    this.apartadas.cerrar();
    const { delimitador, recibidas, motivos } = this;
    return {
      limpio: this.limpio.ruta,
      apartadas: this.apartadas.ruta,
      delimitador,
      titulos,
      recibidas,
      motivos,
      avisos,
    };
  }
}
