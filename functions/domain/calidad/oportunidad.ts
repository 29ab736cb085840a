/** A line registered after this day of the month that follows its attendance came too late for that month's close. PROPUESTA. */
export const DIA_LIMITE_REGISTRO = 5;
/** From this median of days between attending and registering, a facility registers late. PROPUESTA. */
export const MEDIANA_TARDIA_DIAS = 7;
/** From this share of late lines, too. PROPUESTA. */
export const FRACCION_TARDIA = 0.1;

export type MesDemora = { readonly mediana: number | null; readonly con_registro: number; readonly tarde: number };
export type Oportunidad = 'a_tiempo' | 'tardio' | 'no_reportado';

export const oportunidadDe = ({ mediana, con_registro, tarde }: MesDemora): Oportunidad =>
  mediana === null || con_registro === 0
    ? 'no_reportado'
    : mediana >= MEDIANA_TARDIA_DIAS || tarde >= con_registro * FRACCION_TARDIA
      ? 'tardio'
      : 'a_tiempo';
