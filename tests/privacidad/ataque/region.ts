import type { Highs } from 'highs';
import type { Politica, Umbrales } from '../../../functions/domain/supresion/politica.ts';
import type { Totales } from '../../../functions/publish/totales.ts';
import { atacarFicha, type ResultadoFicha, type Verdad } from './atacar.ts';
import { leerPublico, type Leido, type Pedir } from './leer.ts';
import { utilidadDe } from './utilidad.ts';

/** Protected counts (`diseno.md` §10) and how many candidates each must keep. */
const MINIMO = 10;
const CANDIDATOS = 5;
const UTILIDAD = 0.85;

export type PedidoAtaque = {
  readonly pedir: Pedir;
  readonly region: string;
  /** What was really counted in a corte: never given to the attack itself. */
  readonly totales: (corte: string) => Promise<Totales>;
  /** What it set out to publish: a ficha given up in every place still counts against its usefulness. */
  readonly politica: Politica;
  readonly highs: Highs;
  /** Only those whose key holds this; '' all of them. */
  readonly ficha: string;
  readonly semilla: number;
  readonly muestra: number;
  readonly segundos: number;
  readonly avisar: (mensaje: string) => void;
};

export type Informe = {
  readonly region: string;
  /** Of the configuration that was attacked. */
  readonly umbrales: Umbrales;
  readonly cortes: number;
  readonly celdas_publicas: Leido['fuentes'];
  readonly atacadas: number;
  readonly estrechadas: number;
  readonly candidatos_minimos: number;
  readonly mundos: number;
  readonly preguntadas_al_solucionador: number;
  readonly resueltas_por_el_solucionador: number;
  readonly utilidad: { readonly celdas: number; readonly utiles: number; readonly parte: number };
  readonly segundos: number;
  readonly pasa: boolean;
  readonly fichas: readonly ResultadoFicha[];
};

/** Attacks everything a region publishes. */
export async function atacarRegion(p: PedidoAtaque): Promise<Informe> {
  const inicio = performance.now();
  const leido = await leerPublico(p.pedir, p.region);
  const cortes = [...new Set(leido.dichos.flatMap((d) => d.cortes))].sort();
  const totales = new Map<string, Totales>();
  for (const c of cortes) totales.set(c, await p.totales(c));
  const verdad: Verdad = (clave, lugar, corte) => {
    const { claves, lugares } = totales.get(corte)!; // every corte was read
    const k = claves.indexOf(clave);
    const fila = lugares[lugar];
    return { num: fila?.[2 * k] ?? 0, den: fila?.[2 * k + 1] ?? 0 };
  };
  const claves = [...new Set(leido.dichos.map((d) => d.clave))].filter((c) => c.includes(p.ficha)).sort();
  const fichas = claves.map((clave) => {
    const r = atacarFicha(clave, leido.dichos, verdad, { ...p, minimo: MINIMO, candidatos: CANDIDATOS });
    p.avisar(`${clave}: ${r.atacadas} cuentas, ${r.estrechadas.length} estrechadas, ${r.mundos} mundos`);
    return r;
  });
  const porDistrito = p.politica.fichas.filter((f) => f.desde === 'distrito').map((f) => f.ficha);
  const { celdas, utiles } = utilidadDe(leido.dichos, new Set(porDistrito), verdad);
  const suma = (campo: (f: ResultadoFicha) => number): number => fichas.reduce((s, f) => s + campo(f), 0);
  const estrechadas = suma((f) => f.estrechadas.length);
  const parte = celdas === 0 ? 1 : utiles / celdas;
  const { fichas: _, ...umbrales } = p.politica;
  return {
    region: p.region,
    umbrales,
    cortes: cortes.length,
    celdas_publicas: leido.fuentes,
    atacadas: suma((f) => f.atacadas),
    estrechadas,
    candidatos_minimos: Math.min(...fichas.map((f) => f.minimo)),
    mundos: suma((f) => f.mundos),
    preguntadas_al_solucionador: suma((f) => f.preguntadas),
    resueltas_por_el_solucionador: suma((f) => f.resueltas),
    utilidad: { celdas, utiles, parte: Number(parte.toFixed(4)) },
    segundos: Math.round((performance.now() - inicio) / 1000),
    pasa: estrechadas === 0 && parte >= UTILIDAD,
    fichas,
  };
}
