import { tipoDe, type AmbitoId } from '../../../../functions/domain/ambito.ts';
import type { Modo } from '../../../../functions/domain/tablero.ts';

/**
 * Where a place is read: its board, or for a sector its sheet; null for the country.
 * @param modo of the board it is linked from: whoever reads what is public goes on reading what is public
 */
export const rutaAmbito = (id: AmbitoId, modo: Modo = 'equipo'): string | null => {
  const ruta = caminoAmbito(id);
  return ruta !== null && modo === 'publico' ? `${ruta}?modo=publico` : ruta;
};

const caminoAmbito = (id: AmbitoId): string | null => {
  const codigo = id.slice(2);
  switch (tipoDe(id)) {
    case 'G':
      return `/iar/${codigo}`;
    case 'D':
      return /^\d{6}$/.test(codigo) ? `/ial/${codigo}` : `/ambito/${id}`;
    case 'E':
      return /^\d{8}$/.test(codigo) ? `/eess/${codigo}` : `/ambito/${id}`;
    case 'S':
      return `/sector/${encodeURIComponent(codigo)}`;
    case 'R':
      return `/red/${codigo}`;
    case 'M':
    case 'P':
      return `/ambito/${id}`;
    default:
      return null;
  }
};

export const rutaIndicador = (ficha: string, region: string): string => `/indicador/${ficha}?region=${region}`;
