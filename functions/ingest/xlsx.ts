import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ArchivoRechazadoError } from './errores.ts';

/** Guards against a small file that unpacks without end. A padrón of a region takes some 60 MB of sheet at a ratio of 15. */
export type LimitesXlsx = {
  readonly maxDescomprimido: number;
  readonly maxRazon: number;
  readonly maxEntradas: number;
  readonly maxColumnas: number;
};
export const LIMITES_XLSX: LimitesXlsx = {
  maxDescomprimido: 3 << 29,
  maxRazon: 250,
  maxEntradas: 2000,
  maxColumnas: 1000,
};

export type FilaXlsx = { readonly numero: number; readonly celdas: string[] };

export type Libro = {
  /** Sheets in the order of the tabs. */
  readonly hojas: readonly string[];
  /** Rows of one sheet in file order, with the row number of Excel. Formulas give their cached value, dates their serial. */
  filas(hoja: string): AsyncGenerator<FilaXlsx>;
  cerrar(): void;
};

const ilegible = (cause: unknown): ArchivoRechazadoError =>
  new ArchivoRechazadoError(
    'archivo_truncado',
    'El libro XLSX está cortado o dañado: no se puede descomprimir. Vuelva a descargarlo completo de su origen.',
    { cause },
  );

/** Opens a workbook; memory holds one block of XML and the shared strings. @throws ArchivoRechazadoError */
export async function abrirXlsx(ruta: string, limites: LimitesXlsx = LIMITES_XLSX): Promise<Libro> {
  const zip = await openPromise(ruta, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(
    (e: unknown) => {
      throw ilegible(e);
    },
  );
  try {
    const entradas = await listar(zip, limites);
    if (!entradas.has('xl/workbook.xml'))
      throw new ArchivoRechazadoError(
        'xlsx_ilegible',
        'Es un archivo comprimido, pero no un libro XLSX. Descomprímalo y cargue lo que contiene.',
      );
    const hojas = await ordenDeHojas(zip, entradas);
    let textos: string[] | undefined;
    return {
      hojas,
      async *filas(hoja) {
        textos ??= await leerTextos(zip, entradas.get('xl/sharedStrings.xml'));
        yield* filasDeHoja(zip, entradas.get(hoja)!, textos, limites);
      },
      cerrar: () => zip.close(),
    };
  } catch (e) {
    zip.close();
    throw e;
  }
}

async function listar(zip: ZipFile, limites: LimitesXlsx): Promise<Map<string, Entry>> {
  const entradas = new Map<string, Entry>();
  let total = 0;
  let comprimido = 0;
  try {
    for await (const e of zip.eachEntry()) {
      entradas.set(e.fileName, e);
      total += e.uncompressedSize;
      comprimido += e.compressedSize;
      if (entradas.size > limites.maxEntradas) break;
    }
  } catch (e) {
    throw ilegible(e);
  }
  if (total > limites.maxDescomprimido || entradas.size > limites.maxEntradas || total > comprimido * limites.maxRazon)
    throw new ArchivoRechazadoError(
      'xlsx_demasiado_grande',
      `El libro XLSX ocuparía ${Math.round(total / 1e6)} MB al descomprimirse, más de lo permitido. Expórtelo como CSV o pártalo por provincia.`,
    );
  return entradas;
}

type Oyentes = { abre?: (t: SaxesTagPlain) => void; cierra?: (nombre: string) => void; texto?: (t: string) => void };

/** Feeds one XML entry to the listeners, block by block; yields after each block so that its rows can leave. */
async function* recorrerXml(zip: ZipFile, entrada: Entry, oyentes: Oyentes): AsyncGenerator<void> {
  const parser = new SaxesParser({});
  parser.on('opentag', (t) => oyentes.abre?.(t));
  parser.on('closetag', (t) => oyentes.cierra?.(t.name));
  parser.on('text', (t) => oyentes.texto?.(t));
  parser.on('error', (e) => {
    throw e;
  });
  const decodificador = new TextDecoder();
  let flujo: Readable | undefined;
  try {
    flujo = await zip.openReadStreamPromise(entrada);
    for await (const bloque of flujo) {
      parser.write(decodificador.decode(bloque as Buffer, { stream: true })); // zip streams carry Buffers
      yield;
    }
    parser.close();
  } catch (e) {
    throw ilegible(e);
  } finally {
    flujo?.destroy();
  }
  yield;
}

const local = (nombre: string): string => nombre.slice(nombre.indexOf(':') + 1);

async function leerXml(zip: ZipFile, entrada: Entry | undefined, oyentes: Oyentes): Promise<void> {
  if (entrada) for await (const _ of recorrerXml(zip, entrada, oyentes));
}

async function ordenDeHojas(zip: ZipFile, entradas: ReadonlyMap<string, Entry>): Promise<string[]> {
  const destinos = new Map<string, string>();
  await leerXml(zip, entradas.get('xl/_rels/workbook.xml.rels'), {
    abre: ({ attributes: a }) => {
      if (a['Id'] && a['Target']) destinos.set(a['Id'], a['Target'].replace(/^\/?(xl\/)?/, 'xl/'));
    },
  });
  const hojas: string[] = [];
  await leerXml(zip, entradas.get('xl/workbook.xml'), {
    abre: ({ name, attributes: a }) => {
      const destino = local(name) === 'sheet' ? destinos.get(a['r:id'] ?? '') : undefined;
      if (destino && entradas.has(destino)) hojas.push(destino);
    },
  });
  return hojas.length > 0 ? hojas : [...entradas.keys()].filter((k) => /^xl\/worksheets\/[^/]+\.xml$/.test(k)).sort();
}

async function leerTextos(zip: ZipFile, entrada: Entry | undefined): Promise<string[]> {
  const textos: string[] = [];
  let actual = '';
  let dentro = false;
  let fonetico = false;
  await leerXml(zip, entrada, {
    abre: ({ name }) => {
      const n = local(name);
      if (n === 'si') actual = '';
      else if (n === 't') dentro = !fonetico;
      else if (n === 'rPh') fonetico = true;
    },
    cierra: (name) => {
      const n = local(name);
      if (n === 'si') textos.push(actual);
      else if (n === 't') dentro = false;
      else if (n === 'rPh') fonetico = false;
    },
    texto: (t) => {
      if (dentro) actual += t;
    },
  });
  return textos;
}

/** `BC12` → 54 (zero-based). */
const columnaDe = (referencia: string): number => {
  let n = 0;
  for (const c of referencia) {
    const x = c.charCodeAt(0);
    if (x < 65 || x > 90) break;
    n = n * 26 + x - 64;
  }
  return n - 1;
};

/** A workbook stores numbers whole: `8.00012E9` is 8000120000 exactly, unlike the same text in a CSV. Up to 2^53. */
const sinExponente = (valor: string): string =>
  /[eE]/.test(valor) && Number.isSafeInteger(Number(valor)) ? String(Number(valor)) : valor;

async function* filasDeHoja(
  zip: ZipFile,
  entrada: Entry,
  textos: readonly string[],
  limites: LimitesXlsx,
): AsyncGenerator<FilaXlsx> {
  let listas: FilaXlsx[] = [];
  let celdas: string[] = [];
  let numero = 0;
  let columna = -1;
  let tipo = '';
  let valor = '';
  let leyendo = false;
  const oyentes: Oyentes = {
    abre: ({ name, attributes: a }) => {
      const n = local(name);
      if (n === 'row') {
        numero = a['r'] ? Number(a['r']) : numero + 1;
        celdas = [];
        columna = -1;
      } else if (n === 'c') {
        columna = a['r'] ? columnaDe(a['r']) : columna + 1;
        tipo = a['t'] ?? 'n';
        valor = '';
      } else leyendo = n === 'v' || n === 't';
    },
    texto: (t) => {
      if (leyendo) valor += t;
    },
    cierra: (name) => {
      const n = local(name);
      if (n === 'v' || n === 't') leyendo = false;
      else if (n === 'c' && columna >= 0 && columna < limites.maxColumnas) {
        while (celdas.length < columna) celdas.push('');
        celdas[columna] =
          tipo === 's' ? (textos[Number(valor)] ?? '') : tipo === 'e' ? '' : tipo === 'n' ? sinExponente(valor) : valor;
      } else if (n === 'row') listas.push({ numero, celdas });
    },
  };
  for await (const _ of recorrerXml(zip, entrada, oyentes)) {
    const salen = listas;
    listas = [];
    yield* salen;
  }
}
