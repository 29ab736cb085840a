import type { Alcance } from '../../../functions/domain/alcance.ts';
import type { Hecho } from '../../../functions/domain/hecho.ts';
import type { Archivo, Fila } from './mundo.ts';
import { cumpleDni, enAlcance, FICHAS_DE_PRUEBA } from './oraculo.ts';

/** Leaf facts of the rows of the cargas in force, each without what later issues say again; from the earliest issue to the latest. */
export function hechosDe(
  archivos: readonly { readonly archivo: Archivo; readonly sin: readonly Alcance[] }[],
  mes: string,
): Hecho[] {
  const quedan = new Map<string, Fila>();
  for (const { archivo, sin } of archivos)
    for (const f of archivo.filas)
      if (!sin.some((s) => enAlcance(s.ambito, s.periodo, f))) quedan.set(`${archivo.fuente}|${f.clave}`, f);
  const hojas = new Map<string, Hecho & { num: number; den: number; sin_dato: number }>();
  const sumar = (ficha: keyof typeof FICHAS_DE_PRUEBA, f: Fila, cumple: boolean | null): void => {
    const clave = `${ficha}|${f.renipress}|${f.ubigeo}`;
    let h = hojas.get(clave);
    if (!h)
      hojas.set(
        clave,
        (h = {
          eess: f.renipress,
          sector: 'SIN',
          distrito: f.ubigeo,
          ficha,
          version: FICHAS_DE_PRUEBA[ficha],
          metodo: '',
          curso_vida: 'nino',
          condicion: '',
          num: 0,
          den: 0,
          sin_dato: 0,
          excluidos: {},
          componentes: {},
        }),
      );
    if (cumple === null) h.sin_dato++;
    else {
      h.den++;
      if (cumple) h.num++;
    }
  };
  for (const [clave, f] of quedan) {
    if (clave.startsWith('personas|')) {
      const cumple = cumpleDni(f, mes);
      if (cumple !== null) sumar('dni_30d', f, cumple);
    }
    if (clave.startsWith('cnv|') && f.mes === mes) sumar('rn_bajo_peso', f, f.peso === null ? null : f.peso! < 2500);
  }
  return [...hojas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, h]) => h);
}
