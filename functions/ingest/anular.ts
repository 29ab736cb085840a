import type { CargasRepo } from '../adapters/dynamo/cargas.ts';
import { motivoMalo, type CargaRecibida } from '../domain/anulacion.ts';

export type OrdenAnular = {
  readonly id: string;
  readonly sujeto: string;
  readonly motivo: string;
  /** Restores a voided carga instead; then the motive may be ''. */
  readonly deshacer: boolean;
};

export type ResultadoAnular =
  | {
      readonly ok: true;
      /** Read after it. */ readonly carga: CargaRecibida;
      /** False when it was so already. */ readonly cambio: boolean;
    }
  | {
      readonly ok: false;
      readonly codigo: 'carga_desconocida' | 'no_anulable' | 'motivo_invalido';
      /** For the person: Spanish, with what to do. */
      readonly mensaje: string;
    };

const no = (codigo: Extract<ResultadoAnular, { ok: false }>['codigo'], mensaje: string): ResultadoAnular => ({
  ok: false,
  codigo,
  mensaje,
});

/** Voids a carga, or restores it: a line more in the journal, nothing taken away. Doing it again changes nothing. */
export async function anular(
  { id, sujeto, motivo, deshacer }: OrdenAnular,
  {
    cargas,
    ahora,
  }: {
    readonly cargas: Pick<CargasRepo, 'recibida' | 'anotar'>;
    /** ISO 8601 in UTC with milliseconds. */
    readonly ahora: string;
  },
): Promise<ResultadoAnular> {
  const malo = deshacer && motivo.trim() === '' ? null : motivoMalo(motivo);
  if (malo !== null) return no('motivo_invalido', malo);
  const carga = await cargas.recibida(id);
  if (!carga) return no('carga_desconocida', `No hay una carga ${id}. Las de una región están en su diario.`);
  if (carga.error)
    return no(
      'no_anulable',
      `La carga ${id} no se aceptó y nunca contó: no hay nada que anular. Corrija el archivo y cárguelo.`,
    );
  if ((carga.anulada === null) === deshacer) return { ok: true, carga, cambio: false };
  await cargas.anotar(carga.region, {
    carga: id,
    tipo: deshacer ? 'restituida' : 'anulada',
    instante: ahora,
    sujeto,
    motivo: motivo.trim(),
  });
  return { ok: true, carga: (await cargas.recibida(id)) ?? carga, cambio: true };
}
