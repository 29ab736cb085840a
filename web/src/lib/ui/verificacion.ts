import type { Verificacion } from '../../../../functions/domain/tablero.ts';

/** The mark as it is written, and what it means. */
export const MARCAS: Readonly<Record<Verificacion, { readonly marca: string; readonly que: string }>> = {
  V1: { marca: 'V1', que: 'Leída en la norma o en la sentencia oficial de cálculo' },
  V2: { marca: 'V2', que: 'Leída sólo en una transcripción pública de terceros: probable, no oficial' },
  sin_verificar: { marca: 'sin verificar', que: 'Nadie la contrastó con su norma: no es un dato oficial' },
  propuesta: { marca: 'PROPUESTA', que: 'Definición de Sala, que ninguna fuente fija: no es un dato oficial' },
};

export const QUE_PROVISIONAL = 'La ficha vigente no se ha leído: se aplica la última que se conoce';
