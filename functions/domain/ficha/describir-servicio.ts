import { enPalabras, semanas } from './describir-marco.ts';
import type { Existe, Marca, Prestacion, Rango } from './esquema-componente.ts';
import type { VersionFicha } from './esquema.ts';

/** What a line of the HIS must say to count as a service. */
export type DescripcionServicio = { readonly id: string; readonly nombre: string; readonly texto: string };

/** Ids are written without accents; here is what they say. */
const PALABRAS: Readonly<Record<string, string>> = {
  acido: 'ácido',
  apn: 'atención prenatal',
  bcg: 'BCG',
  consejeria: 'consejería',
  consejerias: 'consejerías',
  cred: 'CRED',
  diagnostico: 'diagnóstico',
  dni: 'DNI',
  dnt: 'DNT',
  dpt: 'DPT',
  dx: 'diagnóstico de',
  emision: 'emisión del',
  folico: 'fólico',
  hb: 'hemoglobina',
  ipv: 'IPV',
  mn: 'micronutrientes',
  numerico: 'con número',
  rn: 'recién nacido',
  sesion: 'sesión',
  sf: 'SF',
  sifilis: 'sífilis',
  spr: 'SPR',
  ta: 'TA',
  vacam: 'VACAM',
  valoracion: 'valoración',
  vih: 'VIH',
};

/** `hierro_acido_folico` → «hierro ácido fólico». */
export const nombreDe = (id: string): string =>
  id
    .split('_')
    .map((p) => PALABRAS[p] ?? p.replace(/^(\d+)m$/, 'de los $1 meses'))
    .join(' ')
    .replace('diagnóstico de diagnóstico', 'diagnóstico');

const TIPOS = { D: 'definitivo (D)', P: 'presuntivo (P)', R: 'repetido (R)' } as const;

const lista = (xs: readonly string[], y = 'o'): string =>
  xs.length < 2 ? (xs[0] ?? '') : `${xs.slice(0, -1).join(', ')} ${y} ${xs.at(-1)}`;
const entreComillas = (ids: readonly string[], y?: string): string =>
  lista(
    ids.map((m) => `«${nombreDe(m)}»`),
    y,
  );

const codigosDe = ({ codigos = [], prefijos = [] }: Pick<Marca, 'codigos' | 'prefijos'>): string =>
  lista([...codigos, ...prefijos.map((p) => `los que empiezan con ${p}`)]);

const linea = (x: Pick<Prestacion, 'codigos' | 'prefijos' | 'tipo_dx' | 'lab'>): string[] => {
  const codigos = codigosDe(x);
  return [
    ...(codigos === '' ? [] : [codigos]),
    ...(x.tipo_dx ? [`de tipo ${lista(x.tipo_dx.map((t) => TIPOS[t]))}`] : []),
    ...(x.lab ? [`con LAB ${lista(x.lab)}`] : []),
  ];
};

export const servicioEnPalabras = (p: Prestacion): string =>
  p.dato
    ? 'la fecha de emisión del DNI'
    : [
        ...linea(p),
        ...(p.o_valor_hb ? ['o cualquier línea con un valor de hemoglobina'] : []),
        ...(p.sin_lab ? [`sin LAB ${lista(p.sin_lab, 'ni')}`] : []),
        ...(p.en_cita ? [`en la misma cita que ${entreComillas(p.en_cita, 'y')}`] : []),
        ...(p.sin_en_cita ? [`si la cita no lleva ${entreComillas(p.sin_en_cita, 'ni')}`] : []),
        ...(p.en_dia ? [`el mismo día que ${entreComillas(p.en_dia, 'y')}`] : []),
        ...(p.sin_en_dia ? [`si ese día no hay ${entreComillas(p.sin_en_dia, 'ni')}`] : []),
        ...(p.en_dia_eess
          ? [`el mismo día y en el mismo establecimiento que ${entreComillas(p.en_dia_eess, 'y')}`]
          : []),
        ...(p.fur_dias ? [`con la última regla escrita, ${porRegla(p.fur_dias)}`] : []),
      ].join(', ');

const porRegla = ([desde, hasta]: Rango): string =>
  hasta === null ? `desde las ${semanas(desde)} de gestación` : enPalabras('gestacion', [desde, hasta]);

export const servicioDe = (version: VersionFicha, id: string): DescripcionServicio => {
  const p = version.prestaciones[id];
  return { id, nombre: nombreDe(id), texto: p ? servicioEnPalabras(p) : '' };
};

/** «anemia» (D509, de tipo definitivo). */
export const servicioCitado = (version: VersionFicha, id: string): string => {
  const { nombre, texto } = servicioDe(version, id);
  return `«${nombre}» (${texto})`;
};

/** The marks other lines are tested against. */
export const marcasDe = (version: VersionFicha): DescripcionServicio[] =>
  Object.entries(version.marcas).map(([id, m]) => ({ id, nombre: nombreDe(id), texto: linea(m).join(', ') }));

export const LAPSOS = {
  ultimos_12_meses: 'en los 12 meses que terminan en el corte',
  ano_calendario: 'en el año del corte, hasta ese día',
  mes: 'en el mes del corte, hasta ese día',
} as const;

const anosOMeses = (meses: number): string =>
  meses % 12 === 0 && meses > 0
    ? `${meses / 12} ${meses === 12 ? 'año' : 'años'}`
    : `${meses} ${meses === 1 ? 'mes' : 'meses'}`;

export const cuandoEnPalabras = (
  eje: 'edad' | 'gestacion' | 'evento' | null,
  x: Pick<Existe, 'edad' | 'edad_cumplida' | 'mes_cumplido' | 'lapso'>,
): string[] => [
  ...(x.lapso ? [LAPSOS[x.lapso]] : []),
  ...(x.edad && eje && !(x.edad[0] === 0 && x.edad[1] === null && eje !== 'evento') ? [enPalabras(eje, x.edad)] : []),
  ...(x.edad_cumplida ? [enPalabras('edad', x.edad_cumplida)] : []),
  ...(x.mes_cumplido
    ? [
        x.mes_cumplido.dias === 0
          ? `el día en que cumple ${anosOMeses(x.mes_cumplido.mes)}`
          : `${x.mes_cumplido.mes === 0 ? 'desde que nace' : `desde que cumple ${anosOMeses(x.mes_cumplido.mes)}`} hasta ${x.mes_cumplido.dias} días después`,
      ]
    : []),
];
