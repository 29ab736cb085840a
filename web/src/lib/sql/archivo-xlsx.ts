import { strToU8, zipSync } from 'fflate';
import { selloCorto } from '../../../../functions/domain/corte.ts';
import {
  celdaNumero,
  letras,
  marcoHoja,
  partesLibro,
  Textos,
  type Estilo,
  type Hoja,
} from '../../../../functions/domain/xlsx-partes.ts';
import type { Dato } from './consulta.ts';
import { COLUMNAS_DEFINICION, type Definicion } from './definiciones.ts';
import { SINTETICOS, type ParaExportar } from './sellado.ts';

type Celda = readonly [valor: Dato, estilo: Estilo];
type HojaLlena = Hoja & { readonly filas: readonly (readonly Celda[])[] };

const cabecera = (columnas: readonly string[]): Celda[] => columnas.map((c) => [c, 'cabecera']);

const ESTADOS: readonly (readonly [string, string])[] = [
  ['valor', 'Hay casos: lea num de den.'],
  ['cero', 'Había a quién atender y nadie cumple: 0 de den. Es un resultado.'],
  ['no_aplica', 'No hay a quién contar (den = 0), o la ficha no tiene valor a ese nivel. No es 0 %.'],
  ['sin_hechos', 'El cubo no tiene hechos de esa combinación: no es cero ni incumplimiento.'],
  ['n pequeño', 'Denominador menor de 5: no se escribe un porcentaje.'],
];

const leame = (p: ParaExportar): HojaLlena => ({
  nombre: 'Léame',
  anchos: [28, 110],
  conCabecera: false,
  filas: [
    [[p.titulo, 'titulo']],
    ...(p.sintetico ? [[[SINTETICOS, 'aviso'] as const, ['', 'aviso'] as const]] : []),
    [['Los totales suman numeradores y denominadores: los porcentajes nunca se promedian.', 'texto']],
    [],
    cabecera(['Sello', '']),
    ...p.sello
      .filter(([k]) => k !== 'AVISO')
      .map(([k, v]): Celda[] => [
        [k, 'texto'],
        [v, 'parrafo'],
      ]),
    [],
    cabecera(['Estados', '']),
    ...ESTADOS.map(([k, v]): Celda[] => [
      [k, 'texto'],
      [v, 'parrafo'],
    ]),
  ],
});

const datos = (p: ParaExportar): HojaLlena => ({
  nombre: 'Datos',
  anchos: p.columnas.map((c) => (/_nombre$|^nota$/.test(c.id) ? 34 : 16)),
  conCabecera: true,
  filas: [
    cabecera(p.columnas.map((c) => c.id)),
    ...p.filas.map((f) => f.map((v, j): Celda => [v, p.columnas[j]!.estilo])),
  ],
});

const tabla = ({ cabecera: nombres, filas }: NonNullable<ParaExportar['tabla']>): HojaLlena => ({
  nombre: 'Tabla',
  anchos: nombres.map((_, j) => (j === 0 ? 32 : 16)),
  conCabecera: true,
  filas: [cabecera(nombres), ...filas],
});

const hojaDefiniciones = (lista: readonly Definicion[]): HojaLlena => ({
  nombre: 'Definiciones',
  anchos: COLUMNAS_DEFINICION.map((c) => (/indicador|denominador|numerador|significa|fuente/.test(c) ? 50 : 18)),
  conCabecera: true,
  filas: [cabecera(COLUMNAS_DEFINICION), ...lista.map((d) => COLUMNAS_DEFINICION.map((c): Celda => [d[c], 'parrafo']))],
});

/** A workbook: «Léame» with the stamp, «Tabla» as it was seen, «Datos» one figure a row, «Definiciones». */
export function escribirXlsx(p: ParaExportar, definiciones: readonly Definicion[]): Uint8Array<ArrayBuffer> {
  const textos = new Textos();
  const hojas = [leame(p), ...(p.tabla ? [tabla(p.tabla)] : []), datos(p), hojaDefiniciones(definiciones)];
  const pie = {
    izquierda: p.corte ? `Corte ${p.corte.corte} · sello ${selloCorto(p.corte.sha256)}` : '',
    centro: p.sintetico ? SINTETICOS : '',
  };
  const xml = (h: HojaLlena): string => {
    const { cabeza, cola } = marcoHoja(h, pie);
    const filas = h.filas.map((fila, i) => {
      const celdas = fila.map(([v, estilo], j) => {
        const en = `${letras(j)}${i + 1}`;
        if (v === null) return '';
        return typeof v === 'number' ? celdaNumero(en, v, estilo) : textos.celda(en, String(v), estilo);
      });
      return `<row r="${i + 1}">${celdas.join('')}</row>`;
    });
    return cabeza + filas.join('') + cola(h.filas.length);
  };
  const partes: Record<string, Uint8Array> = {};
  hojas.forEach((h, i) => (partes[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(xml(h))));
  partes['xl/sharedStrings.xml'] = strToU8([...textos.xml()].join(''));
  for (const [nombre, texto] of partesLibro(hojas.map((h) => ({ ...h, filas: h.filas.length }))))
    partes[nombre] = strToU8(texto);
  return zipSync(partes, { level: 6 });
}
