import { mesEnPalabras } from '../formato.ts';
import type { Contenido } from './contenido.ts';
import { nombreCondicion, nombreEtapa, type Dimension } from './dimension.ts';
import * as t from '../textos/es/explorar.ts';

const SIN: Partial<Readonly<Record<Dimension, string>>> = {
  sector: t.sinSector,
};

/** A member of a dimension in words. */
export const nombrador =
  (que: Pick<Contenido, 'indicadores' | 'nombres'>) =>
  (d: Dimension, id: string): string => {
    if (d === 'mes') return mesEnPalabras(id);
    if (d === 'etapa') return nombreEtapa(id);
    if (d === 'condicion') return nombreCondicion(id);
    if (d === 'indicador') {
      const i = que.indicadores.find((x) => x.clave === id);
      return i ? `${i.nombre} · ${i.edicion}` : id;
    }
    return que.nombres.get(id) ?? (id === '' ? (SIN[d] ?? t.lugarSinDato) : id);
  };
/** Of the indicators of one question: when they only differ in their edition, that is their name. */
export const nombreEntre = (
  indicadores: readonly { readonly clave: string; readonly nombre: string; readonly edicion: string }[],
) => {
  const mismo = new Set(indicadores.map((i) => i.nombre)).size === 1;
  return (clave: string): string => {
    const i = indicadores.find((x) => x.clave === clave);
    return i ? (mismo ? i.edicion : `${i.nombre} · ${i.edicion}`) : clave;
  };
};
export type Nombrador = ReturnType<typeof nombrador>;
