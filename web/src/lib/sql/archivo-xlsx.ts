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
import type { ParaExportar } from './sellado.ts';
import * as t from '../textos/es/explorar.ts';

type Celda = readonly [valor: Dato, estilo: Estilo];
type HojaLlena = Hoja & { readonly filas: readonly (readonly Celda[])[] };

const cabecera = (columnas: readonly string[]): Celda[] => columnas.map((c) => [c, 'cabecera']);

const ESTADOS: readonly (readonly [string, string])[] = [
  ['valor', t.hayCasos],
  ['cero', t.habiaAQuienAtender],
  ['sin_dato', t.hayAQuienContarSinDato],
  ['no_aplica', t.noHayAQuienContar],
  ['sin_hechos', t.noEsCeroNiIncumplimiento],
  [t.nPequeno, t.denominadorMenorDe5],
];

const leame = (p: ParaExportar): HojaLlena => ({
  nombre: t.leame,
  anchos: [28, 110],
  conCabecera: false,
  filas: [
    [[p.titulo, 'titulo']],
    ...(p.sintetico ? [[[t.avisoSintetico, 'aviso'] as const, ['', 'aviso'] as const]] : []),
    [[t.losTotalesSuman, 'texto']],
    [],
    cabecera([t.sello, '']),
    ...p.sello
      .filter(([k]) => k !== 'AVISO')
      .map(([k, v]): Celda[] => [
        [k, 'texto'],
        [v, 'parrafo'],
      ]),
    [],
    cabecera([t.estados, '']),
    ...ESTADOS.map(([k, v]): Celda[] => [
      [k, 'texto'],
      [v, 'parrafo'],
    ]),
  ],
});

const datos = (p: ParaExportar): HojaLlena => ({
  nombre: t.hojaDatos,
  anchos: p.columnas.map((c) => (/_nombre$|^nota$/.test(c.id) ? 34 : 16)),
  conCabecera: true,
  filas: [
    cabecera(p.columnas.map((c) => c.id)),
    ...p.filas.map((f) => f.map((v, j): Celda => [v, p.columnas[j]!.estilo])),
  ],
});

const tabla = ({ cabecera: nombres, filas }: NonNullable<ParaExportar['tabla']>): HojaLlena => ({
  nombre: t.hojaTabla,
  anchos: nombres.map((_, j) => (j === 0 ? 32 : 16)),
  conCabecera: true,
  filas: [cabecera(nombres), ...filas],
});

const hojaDefiniciones = (lista: readonly Definicion[]): HojaLlena => ({
  nombre: t.hojaDefiniciones,
  anchos: COLUMNAS_DEFINICION.map((c) => (/indicador|denominador|numerador|significa|fuente/.test(c) ? 50 : 18)),
  conCabecera: true,
  filas: [cabecera(COLUMNAS_DEFINICION), ...lista.map((d) => COLUMNAS_DEFINICION.map((c): Celda => [d[c], 'parrafo']))],
});

/** A workbook: «Léame» with the stamp, «Tabla» as it was seen, «Datos» one figure a row, «Definiciones». */
export function escribirXlsx(p: ParaExportar, definiciones: readonly Definicion[]): Uint8Array<ArrayBuffer> {
  const textos = new Textos();
  const hojas = [leame(p), ...(p.tabla ? [tabla(p.tabla)] : []), datos(p), hojaDefiniciones(definiciones)];
  const pie = {
    izquierda: p.corte ? t.pieDeHoja(p.corte.corte, selloCorto(p.corte.sha256)) : '',
    centro: p.sintetico ? t.avisoSintetico : '',
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
