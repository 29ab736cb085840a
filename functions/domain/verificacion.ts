import { claveFicha, type Hecho, type Medida } from './hecho.ts';
import type { HechoAmbito } from './acumulado.ts';
import type { Tablero } from './tablero.ts';

/** One thing that is not as it was published. Counts and names of places only: no person is in a corte. */
export type Discordancia = {
  /** Where: `manifiesto`, `insumo <archivo>`, `hecho <place>`, `lugar <place>`, `tablero <place>`. */
  readonly donde: string;
  readonly que: string;
  readonly publicado: string;
  readonly recalculado: string;
};

export type Verificacion = {
  readonly corte: string;
  readonly igual: boolean;
  /** Values compared one by one. */
  readonly celdas: number;
  readonly diferencias: number;
  /** The first of them. */
  readonly detalle: readonly Discordancia[];
  /** What could not be looked at, and why it matters. */
  readonly avisos: readonly string[];
};

const MUESTRA = 50;

/** Compares values one by one and remembers the first that differ. */
export class Cotejo {
  celdas = 0;
  diferencias = 0;
  readonly detalle: Discordancia[] = [];
  readonly avisos: string[] = [];

  igual(donde: string, que: string, publicado: unknown, recalculado: unknown): void {
    this.celdas++;
    const [a, b] = [texto(publicado), texto(recalculado)];
    if (a === b) return;
    this.diferencias++;
    if (this.detalle.length < MUESTRA) this.detalle.push({ donde, que, publicado: a, recalculado: b });
  }

  terminar(corte: string): Verificacion {
    const { celdas, diferencias, detalle, avisos } = this;
    return { corte, igual: diferencias === 0, celdas, diferencias, detalle, avisos };
  }
}

/** Text that does not depend on the order in which keys were set; absent is `—`. */
const texto = (v: unknown): string => (v === undefined ? '—' : typeof v === 'string' ? v : JSON.stringify(ordenado(v)));
const ordenado = (v: unknown): unknown =>
  Array.isArray(v)
    ? v.map(ordenado)
    : v !== null && typeof v === 'object'
      ? Object.fromEntries(
          Object.entries(v)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, x]) => [k, ordenado(x)]),
        )
      : v;

const MEDIDAS = ['num', 'den', 'sin_dato', 'excluidos', 'componentes'] as const satisfies readonly (keyof Medida)[];

function cotejarMedidas<T extends Medida>(
  cotejo: Cotejo,
  publicados: readonly T[],
  recalculados: readonly T[],
  clave: (h: T) => readonly [donde: string, que: string],
): void {
  const llave = (h: T): string => clave(h).join('|');
  const otros = new Map(recalculados.map((h) => [llave(h), h]));
  for (const h of publicados) {
    const [donde, que] = clave(h);
    const otro = otros.get(llave(h));
    otros.delete(llave(h));
    for (const m of MEDIDAS) cotejo.igual(donde, `${que} ${m}`, h[m], otro?.[m]);
  }
  for (const h of otros.values()) {
    const [donde, que] = clave(h);
    for (const m of MEDIDAS) cotejo.igual(donde, `${que} ${m}`, undefined, h[m]);
  }
}

const etapa = (h: { readonly curso_vida: string; readonly condicion: string }): string =>
  [h.curso_vida, h.condicion].filter((x) => x !== '').join(' ');

export const cotejarHechos = (cotejo: Cotejo, publicados: readonly Hecho[], recalculados: readonly Hecho[]): void =>
  cotejarMedidas(cotejo, publicados, recalculados, (h) => [
    `hecho ${h.eess}/${h.sector}/${h.distrito}`,
    `${claveFicha(h)} ${etapa(h)}`,
  ]);

export const cotejarLugar = (
  cotejo: Cotejo,
  lugar: string,
  publicados: readonly HechoAmbito[],
  recalculados: readonly HechoAmbito[],
): void => cotejarMedidas(cotejo, publicados, recalculados, (h) => [`lugar ${lugar}`, `${claveFicha(h)} ${etapa(h)}`]);

/**
 * Every cell of a board, its targets, sentences, warnings, sources and alerts.
 * @param cual which of its boards, when it is not the team's: it goes before its name
 */
export function cotejarTablero(cotejo: Cotejo, publicado: Tablero | null, recalculado: Tablero, cual = ''): void {
  const donde = `${cual}tablero ${recalculado.ambito.id}`;
  if (!publicado) return cotejo.igual(donde, 'publicado', undefined, 'sí');
  const { propio, hijos, indicadores, metas, ...resto } = recalculado;
  for (const [i, { clave }] of indicadores.entries()) {
    cotejo.igual(donde, `${clave} definición`, publicado.indicadores[i], indicadores[i]);
    cotejo.igual(donde, `${clave} meta`, publicado.metas[i], metas[i]);
    cotejo.igual(donde, `${clave} propio`, publicado.propio.celdas[i], propio.celdas[i]);
    for (const [f, hijo] of hijos.entries())
      cotejo.igual(donde, `${clave} ${hijo.ambito.id}`, publicado.hijos[f]?.celdas[i], hijo.celdas[i]);
  }
  for (const [f, { celdas: _, ...fila }] of hijos.entries()) {
    const { celdas: _c, ...otra } = publicado.hijos[f] ?? { celdas: [] };
    cotejo.igual(donde, `fila ${fila.ambito.id}`, otra, fila);
  }
  cotejo.igual(donde, 'filas', publicado.hijos.length, hijos.length);
  cotejo.igual(donde, 'columnas', publicado.indicadores.length, indicadores.length);
  cotejo.igual(donde, 'población', publicado.propio.poblacion, propio.poblacion);
  for (const [campo, valor] of Object.entries(resto))
    cotejo.igual(donde, campo, publicado[campo as keyof typeof resto], valor); // keys of the same type
}
