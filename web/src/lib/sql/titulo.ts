import { mesEnPalabras } from '../formato.ts';
import { dimension, nombreCondicion, nombreEtapa } from './dimension.ts';
import { MEDIDAS } from './estado.ts';
import type { Nombrador } from './nombrar.ts';
import type { Pedido } from './pedido.ts';
import * as t from '../textos/es/explorar.ts';

/** «Paquete del menor de 12 meses, FED 2025-2026» or «3 indicadores». */
export const queIndicadores = ({ indicadores }: Pick<Pedido, 'indicadores'>): string =>
  indicadores.length === 1
    ? `${indicadores[0]!.nombre}, ${indicadores[0]!.edicion}`
    : t.cuantosIndicadores(indicadores.length);

/** «octubre de 2026» or «de enero de 2026 a octubre de 2026». */
export const queMeses = ({ meses }: Pick<Pedido, 'meses'>): string =>
  meses.length === 1 ? mesEnPalabras(meses[0]!) : t.deMesAMes(mesEnPalabras(meses[0]!), mesEnPalabras(meses.at(-1)!));

/** What was left in by the filters, in words; [] when nothing was left out. */
export const queFiltros = (p: Pick<Pedido, 'lugares' | 'etapa' | 'condicion'>, nombrar: Nombrador): string[] => [
  ...p.lugares.map((l) => `${dimension(l.dimension).nombre.toLowerCase()} ${nombrar(l.dimension, l.id)}`),
  ...(p.etapa === '' ? [] : [t.soloEtapa(nombreEtapa(p.etapa).toLowerCase())]),
  ...(p.condicion === '' ? [] : [nombreCondicion(p.condicion).toLowerCase()]),
];

/** The question in one line. */
export const tituloDe = (p: Pedido, nombrar: Nombrador): string => {
  const filas = p.filas.map((d) => dimension(d).nombre.toLowerCase());
  const ejes =
    p.columna === null ? t.porEjes(filas) : t.porEjesCruzados(filas, dimension(p.columna).nombre.toLowerCase());
  const medida = p.medida === 'valor' ? '' : `${MEDIDAS[p.medida]}: `;
  return [`${medida}${queIndicadores(p)}`, queMeses(p), ...queFiltros(p, nombrar), ejes].join(' · ');
};
