import { metaEnPalabras } from '../../../../functions/domain/meta-en-palabras.ts';
import type { ComposeOption } from 'echarts/core';
import type { LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import { cifra, mesEnPalabras } from '../formato.ts';
import {
  marcasX,
  maximoY,
  mesCorto,
  puntosTendencia,
  resumenTendencia,
  textoEje,
  textoPunto,
  type DatosTendencia,
} from './tendencia.ts';
import * as t from '../textos/es/graficos.ts';

export type OpcionTendencia = ComposeOption<
  LineSeriesOption | AriaComponentOption | GridComponentOption | MarkLineComponentOption | TooltipComponentOption
>;

/** Room around the plot, in px: the server's drawing uses the same, so nothing moves when ECharts takes over. */
export const MARGEN = { left: 46, right: 92, top: 12, bottom: 26 } as const;

export type Colores = {
  readonly tinta: string;
  readonly suave: string;
  readonly linea: string;
  readonly acento: string;
  readonly papel: string;
};

const escapar = (texto: string): string => texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The whole ECharts option of one trend. Missing months are null and stay gaps. */
export const opcionTendencia = (datos: DatosTendencia, colores: Colores): OpcionTendencia => {
  const puntos = puntosTendencia(datos);
  const maximo = datos.maximo ?? maximoY(puntos, datos.tipo);
  const marcas = new Set(marcasX(puntos.length));
  const ultimo = puntos.findLastIndex((p) => p.valor !== null);
  const texto = { color: colores.tinta, fontFamily: 'inherit', fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: true, label: { description: resumenTendencia(datos) } },
    grid: { ...MARGEN, outerBoundsMode: 'none' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      extraCssText: 'box-shadow: none',
      backgroundColor: colores.papel,
      borderColor: colores.linea,
      textStyle: texto,
      axisPointer: { type: 'line', lineStyle: { color: colores.suave, width: 1 }, animation: false },
      formatter: (parametros: unknown) => {
        const i = (parametros as { dataIndex: number }[])[0]?.dataIndex ?? -1; // the axis trigger always gives a list
        const p = puntos[i];
        if (!p) return '';
        const meta =
          p.meta === null ? '' : `<br>${t.metaDelMes(metaEnPalabras(cifra(p.meta, datos.tipo), datos.direccion))}`;
        return `<b>${escapar(mesEnPalabras(p.periodo))}</b><br>${escapar(textoPunto(p, datos.tipo))}${meta}`;
      },
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: puntos.map((p) => mesCorto(p.periodo)),
      axisLine: { lineStyle: { color: colores.suave } },
      axisTick: { show: false },
      axisLabel: { ...texto, color: colores.suave, interval: (i: number) => marcas.has(i), margin: 8 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: maximo,
      interval: maximo / 2,
      axisLabel: { ...texto, color: colores.suave, formatter: (v: number) => textoEje(v, datos.tipo), margin: 6 },
      splitLine: { lineStyle: { color: colores.linea } },
    },
    series: [
      {
        type: 'line',
        name: t.meta,
        step: 'middle',
        silent: true,
        data: puntos.map((p) => p.meta),
        symbol: 'none',
        lineStyle: { color: colores.tinta, width: 1, type: [5, 3] },
      },
      {
        type: 'line',
        name: datos.nombre,
        connectNulls: false,
        data: puntos.map((p, i) => ({
          value: p.valor === null ? null : Math.min(p.valor, maximo),
          symbol: p.pocos ? 'emptyCircle' : 'circle',
          symbolSize: p.pocos ? 7 : i === ultimo ? 7 : 4,
        })),
        showAllSymbol: true,
        lineStyle: { color: colores.acento, width: 2 },
        itemStyle: { color: colores.acento },
        markLine: {
          symbol: 'none',
          silent: true,
          animation: false,
          lineStyle: { color: colores.suave, type: 'dotted', width: 1 },
          label: { show: false },
          data: datos.quiebres.flatMap((q) => {
            const i = datos.periodos.indexOf(q.periodo);
            return i < 0 ? [] : [{ name: q.texto, xAxis: i }];
          }),
        },
      },
    ],
  };
};
