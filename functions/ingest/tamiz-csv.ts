import { setImmediate as ceder } from 'node:timers/promises';
import { bloques, leerCabeza, type Examen, type Texto } from './archivo.ts';
import {
  esCabeceraRepetida,
  FILAS_CABEZA,
  hallarCabecera,
  sobreLaCabecera,
  type CabeceraHallada,
  type FilaSobre,
} from './cabecera.ts';
import type { Formato } from './formato.ts';
import type { HojaLeida } from './hojas.ts';
import type { Limites } from './limites.ts';
import type { Progreso } from './progreso.ts';
import { porQueNo } from './reconocer.ts';
import { leerRegistro, partirLinea, type Registro } from './registro-csv.ts';
import { Mesa, type Tamizado } from './tamiz.ts';
import { repararTildes } from './tildes.ts';

const DELIMITADORES = [',', ';', '|', '\t'];
/** Bytes in which the header is looked for. */
const CABEZA = 256 << 10;
/** Quoted line breaks allowed in one record; beyond, the quote is taken as text. */
const MAX_SALTOS = 20;
const VENTANA = 16 << 10;

type Cabecera = CabeceraHallada & {
  readonly delimitador: string;
  /** Cells with text of the rows above the header. */
  readonly previas: readonly string[];
  readonly sobre: readonly FilaSobre[];
  readonly desde: number;
  readonly linea: number;
  /** Line breaks inside the quotes of the header: it may come again. */
  readonly saltos: number;
};

/** Finds the header by content: the row and delimiter that give most known columns. @throws ArchivoRechazadoError */
function buscarCabecera(ruta: string, texto: Texto, formatos: readonly Formato[], maxColumnas: number): Cabecera {
  const bruto = leerCabeza(ruta, CABEZA);
  const bom = texto.bom ? 3 : 0;
  const cabeza = new TextDecoder(texto.codificacion).decode(bruto.subarray(bom), { stream: true });
  const largo = (s: string): number => (texto.codificacion === 'utf-8' ? Buffer.byteLength(s) : s.length);
  let mejor: Cabecera | null = null;
  const vistas: (readonly string[])[] = [];
  for (const delimitador of DELIMITADORES) {
    const filas: string[][] = [];
    const fines: { pos: number; linea: number; saltos: number }[] = [];
    const inicios: number[] = [];
    let pos = 0;
    let linea = 1;
    while (filas.length < FILAS_CABEZA && pos < cabeza.length) {
      const r = leerRegistro(cabeza, pos, delimitador);
      const inicio = linea;
      linea += r.saltos + 1;
      pos = r.fin;
      if (!r.cerrado) break;
      const campos = r.campos.slice(0, maxColumnas);
      filas.push(texto.dobles ? campos.map((c) => repararTildes(c).texto) : campos);
      fines.push({ pos, linea, saltos: r.saltos });
      inicios.push(inicio);
    }
    const h = hallarCabecera(filas, formatos);
    if (h && (!mejor || h.puntos > mejor.puntos)) {
      const fin = fines[h.fila + h.filas.length - 1]!;
      const arriba = filas.slice(0, h.fila);
      mejor = {
        ...h,
        delimitador,
        previas: arriba.flat().filter((c) => c.trim() !== ''),
        sobre: sobreLaCabecera(
          arriba.map((campos, i) => ({ linea: inicios[i]!, campos })),
          h,
        ),
        desde: bom + largo(cabeza.slice(0, fin.pos)),
        linea: fin.linea,
        saltos: Math.max(...fines.slice(h.fila, h.fila + h.filas.length).map((f) => f.saltos)),
      };
    }
    vistas.push(...filas);
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

export type CsvTamizado = Tamizado & {
  readonly formato: Formato;
  readonly columnas: ReadonlyMap<string, number>;
  readonly hojas: readonly HojaLeida[];
};

/**
 * One pass over the bytes of a CSV: rows that have the columns of the header go to a clean file with their line number, the rest is
 * counted and set aside with its reason. Lines without quotes are copied without being parsed (0.8 M rows in about a second).
 */
export async function tamizarCsv(
  ruta: string,
  examen: Examen & Texto,
  formatos: readonly Formato[],
  carpeta: string,
  limites: Limites,
  progreso?: Progreso,
): Promise<CsvTamizado> {
  const cab = buscarCabecera(ruta, examen, formatos, limites.maxColumnas);
  const tamiz = new TamizCsv(cab, examen, carpeta, limites.maxFila);
  let leidos = cab.desde;
  for (const b of bloquesUtf8(ruta, cab.desde, examen)) {
    tamiz.bloque(b, false);
    leidos += b.length;
    progreso?.({
      fase: 'leyendo',
      filas: tamiz.mesa.recibidas,
      bytes: Math.min(leidos, examen.bytes),
      total: examen.bytes,
    });
    await ceder(); // the same process answers to whoever asks how it goes
  }
  tamiz.bloque(Buffer.alloc(0), true);
  const avisos =
    tamiz.reparadas > 0 ? [`Se repararon ${tamiz.reparadas} tildes o eñes dañadas (UTF-8 guardado dos veces).`] : [];
  return {
    ...tamiz.mesa.cerrar(cab.titulos, avisos),
    formato: cab.formato,
    columnas: cab.columnas,
    hojas: [{ nombre: '', posicion: 1, previas: cab.previas }],
  };
}

class TamizCsv {
  readonly mesa: Mesa;
  reparadas = 0;
  readonly #delimitador: string;
  readonly columnas: number;
  readonly #esCabecera: (campos: readonly string[]) => boolean;
  readonly #sospechosos: Uint8Array;
  readonly #dobles: boolean;
  readonly #maxFila: number;
  readonly #maxSaltos: number;
  #linea: number;
  #resto = Buffer.alloc(0);
  /** Bytes passed over of a line that is too long to be kept whole. */
  #descartados = 0;

  constructor(cab: Cabecera, examen: Texto, carpeta: string, maxFila: number) {
    this.mesa = new Mesa(carpeta, cab.delimitador, maxFila);
    this.#maxFila = maxFila;
    this.#maxSaltos = Math.max(MAX_SALTOS, cab.saltos);
    this.#delimitador = cab.delimitador;
    this.#esCabecera = esCabeceraRepetida(cab.filas);
    this.mesa.apartarSobre(cab.sobre, this.#esCabecera);
    // A header that ends in `;;;;` has no more columns than its last title.
    this.columnas = cab.titulos.length;
    this.#dobles = examen.dobles;
    this.#linea = cab.linea;
    // First bytes of a line that may be blank, a total, a footer, a header again or a BOM in the middle of joined files.
    this.#sospechosos = new Uint8Array(256);
    for (const c of ` \t,;|tTsSfFnNeElL*("\xef${cab.delimitador}`) this.#sospechosos[c.charCodeAt(0) & 255] = 1;
    for (const [primera = ''] of cab.filas) {
      const inicial = primera.trim()[0] ?? 'x';
      for (const c of [inicial, inicial.toUpperCase(), inicial.toLowerCase()])
        this.#sospechosos[Buffer.from(c)[0]!] = 1;
    }
  }

  /** A line without end is not kept while its end is looked for. @returns what follows it in this block. */
  #saltar(nuevo: Buffer, fin: boolean): Buffer {
    if (this.#descartados === 0) return nuevo;
    const salto = nuevo.indexOf(10);
    this.#descartados += salto < 0 ? nuevo.length : salto;
    if (salto < 0 && !fin) return nuevo.subarray(nuevo.length);
    this.mesa.apartar(this.#linea++, 'fila_demasiado_larga', `${this.#descartados} bytes`);
    this.#descartados = 0;
    return nuevo.subarray(salto < 0 ? nuevo.length : salto + 1);
  }

  bloque(leido: Buffer, fin: boolean): void {
    const nuevo = this.#saltar(leido, fin);
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
        // A lone carriage return is a line break to the engine that reads the clean file.
        else if (x === 34 || (x === 13 && b[i + 1] !== 10) || (x === 0xc3 && this.#dobles)) especial = true;
      }
      if (i === b.length && !fin) break;
      const cola = i > ini && b[i - 1] === 13 ? i - 1 : i;
      if (cola - ini > this.#maxFila) this.mesa.apartar(this.#linea++, 'fila_demasiado_larga', `${cola - ini} bytes`);
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
    const resto = b.subarray(Math.min(ini, b.length));
    // Only a line whose end has not come is left over at this length.
    if (resto.length > this.#maxFila && !fin) {
      this.#descartados = resto.length;
      this.#resto = Buffer.alloc(0);
    } else this.#resto = Buffer.from(resto);
  }

  /** As far as one record may go: so many line breaks, so many bytes. `entera` when what comes later could not be part of it. */
  #ventana(b: Buffer, ini: number): { hasta: number; entera: boolean } {
    const tope = ini + this.#maxFila;
    let hasta = ini;
    for (let saltos = 0; saltos <= this.#maxSaltos; saltos++) {
      const salto = b.indexOf(10, hasta);
      if (salto < 0) return { hasta: Math.min(b.length, tope), entera: b.length >= tope };
      hasta = salto + 1;
      if (hasta >= tope) return { hasta: tope, entera: true };
    }
    return { hasta, entera: true };
  }

  /** A record of several lines, looked for in a short stretch before as far as one may go. */
  #registro(b: Buffer, ini: number): { ventana: string; r: Registro; entera: boolean } {
    const { hasta, entera } = this.#ventana(b, ini);
    const leer = (fin: number): { ventana: string; r: Registro } => {
      const ventana = b.toString('utf8', ini, fin);
      return { ventana, r: leerRegistro(ventana, 0, this.#delimitador) };
    };
    const corto = leer(Math.min(hasta, ini + VENTANA));
    // At the very end of the stretch nothing tells the end of the record from the end of the stretch.
    return { ...(corto.r.cerrado && corto.r.fin < corto.ventana.length ? corto : leer(hasta)), entera };
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
        const { ventana, r, entera } = this.#registro(b, ini);
        if (!r.cerrado && !entera && !fin) return -1;
        if (r.cerrado && r.limpio && r.saltos <= this.#maxSaltos && r.campos.length === this.columnas) {
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
