import { gunzipSync, gzipSync } from 'node:zlib';
import type { AmbitoId } from '../domain/ambito.ts';
import { totalesPorFicha, type Acumulado, type HechoAmbito } from '../domain/acumulado.ts';
import type { Objetos } from '../domain/objetos.ts';

/** num and den of every place of one corte, in the order of `claves`; null where the ficha was not reported. What series are made of. */
export type Totales = {
  readonly claves: readonly string[];
  /** `[num, den, num, den, …]` by place; `D:…|S:…` is a sector within a district. */
  readonly lugares: Readonly<Record<string, readonly (number | null)[]>>;
};

export const parDistritoSector = (distrito: AmbitoId, sector: AmbitoId): string => `${distrito}|${sector}`;

export function totalesDe(acumulado: Acumulado, claves: readonly string[], noReportadas: ReadonlySet<string>): Totales {
  const plano = (hechos: readonly HechoAmbito[]): (number | null)[] => {
    const totales = totalesPorFicha(hechos);
    return claves.flatMap((clave) => {
      if (noReportadas.has(clave)) return [null, null];
      const t = totales.get(clave);
      return [t?.num ?? 0, t?.den ?? 0];
    });
  };
  const lugares: Record<string, (number | null)[]> = {};
  for (const [id, hechos] of acumulado.ambitos) lugares[id] = plano(hechos);
  for (const [distrito, sectores] of acumulado.sectoresDeDistrito)
    for (const [sector, hechos] of sectores) lugares[parDistritoSector(distrito, sector)] = plano(hechos);
  return { claves, lugares };
}

const objeto = (corte: string): string => `cortes/${corte}/totales.json.gz`;

export const guardarTotales = (objetos: Objetos, corte: string, totales: Totales): Promise<void> =>
  objetos.put(objeto(corte), gzipSync(JSON.stringify(totales)));

/** null when the corte was not published from this object store. */
export async function leerTotalesSiHay(objetos: Objetos, corte: string): Promise<Totales | null> {
  const bytes = await objetos.get(objeto(corte));
  return bytes && (JSON.parse(gunzipSync(bytes).toString('utf8')) as Totales); // written by guardarTotales
}

/** @throws when the corte was not published from this object store. */
export async function leerTotales(objetos: Objetos, corte: string): Promise<Totales> {
  const totales = await leerTotalesSiHay(objetos, corte);
  if (!totales) throw new Error(`Faltan los totales del corte ${corte}`);
  return totales;
}

/** What either counted; where both did, the first. */
export function unirTotales(a: Totales, b: Totales): Totales {
  const reportadas = a.claves.filter((_, i) => Object.values(a.lugares).some((f) => (f[2 * i] ?? null) !== null));
  const deB = b.claves.filter((c) => !reportadas.includes(c));
  const pares = ({ claves, lugares }: Totales, id: string, suyas: readonly string[]): (number | null)[] => {
    const fila = lugares[id];
    return suyas.flatMap((c) => {
      const k = 2 * claves.indexOf(c);
      return fila ? [fila[k] ?? null, fila[k + 1] ?? null] : [0, 0];
    });
  };
  const ids = new Set([...Object.keys(a.lugares), ...Object.keys(b.lugares)]);
  return {
    claves: [...reportadas, ...deB],
    lugares: Object.fromEntries([...ids].map((id) => [id, [...pares(a, id, reportadas), ...pares(b, id, deB)]])),
  };
}
