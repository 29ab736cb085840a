import { selloCorto } from '../domain/corte.ts';
import type { FilaExportada } from './columnas.ts';
import { COLUMNAS_DEFINICION, ESTADOS, SINTETICOS, type Contenido } from './contenido.ts';
import { celdaNumero, letras, marcoHoja, partesLibro, Textos, type Estilo, type Hoja } from '../domain/xlsx-partes.ts';
import { ZipContinuo } from './zip.ts';

/** Rows of one sheet of Excel, header included. */
const FILAS_POR_HOJA = 1_048_576;
const LLENO = 1 << 18;

type Celda = readonly [valor: string | number | null, estilo: Estilo];
type HojaChica = Hoja & { readonly filas: readonly (readonly Celda[])[] };

const texto = (t: string, estilo: Estilo = 'texto'): Celda => [t, estilo];
const cabecera = (columnas: readonly string[]): Celda[] => columnas.map((c) => texto(c, 'cabecera'));

/** Numbers that mean a share are shown as a percentage; those of a count or a density, as they are. */
const ESTILO_NUMERO: Readonly<Record<string, Estilo>> = {
  cobertura: 'porcentaje',
  conteo: 'entero',
  densidad: 'decimal',
};
const LETRAS_HOJA = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => letras(i));

const leame = ({ manifiesto: m, columnas, ambito, sello }: Contenido): HojaChica => ({
  nombre: 'Léame',
  anchos: [24, 110],
  conCabecera: false,
  filas: [
    [texto(`Corte ${m.corte} · ${ambito.nombre}`, 'titulo')],
    ...(m.sintetico ? [[texto(SINTETICOS, 'aviso'), texto('', 'aviso')]] : []),
    [
      texto(
        'De dónde sale cada número y cómo se lee. Los valores están en «Valores»; qué cuenta cada indicador, en «Definiciones»; los archivos de los que salió, en «Insumos».',
      ),
    ],
    [],
    [texto('Sello', 'cabecera'), texto('', 'cabecera')],
    ...sello.filter(([k]) => k !== 'AVISO').map(([k, v]) => [texto(k), texto(v, 'parrafo')]),
    [],
    [texto('Estados', 'cabecera'), texto('', 'cabecera')],
    ...ESTADOS.map(([k, v]) => [texto(k), texto(v, 'parrafo')]),
    [],
    [texto('Columnas de «Valores»', 'cabecera'), texto('', 'cabecera')],
    ...columnas.map((c) => [texto(c.id), texto(c.que, 'parrafo')]),
  ],
});

const definiciones = (c: Contenido): HojaChica => ({
  nombre: 'Definiciones',
  anchos: COLUMNAS_DEFINICION.map((id) =>
    /^(denominador|numerador|exclusiones|notas|fuente|momento|indicador)$/.test(id) ? 50 : 16,
  ),
  conCabecera: true,
  filas: [
    cabecera(COLUMNAS_DEFINICION),
    ...c.definiciones.map((d) => COLUMNAS_DEFINICION.map((k) => texto(d[k], 'parrafo'))),
  ],
});

const insumos = ({ insumos: todos }: Contenido): HojaChica => ({
  nombre: 'Insumos',
  anchos: [44, 18, 12, 12, 68, 20],
  conCabecera: true,
  filas: [
    cabecera(['archivo', 'formato', 'filas', 'dato_hasta', 'sha256', 'carga']),
    ...todos.map((i): Celda[] => [
      texto(i.archivo),
      texto(i.formato),
      [i.filas, 'entero'],
      texto(i.dato_hasta ?? ''),
      texto(i.sha256),
      texto(i.id),
    ]),
  ],
});

/**
 * A workbook: «Léame», «Valores» (as many sheets as its rows need), «Definiciones», «Insumos». Written as the rows come; what stays
 * in memory are the texts that repeat.
 */
export async function* escribirXlsx(c: Contenido, filasPorHoja = FILAS_POR_HOJA): AsyncGenerator<Uint8Array> {
  const { manifiesto: m, columnas } = c;
  const tipoIndicador = columnas.findIndex((x) => x.id === 'tipo_indicador');
  const letra = LETRAS_HOJA(columnas.length);
  const pie = { izquierda: `Corte ${m.corte} · sello ${selloCorto(m.sha256)}`, centro: m.sintetico ? SINTETICOS : '' };
  const zip = new ZipContinuo();
  const textos = new Textos();
  const hechas: (Hoja & { filas: number })[] = [];
  const ruta = (): string => `xl/worksheets/sheet${hechas.length + 1}.xml`;

  const chica = (h: HojaChica): AsyncGenerator<Uint8Array> => {
    const { cabeza, cola } = marcoHoja(h, pie);
    const suyas = LETRAS_HOJA(h.anchos.length);
    const xml = h.filas.map((fila, i) => {
      const celdas = fila.map(([v, estilo], j) => {
        const en = `${suyas[j]}${i + 1}`;
        return v === null ? '' : typeof v === 'number' ? celdaNumero(en, v, estilo) : textos.celda(en, v, estilo);
      });
      return `<row r="${i + 1}">${celdas.join('')}</row>`;
    });
    const parte = zip.parte(ruta(), [cabeza, ...xml, cola(h.filas.length)]);
    hechas.push({ ...h, filas: h.filas.length });
    return parte;
  };

  const fila = (f: FilaExportada, n: number): string => {
    const numero = ESTILO_NUMERO[String(f[tipoIndicador])] ?? 'decimal';
    let xml = `<row r="${n}">`;
    for (let j = 0; j < columnas.length; j++) {
      const v = f[j];
      if (v === null || v === undefined) continue;
      const en = `${letra[j]}${n}`;
      xml +=
        typeof v === 'string'
          ? textos.celda(en, v)
          : celdaNumero(en, v, columnas[j]!.tipo === 'entero' ? 'entero' : numero);
    }
    return `${xml}</row>`;
  };

  yield* chica(leame(c));

  const iterador = c.filas[Symbol.asyncIterator]();
  let lugar = await iterador.next();
  let proxima = 0; // row of that place to be written next
  let hojas = 0;
  do {
    const hoja: Hoja & { filas: number } = {
      nombre: ++hojas === 1 ? 'Valores' : `Valores ${hojas}`,
      anchos: columnas.map((x) => x.ancho),
      conCabecera: true,
      filas: 1,
    };
    const { cabeza, cola } = marcoHoja(hoja, pie);
    const trozos = async function* (): AsyncGenerator<string> {
      let lote = `${cabeza}<row r="1">${columnas.map((x, j) => textos.celda(`${letra[j]}1`, x.id, 'cabecera')).join('')}</row>`;
      while (!lugar.done) {
        while (proxima < lugar.value.length && hoja.filas < filasPorHoja)
          lote += fila(lugar.value[proxima++]!, ++hoja.filas);
        if (lote.length > LLENO) {
          yield lote;
          lote = '';
        }
        if (proxima < lugar.value.length) break; // the sheet is full
        lugar = await iterador.next();
        proxima = 0;
      }
      yield lote + cola(hoja.filas);
    };
    yield* zip.parte(ruta(), trozos());
    hechas.push(hoja);
  } while (!lugar.done);

  yield* chica(definiciones(c));
  yield* chica(insumos(c));
  yield* zip.parte('xl/sharedStrings.xml', textos.xml());
  for (const [nombre, xml] of partesLibro(hechas)) yield* zip.parte(nombre, [xml]);
  yield* zip.fin();
}
