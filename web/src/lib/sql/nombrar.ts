import { mesEnPalabras } from '../formato.ts';
import type { Contenido } from './contenido.ts';
import { nombreCondicion, nombreEtapa, type Dimension } from './dimension.ts';

const SIN: Partial<Readonly<Record<Dimension, string>>> = {
  sector: 'Sin sector (se cuenta en el establecimiento)',
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
    return que.nombres.get(id) ?? (id === '' ? (SIN[d] ?? 'Sin dato') : id);
  };
export type Nombrador = ReturnType<typeof nombrador>;
