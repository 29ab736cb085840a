import { parseCorteId, type CorteId } from './corte.ts';
import { VENTANAS, type Tablero, type Tendencia, type Ventana } from './tablero.ts';

/** What a region publishes now in the public mode. What it does not name is not served, though it is still kept. */
export type PublicoVigente = {
  /** Of the configuration it was decided with. */
  readonly politica: string;
  /** The cortes whose board is served in each window, oldest first: of each month, the revision in force. */
  readonly tablas: Readonly<Record<Ventana, readonly CorteId[]>>;
  /** The fichas that are published, in their edition and method. */
  readonly claves: readonly string[];
};

/** Why something is not served; the message is for the person. */
export type NoServido = {
  readonly code: 'modo_no_publicado' | 'corte_reemplazado' | 'tablero_inexistente';
  readonly mensaje: string;
};

export const SIN_MODO: NoServido = {
  code: 'modo_no_publicado',
  mensaje:
    'Esta región no publica el modo público: no tiene cortes publicados en él, o su configuración no lo permite.',
};

/** The windows in which a corte is served, the widest first; or why there is none. */
export function ventanasServidas(
  { tablas }: PublicoVigente,
  corte: CorteId,
): { readonly ok: true; readonly value: readonly Ventana[] } | { readonly ok: false; readonly error: NoServido } {
  const suyas = VENTANAS.filter((v) => tablas[v].includes(corte));
  if (suyas.length > 0) return { ok: true, value: suyas };
  const periodo = parseCorteId(corte)?.periodo;
  const vigente = tablas.mes.find((c) => parseCorteId(c)?.periodo === periodo);
  if (vigente !== undefined)
    return {
      ok: false,
      error: {
        code: 'corte_reemplazado',
        mensaje: `El corte ${corte} se reemplazó y ya no se publica: de ese mes vale ${vigente}.`,
      },
    };
  const [primero, ultimo] = [tablas.mes[0], tablas.mes.at(-1)];
  return {
    ok: false,
    error: {
      code: 'modo_no_publicado',
      mensaje: `El corte ${corte} no está entre los que la región publica ahora${primero === undefined ? '' : `: de ${primero} a ${ultimo}`}.`,
    },
  };
}

const alineadas = (claves: readonly string[], vigentes: readonly string[]): number[] =>
  claves.flatMap((c, i) => (vigentes.includes(c) ? [i] : []));

/** A public board without the fichas that are no longer published; the same board when there is none. */
export function tableroVigente(t: Tablero, { claves }: Pick<PublicoVigente, 'claves'>): Tablero {
  const quedan = alineadas(
    t.indicadores.map((i) => i.clave),
    claves,
  );
  if (quedan.length === t.indicadores.length) return t;
  const de = <T>(xs: readonly T[]): T[] => quedan.map((i) => xs[i]!); // aligned with indicadores
  const fila = (f: Tablero['propio']): Tablero['propio'] => ({ ...f, celdas: de(f.celdas) });
  return {
    ...t,
    indicadores: de(t.indicadores),
    metas: de(t.metas),
    propio: fila(t.propio),
    hijos: t.hijos.map(fila),
  };
}

/** As `tableroVigente`, for a series. */
export function tendenciaVigente(t: Tendencia, { claves }: Pick<PublicoVigente, 'claves'>): Tendencia {
  const quedan = alineadas(t.claves, claves);
  if (quedan.length === t.claves.length) return t;
  const de = <T>(xs: readonly T[]): T[] => quedan.map((i) => xs[i]!); // aligned with claves
  const suyas = de(t.claves);
  return {
    ...t,
    claves: suyas,
    metas: Object.fromEntries(Object.entries(t.metas).filter(([c]) => suyas.includes(c))),
    propio: de(t.propio),
    hijos: t.hijos.map((h) => ({ ...h, series: de(h.series) })),
  };
}
