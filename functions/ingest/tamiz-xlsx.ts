import {
  esCabeceraRepetida,
  FILAS_CABEZA,
  hallarCabecera,
  sobreLaCabecera,
  type CabeceraHallada,
  type FilaSobre,
} from './cabecera.ts';
import { lineaDe, MAX_HOJAS } from './hojas.ts';
import { hojaEnmascarada } from './nombre-archivo.ts';
import { porQueNo } from './reconocer.ts';
import type { Formato } from './formato.ts';
import { Mesa } from './tamiz.ts';
import type { Limites } from './limites.ts';
import type { Progreso } from './progreso.ts';
import type { CsvTamizado } from './tamiz-csv.ts';
import { abrirXlsx, type FilaXlsx, type HojaXlsx, type Libro } from './xlsx.ts';

type Hoja = CabeceraHallada & {
  readonly hoja: HojaXlsx;
  /** Row of Excel in which the header ends. */
  readonly ultima: number;
  readonly previas: readonly string[];
  /** Their `linea` is the row of Excel. */
  readonly sobre: readonly FilaSobre[];
};
type Elegidas = { readonly hojas: readonly [Hoja, ...Hoja[]]; readonly avisos: readonly string[] };

async function leerCabeza(libro: Libro, hoja: HojaXlsx): Promise<FilaXlsx[]> {
  const filas: FilaXlsx[] = [];
  for await (const f of libro.filas(hoja)) {
    filas.push(f);
    if (filas.length >= FILAS_CABEZA) break;
  }
  return filas;
}

/** The sheets of one format: that of the first sheet, in the order of the tabs, with a known header. */
async function elegirHojas(libro: Libro, formatos: readonly Formato[]): Promise<Elegidas> {
  const vistas: string[][] = [];
  const hojas: Hoja[] = [];
  const otras: string[] = [];
  for (const hoja of libro.hojas.slice(0, MAX_HOJAS)) {
    const cabeza = await leerCabeza(libro, hoja);
    const filas = cabeza.map((f) => f.celdas);
    const h = hallarCabecera(filas, formatos);
    vistas.push(...filas);
    const propia = hojas[0];
    if (h && (!propia || h.formato.id === propia.formato.id))
      hojas.push({
        ...h,
        hoja,
        ultima: cabeza[h.fila + h.filas.length - 1]!.numero,
        previas: filas
          .slice(0, h.fila)
          .flat()
          .filter((c) => c.trim() !== ''),
        sobre: sobreLaCabecera(
          cabeza.slice(0, h.fila).map((f) => ({ linea: f.numero, campos: f.celdas })),
          h,
        ),
      });
    else if (h)
      otras.push(
        `La hoja «${hojaEnmascarada(hoja)}» parece ${h.formato.nombre} y no se leyó: cárguela en otro archivo.`,
      );
    else if (filas.some((f) => f.some((c) => c.trim() !== '')))
      otras.push(`La hoja «${hojaEnmascarada(hoja)}» no se leyó: no tiene la cabecera de un formato conocido.`);
  }
  const [primera, ...demas] = hojas;
  if (!primera) throw porQueNo(formatos, vistas);
  const sobran = libro.hojas.length - MAX_HOJAS;
  return {
    hojas: [primera, ...demas],
    avisos: sobran > 0 ? [...otras, `El libro tiene más de ${MAX_HOJAS} hojas: ${sobran} no se miraron.`] : otras,
  };
}

/** Columns of the clean file: those of the first sheet, then the expected ones that only other sheets have. */
function repartir(hojas: Elegidas['hojas']): { titulos: string[]; columnas: Map<string, number> } {
  const titulos = [...hojas[0].titulos];
  const columnas = new Map(hojas[0].columnas);
  for (const h of hojas.slice(1))
    for (const [id, i] of h.columnas) if (!columnas.has(id)) columnas.set(id, titulos.push(h.titulos[i] ?? id) - 1);
  return { titulos, columnas };
}

/**
 * The sheets of one format of a workbook as a clean file, each row with the line of `lineaDe`. Excel has no rows of the wrong width:
 * short rows are filled with blanks.
 */
export async function tamizarXlsx(
  ruta: string,
  formatos: readonly Formato[],
  carpeta: string,
  limites: Limites,
  progreso?: Progreso,
): Promise<CsvTamizado> {
  const libro = await abrirXlsx(ruta, limites);
  let mesa: Mesa | undefined;
  try {
    const { hojas, avisos } = await elegirHojas(libro, formatos);
    const { titulos, columnas } = repartir(hojas);
    mesa = new Mesa(carpeta, ',', limites.maxFila);
    for (const [n, hoja] of hojas.entries()) await tamizarHoja(libro, mesa, hoja, n, titulos, columnas, progreso);
    return {
      ...mesa.cerrar(titulos, avisos),
      formato: hojas[0].formato,
      columnas,
      hojas: hojas.map(({ hoja: { nombre, posicion }, previas }) => ({ nombre, posicion, previas })),
    };
  } catch (e) {
    mesa?.cerrar([], []);
    throw e;
  } finally {
    libro.cerrar();
  }
}

async function tamizarHoja(
  libro: Libro,
  mesa: Mesa,
  hoja: Hoja,
  n: number,
  titulos: readonly string[],
  columnas: ReadonlyMap<string, number>,
  progreso: Progreso | undefined,
): Promise<void> {
  const repetida = esCabeceraRepetida(hoja.filas);
  mesa.apartarSobre(
    hoja.sobre.map(({ linea, campos }) => ({ linea: lineaDe(n, linea), campos })),
    repetida,
  );
  // Where each column of the clean file is in this sheet; in the first they are the same.
  const origen: (number | undefined)[] = titulos.map((_, i) => (n === 0 && i < hoja.titulos.length ? i : undefined));
  if (n > 0) for (const [id, i] of hoja.columnas) origen[columnas.get(id)!] = i;
  const ordenar = (campos: readonly string[]): string[] =>
    origen.map((i) => (i === undefined ? '' : (campos[i] ?? '')));
  const ancho = hoja.titulos.length;
  // Rows that Excel does not store are blank on screen but were never there: only stored rows are received.
  let pendientes: FilaXlsx[] = [];
  let leidos = 0;
  let total = 0;
  const avance = (l: number, t: number): void => void ([leidos, total] = [l, t]);
  for await (const f of libro.filas(hoja.hoja, avance)) {
    if (f.numero <= hoja.ultima) continue;
    // Formatted blank rows below the last datum are not rows.
    if (f.celdas.every((c) => c.trim() === '')) {
      pendientes.push(f);
      continue;
    }
    for (const p of pendientes) mesa.apartar(lineaDe(n, p.numero), 'fila_vacia');
    pendientes = [];
    const celdas = [...f.celdas];
    while (celdas.length < ancho) celdas.push('');
    mesa.clasificar(lineaDe(n, f.numero), celdas, ancho, repetida, ordenar);
    if (mesa.recibidas % 5000 === 0) progreso?.({ fase: 'leyendo', filas: mesa.recibidas, bytes: leidos, total });
  }
}
