import type { Fecha } from '../../../functions/domain/fecha.ts';

/** Canonical rows as plain objects: what a reader of the project would have written. */
export type FilaPersona = {
  readonly documento: string | null;
  readonly tipo_documento: string | null;
  readonly dni: string | null;
  readonly cnv: string | null;
  readonly fecha_nacimiento: Fecha | null;
  readonly sexo: string | null;
  readonly seguros: string | null;
  readonly fecha_emision_dni: Fecha | null;
  readonly ubigeo: string | null;
  readonly codigo_ccpp: string | null;
  readonly renipress: string | null;
  readonly estado: string | null;
};

export type FilaCnv = {
  readonly cnv: string | null;
  readonly documento_madre: string | null;
  readonly fecha_nacimiento: Fecha | null;
  readonly peso_g: number | null;
  readonly semanas: number | null;
  readonly lugar: string | null;
  readonly renipress: string | null;
  readonly ubigeo_madre: string | null;
};

export type FilaPrestacion = {
  readonly id_cita: string | null;
  readonly documento: string;
  readonly fecha: Fecha;
  readonly renipress: string | null;
  readonly codigo: string | null;
  readonly tipo_dx: string | null;
  readonly lab1: string | null;
  readonly lab2: string | null;
  readonly lab3: string | null;
  readonly hb: number | null;
  readonly talla_cm: number | null;
  readonly medida: string | null;
  readonly fur: Fecha | null;
};

export type FilaNomina = { readonly documento: string; readonly periodo: string; readonly poblacion: string };

export type Historia = {
  readonly personas: readonly FilaPersona[];
  readonly cnv: readonly FilaCnv[];
  readonly prestaciones: readonly FilaPrestacion[];
  readonly nomina_c1: readonly FilaNomina[];
};

/** One history out of many: the documents must not repeat. */
export const juntar = (historias: readonly Historia[]): Historia => ({
  personas: historias.flatMap((h) => h.personas),
  cnv: historias.flatMap((h) => h.cnv),
  prestaciones: historias.flatMap((h) => h.prestaciones),
  nomina_c1: historias.flatMap((h) => h.nomina_c1),
});
