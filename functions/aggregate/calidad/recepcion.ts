import type { Atipico, RecepcionFuente } from '../../domain/calidad.ts';
import { atipicos, centroDe } from '../../domain/calidad/atipico.ts';
import { estadosRecepcion } from '../../domain/calidad/recepcion.ts';
import { NOMBRE_FUENTE } from '../../domain/fuentes.ts';
import type { Periodo } from '../../domain/periodo.ts';
import type { Conteo, MesHis } from './series.ts';

/** Sources whose facts have a day; in the order of the matrix. `porEess`: their rows name a facility, or a person who has one. */
const FECHADAS = [
  { fuente: 'his', unidad: 'líneas', porEess: true },
  { fuente: 'cnv', unidad: 'nacimientos', porEess: true },
  { fuente: 'visitas', unidad: 'visitas', porEess: true },
  { fuente: 'nomina_c1', unidad: 'personas', porEess: true },
  { fuente: 'agua', unidad: 'muestras', porEess: false },
  { fuente: 'actas', unidad: 'actas', porEess: false },
] as const;

/** Every dated source over the months, with its facilities. A source that brought nothing is there too: its months say so. */
export function recepcionDe(
  his: readonly MesHis[],
  otras: readonly Conteo[],
  eess: readonly string[],
  meses: readonly Periodo[],
): RecepcionFuente[] {
  const todas: Conteo[] = [...his.filter((m) => m.renipress !== '').map((m) => ({ ...m, fuente: 'his' })), ...otras];
  const porFuente = Map.groupBy(
    todas.filter((c) => meses.includes(c.periodo)),
    (c) => c.fuente,
  );
  return FECHADAS.map(({ fuente, unidad, porEess }) => {
    const filas = porFuente.get(fuente) ?? [];
    const serie = (suyas: readonly Conteo[]) => {
      const porMes = new Map<Periodo, number>();
      for (const c of suyas) porMes.set(c.periodo, (porMes.get(c.periodo) ?? 0) + c.n);
      const n = meses.map((p) => porMes.get(p) ?? 0);
      return { filas: n, estado: estadosRecepcion(n) };
    };
    const deEess = Map.groupBy(filas, (c) => c.renipress);
    return {
      fuente,
      nombre: NOMBRE_FUENTE[fuente] ?? fuente,
      unidad,
      ...serie(filas),
      sin_eess: porEess ? (deEess.get(null) ?? []).reduce((s, c) => s + c.n, 0) : 0,
      // Of a source that did not come there is nothing to say facility by facility.
      eess:
        porEess && filas.length > 0
          ? eess.map((renipress) => ({ renipress, ...serie(deEess.get(renipress) ?? []) }))
          : [],
    };
  });
}

/** Months whose rows are far from the rest of their facility's, or of their source's. Months without rows are completeness, not this. */
export function atipicosDe(recepcion: readonly RecepcionFuente[], meses: readonly Periodo[]): Atipico[] {
  return recepcion.flatMap((fuente) =>
    fuente.eess.flatMap(({ renipress, filas }) => {
      const valores = filas.map((n) => (n === 0 ? null : n));
      const centro = centroDe(valores);
      if (centro === null) return [];
      return atipicos(valores).flatMap((lejos, i) =>
        lejos
          ? [{ fuente: fuente.fuente, renipress, periodo: meses[i]!, valor: filas[i]!, mediana: centro.mediana }] // aligned with meses
          : [],
      );
    }),
  );
}
