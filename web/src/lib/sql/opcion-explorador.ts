import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { esPeriodo } from '../../../../functions/domain/periodo.ts';
import type { Colores } from '../charts/opcion-tendencia.ts';
import { marcasX, maximoY, mesCorto, textoEje } from '../charts/tendencia.ts';
import { resumenDibujo, type Dibujo, type Panel } from './sugerencia.ts';
import { textoCifra } from './tabular.ts';
import * as textos from '../textos/es/explorar.ts';

export type OpcionExplorador = ComposeOption<
  BarSeriesOption | LineSeriesOption | AriaComponentOption | GridComponentOption | TooltipComponentOption
>;

const ALTO_BARRA = 22;
const ALTO_LINEAS = 150;
/** One plot alone is taller than each of many. */
const ALTO_LINEA_SOLA = 260;
const TITULO = 26;
const EJE_X = 26;
const ANCHO_PANEL = 320;

const escapar = (texto: string): string => texto.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** How many plots go side by side in `ancho` px, and how tall the whole is. */
export const reparto = (
  d: Dibujo,
  ancho: number,
): { readonly porFila: number; readonly altoPanel: number; readonly alto: number } => {
  const n = d.paneles.length;
  const porFila = Math.max(1, Math.min(n, d.forma === 'barras' && n > 1 ? 3 : 4, Math.floor(ancho / ANCHO_PANEL)));
  const cuerpo = d.forma === 'barras' ? d.eje.miembros.length * ALTO_BARRA : n === 1 ? ALTO_LINEA_SOLA : ALTO_LINEAS;
  const altoPanel = cuerpo + (n > 1 ? TITULO : 8) + EJE_X;
  return { porFila, altoPanel, alto: altoPanel * Math.ceil(n / porFila) };
};

/** Top and bottom of the scale that all the plots share; it always holds the 0. */
const escala = (d: Dibujo): { readonly min: number; readonly max: number } => {
  const valores = d.paneles.flatMap((p) => p.puntos.flatMap((q) => (q?.valor == null ? [] : [q.valor])));
  const tipo = d.tipo === 'cobertura' ? 'cobertura' : 'conteo';
  const tope = (xs: readonly number[]): number =>
    maximoY(
      xs.map((valor) => ({ valor, meta: null })),
      tipo,
    );
  const bajo = valores.filter((v) => v < 0).map((v) => -v);
  return { min: bajo.length === 0 ? 0 : -tope(bajo), max: tope(valores.filter((v) => v >= 0)) };
};

/** The whole ECharts option of a suggested chart, `ancho` px wide. Gaps are null and stay gaps. */
export function opcionExplorador(d: Dibujo, colores: Colores, ancho: number): OpcionExplorador {
  const { porFila, altoPanel } = reparto(d, ancho);
  const { min, max } = escala(d);
  const lineas = d.forma === 'lineas';
  const texto = { color: colores.tinta, fontFamily: 'inherit', fontSize: 12 };
  const suave = { ...texto, color: colores.suave };
  const varios = d.paneles.length > 1;
  const anchoPanel = ancho / porFila;
  const izquierda = lineas ? 52 : Math.min(180, anchoPanel * 0.38);
  const derecha = lineas ? 22 : Math.min(150, anchoPanel * 0.3);
  const nombres = d.eje.miembros.map((m) => (lineas && esPeriodo(m.id) ? mesCorto(m.id) : m.nombre));
  const marcas = new Set(marcasX(nombres.length));
  const eje = (v: number): string => textoEje(v, d.tipo === null || d.tipo === 'numero' ? 'densidad' : d.tipo);

  const deValor = (i: number, titulo: string) => ({
    type: 'value' as const,
    gridIndex: i,
    min,
    max,
    interval: (max - min) / 2,
    axisLabel: { ...suave, formatter: eje, margin: 6 },
    splitLine: { lineStyle: { color: colores.linea } },
    ...(titulo === ''
      ? {}
      : {
          name: titulo,
          nameTruncate: { maxWidth: anchoPanel - 12, ellipsis: '…' },
          nameTextStyle: {
            ...texto,
            fontWeight: 'bold' as const,
            align: 'left' as const,
            padding: [0, 0, 0, -izquierda + 6],
          },
        }),
  });
  const deMiembros = (i: number, titulo: string) => ({
    type: 'category' as const,
    gridIndex: i,
    data: nombres,
    axisLine: { lineStyle: { color: colores.suave } },
    axisTick: { show: false },
    ...(lineas
      ? { boundaryGap: false, axisLabel: { ...suave, interval: (k: number) => marcas.has(k), margin: 8 } }
      : {
          inverse: true,
          axisLabel: { ...texto, interval: 0, width: izquierda - 12, overflow: 'truncate' as const, margin: 8 },
        }),
    ...(titulo === '' || lineas
      ? {}
      : {
          name: titulo,
          nameLocation: 'start' as const,
          nameTruncate: { maxWidth: anchoPanel - 12, ellipsis: '…' },
          nameTextStyle: {
            ...texto,
            fontWeight: 'bold' as const,
            align: 'left' as const,
            padding: [0, 0, 0, -izquierda + 6],
          },
        }),
  });

  return {
    animation: false,
    aria: { enabled: true, label: { description: resumenDibujo(d) } },
    grid: d.paneles.map((_, i) => ({
      left: (i % porFila) * anchoPanel + izquierda,
      top: Math.floor(i / porFila) * altoPanel + (varios ? TITULO : 8),
      width: Math.max(40, anchoPanel - izquierda - derecha),
      height: altoPanel - EJE_X - (varios ? TITULO : 8),
      outerBoundsMode: 'none',
    })),
    tooltip: {
      trigger: lineas ? 'axis' : 'item',
      confine: true,
      transitionDuration: 0,
      extraCssText: 'box-shadow: none',
      backgroundColor: colores.papel,
      borderColor: colores.linea,
      textStyle: texto,
      axisPointer: { type: 'line', lineStyle: { color: colores.suave, width: 1 }, animation: false },
      formatter: (parametros: unknown) => {
        // One point, or the list of those under the pointer.
        const [p] = [parametros].flat() as { dataIndex: number; seriesIndex: number }[];
        const panel = p && d.paneles[p.seriesIndex];
        if (!panel) return '';
        const donde = [panel.nombre, d.eje.miembros[p.dataIndex]!.nombre].filter((x) => x !== '').join(' · ');
        return `<b>${escapar(donde)}</b><br>${escapar(textoPunto(panel, p.dataIndex))}`;
      },
    },
    xAxis: d.paneles.map((_, i) => (lineas ? deMiembros(i, '') : deValor(i, ''))),
    yAxis: d.paneles.map((p, i) => (lineas ? deValor(i, p.nombre) : deMiembros(i, p.nombre))),
    series: d.paneles.map((p, i) =>
      lineas
        ? {
            type: 'line',
            name: p.nombre || d.medida,
            xAxisIndex: i,
            yAxisIndex: i,
            connectNulls: false,
            showAllSymbol: true,
            data: p.puntos.map((q) => ({
              value: q?.valor ?? null,
              symbol: q?.pocos ? 'emptyCircle' : 'circle',
              symbolSize: q?.pocos ? 7 : 4,
            })),
            lineStyle: { color: colores.acento, width: 2 },
            itemStyle: { color: colores.acento },
          }
        : {
            type: 'bar',
            name: p.nombre || d.medida,
            xAxisIndex: i,
            yAxisIndex: i,
            barCategoryGap: '30%',
            itemStyle: { color: colores.acento },
            label: {
              show: true,
              position: 'right',
              ...suave,
              formatter: ({ dataIndex }: { dataIndex: number }) => etiqueta(p, dataIndex, d, varios),
            },
            // A bar of no length still says why it has none.
            data: p.puntos.map((q) => (q === null || q.valor === null || q.pocos ? 0 : q.valor)),
          },
    ),
  };
}

const textoPunto = (p: Panel, i: number): string => p.puntos[i]?.texto ?? textos.sinHechos;

const etiqueta = (p: Panel, i: number, d: Dibujo, corta: boolean): string => {
  const q = p.puntos[i] ?? null;
  if (q === null) return textos.sinHechos;
  if (q.valor === null) return corta ? '—' : q.texto;
  if (q.pocos) return textos.nPequeno;
  return corta ? textoCifra(q.valor, d.tipo) : q.texto;
};
