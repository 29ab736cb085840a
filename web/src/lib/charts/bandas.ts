import type { Banda } from '../../../../functions/domain/banda.ts';
import type { Direccion, TipoIndicador } from '../../../../functions/domain/conteo.ts';
import type { Periodo } from '../../../../functions/domain/periodo.ts';
import type { Celda } from '../../../../functions/domain/tablero.ts';
import { mesEnPalabras } from '../formato.ts';
import { textoCelda } from '../tablero/celda.ts';
import * as textos from '../textos/es/graficos.ts';

type Regla = { readonly tipo: TipoIndicador; readonly direccion: Direccion };

/** A month of a public series: what was published of it. */
export type MesPublico = { readonly periodo: Periodo; readonly celda: Celda; readonly meta: number | null };

const banda = ({ celda }: MesPublico): Banda | null => (celda.e === 'b' ? celda : null);

/** Top of the y axis: coverages go to 100 % unless everything published is under half of it. */
export const topeBandas = (meses: readonly MesPublico[]): number => {
  const mayor = Math.max(0, ...meses.flatMap((m) => [banda(m)?.pct[1] ?? 0, m.meta ?? 0]));
  return mayor <= 0.2 ? 0.2 : mayor <= 0.5 ? 0.5 : 1;
};

/** Whether all of one band is under the other: the upper end is outside it, but at 100 % and where it follows from few who comply. */
const bajo = ({ pct: [, hasta], menos }: Banda, { pct: [desde] }: Banda): boolean =>
  hasta < desde || (hasta === desde && hasta < 1 && menos !== 'num');

/** The series in a paragraph. That it changed is only said of bands with nothing in common. */
export const resumenBandas = (nombre: string, meses: readonly MesPublico[], regla: Regla): string => {
  const conBanda = meses.filter((m) => m.celda.e === 'b');
  const [primero, ultimo] = [conBanda[0], conBanda.at(-1)];
  if (!primero || !ultimo) return textos.sinMesesConCasos(nombre);
  const dice = (m: MesPublico): string => textoCelda(m.celda, regla);
  const hoy = textos.enBandas(nombre, mesEnPalabras(ultimo.periodo), dice(ultimo));
  if (primero === ultimo) return hoy;
  const [antes, ahora] = [banda(primero)!, banda(ultimo)!];
  const desde = [mesEnPalabras(primero.periodo), dice(primero)] as const;
  const cambio = bajo(antes, ahora)
    ? textos.bandaAparte('sube', ...desde)
    : bajo(ahora, antes)
      ? textos.bandaAparte('baja', ...desde)
      : textos.bandasQueSeTocan(...desde);
  return `${hoy} ${cambio}`;
};
