import type { DescripcionPaso, DescripcionRuta } from '../../../../functions/domain/ficha/describir-componente.ts';
import type { Eje } from '../../../../functions/domain/ficha/describir-marco.ts';
import * as t from '../textos/es/ficha.ts';

/** Days (months on `meses`) on which one or several equal doses can count; both ends included. */
export type BarraEnDias = {
  readonly eje: Eje;
  readonly desde: number;
  readonly hasta: number | null;
  /** It follows the previous dose: these are all the days it could fall on, not a window of its own. */
  readonly relativa: boolean;
  readonly rotulo: string;
  /** The other half of the rule, for where there is room; '' without it. */
  readonly extra: string;
  /** When the row is shared. */
  readonly corto: string;
};

type Alcance = { readonly paso: DescripcionPaso; readonly barra: Omit<BarraEnDias, 'rotulo' | 'extra' | 'corto'> };

/** The days a step can fall on, given those of the previous one. */
function alcances(pasos: readonly DescripcionPaso[]): Alcance[] {
  const hechos: Alcance[] = [];
  for (const paso of pasos) {
    const previo = hechos.at(-1)?.barra;
    const eje = paso.eje ?? previo?.eje;
    if (!eje) continue;
    const seguido = paso.n > 1 && previo?.eje === eje;
    const [min, max] = paso.despues ?? [1, null];
    const tras = seguido ? previo.desde + min : -Infinity;
    const hastaTras = seguido && max !== null && previo.hasta !== null ? previo.hasta + max : null;
    const propio = paso.desde ?? (seguido ? tras : 0);
    const finales = [paso.hasta, hastaTras].filter((n) => n !== null);
    hechos.push({
      paso,
      barra: {
        eje,
        desde: Math.max(propio, tras),
        hasta: finales.length > 0 ? Math.min(...finales) : null,
        relativa: seguido && paso.despues !== null && (propio < tras || (propio === tras && paso.hasta === null)),
      },
    });
  }
  return hechos;
}

const semana = (n: number): number => Math.floor(n / 7);

const rango = ({ eje, desde, hasta }: Alcance['barra']): string => {
  if (desde === 0 && hasta === null) return t.enCualquierMomento;
  if (eje === 'gestacion')
    return hasta === null ? `desde ${semana(desde)} sem` : `${semana(desde)}–${semana(hasta)} sem`;
  if (eje === 'meses') return `${desde} m`;
  return hasta === null ? `desde ${desde} d` : desde === hasta ? `${desde} d` : `${desde}–${hasta} d`;
};

const separacion = ({ despues, n }: DescripcionPaso): string =>
  !despues || n < 2 ? '' : despues[1] === null ? t.diasOMas(despues[0]) : `+${despues[0]}–${despues[1]} d`;

const ordinal = (desde: number, hasta: number): string =>
  desde === 0
    ? ''
    : desde === hasta
      ? `${desde}.ª`
      : hasta === desde + 1
        ? t.ordinalesDos(desde, hasta)
        : t.ordinalesVarios(desde, hasta);

/** A single step at any moment says nothing when drawn. */
const sinPlazo = ({ pasos }: DescripcionRuta): boolean =>
  pasos.every((p) => p.despues === null && (p.eje === null || (p.desde === 0 && p.hasta === null)));

/** What is drawn of a route, in order; equal windows in a row are one bar. */
export function barrasDe(r: DescripcionRuta): BarraEnDias[] {
  if (sinPlazo(r)) return [];
  const grupos: { readonly primero: Alcance; ultimo: Alcance }[] = [];
  for (const a of alcances(r.pasos)) {
    const g = grupos.at(-1);
    const igual =
      g &&
      !g.primero.barra.relativa &&
      g.primero.barra.eje === a.barra.eje &&
      (a.paso.desde !== 0 || a.paso.hasta !== null) &&
      a.paso.desde === g.ultimo.paso.desde &&
      a.paso.hasta === g.ultimo.paso.hasta;
    if (igual) g.ultimo = a;
    else grupos.push({ primero: a, ultimo: a });
  }
  return grupos.map(({ primero, ultimo }) => {
    const veces = ordinal(primero.paso.n, ultimo.paso.n);
    const lejos = separacion(primero.paso);
    const { eje, relativa } = primero.barra;
    const fin = primero.paso.hasta;
    const tope = fin === null ? '' : `hasta ${eje === 'gestacion' ? `${semana(fin)} sem` : `${fin} d`}`;
    const dicho = relativa ? lejos : rango(primero.barra);
    return {
      ...primero.barra,
      rotulo: veces === '' ? dicho : `${veces}: ${dicho}`,
      extra: relativa ? tope : lejos,
      corto: veces === '' ? dicho : veces,
    };
  });
}

/** The days an axis has to reach to show a bar. */
export const conExtremos = ({ desde, hasta, eje }: BarraEnDias): number[] => [
  desde,
  hasta ?? desde + (eje === 'meses' ? 1 : 30),
];
