import type { AmbitoId } from '../domain/ambito.ts';
import type { CorteId, Manifiesto } from '../domain/corte.ts';
import { ultimoDia } from '../domain/periodo.ts';
import { LIBRE, MAXIMO_AFLOJADO, regionDe, type Region } from '../domain/supresion/rejilla.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { Tablero, Ventana } from '../domain/tablero.ts';
import type { Territorio } from '../domain/territorio.ts';
import { cotejarTablero, type Cotejo } from '../domain/verificacion.ts';
import { nombrarLugares } from '../publish/lugares.ts';
import { tablerosPublicos } from '../publish/publico/documentos.ts';
import { conteosDe, disposicion } from '../publish/publico/lugares.ts';
import { leerManifiesto } from '../publish/publico/publicar.ts';
import { objetoTabla, selloTabla, tablasDeCorte, type TablaPublica } from '../publish/publico/tabla.ts';
import type { MetaDe } from '../publish/redaccion.ts';
import type { Totales } from '../publish/totales.ts';

export type DepsVerificarPublico = {
  readonly objetos: Pick<Objetos, 'get' | 'list'>;
  readonly territorio: Territorio;
  readonly metaDe: MetaDe;
  /** Totals of a corte: of the one that is verified, those made again. */
  readonly totales: (corte: CorteId) => Promise<Totales>;
  /** The team's board of the region, made again. */
  readonly base: Tablero | null;
  readonly publico: (ambito: AmbitoId, corte: CorteId, ventana: Ventana) => Promise<TableroServido>;
};

/** A public board as it is served; `fuera` when that corte is not in what the region publishes now. */
export type TableroServido = Tablero | 'fuera' | null;

const mismaRegion = (a: Region, b: Region): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The public side of a corte: what was decided is the class of the counts it is made of, no finer than the grid, and what is served, if
 * that corte is, is what was decided. Whether more had to be loosened is not decided again: it depends on all that had been published by then.
 */
export async function verificarPublico(m: Manifiesto, deps: DepsVerificarPublico, cotejo: Cotejo): Promise<void> {
  const tablas = await tablasDeCorte(deps.objetos, m.corte);
  const sellos = (await leerManifiesto(deps.objetos, m.corte))?.tablas ?? [];
  for (const { objeto, sha256 } of sellos) {
    const tabla = tablas.find((t) => objetoTabla(t) === objeto);
    cotejo.igual('modo público', objeto, sha256, tabla && selloTabla(tabla));
  }
  for (const t of tablas) await cotejarDecision(t, deps, cotejo);
  for (const { objeto } of sellos) {
    const tabla = tablas.find((t) => objetoTabla(t) === objeto);
    if (tabla) await cotejarServido(tabla, m, deps, cotejo);
  }
}

async function cotejarDecision(t: TablaPublica, deps: DepsVerificarPublico, cotejo: Cotejo): Promise<void> {
  const totales = await Promise.all(t.meses.map(deps.totales));
  // Tables decided before the month had a threshold of its own.
  const umbrales = { denominadorMes: t.umbrales.denominador, ...t.umbrales };
  for (const { clave, desde, regiones, callada } of t.fichas) {
    // What it says is nothing; that it had to be silent depends on what had been published by then.
    if (callada) continue;
    const { hojas, lugares } = disposicion(t.lugares, desde);
    const meses = totales.map((x) => conteosDe(x, clave, hojas));
    const donde = `modo público ${t.corte} ${t.ventana}`;
    cotejo.igual(donde, `${clave} reportada`, regiones.length > 0, !meses.includes(null));
    if (regiones.length === 0 || meses.includes(null)) continue;
    for (const l of lugares) {
      const conteo = meses
        .flatMap((c) => l.hojas.map((h) => c![h]!)) // null was left out, one a leaf
        .reduce((a, b) => ({ num: a.num + b.num, den: a.den + b.den }), { num: 0, den: 0 });
      const dicha = regiones[t.lugares.indexOf(l.id)] ?? null;
      const posibles = Array.from({ length: MAXIMO_AFLOJADO + 1 }, (_, n) =>
        regionDe(conteo, l.escala, n, umbrales, t.meses.length),
      ).concat(LIBRE);
      cotejo.igual(
        donde,
        `${clave} ${l.id}`,
        dicha,
        posibles.find((r) => dicha && mismaRegion(r, dicha)) ?? posibles[0],
      );
    }
  }
}

async function cotejarServido(
  t: TablaPublica,
  m: Manifiesto,
  deps: DepsVerificarPublico,
  cotejo: Cotejo,
): Promise<void> {
  const { base } = deps;
  if (!base) return cotejo.igual('modo público', `tablero G:${m.region}`, 'sí', undefined);
  const hacer = tablerosPublicos(t, base, {
    territorio: deps.territorio,
    nombrar: nombrarLugares(deps.territorio, []),
    metaDe: (i, ambito) => deps.metaDe(i, ambito, ultimoDia(m.periodo)),
  });
  for (const id of t.lugares) {
    const servido = await deps.publico(id, t.corte, t.ventana);
    if (servido !== 'fuera') cotejarTablero(cotejo, servido, hacer(id), `modo público ${t.ventana}, `);
  }
}
