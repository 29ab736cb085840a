import { mesEnPalabras } from '../formato.ts';
import { dimension, nombreCondicion, nombreEtapa } from './dimension.ts';
import { MEDIDAS } from './estado.ts';
import type { Nombrador } from './nombrar.ts';
import type { Pedido } from './pedido.ts';

/** «Paquete del menor de 12 meses, FED 2025-2026» or «3 indicadores». */
export const queIndicadores = ({ indicadores }: Pick<Pedido, 'indicadores'>): string =>
  indicadores.length === 1
    ? `${indicadores[0]!.nombre}, ${indicadores[0]!.edicion}`
    : `${indicadores.length} indicadores`;

/** «octubre de 2026» or «de enero de 2026 a octubre de 2026». */
export const queMeses = ({ meses }: Pick<Pedido, 'meses'>): string =>
  meses.length === 1 ? mesEnPalabras(meses[0]!) : `de ${mesEnPalabras(meses[0]!)} a ${mesEnPalabras(meses.at(-1)!)}`;

/** What was left in by the filters, in words; [] when nothing was left out. */
export const queFiltros = (p: Pick<Pedido, 'lugares' | 'etapa' | 'condicion'>, nombrar: Nombrador): string[] => [
  ...p.lugares.map((l) => `${dimension(l.dimension).nombre.toLowerCase()} ${nombrar(l.dimension, l.id)}`),
  ...(p.etapa === '' ? [] : [`etapa ${nombreEtapa(p.etapa).toLowerCase()}`]),
  ...(p.condicion === '' ? [] : [nombreCondicion(p.condicion).toLowerCase()]),
];

/** The question in one line. */
export const tituloDe = (p: Pedido, nombrar: Nombrador): string => {
  const ejes = p.filas.map((d) => dimension(d).nombre.toLowerCase()).join(' y ');
  const columnas = p.columna === null ? '' : ` × ${dimension(p.columna).nombre.toLowerCase()}`;
  const medida = p.medida === 'valor' ? '' : `${MEDIDAS[p.medida]}: `;
  return [`${medida}${queIndicadores(p)}`, queMeses(p), ...queFiltros(p, nombrar), `por ${ejes}${columnas}`].join(
    ' · ',
  );
};
