import type { Eess, Territorio } from '../../domain/territorio.ts';
import type { ArchivoTexto } from './archivo-texto.ts';
import type { Compromiso1 } from './compromiso1.ts';
import type { Crecimiento } from './crecimiento.ts';
import type { Documentos } from './documentos.ts';
import { kmEntre } from './jurisdiccion.ts';
import type { MaestroPaciente } from './maestros.ts';
import type { Atendido, TramaHis } from './trama-his.ts';

/** What every life of the demo writes to and reads from. */
export type Mundo = {
  readonly t: Territorio;
  readonly his: TramaHis;
  readonly maestro: MaestroPaciente;
  readonly documentos: Documentos;
  readonly crecimiento: Crecimiento;
  readonly censo: ArchivoTexto;
  readonly matricula: ArchivoTexto;
  readonly compromiso1: Compromiso1;
  /** Calendar years with some month of the HIS. */
  readonly anos: readonly number[];
  /** CNV file of the year of a birth. */
  readonly cnv: (ano: number) => ArchivoTexto;
  /** Issue day of the padrón. */
  readonly emision: number;
  readonly sucio: number;
  /** Hospital where births of a facility's people are referred to, or null. */
  readonly hospital: (e: Eess) => Eess | null;
  /** Some of the facilities next to one. */
  readonly vecinos: (e: Eess) => readonly Eess[];
  /** Grown-ups by facility, for attendances of no indicator. Empty unless the size asks for them. */
  readonly adultos: Map<Eess, Atendido[]> | null;
};

/** Nearest of a list by straight line; null when it is empty or has no coordinates. */
export const masCercanos = (e: Eess, otros: readonly Eess[], n: number): Eess[] => {
  const { lat, lon } = e;
  if (lat === null || lon === null) return [];
  const con = otros.flatMap((o) =>
    o === e || o.lat === null || o.lon === null ? [] : [{ o, km: kmEntre({ lat, lon }, { lat: o.lat, lon: o.lon }) }],
  );
  return con
    .sort((a, b) => a.km - b.km || (a.o.renipress < b.o.renipress ? -1 : 1))
    .slice(0, n)
    .map((c) => c.o);
};

/** Hemoglobin as the HIS writes it. */
export const textoHb = (hb: number): string => (Math.round(hb * 10) / 10).toFixed(2);
