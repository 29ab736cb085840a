import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { OpcionExplorador } from '../sql/opcion-explorador.ts';
import type { OpcionCascada } from './opcion-cascada.ts';
import type { OpcionTendencia } from './opcion-tendencia.ts';

export type Opcion = OpcionTendencia | OpcionCascada | OpcionExplorador;

use([BarChart, LineChart, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** A live chart in `nodo`: follows its size; `poner` replaces what is drawn. */
export const montar = (nodo: HTMLElement): { poner: (opcion: Opcion) => void; quitar: () => void } => {
  const instancia = init(nodo, null, { renderer: 'svg' });
  const tamano = new ResizeObserver(() => instancia.resize());
  tamano.observe(nodo);
  return {
    poner: (opcion) => instancia.setOption(opcion, { notMerge: true }),
    quitar: () => {
      tamano.disconnect();
      instancia.dispose();
    },
  };
};

/** The same drawing as the text of an `<svg>` of `ancho` × `alto` px, without a page: for files. */
export const aSvg = (opcion: Opcion, ancho: number, alto: number): string => {
  const instancia = init(null, null, { renderer: 'svg', ssr: true, width: ancho, height: alto });
  try {
    instancia.setOption(opcion);
    return instancia.renderToSVGString();
  } finally {
    instancia.dispose();
  }
};
