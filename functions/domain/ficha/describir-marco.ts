import type { Rango } from './esquema-componente.ts';
import type { VersionFicha } from './esquema.ts';

/** What a window is counted in: days since birth, since the last menstrual period, since the index event, or calendar months of age. */
export type Eje = 'edad' | 'gestacion' | 'evento' | 'meses';

/** The axis of the days since the anchor of the subject; null when nothing is counted in days. */
export const ejeDe = (sujeto: VersionFicha['poblacion']['sujeto']): Exclude<Eje, 'meses'> | null =>
  (
    ({
      persona: 'edad',
      nacimiento: 'edad',
      parto: 'gestacion',
      embarazo: 'gestacion',
      evento: 'evento',
      localidad: null,
      distrito: null,
      sector: null,
    }) as const
  )[sujeto];

/** «1 día», «28 días», «14 semanas», «13 semanas y 6 días». */
export const dias = (n: number): string => `${n} ${Math.abs(n) === 1 ? 'día' : 'días'}`;
export const semanas = (n: number): string => {
  const [s, d] = [Math.floor(n / 7), n % 7];
  const enteras = `${s} ${s === 1 ? 'semana' : 'semanas'}`;
  return s === 0 ? dias(d) : d === 0 ? enteras : `${enteras} y ${dias(d)}`;
};

const desdeEvento = (n: number): string =>
  n === 0 ? 'el día 0' : n < 0 ? `${dias(-n)} antes del día 0` : `${dias(n)} después del día 0`;

/** A window in the words of its axis; both ends are included. */
export const enPalabras = (eje: Exclude<Eje, 'meses'>, [desde, hasta]: Rango): string => {
  if (eje === 'evento') {
    if (hasta === null) return desde === 0 ? 'desde el día 0' : `desde ${desdeEvento(desde)}`;
    if (desde === hasta) return desde === 0 ? 'el mismo día 0' : desdeEvento(desde);
    if (desde === 0) return `desde el día 0 hasta ${dias(hasta)} después`;
    return desde > 0
      ? `entre ${desde} y ${dias(hasta)} después del día 0`
      : `desde ${desdeEvento(desde)} hasta ${desdeEvento(hasta)}`;
  }
  const [decir, que] = eje === 'edad' ? [dias, 'de edad'] : [semanas, 'de gestación'];
  if (hasta === null)
    return desde <= 0 ? 'a cualquier edad' : `desde ${eje === 'edad' ? 'los' : 'las'} ${decir(desde)} ${que}`;
  if (desde === hasta)
    return desde === 0 && eje === 'edad'
      ? 'el día en que nace'
      : `a ${eje === 'edad' ? 'los' : 'las'} ${decir(desde)} ${que}`;
  if (eje === 'edad' && desde === 0 && hasta === 1) return 'el día en que nace o el siguiente';
  if (eje === 'edad')
    return desde === 0 ? `hasta los ${dias(hasta)} de edad` : `entre los ${desde} y ${dias(hasta)} de edad`;
  return desde === 0
    ? `hasta las ${semanas(hasta)} de gestación`
    : `entre las ${semanas(desde)} y las ${semanas(hasta)} de gestación`;
};

/** From when days are counted, in one sentence. */
export const marcoEnPalabras = (version: VersionFicha): string | null => {
  switch (version.poblacion.sujeto) {
    case 'persona':
    case 'nacimiento':
      return 'Los días se cuentan desde el nacimiento, que es el día 0. En los plazos cuentan el primer y el último día.';
    case 'parto':
      return 'Los días se cuentan desde la última regla estimada: la fecha del parto menos 7 días por cada semana de gestación que dice el CNV. En los plazos cuentan el primer y el último día.';
    case 'embarazo':
      return 'Los días se cuentan desde la última regla escrita en el HIS. En los plazos cuentan el primer y el último día.';
    case 'evento':
      return 'Los días se cuentan desde el día 0, que es el del evento índice. En los plazos cuentan el primer y el último día.';
    default:
      return null;
  }
};
