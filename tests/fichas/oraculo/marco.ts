import type { Componente, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import { enBorde, nacidoHace, type Azar } from './azar.ts';
import { diaDelCalendario, partesDe, primeroDelMes } from './calendario.ts';
import { edadesCriticas, edadesDe, mesesCriticos } from './numeros.ts';

/** Where the ages of a generated person stand: days since 1970. */
export type Marco = {
  readonly corte: number;
  /** Birth of the person. */
  readonly nacimiento: number;
  readonly ancla: number;
  /** Birth in the CNV of which the person is the mother, or weeks of pregnancy it took. */
  readonly semanas: number | null;
};

const AGNOS_ABIERTOS = 30;

/** A birth on the borders of the population of the cut. */
function nacimientoPara(version: VersionFicha, corte: number, foco: Componente | null, azar: Azar): number {
  const { entero, uno, quiza } = azar;
  const { poblacion: p, corte: c } = version;
  const primero = primeroDelMes(corte);
  const criticas = foco ? edadesDe(foco) : edadesCriticas(version);
  if (c.o_cumple_dia !== undefined && quiza(15)) return enBorde(azar, primero, corte) - c.o_cumple_dia;
  if (c.tipo === 'cumple_dia_N') return enBorde(azar, primero, corte) - c.dia!;
  if (c.rangos) {
    const [a, b] = uno(c.rangos);
    return quiza(50)
      ? uno([primero - (b ?? a), primero - (b ?? a) - 1, corte - a, corte - a + 1])
      : enBorde(azar, primero, corte) - entero(a, b ?? a + 30);
  }
  const porMeses =
    p.edad_meses ??
    (p.edad_anos ? ([p.edad_anos[0] * 12, p.edad_anos[1] === null ? null : p.edad_anos[1] * 12 + 11] as const) : null);
  if (porMeses) {
    const [ano] = partesDe(corte);
    const [mes, dia] = (p.edad_al ?? '').split('-').map(Number);
    const al = p.edad_al === undefined ? corte : diaDelCalendario(ano, mes!, dia!);
    const tope = porMeses[1] ?? porMeses[0] + AGNOS_ABIERTOS * 12;
    const propios = mesesCriticos(version).filter((m) => m >= porMeses[0] && m <= tope);
    if (quiza(25)) return nacidoHace(al, uno([porMeses[0], tope + 1])) + entero(-1, 1);
    if (propios.length > 0 && quiza(40))
      return nacidoHace(al, uno(propios)) - uno([0, 0, 29, 30, entero(0, 60)]) + entero(-1, 1);
    return nacidoHace(al, entero(porMeses[0], tope)) - entero(0, 27);
  }
  const [a, b] = p.edad_dias ?? [0, Math.max(400, ...criticas)];
  const enero = diaDelCalendario(partesDe(corte)[0], 1, 1);
  const mayor = p.nacido_en_el_ano && quiza(90) ? Math.min(b ?? Infinity, corte - enero) : (b ?? Infinity);
  const dentro = criticas.filter((e) => e >= a && e <= mayor);
  if (dentro.length > 0 && quiza(foco ? 75 : 45)) return corte - uno(dentro);
  return corte - enBorde(azar, a, Math.min(mayor, a + 400));
}

/** Leap days and the 31st are where months end. */
function aDiaRaro(nacimiento: number, { entero, quiza }: Azar): number {
  if (!quiza(6)) return nacimiento;
  const [a, m] = partesDe(nacimiento);
  if (quiza(50)) return diaDelCalendario(a, m, 31) - entero(0, 1);
  return diaDelCalendario(a - (a % 4), 2, 29);
}

export function marcoPara(version: VersionFicha, corte: number, foco: Componente | null, azar: Azar): Marco {
  const { entero, uno, quiza } = azar;
  const primero = primeroDelMes(corte);
  const { corte: c, poblacion } = version;
  const enMes = (): number => {
    if (c.dias_antes !== undefined) return enBorde(azar, primero - c.dias_antes, primero - 1);
    return enBorde(azar, primero, corte);
  };
  switch (poblacion.sujeto) {
    case 'parto': {
      const dia = quiza(92) ? enMes() : entero(primero - 200, corte + 20);
      const semanas = quiza(4) ? null : uno([36, 37, 37, 38, 39, 40, 41, 42, entero(30, 42)]);
      const conEdad = poblacion.edad_anos ?? poblacion.edad_meses ?? poblacion.edad_dias;
      const nacimiento = conEdad ? nacimientoPara(version, corte, foco, azar) : dia - entero(13 * 365, 45 * 365);
      return { corte, nacimiento, ancla: dia - 7 * (semanas ?? 39), semanas };
    }
    case 'nacimiento': {
      const nacimiento =
        c.tipo === 'atencion_en_mes'
          ? quiza(90)
            ? enMes()
            : entero(primero - 60, corte + 5)
          : nacimientoPara(version, corte, foco, azar);
      return { corte, nacimiento, ancla: nacimiento, semanas: null };
    }
    case 'embarazo': {
      const edad = uno([
        ...(foco ? edadesDe(foco) : edadesCriticas(version)),
        -1,
        0,
        294,
        295,
        entero(0, 294),
        entero(0, 294),
      ]);
      return { corte, nacimiento: corte - entero(12 * 365, 45 * 365), ancla: corte - edad, semanas: null };
    }
    case 'evento': {
      const edad = uno(poblacion.indice ?? [])?.edad_cumplida;
      const porAncla = c.tipo === 'cumple_N_desde_evento' || c.tipo === 'atencion_en_mes';
      const tarde = edad ? enBorde(azar, edad[0], edad[1] ?? edad[0] + 200) : null;
      if (porAncla) {
        const ancla = c.tipo === 'atencion_en_mes' ? enMes() : enBorde(azar, primero, corte) - c.dia!;
        return {
          corte,
          ancla,
          nacimiento: tarde === null ? nacimientoPara(version, corte, foco, azar) : ancla - tarde,
          semanas: null,
        };
      }
      const nacimiento = aDiaRaro(nacimientoPara(version, corte, foco, azar), azar);
      const ancla = tarde === null ? nacimiento + entero(0, Math.max(1, corte - nacimiento)) : nacimiento + tarde;
      return { corte, nacimiento, ancla, semanas: null };
    }
    default: {
      const nacimiento = aDiaRaro(nacimientoPara(version, corte, foco, azar), azar);
      return { corte, nacimiento, ancla: nacimiento, semanas: null };
    }
  }
}
