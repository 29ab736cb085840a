import type { Fecha } from './fecha.ts';
import type { Componente } from './ficha/esquema.ts';

/**
 * States of one dose of one service for one person on a date, in the order in which they are decided.
 * @source `indicadores.md` §10 (PROPUESTA: the directive fixes no terms)
 */
export const ESTADOS_ALERTA = [
  'excluido',
  'dato_insuficiente',
  'cumplido',
  'bloqueado',
  'programado',
  'proximo',
  'pendiente_en_plazo',
  'fuera_de_ventana',
  'vencido',
] as const;
export type EstadoAlerta = (typeof ESTADOS_ALERTA)[number];

/** Days ahead that a service is announced, unless the facility asks for others (PROPUESTA). */
export const HORIZONTE_DIAS = 7;

/** Who gives the service, and is told of its alert. */
export type PuntoFocal = Componente['punto_focal'];

/** One dose of one service. `desde` and `hasta` are its window in dates; null where it has none yet, or no end. */
export type Alerta = {
  readonly servicio: string;
  readonly puntoFocal: PuntoFocal;
  /** From 1. */
  readonly dosis: number;
  readonly estado: EstadoAlerta;
  /** In time, but no more days are left than the horizon. */
  readonly porVencer: boolean;
  readonly desde: Fecha | null;
  readonly hasta: Fecha | null;
};

/** What the focal point is shown: soon, about to be late, late. */
export const esVisible = ({ estado, porVencer }: Pick<Alerta, 'estado' | 'porVencer'>): boolean =>
  estado === 'proximo' || estado === 'vencido' || porVencer;

/** Days of delay of what is overdue, each band with its last day. */
export const ATRASOS = [
  { banda: '0-7', hasta: 7 },
  { banda: '8-30', hasta: 30 },
  { banda: '31-90', hasta: 90 },
  { banda: '>90', hasta: Infinity },
] as const;
export type BandaAtraso = (typeof ATRASOS)[number]['banda'];

export const bandaAtraso = (dias: number): BandaAtraso => ATRASOS.find((a) => dias <= a.hasta)!.banda;
