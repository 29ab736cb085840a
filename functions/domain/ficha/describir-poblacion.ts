import { MESES } from '../meses.ts';
import { ejeDe } from './describir-marco.ts';
import { cuandoEnPalabras, servicioCitado } from './describir-servicio.ts';
import type { Existe, Nacimiento, Rango } from './esquema-componente.ts';
import type { Exclusion, VersionFicha } from './esquema.ts';

export type DescripcionExclusion = {
  readonly motivo: string;
  readonly texto: string;
  /** The days and codes it looks at; null when the engine knows the reason by itself. */
  readonly detalle: string | null;
};

const entre = ([desde, hasta]: Rango, unidad: string): string =>
  hasta === null
    ? `${desde} ${unidad} o más`
    : desde === 0
      ? `${hasta} ${unidad} o menos`
      : desde === hasta
        ? `${desde} ${unidad}`
        : `${desde} a ${hasta} ${unidad}`;

/** «1500 a 2499 g o 34 a 36 semanas». */
export const nacimientoEnPalabras = ({ peso_g: peso, semanas }: Nacimiento): string =>
  [...(peso ? [entre(peso, 'g')] : []), ...(semanas ? [entre(semanas, 'semanas')] : [])].join(' o ');

const hecho = (version: VersionFicha, x: Existe): string => {
  const cuando = cuandoEnPalabras(ejeDe(version.poblacion.sujeto), x).join(', ');
  return `${servicioCitado(version, x.prestacion)}${cuando === '' ? '' : `, ${cuando}`}`;
};

const etiqueta = (version: VersionFicha, id: string): string =>
  `«${version.metodos.find((m) => m.id === id)?.etiqueta ?? id}»`;

export const describirExclusion = (version: VersionFicha, x: Exclusion): DescripcionExclusion => {
  const partes = [
    ...(x.tiene ? [`hasta el corte tiene ${hecho(version, x.tiene)}`] : []),
    ...(x.falta ? [`hasta el corte no tiene ${hecho(version, x.falta)}`] : []),
    ...(x.nacimiento_en ? [`el CNV dice ${nacimientoEnPalabras(x.nacimiento_en)}`] : []),
    ...(x.nacimiento_fuera_de ? [`el CNV no dice ${nacimientoEnPalabras(x.nacimiento_fuera_de)}`] : []),
    ...(x.metodos ? [`sólo con el método ${x.metodos.map((m) => etiqueta(version, m)).join(' y ')}`] : []),
  ];
  return { motivo: x.motivo, texto: x.texto, detalle: partes.length > 0 ? partes.join('; ') : null };
};

const CUAL = {
  primera: 'la primera vez que se registra',
  ultima: 'la última vez que se registra',
  cada: 'cada día en que se registra',
};

/** Which event gives day 0, for fichas that follow one. */
export const indiceEnPalabras = (version: VersionFicha): string | null => {
  const entradas = (version.poblacion.indice ?? []).map((x) => {
    const edad = x.edad_cumplida ? `, ${cuandoEnPalabras(null, { edad_cumplida: x.edad_cumplida }).join('')}` : '';
    return `${CUAL[x.cual]} ${servicioCitado(version, x.prestacion)}${edad}`;
  });
  return entradas.length === 0 ? null : `El día 0 es ${entradas.join('; si no la hay, ')}.`;
};

const SUJETOS = {
  persona: null,
  nacimiento: 'Se cuenta cada recién nacido del CNV.',
  parto: 'Se cuenta a la madre por su último parto del CNV; los mellizos son un solo parto.',
  embarazo:
    'Se cuenta a la gestante con última regla escrita en el HIS, sin parto posterior en el CNV y hasta 294 días.',
  evento: 'Se cuenta a la persona que tuvo el evento índice.',
  localidad: 'Se cuenta cada localidad.',
  distrito: 'Se cuenta cada distrito.',
  sector: 'Se cuenta cada sector.',
} as const;

const edad = (r: Rango, unidad: string, de = 'cumplidos'): string =>
  r[1] === null
    ? r[0] === 0
      ? ''
      : `Con ${r[0]} ${unidad} o más ${de}`
    : r[0] === r[1]
      ? `Con ${r[0]} ${unidad} ${de}`
      : `De ${r[0]} a ${r[1]} ${unidad} ${de}`;

/** Who is looked at, one sentence a condition. */
export const poblacionEnPalabras = ({ poblacion: p }: VersionFicha): string[] => {
  const sujeto = SUJETOS[p.sujeto];
  const [mes, dia] = p.edad_al ? p.edad_al.split('-').map(Number) : [];
  const al = mes && dia ? `al ${dia} de ${MESES[mes - 1]} del año del corte` : 'en la fecha de corte';
  const edades = [
    ...(p.edad_dias ? [edad(p.edad_dias, 'días', 'de edad')] : []),
    ...(p.edad_meses ? [edad(p.edad_meses, 'meses')] : []),
    ...(p.edad_anos ? [edad(p.edad_anos, 'años')] : []),
  ].filter((t) => t !== '');
  return [
    ...(sujeto ? [sujeto] : []),
    ...edades.map((t) => `${t} ${al}.`),
    ...(p.sexo ? [p.sexo === 'F' ? 'Sólo mujeres.' : 'Sólo varones.'] : []),
    ...(p.nacido_en_el_ano ? ['Nacidos en el año del corte.'] : []),
    ...(p.nomina
      ? [
          `En la nómina de ${p.nomina.poblacion === 'nino' ? 'niños' : 'gestantes'} del mes${p.nomina.meses_seguidos > 1 ? `, y de ${p.nomina.meses_seguidos} meses seguidos que terminan en él` : ''}.`,
        ]
      : []),
    ...(p.requiere
      ? [
          `Sin ${{ seguros: 'dato de seguro', peso_g: 'peso al nacer', semanas: 'semanas de gestación' }[p.requiere]} no entra en la cuenta: se muestra aparte, como sin dato.`,
        ]
      : []),
    ...(p.atribuir === 'eess'
      ? ['Se cuenta en el establecimiento que atendió, no donde la persona vive; no tiene valor por sector.']
      : []),
  ];
};
