import type { Calidad } from '../../../../functions/domain/calidad.ts';
import type { EstadoRecepcion } from '../../../../functions/domain/calidad/recepcion.ts';
import { entero } from '../formato.ts';
import * as t from '../textos/es/iar.ts';

/** What one source brought in one month, from the facilities expected to send it. */
export type CompletitudFuente = {
  readonly fuente: string;
  readonly nombre: string;
  /** Facilities that sent what they usually do; less than half of it; nothing. null where rows name no facility. */
  readonly eess: { readonly completos: number; readonly incompletos: number; readonly faltan: number } | null;
  /** Of the source as a whole in that month. */
  readonly estado: EstadoRecepcion;
};

/**
 * Completeness of one month by source, those with most missing first.
 * @param deEste which facilities count, by district; a province counts its own
 * @returns null when the document does not hold that month
 */
export function completitudDelMes(
  { meses, recepcion, eess }: Pick<Calidad, 'meses' | 'recepcion' | 'eess'>,
  periodo: string,
  deEste: (distrito: string) => boolean,
): CompletitudFuente[] | null {
  const m = meses.indexOf(periodo);
  if (m < 0) return null;
  const suyos = new Set(eess.filter((e) => deEste(e.distrito)).map((e) => e.renipress));
  return recepcion
    .map((r): CompletitudFuente => {
      const cuenta = (estado: EstadoRecepcion): number =>
        r.eess.filter((e) => suyos.has(e.renipress) && e.estado[m] === estado).length;
      return {
        fuente: r.fuente,
        nombre: r.nombre,
        estado: r.estado[m] ?? 'sin_historia',
        eess:
          r.eess.length === 0
            ? null
            : { completos: cuenta('llego'), incompletos: cuenta('incompleto'), faltan: cuenta('no_llego') },
      };
    })
    .sort((a, b) => (b.eess?.faltan ?? -1) - (a.eess?.faltan ?? -1));
}

/** «Informaron 340 de 354 establecimientos; 3 de ellos, menos de la mitad de lo usual.» */
export const fraseCompletitud = ({ eess }: CompletitudFuente): string => {
  if (eess === null) return t.noDiceDeQueEstablecimiento;
  const [informaron, esperados] = [eess.completos + eess.incompletos, eess.completos + eess.incompletos + eess.faltan];
  if (esperados === 0) return t.noSeEsperaNadaEste;
  return eess.incompletos === 0
    ? t.informaronDe(entero(informaron), esperados)
    : t.informaronIncompletos(entero(informaron), esperados, entero(eess.incompletos));
};
