import type { BarSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { entero } from '../formato.ts';
import { ejeDe, type Barra } from './cascada.ts';
import type { Colores } from './opcion-tendencia.ts';

export type OpcionCascada = ComposeOption<
  BarSeriesOption | AriaComponentOption | GridComponentOption | TooltipComponentOption
>;

/** Room around the plot, in px; the server's drawing uses the same. */
export const MARGEN_CASCADA = { left: 136, right: 52, top: 4, bottom: 24 } as const;
export const ALTO_BARRA = 26;

/** The ECharts option of one waterfall: an invisible bar holds each step up to where it starts. */
export function opcionCascada(barras: readonly Barra[], resumen: string, colores: Colores): OpcionCascada {
  const [minimo, maximo] = ejeDe(barras);
  const inicio = (b: Barra): number => (b.clase === 'total' ? minimo : Math.min(b.desde, b.hasta));
  const color: Readonly<Record<Barra['clase'], string>> = {
    total: colores.tinta,
    sube: colores.acento,
    baja: colores.suave,
    nada: colores.suave,
    residuo: colores.tinta,
  };
  const texto = { color: colores.tinta, fontFamily: 'inherit', fontSize: 12 };
  return {
    animation: false,
    aria: { enabled: true, label: { description: resumen } },
    grid: { ...MARGEN_CASCADA, outerBoundsMode: 'none' },
    tooltip: { show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: barras.map((b) => b.nombre),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colores.suave } },
      axisLabel: { ...texto, margin: 8 },
    },
    xAxis: {
      type: 'value',
      min: minimo,
      max: maximo,
      interval: Math.max(1, (maximo - minimo) / 2),
      axisLabel: { ...texto, color: colores.suave, formatter: (v: number) => entero(Math.round(v)), margin: 6 },
      splitLine: { lineStyle: { color: colores.linea } },
    },
    series: [
      {
        type: 'bar',
        stack: 'c',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: barras.map((b) => inicio(b)),
      },
      {
        type: 'bar',
        stack: 'c',
        silent: true,
        barWidth: 12,
        data: barras.map((b) => ({
          value:
            Math.max(b.desde === 0 && b.clase === 'total' ? b.hasta : Math.max(b.desde, b.hasta), minimo) - inicio(b),
          itemStyle: {
            color: b.clase === 'baja' ? 'transparent' : color[b.clase],
            borderColor: color[b.clase],
            borderWidth: b.hasta === b.desde ? 2 : 1,
          },
          label: { show: true, position: 'right' as const, distance: 6, formatter: b.texto, ...texto },
        })),
      },
    ],
  };
}
