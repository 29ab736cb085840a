import { esSinUbicar } from '../../../../functions/domain/ambito.ts';
import { esPequeno, faltanParaMeta, type Conteo } from '../../../../functions/domain/conteo.ts';
import { cortoConMarca } from '../../../../functions/domain/definicion-firme.ts';
import { semaforo } from '../../../../functions/domain/semaforo.ts';
import type { Fila, IndicadorTablero, Tablero, Tendencia } from '../../../../functions/domain/tablero.ts';
import { entero, mesEnPalabras, puntos } from '../formato.ts';
import type { Columna } from '../tablero/columnas.ts';
import { celdaAnterior } from '../tablero/serie.ts';
import * as textos from '../textos/es/iar.ts';

/** One indicator of one place in two months, both against the target of the later one. */
export type Cambio = {
  readonly fila: Fila;
  readonly indicador: IndicadorTablero;
  readonly antes: Conteo;
  readonly ahora: Conteo;
  /** Persons short of the target. */
  readonly faltaban: number;
  readonly faltan: number;
  /** Whether the light of "target met" was lit or went out. */
  readonly cruce: 'llega' | 'deja' | null;
};

type Momento = { readonly periodo: string; readonly corte: string };
export type Cambios = {
  readonly antes: Momento;
  readonly ahora: Momento;
  readonly cambios: readonly Cambio[];
  /** Pairs of place and indicator with a value in both months, left out because one of them has few cases. */
  readonly pocos: number;
  /** Indicators whose target is not the one of the month before: judged by the present one in both. */
  readonly otraMeta: readonly IndicadorTablero[];
};

/** The month before that of the board in its series; null when it is the first. */
const momentoAnterior = (t: Tendencia, periodo: string): (Momento & { readonly k: number }) | null => {
  const k = t.periodos.findLastIndex((p) => p < periodo);
  return k < 0 ? null : { k, periodo: t.periodos[k]!, corte: t.cortes[k]! }; // both lists are aligned
};

/**
 * What changed since the corte of the month before, place by place, in the indicators that have a target. Few cases (under 5 in
 * either month) are left out and counted; those who could not be placed too, without being counted.
 * @returns null when there is no earlier month, or this one is not in the series
 */
export function cambiosDelMes(
  corte: Pick<Tablero['corte'], 'id' | 'periodo'>,
  filas: readonly Fila[],
  columnas: readonly Columna[],
  t: Tendencia,
): Cambios | null {
  const antes = momentoAnterior(t, corte.periodo);
  if (!antes || !t.periodos.includes(corte.periodo)) return null;
  const medibles = columnas.filter(
    (c) =>
      c.meta && c.indicador.tipo === 'cobertura' && c.indicador.direccion !== 'ninguna' && !c.indicador.noCalculable,
  );
  const cambios: Cambio[] = [];
  let pocos = 0;
  for (const fila of filas) {
    if (esSinUbicar(fila.ambito.id)) continue;
    for (const { i, indicador, meta } of medibles) {
      const ahora = fila.celdas[i];
      const previa = celdaAnterior(t, fila.ambito.id, indicador.clave, corte.periodo);
      if (ahora?.e !== 'v' || previa?.e !== 'v' || ahora.den === 0 || previa.den === 0 || !meta) continue;
      if (esPequeno(ahora) || esPequeno(previa)) {
        pocos++;
        continue;
      }
      const { direccion } = indicador;
      const [logro, lograba] = [ahora, previa].map((c) => semaforo(c, meta.meta, direccion) === 'lograda');
      cambios.push({
        fila,
        indicador,
        antes: previa,
        ahora,
        faltaban: faltanParaMeta(previa, meta.meta, direccion) ?? 0,
        faltan: faltanParaMeta(ahora, meta.meta, direccion) ?? 0,
        cruce: logro === lograba ? null : logro ? 'llega' : 'deja',
      });
    }
  }
  return {
    antes: { periodo: antes.periodo, corte: antes.corte },
    ahora: { periodo: corte.periodo, corte: corte.id },
    cambios,
    pocos,
    otraMeta: medibles
      .filter((c) => {
        const previa = t.metas[c.indicador.clave]?.[antes.k] ?? null;
        return previa !== null && previa !== c.meta?.meta;
      })
      .map((c) => c.indicador),
  };
}

const porTamano = (a: Cambio, b: Cambio): number => b.ahora.den - a.ahora.den || porLugar(a, b);
const porLugar = (a: Cambio, b: Cambio): number =>
  a.fila.ambito.id < b.fila.ambito.id ? -1 : a.fila.ambito.id > b.fila.ambito.id ? 1 : 0;

/** Above 0 when the share of persons with what they need rose, under 0 when it fell; exact, by cross products. */
const rumbo = ({ antes, ahora, indicador }: Cambio): number =>
  (ahora.num * antes.den - antes.num * ahora.den) * (indicador.direccion === 'menor' ? -1 : 1);

/**
 * The changes by what they mean for a meeting; each list with most persons first. A gap that widens or narrows only because there are
 * more or fewer persons says nothing of the care: it is in `poblacion`, out of `crecen` and `bajan`.
 */
export const clasificar = ({ cambios }: Pick<Cambios, 'cambios'>) => {
  const distintos = cambios.filter((c) => c.faltan !== c.faltaban);
  const crecen = distintos.filter((c) => c.faltan > c.faltaban && rumbo(c) < 0);
  const bajan = distintos.filter((c) => c.faltan < c.faltaban && rumbo(c) > 0);
  return {
    llegan: cambios.filter((c) => c.cruce === 'llega').sort(porTamano),
    dejan: cambios.filter((c) => c.cruce === 'deja').sort(porTamano),
    crecen: crecen.sort((a, b) => b.faltan - b.faltaban - (a.faltan - a.faltaban) || porTamano(a, b)),
    bajan: bajan.sort((a, b) => a.faltan - a.faltaban - (b.faltan - b.faltaban) || porTamano(a, b)),
    poblacion: distintos.length - crecen.length - bajan.length,
  };
};

const valorDicho = (c: Conteo): string => `${puntos(c.num / c.den)} % (${entero(c.num)} de ${entero(c.den)})`;

/** «de 63.1 % (485 de 769) a 65.0 % (500 de 769)» */
export const deAntesAAhora = ({ antes, ahora }: Pick<Cambio, 'antes' | 'ahora'>): string =>
  textos.deAntesAAhora(valorDicho(antes), valorDicho(ahora));

/** «faltan 47, faltaban 30», «hay 9 de más, había 4» */
export const brechaEnPalabras = ({ faltan, faltaban, indicador }: Cambio): string =>
  indicador.direccion === 'menor'
    ? textos.hayDeMasHabia(entero(faltan), entero(faltaban))
    : textos.faltanFaltaban(faltan, faltaban);

/** What the meeting is told first, from the changes alone. `lugar`: "distrito", "distritos". */
export function frasesCambios(c: Cambios, lugar: readonly [uno: string, varios: string]): string[] {
  const antes = textos.mesYCorte(mesEnPalabras(c.antes.periodo), c.antes.corte);
  const ahora = textos.mesYCorte(mesEnPalabras(c.ahora.periodo), c.ahora.corte);
  if (c.cambios.length === 0) return [textos.sinComparables(antes, ahora, lugar[1])];
  const { llegan, dejan, crecen, bajan, poblacion } = clasificar(c);
  const cruces =
    llegan.length + dejan.length === 0
      ? textos.ningunoCruzoSuMeta(antes, ahora, lugar[0])
      : textos.cruzaronSuMeta(antes, ahora, lugar[0], llegan.length, dejan.length);
  const uno = (frase: typeof textos.dondeMasBajo, x: Cambio | undefined): string[] =>
    x ? [frase(x.fila.ambito.nombre, cortoConMarca(x.indicador), brechaEnPalabras(x))] : [];
  return [
    c.pocos === 0 ? cruces : `${cruces} ${textos.fueraPorPocosCasos(c.pocos)}`,
    ...uno(textos.dondeMasCrecio, crecen[0]),
    ...uno(textos.dondeMasBajo, bajan[0]),
    ...(poblacion === 0 ? [] : [textos.soloPorPoblacion(poblacion)]),
    ...(c.otraMeta.length === 0
      ? []
      : [textos.laMetaCambioEn(c.otraMeta.map((i) => i.corto).join(', '), mesEnPalabras(c.ahora.periodo))]),
  ];
}

/** Where a change is taken apart, person by person. */
export const rutaDiferencias = ({ antes, ahora }: Pick<Cambios, 'antes' | 'ahora'>, c?: Cambio): string =>
  `/cortes/diferencias?a=${antes.corte}&b=${ahora.corte}${c ? `&ambito=${c.fila.ambito.id}&ficha=${c.indicador.ficha}` : ''}`;
