import { diaDe, diasEntre, fechaDe, mesesCumplidos, sumarDias, type Fecha } from '../fecha.ts';
import { periodoDe, primerDia, sumarMeses, ultimoDia } from '../periodo.ts';
import { enPalabras } from './describir-marco.ts';
import type { Rango } from './esquema-componente.ts';
import type { VersionFicha } from './esquema.ts';

export type DescripcionCorte = { readonly texto: string; readonly ejemplo: string | null };

const FECHA = new Intl.DateTimeFormat('es-PE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const MES = new Intl.DateTimeFormat('es-PE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dicho = (f: Fecha): string => FECHA.format(new Date(`${f}T00:00:00Z`));
const mesDicho = (f: Fecha): string => MES.format(new Date(`${f}T00:00:00Z`));

const ANO_EJEMPLO = 2026;

/** A 30 June in which the edition is in force, of 2026 or the nearest before: a cut everybody can check by hand. */
const corteEjemplo = ({ vigencia: { desde, hasta } }: VersionFicha): Fecha => {
  const ultimo = Math.min(ANO_EJEMPLO, hasta === null ? ANO_EJEMPLO : Number(hasta.slice(0, 4)));
  return (
    [`${ultimo}-06-30`, `${ultimo - 1}-06-30`].find((f) => f >= desde && (hasta === null || f <= hasta)) ??
    ultimoDia(periodoDe(desde))
  );
};

/** Oldest and youngest birth with completed months inside `[min, max]` on a date. */
const nacidosPorMeses = (fecha: Fecha, [min, max]: Rango): [Fecha | null, Fecha] => {
  let joven = diaDe(fecha) - Math.floor(min * 30.4) + 1;
  while (joven > diaDe(fecha) || mesesCumplidos(fechaDe(joven), fecha) < min) joven--;
  if (max === null) return [null, fechaDe(joven)];
  let antiguo = diaDe(fecha) - Math.ceil((max + 1) * 30.5) - 5;
  while (mesesCumplidos(fechaDe(antiguo), fecha) > max) antiguo++;
  return [fechaDe(antiguo), fechaDe(joven)];
};

const nacidos = ({ poblacion: p }: VersionFicha, corte: Fecha): [Fecha | null, Fecha] | null => {
  if (p.edad_dias)
    return [p.edad_dias[1] === null ? null : sumarDias(corte, -p.edad_dias[1]), sumarDias(corte, -p.edad_dias[0])];
  if (p.edad_meses) return nacidosPorMeses(corte, p.edad_meses);
  if (p.edad_anos) {
    const fecha = p.edad_al ? `${corte.slice(0, 4)}-${p.edad_al}` : corte;
    const [min, max] = p.edad_anos;
    return nacidosPorMeses(fecha, [min * 12, max === null ? null : max * 12 + 11]);
  }
  return null;
};

const entran = (rango: [Fecha | null, Fecha]): string =>
  rango[0] === null
    ? `quienes nacieron hasta el ${dicho(rango[1])}`
    : `quienes nacieron del ${dicho(rango[0])} al ${dicho(rango[1])}`;

function finDeMes(v: VersionFicha, corte: Fecha): DescripcionCorte {
  if (v.poblacion.sujeto === 'embarazo')
    return {
      texto: 'Entra al mes quien está gestando en la fecha de corte, que es el último día del mes.',
      ejemplo: `En el corte del ${dicho(corte)} entran las gestantes con última regla del ${dicho(sumarDias(corte, -294))} al ${dicho(corte)}.`,
    };
  const o = v.corte.o_cumple_dia;
  const todos = nacidos(v, corte);
  const ano = `${corte.slice(0, 4)}-01-01`;
  const rango: typeof todos = todos && v.poblacion.nacido_en_el_ano && (todos[0] ?? '') < ano ? [ano, todos[1]] : todos;
  const extra = o === undefined ? '' : ` También quien cumple ${o} días de edad dentro del mes, medido a esa edad.`;
  if (v.poblacion.sujeto !== 'persona' && v.poblacion.sujeto !== 'evento')
    return { texto: `Se mira el mes que termina en la fecha de corte, su último día.${extra}`, ejemplo: null };
  const evento = v.poblacion.sujeto === 'evento' ? ' y ya tuvo su día 0' : '';
  const ejemploO =
    o === undefined
      ? ''
      : ` Y quien nació el ${dicho(sumarDias(corte, -o - 9))} cumple ${o} días el ${dicho(sumarDias(corte, -9))}: entra también.`;
  return {
    texto: `Entra al mes quien tiene la edad pedida en la fecha de corte, que es el último día del mes${evento}.${extra}`,
    ejemplo: rango ? `En el corte del ${dicho(corte)} entran ${entran(rango)}.${ejemploO}` : null,
  };
}

/** When a subject is measured, with a date worked out. */
export function describirCorte(v: VersionFicha): DescripcionCorte {
  const corte = corteEjemplo(v);
  const n = v.corte.dia ?? 0;
  /** The first of a month whose day N falls in the month of the example, or at most a month before. */
  const inicio = primerDia(periodoDe(sumarDias(corte, -n)));
  const cumple = sumarDias(inicio, n);
  switch (v.corte.tipo) {
    case 'fin_de_mes':
      return finDeMes(v, corte);
    case 'cumple_dia_N':
      return {
        texto: `Entra al mes quien cumple ${n} días de edad dentro de él: cada uno se mide una sola vez, a esa edad.`,
        ejemplo: `Quien nació el ${dicho(inicio)} cumple ${n} días el ${dicho(cumple)}: se mide en ${mesDicho(cumple)}.`,
      };
    case 'cumple_N_desde_evento':
      return {
        texto: `Entra al mes quien completa dentro de él ${n} días desde su día 0.`,
        ejemplo: `Con el día 0 el ${dicho(inicio)}, los ${n} días se completan el ${dicho(cumple)}: se mide en ${mesDicho(cumple)}.`,
      };
    case 'solapa_rango': {
      const rangos = v.corte.rangos ?? [];
      const [primero] = rangos;
      const nace = primero ? primerDia(periodoDe(sumarDias(corte, -primero[0]))) : null;
      const meses =
        nace && primero && primero[1] !== null
          ? Array.from({ length: diasEntre(sumarDias(nace, primero[0]), sumarDias(nace, primero[1])) + 1 }, (_, i) =>
              mesDicho(sumarDias(nace, primero[0] + i)),
            )
          : [];
      return {
        texto: `Entra al mes quien pasa dentro de él al menos un día ${rangos.map((r) => enPalabras('edad', r)).join(', o ')}. Puede entrar en más de un mes.`,
        ejemplo:
          nace && meses.length > 0
            ? `Quien nació el ${dicho(nace)} cuenta en ${[...new Set(meses)].join(' y en ')}.`
            : null,
      };
    }
    case 'atencion_en_mes': {
      const que =
        { parto: 'el parto', nacimiento: 'el nacimiento', evento: 'el día 0' }[v.poblacion.sujeto as 'parto'] ??
        'la atención';
      const antes = v.corte.dias_antes;
      const primero = primerDia(periodoDe(corte));
      if (antes !== undefined)
        return {
          texto: `El mes mide a quien tuvo ${que} en los ${antes} días anteriores a su primer día.`,
          ejemplo:
            `${mesDicho(corte)} mide lo ocurrido del ${dicho(sumarDias(primero, -antes))} al ${dicho(sumarDias(primero, -1))}.`.replace(
              /^./,
              (x) => x.toUpperCase(),
            ),
        };
      const dia = sumarDias(primerDia(sumarMeses(periodoDe(corte), 0)), 9);
      return {
        texto: `Entra al mes quien tuvo ${que} dentro de él.`,
        ejemplo: `Con ${que} el ${dicho(dia)}, se mide en ${mesDicho(dia)}.`,
      };
    }
  }
}
