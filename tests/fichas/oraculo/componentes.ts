import type { Banda, Existe, Puntos, Via } from '../../../functions/domain/ficha/esquema-componente.ts';
import type { Componente, VersionFicha } from '../../../functions/domain/ficha/esquema.ts';
import {
  anosCumplidosA,
  cumple,
  diaDelCalendario,
  doceMesesAntes,
  entre,
  mesesCumplidosA,
  partesDe,
  primeroDelMes,
  type Rango,
} from './calendario.ts';
import { esPrestacion } from './lineas.ts';
import type { Linea } from './registro.ts';
import { nacioEn } from './poblacion.ts';
import type { Sujeto } from './sujetos.ts';

export type Estado = 'cumple' | 'no_cumple' | 'no_exigible';

/** One subject at one cut. `edad`: days since its anchor at which it is judged; null when unknown. */
export type Caso = {
  readonly s: Sujeto;
  readonly version: VersionFicha;
  readonly corte: number;
  readonly edad: number | null;
  /** All lines of its document. */
  readonly lineas: readonly Linea[];
  /** Whether the measured condition holds; null without a measure. */
  readonly condicion: boolean | null;
};

type Cuando = Pick<Existe, 'edad' | 'edad_cumplida' | 'mes_cumplido'>;

/** Days (since 1970) on which a prestación happened, up to the age that is judged. */
export function diasDe(caso: Caso, nombre: string): number[] {
  const { s, version, edad, lineas } = caso;
  if (s.ancla === null || edad === null) return [];
  const p = version.prestaciones[nombre]!;
  const desde = version.poblacion.sujeto === 'evento' ? -Infinity : s.ancla;
  const cuenta = (dia: number): boolean => dia >= desde && dia >= (s.nacimiento ?? dia) && dia - s.ancla! <= edad;
  if (p.dato) {
    const fecha = s.persona?.emisionDni ?? null;
    return fecha !== null && cuenta(fecha) ? [fecha] : [];
  }
  return [...new Set(lineas.filter((l) => cuenta(l.dia) && esPrestacion(l, p, lineas, version)).map((l) => l.dia))];
}

function enVentana(dia: number, x: Cuando, { s }: Caso): boolean {
  if (x.edad && !entre(dia - s.ancla!, x.edad)) return false;
  if (x.edad_cumplida && (s.nacimiento === null || !entre(dia - s.nacimiento, x.edad_cumplida))) return false;
  if (!x.mes_cumplido) return true;
  if (s.nacimiento === null) return false;
  const inicio = cumple(s.nacimiento, x.mes_cumplido.mes);
  return dia >= inicio && dia <= inicio + x.mes_cumplido.dias;
}

const inicioLapso = (lapso: NonNullable<Existe['lapso']>, corte: number): number => {
  if (lapso === 'mes') return primeroDelMes(corte);
  return lapso === 'ano_calendario' ? diaDelCalendario(partesDe(corte)[0], 1, 1) : doceMesesAntes(corte) + 1;
};

export const hubo = (caso: Caso, x: Existe): boolean =>
  diasDe(caso, x.prestacion).some(
    (d) => enVentana(d, x, caso) && (x.lapso === undefined || entre(d, [inicioLapso(x.lapso, caso.corte), caso.corte])),
  );

/** A dose: the days that may be it, and whether it may follow the previous one. */
type Dosis = { readonly dias: readonly number[]; readonly sigue: (dia: number, anterior: number) => boolean };

/** The most doses any choice of days reaches: all are tried. */
function masLarga(pasos: readonly Dosis[], anterior: number | null = null): number {
  const [paso, ...resto] = pasos;
  if (!paso) return 0;
  let mejor = 0;
  for (const d of paso.dias)
    if (anterior === null || paso.sigue(d, anterior)) mejor = Math.max(mejor, 1 + masLarga(resto, d));
  return mejor;
}

const UNA_AL_MENOS: Rango = [1, null];

function dosisDe(caso: Caso, via: Pick<Via, 'existe' | 'cadena' | 'cadena_por_ventanas'>): number {
  if (via.existe) return hubo(caso, via.existe) ? 1 : 0;
  const ventanas = via.cadena_por_ventanas;
  if (ventanas) {
    const dias = diasDe(caso, ventanas.prestacion);
    return masLarga(
      ventanas.ventanas.map((edad) => ({
        dias: dias.filter((d) => enVentana(d, { edad }, caso)),
        sigue: (d, anterior) => d - anterior >= ventanas.minimo_intervalo,
      })),
    );
  }
  return masLarga(
    (via.cadena ?? []).map((p) => ({
      dias: diasDe(caso, p.prestacion).filter((d) => enVentana(d, p, caso)),
      sigue: (d, anterior) => {
        const banda = p.minimo_por_edad?.find((m) => m.hasta === undefined || d - caso.s.ancla! <= m.hasta);
        return entre(d - anterior, p.intervalo ?? UNA_AL_MENOS) && d - anterior >= (banda?.minimo ?? -Infinity);
      },
    })),
  );
}

const enBanda = <B extends { readonly hasta?: number | undefined }>(bandas: readonly B[], x: number): B =>
  bandas.find((b) => b.hasta === undefined || x <= b.hasta)!;

const largo = (via: Pick<Via, 'existe' | 'cadena' | 'cadena_por_ventanas'>): number =>
  via.cadena?.length ?? via.cadena_por_ventanas?.ventanas.length ?? 1;

type Escrita = Pick<Via, 'existe' | 'cadena' | 'cadena_por_ventanas' | 'exigencia'>;

/** Doses required at this age. */
function exigidas(caso: Caso, via: Escrita, en: Componente['exigencia_en']): number {
  const { s, corte, edad } = caso;
  const x = en === 'anos' ? (s.nacimiento === null ? null : anosCumplidosA(s.nacimiento, corte)) : edad;
  if (x === null || x < 0) return 0;
  if (via.exigencia) return enBanda<Banda>(via.exigencia, x).dosis;
  const mes = via.existe?.mes_cumplido;
  if (!mes) return largo(via);
  return s.nacimiento !== null && s.ancla! + edad! > cumple(s.nacimiento, mes.mes) + mes.dias ? 1 : 0;
}

function porDosis(caso: Caso, c: Componente): Estado {
  const vias: readonly Escrita[] = c.alguna_de ?? [c];
  const juzgadas = vias.map((via) => {
    const pide = exigidas(caso, via, c.exigencia_en);
    return { pide, basta: pide > 0 ? dosisDe(caso, via) >= pide : c.via_sin_exigencia === 'cumple' };
  });
  if (!juzgadas.some((v) => v.pide > 0)) return 'no_exigible';
  return juzgadas.some((v) => v.basta) ? 'cumple' : 'no_cumple';
}

function porPuntos(caso: Caso, p: Puntos): Estado {
  if (caso.edad === null || caso.edad < 0) return 'no_exigible';
  const { puntos, en } = enBanda(p.exigencia, caso.edad);
  if (puntos === 0) return 'no_exigible';
  const valores = p.valores.flatMap((v) =>
    diasDe(caso, v.prestacion).map((d) => ({ dia: d - caso.s.ancla!, puntos: v.puntos })),
  );
  const validos = valores.filter((v) => en === undefined || entre(v.dia, en));
  const mayor = (de: readonly { puntos: number }[]): number => Math.max(0, ...de.map((v) => v.puntos));
  const sumandos = p.ventanas
    ? p.ventanas.map((w) => mayor(validos.filter((v) => entre(v.dia, w))))
    : [...Map.groupBy(validos, (v) => v.dia).values()].map(mayor);
  if (p.primera_obligatoria && (sumandos[0] ?? 0) === 0) return 'no_cumple';
  return sumandos.reduce((a, b) => a + b, 0) >= puntos ? 'cumple' : 'no_cumple';
}

type Dato = NonNullable<Componente['dato']>;

/** What is known of the field; [] when nothing is. */
function valoresDe({ s, corte, edad }: Caso, campo: Dato['campo']): readonly (string | number)[] {
  const p = s.persona;
  const uno = (x: string | number | null | undefined): readonly (string | number)[] =>
    x === null || x === undefined || x === '' ? [] : [x];
  switch (campo) {
    case 'documento':
      return p?.conDocumento ? ['1'] : [];
    case 'dni':
      return p?.conDni ? ['1'] : [];
    case 'seguros':
      return p?.seguros ?? [];
    case 'sexo':
      return uno(s.sexo);
    case 'ubigeo':
      return uno(s.ubigeo);
    case 'codigo_ccpp':
      return uno(p?.codigoCcpp);
    case 'renipress':
      return uno(p?.renipress);
    case 'estado':
      return uno(p?.estado);
    case 'edad_dias':
      return uno(edad);
    case 'edad_meses':
      return s.nacimiento === null ? [] : [mesesCumplidosA(s.nacimiento, corte)];
    default:
      return uno(s.certificados[0]?.[campo]);
  }
}

function porDato(caso: Caso, d: Dato): Estado {
  const conocidos = valoresDe(caso, d.campo);
  // An empty state is a state.
  const valores = d.campo === 'estado' && d.valores && conocidos.length === 0 ? [''] : conocidos;
  if (valores.length === 0) return d.presente ? 'no_cumple' : 'no_exigible';
  const enLista = d.valores === undefined || valores.some((v) => d.valores!.includes(String(v)));
  const enRango = d.rango === undefined || valores.some((v) => entre(Number(v), d.rango!));
  return enLista && enRango ? 'cumple' : 'no_cumple';
}

function estadoExigido(caso: Caso, c: Componente): Estado {
  const { s } = caso;
  if (c.solo_si?.sexo && s.sexo !== c.solo_si.sexo) return 'no_exigible';
  if (c.solo_si?.nacimiento_en && !nacioEn(s, c.solo_si.nacimiento_en)) return 'no_exigible';
  if (c.exento_si && hubo(caso, c.exento_si)) return 'no_exigible';
  if (c.dato) return porDato(caso, c.dato);
  if (c.puntos) return porPuntos(caso, c.puntos);
  if (!c.condicion) return porDosis(caso, c);
  const condicion = c.condicion === 'sis' ? (s.persona?.seguros?.includes('1') ?? null) : caso.condicion;
  if (condicion === null) return 'no_exigible';
  return condicion ? 'cumple' : 'no_cumple';
}

/** What is only shown never fails. */
export const estadoDe = (caso: Caso, c: Componente): Estado => {
  const estado = estadoExigido(caso, c);
  return c.informativo && estado === 'no_cumple' ? 'no_exigible' : estado;
};
