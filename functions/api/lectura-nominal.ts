import type { Context } from 'hono';
import { CUOTA_NOMINAL, type Suceso } from '../domain/acceso/auditoria.ts';
import { esFinalidad, type Identidad } from '../domain/acceso/identidad.ts';
import type { LugarDeCorte } from '../domain/acceso/lugares.ts';
import type { Deps } from './deps.ts';
import { problema } from './problema.ts';

const SEGUNDOS_HORA = 3600;

/**
 * Before anything that names persons is read: it is counted, and noted who reads what, where and what for. Without somewhere to note it
 * nothing is read.
 * @returns the line of the record, or the answer that says why not
 */
export async function anotarLectura(
  deps: Pick<Deps, 'ahora' | 'auditoria' | 'cuota' | 'medir'>,
  c: Context,
  quien: Identidad,
  { recurso, lugar, finalidad }: { readonly recurso: string; readonly lugar: LugarDeCorte; readonly finalidad: string },
): Promise<Suceso | Response> {
  if (!deps.auditoria)
    return problema(
      c,
      501,
      'no_aqui',
      'Este servidor no tiene dónde anotar quién lee datos de personas, y sin anotarlo no se leen.',
    );
  const instante = deps.ahora();
  const distintas = await deps.auditoria.contar(quien.sujeto, recurso, instante, deps.cuota ?? CUOTA_NOMINAL);
  if (distintas === null) {
    deps.medir?.('LecturasNominalesNegadas', 1);
    c.header('Retry-After', String(SEGUNDOS_HORA - (Math.floor(Date.parse(instante) / 1000) % SEGUNDOS_HORA)));
    return problema(
      c,
      429,
      'demasiadas',
      `Ha leído datos de muchas personas o lugares en esta hora.${deps.medir ? ' Eso hace sonar una alarma para quien vigila la sala.' : ''} Espere a la hora siguiente.`,
    );
  }
  const suceso: Suceso = {
    instante,
    quien: quien.sujeto,
    que: 'lectura_nominal',
    recurso,
    region: lugar.region,
    ambito: lugar.ambito,
    finalidad: esFinalidad(finalidad) ? finalidad : null,
  };
  await deps.auditoria.anotar(suceso);
  deps.medir?.('LecturasNominales', 1);
  deps.medir?.('LecturasNominalesDistintas', distintas);
  return suceso;
}
