import type { Entry, ZipFile } from 'yauzl';
import { ArchivoRechazadoError } from './errores.ts';
import { LIMITES, type Limites } from './limites.ts';
import { TextosCompartidos } from './textos-compartidos.ts';
import { inseguro, local, recorrerXml, type Oyentes } from './xml.ts';
import { abrirZip, malMiembro, nombreDe } from './zip.ts';

export type FilaXlsx = { readonly numero: number; readonly celdas: string[] };

/** `posicion`: among the tabs, from 1. */
export type HojaXlsx = { readonly nombre: string; readonly posicion: number; readonly ruta: string };

export type Libro = {
  /** Sheets in the order of the tabs. */
  readonly hojas: readonly HojaXlsx[];
  /**
   * Rows of one sheet in file order, with the row number of Excel, which only grows. Formulas give their cached value, dates their
   * serial. `avance` is told the bytes of the sheet read so far, and all of them.
   */
  filas(hoja: HojaXlsx, avance?: (leidos: number, total: number) => void): AsyncGenerator<FilaXlsx>;
  cerrar(): void;
};

/** Opens a workbook; memory holds one block of XML and the shared strings. @throws ArchivoRechazadoError */
export async function abrirXlsx(ruta: string, limites: Limites = LIMITES): Promise<Libro> {
  const abierto = await abrirZip(ruta, limites.maxEntradas);
  const { zip } = abierto;
  try {
    const entradas = revisar(abierto.entradas, limites);
    if (!entradas.has('xl/workbook.xml')) throw noEsLibro(entradas);
    const hojas = await ordenDeHojas(zip, entradas, limites);
    let textos: TextosCompartidos | undefined;
    return {
      hojas,
      async *filas(hoja, avance) {
        textos ??= await leerTextos(zip, entradas.get('xl/sharedStrings.xml'), limites);
        yield* filasDeHoja(zip, entradas.get(hoja.ruta)!, textos, limites, avance);
      },
      cerrar: () => zip.close(),
    };
  } catch (e) {
    zip.close();
    throw e;
  }
}

/** Documents of an office carry their own marks; without them it is a plain archive, and those are opened before, once. */
const noEsLibro = (entradas: ReadonlyMap<string, Entry>): ArchivoRechazadoError =>
  entradas.has('[Content_Types].xml') || entradas.has('mimetype')
    ? new ArchivoRechazadoError(
        'xlsx_ilegible',
        'Es un documento de oficina, pero no un libro XLSX. Guárdelo como .xlsx o CSV y vuelva a cargarlo.',
      )
    : new ArchivoRechazadoError(
        'paquete_anidado',
        'Es un archivo comprimido dentro de otro. Comprima los archivos de datos en un solo ZIP y vuelva a cargarlo.',
      );

function revisar(
  lista: readonly Entry[],
  { maxDescomprimido, maxRazon, razonDesde }: Limites,
): ReadonlyMap<string, Entry> {
  const entradas = new Map<string, Entry>();
  let total = 0;
  let comprimido = 0;
  for (const e of lista) {
    const { nombre, original } = nombreDe(e);
    const malo = malMiembro(e, original);
    if (malo) throw malo;
    entradas.set(nombre, e);
    total += e.uncompressedSize;
    comprimido += e.compressedSize;
  }
  if (total > maxDescomprimido || (total > razonDesde && total > comprimido * maxRazon))
    throw new ArchivoRechazadoError(
      'xlsx_demasiado_grande',
      `El libro XLSX ocuparía ${Math.round(total / 1e6)} MB al descomprimirse, más de lo permitido. Expórtelo como CSV o pártalo por provincia.`,
    );
  return entradas;
}

async function leerXml(zip: ZipFile, entrada: Entry | undefined, oyentes: Oyentes, limites: Limites): Promise<void> {
  if (entrada) for await (const _ of recorrerXml(zip, entrada, oyentes, limites));
}

async function ordenDeHojas(zip: ZipFile, entradas: ReadonlyMap<string, Entry>, limites: Limites): Promise<HojaXlsx[]> {
  const destinos = new Map<string, string>();
  await leerXml(
    zip,
    entradas.get('xl/_rels/workbook.xml.rels'),
    {
      abre: ({ attributes: a }) => {
        if (a['Id'] && a['Target']) destinos.set(a['Id'], a['Target'].replace(/^\/?(xl\/)?/, 'xl/'));
      },
    },
    limites,
  );
  const hojas: HojaXlsx[] = [];
  await leerXml(
    zip,
    entradas.get('xl/workbook.xml'),
    {
      abre: ({ name, attributes: a }) => {
        const destino = local(name) === 'sheet' ? destinos.get(a['r:id'] ?? '') : undefined;
        if (destino && entradas.has(destino))
          hojas.push({ nombre: a['name'] ?? '', posicion: hojas.length + 1, ruta: destino });
      },
    },
    limites,
  );
  if (hojas.length > 0) return hojas;
  return [...entradas.keys()]
    .filter((k) => /^xl\/worksheets\/[^/]+\.xml$/.test(k))
    .sort()
    .map((ruta, i) => ({ nombre: ruta.slice('xl/worksheets/'.length, -'.xml'.length), posicion: i + 1, ruta }));
}

async function leerTextos(zip: ZipFile, entrada: Entry | undefined, limites: Limites): Promise<TextosCompartidos> {
  const { maxTextoXml, maxTextosXlsx } = limites;
  const textos = new TextosCompartidos();
  let actual = '';
  let dentro = false;
  let fonetico = false;
  await leerXml(
    zip,
    entrada,
    {
      abre: ({ name }) => {
        const n = local(name);
        if (n === 'si') actual = '';
        else if (n === 't') dentro = !fonetico;
        else if (n === 'rPh') fonetico = true;
      },
      cierra: (name) => {
        const n = local(name);
        if (n === 'si') {
          textos.agregar(actual);
          if (textos.bytes > maxTextosXlsx) throw inseguro(`más de ${Math.round(maxTextosXlsx / 1e6)} MB de textos`);
        } else if (n === 't') dentro = false;
        else if (n === 'rPh') fonetico = false;
      },
      texto: (t) => {
        if (dentro) actual += t;
        if (actual.length > maxTextoXml) throw inseguro(`un texto de más de ${Math.round(maxTextoXml / 1e6)} MB`);
      },
    },
    limites,
  );
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
  textos: TextosCompartidos,
  limites: Limites,
  avance?: (leidos: number, total: number) => void,
): AsyncGenerator<FilaXlsx> {
  let listas: FilaXlsx[] = [];
  let celdas: string[] = [];
  let numero = 0;
  let columna = -1;
  let tipo = '';
  let valor = '';
  let leyendo = false;
  /** Characters of the current row. */
  let ancho = 0;
  let leidos = 0;
  const oyentes: Oyentes = {
    abre: ({ name, attributes: a }) => {
      const n = local(name);
      if (n === 'row') {
        const r = Number(a['r']);
        numero = Number.isInteger(r) && r > numero && r < 2 ** 31 ? r : numero + 1;
        celdas = [];
        ancho = 0;
        columna = -1;
      } else if (n === 'c') {
        columna = a['r'] ? columnaDe(a['r']) : columna + 1;
        tipo = a['t'] ?? 'n';
        valor = '';
      } else leyendo = n === 'v' || n === 't';
    },
    texto: (t) => {
      if (!leyendo) return;
      valor += t;
      if ((ancho += t.length) > limites.maxTextoXml)
        throw inseguro(`una fila de más de ${Math.round(limites.maxTextoXml / 1e6)} MB`);
    },
    cierra: (name) => {
      const n = local(name);
      if (n === 'v' || n === 't') leyendo = false;
      else if (n === 'c' && columna >= 0) {
        const crudo = tipo === 's' ? textos.leer(Number(valor)) : tipo === 'e' ? '' : valor;
        const texto = tipo === 'n' ? sinExponente(crudo) : crudo;
        // Past the last column everything falls in one more, so that the row is seen to be too wide.
        const i = Math.min(columna, limites.maxColumnas);
        if (i === limites.maxColumnas && texto.trim() === '') return;
        while (celdas.length < i) celdas.push('');
        celdas[i] = texto;
      } else if (n === 'row') listas.push({ numero, celdas });
    },
  };
  for await (const n of recorrerXml(zip, entrada, oyentes, limites)) {
    avance?.((leidos += n), entrada.uncompressedSize);
    const salen = listas;
    listas = [];
    yield* salen;
  }
}
