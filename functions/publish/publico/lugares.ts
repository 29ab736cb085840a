import { tipoDe, type AmbitoId } from '../../domain/ambito.ts';
import type { Conteo } from '../../domain/conteo.ts';
import type { LugarPublico } from '../../domain/supresion/decidir.ts';
import type { DesdePublico } from '../../domain/supresion/politica.ts';
import type { Totales } from '../totales.ts';

/** Places of the public mode: those of residence, widest last. Facilities, redes and sectors are not among them. */
export const lugaresPublicos = (meses: readonly Totales[]): AmbitoId[] => {
  const ids = new Set(meses.flatMap((t) => Object.keys(t.lugares).filter((id) => /^[DPG]:[^|]+$/.test(id))));
  return [...ids].sort((a, b) => 'DPG'.indexOf(a[0]!) - 'DPG'.indexOf(b[0]!) || (a < b ? -1 : 1)); // ids are not empty
};

/** The province of a district: `D:05-SIN` and `D:05-FUERA` are in one of their own. */
export const provinciaDe = (distrito: AmbitoId): AmbitoId => {
  const codigo = distrito.slice(2);
  return `P:${/^\d{6}$/.test(codigo) ? codigo.slice(0, 4) : codigo}`;
};

/** A ficha's table: which places are its leaves, and what each place adds up. */
export type Disposicion = { readonly hojas: readonly AmbitoId[]; readonly lugares: readonly LugarPublico[] };

export function disposicion(ids: readonly AmbitoId[], desde: DesdePublico): Disposicion {
  const tipoHoja = desde === 'distrito' ? 'D' : 'P';
  const hojas = ids.filter((id) => tipoDe(id) === tipoHoja);
  const contiene = (lugar: AmbitoId, hoja: AmbitoId): boolean =>
    tipoDe(lugar) === 'G' || lugar === hoja || (tipoDe(lugar) === 'P' && provinciaDe(hoja) === lugar);
  const niveles = desde === 'distrito' ? 'DPG' : 'PG';
  const lugares = ids.flatMap((id): LugarPublico[] => {
    const nivel = niveles.indexOf(id[0]!); // ids are not empty
    if (nivel < 0) return [];
    return [
      {
        id,
        hojas: hojas.flatMap((h, i) => (contiene(id, h) ? [i] : [])),
        escala: tipoDe(id) === 'G' ? 'fina' : 'gruesa',
        nivel,
      },
    ];
  });
  return { hojas, lugares };
}

/** What a corte counted of a ficha in each leaf; null when it was not reported, or some numerator passes its denominator. */
export function conteosDe({ claves, lugares }: Totales, clave: string, hojas: readonly AmbitoId[]): Conteo[] | null {
  const k = claves.indexOf(clave);
  if (k < 0) return null;
  const conteos: Conteo[] = [];
  for (const h of hojas) {
    const fila = lugares[h];
    const [num, den] = fila ? [fila[2 * k], fila[2 * k + 1]] : [0, 0];
    if (num === null || num === undefined || den === null || den === undefined || num > den) return null;
    conteos.push({ num, den });
  }
  return conteos;
}
