import { cuandoEnPalabras, servicioCitado, servicioDe, type DescripcionServicio } from './describir-servicio.ts';
import { cuantas, exigenciaEnPalabras, tramosDe, type Tramo } from './describir-exigencia.ts';
import { nacimientoEnPalabras } from './describir-poblacion.ts';
import { dias, ejeDe, enPalabras, semanas, type Eje } from './describir-marco.ts';
import type { Puntos, Rango } from './esquema-componente.ts';
import type { Componente, VersionFicha } from './esquema.ts';
import { rutasDe, type Paso, type Ruta } from './rutas.ts';

/** One dose or window of a route. */
export type DescripcionPaso = {
  /** Ordinal from 1; 0 when the route has a single step. */
  readonly n: number;
  /** What the own window is counted in; null when it has none. */
  readonly eje: Eje | null;
  /** Days of `eje` (months, with decimals, when it is `meses`); null leaves the end open. Both ends are included. */
  readonly desde: number | null;
  readonly hasta: number | null;
  /** Days since the previous step; null when it only has to be a later day, or for the first one. */
  readonly despues: Rango | null;
  /** What is registered, when the steps of the route are not all the same; '' otherwise. */
  readonly servicio: string;
  readonly texto: string;
};

export type DescripcionRuta = {
  /** null when the component has a single way. */
  readonly nombre: string | null;
  readonly pasos: readonly DescripcionPaso[];
  /** The same steps in sentences, equal ones together. */
  readonly plazos: readonly string[];
  readonly exigencia: {
    readonly unidad: 'dias' | 'anos';
    /** [] when it is required from the end of its window. */
    readonly tramos: readonly Tramo[];
    readonly texto: string;
  };
  readonly servicios: readonly DescripcionServicio[];
};

export type DescripcionComponente = {
  readonly id: string;
  readonly nombre: string;
  /** What the ficha itself adds in words. */
  readonly nota: string | null;
  /** Who it is required of, what waives it, how ways combine, or the fact it looks at. */
  readonly condiciones: readonly string[];
  readonly rutas: readonly DescripcionRuta[];
};

type Contexto = { readonly version: VersionFicha; readonly eje: Exclude<Eje, 'meses'> | null };

/** `hierro_primera_con_anemia` and `hierro` are both iron. */
const nombreBase = (prestacion: string): string => prestacion.split('_')[0] ?? prestacion;

const intervalo = ([min, max]: Rango): string =>
  max === null
    ? `${dias(min)} o más después de la anterior`
    : min === max
      ? `${dias(min)} después de la anterior`
      : `de ${min} a ${dias(max)} después de la anterior`;

const limite = (eje: Contexto['eje'], n: number): string =>
  eje === 'gestacion' ? `hasta las ${semanas(n)}` : eje === 'evento' ? `hasta el día ${n}` : `hasta los ${dias(n)}`;

function paso({ eje, version }: Contexto, r: Ruta, p: Paso, i: number): DescripcionPaso {
  const conIntervalo = i > 0 && (p.intervalo[0] !== 1 || p.intervalo[1] !== null);
  const escrita = {
    ...(p.edad ? { edad: [...p.edad] as [number, number | null] } : {}),
    ...(p.edadCumplida ? { edad_cumplida: [...p.edadCumplida] as [number, number | null] } : {}),
    ...(p.mesCumplido ? { mes_cumplido: p.mesCumplido } : {}),
    ...(r.lapso ? { lapso: r.lapso } : {}),
  };
  const partes = [
    ...cuandoEnPalabras(eje, escrita),
    ...(conIntervalo
      ? [
          p.intervalo[0] === 0 && p.intervalo[1] === null
            ? 'el mismo día o después de la anterior'
            : intervalo(p.intervalo),
        ]
      : []),
    ...(i > 0 && p.minimoPorEdad.length > 0
      ? [
          `separada de la anterior ${p.minimoPorEdad
            .map((m) => `${dias(m.minimo)}${m.hasta === Infinity ? ' después' : ` ${limite(eje, m.hasta)}`}`)
            .join(', ')}`,
        ]
      : []),
  ];
  const menor = p.minimoPorEdad.length > 0 ? Math.min(...p.minimoPorEdad.map((m) => m.minimo)) : null;
  const despues: Rango | null = i === 0 ? null : conIntervalo ? p.intervalo : menor === null ? null : [menor, null];
  const texto =
    partes.length > 0 ? partes.join(', ') : i > 0 ? 'cualquier día posterior a la anterior' : 'en cualquier momento';
  const varios = r.pasos.some((x) => nombreBase(x.prestacion) !== nombreBase(p.prestacion));
  const servicio = varios ? servicioDe(version, p.prestacion).nombre : '';
  const base = { n: r.pasos.length > 1 ? i + 1 : 0, despues, servicio, texto };
  if (r.lapso) return { ...base, eje: null, desde: null, hasta: null };
  if (p.edad && eje) return { ...base, eje, desde: p.edad[0], hasta: p.edad[1] };
  if (p.edadCumplida) return { ...base, eje: 'edad', desde: p.edadCumplida[0], hasta: p.edadCumplida[1] };
  if (p.mesCumplido)
    return { ...base, eje: 'meses', desde: p.mesCumplido.mes, hasta: p.mesCumplido.mes + p.mesCumplido.dias / 30 };
  // What comes before birth or the last menstrual period never counts; before an index event it does.
  return eje && eje !== 'evento'
    ? { ...base, eje, desde: 0, hasta: null }
    : { ...base, eje: null, desde: null, hasta: null };
}

function exigencia(contexto: Contexto, c: Componente, r: Ruta): DescripcionRuta['exigencia'] {
  const unidad = c.exigencia_en ?? 'dias';
  if (r.exigencia === null) return { unidad, tramos: [], texto: 'Se exige desde el día siguiente al fin de su plazo.' };
  const tramos = tramosDe(r.exigencia, (b) => b.dosis).map(({ desde, hasta, n }) => ({ desde, hasta, n }));
  const [unico] = tramos;
  const texto =
    tramos.length === 1 && unico
      ? unico.n === 1
        ? 'Se exige siempre.'
        : `Se exigen siempre las ${cuantas(unico.n)}.`
      : exigenciaEnPalabras(contexto.eje, unidad, tramos, cuantas);
  return { unidad, tramos, texto };
}

const ordinales = (a: DescripcionPaso, b: DescripcionPaso): string =>
  a === b ? `${a.n}.ª` : b.n === a.n + 1 ? `${a.n}.ª y ${b.n}.ª` : `${a.n}.ª a ${b.n}.ª`;

/** The steps in as few sentences as say them all: equal neighbours together, and a row of windows as one list. */
function plazosDe(pasos: readonly DescripcionPaso[]): string[] {
  const grupos: DescripcionPaso[][] = [];
  for (const p of pasos) {
    const previo = grupos.at(-1);
    if (previo?.[0]?.texto === p.texto && previo[0].servicio === p.servicio) previo.push(p);
    else grupos.push([p]);
  }
  const [primero, segundo] = pasos;
  const enFila =
    grupos.length > 3 &&
    segundo !== undefined &&
    pasos.every((p, i) => p.eje === 'edad' && (i === 0 || String(p.despues) === String(segundo.despues)));
  if (enFila && primero?.eje) {
    const lista = pasos.map((p) => (p.hasta === null ? `${p.desde} en adelante` : `${p.desde} a ${p.hasta}`));
    return [
      `una en cada plazo: ${lista.slice(0, -1).join(', ')} y ${lista.at(-1)} días de edad${segundo.despues ? `, con ${intervalo(segundo.despues).replace('después de la anterior', 'entre una y otra')}` : ''}`,
    ];
  }
  return grupos.map((g) => {
    const [a, b] = [g[0]!, g.at(-1)!]; // a group is never empty
    return a.n === 0 ? a.texto : `${ordinales(a, b)}${a.servicio ? ` (${a.servicio})` : ''}: ${a.texto}`;
  });
}

const serviciosDe = (version: VersionFicha, ids: readonly string[]): DescripcionServicio[] =>
  [...new Set(ids)].map((id) => servicioDe(version, id));

const ruta = (contexto: Contexto, c: Componente, r: Ruta): DescripcionRuta => ({
  nombre: c.alguna_de ? r.nombre : null,
  ...conPlazos(r.pasos.map((p, i) => paso(contexto, r, p, i))),
  exigencia: exigencia(contexto, c, r),
  servicios: serviciosDe(
    contexto.version,
    r.pasos.map((p) => p.prestacion),
  ),
});

const conPlazos = (pasos: readonly DescripcionPaso[]): Pick<DescripcionRuta, 'pasos' | 'plazos'> => ({
  pasos,
  plazos: plazosDe(pasos),
});

const puntosEnPalabras = (n: number): string => (n === 1 ? '1 punto' : `${n} puntos`);

/** Deliveries that add up: one route whose steps are its windows. */
function rutaDePuntos(contexto: Contexto, p: Puntos): DescripcionRuta {
  const { eje, version } = contexto;
  const tramos = tramosDe(p.exigencia, (b) => b.puntos);
  const decir = (n: number, i: number): string => {
    const en = tramos[i]?.banda.en;
    return n === 0 ? 'ninguno' : `${puntosEnPalabras(n)}${en && eje ? ` (de lo recibido ${enPalabras(eje, en)})` : ''}`;
  };
  return {
    nombre: null,
    ...conPlazos(
      (p.ventanas ?? []).map((v, i, todas) => ({
        n: todas.length > 1 ? i + 1 : 0,
        eje,
        desde: v[0],
        hasta: v[1],
        despues: null,
        servicio: '',
        texto: `${eje ? enPalabras(eje, v) : ''}${i === 0 && p.primera_obligatoria ? ' (obligatoria)' : ''}`,
      })),
    ),
    exigencia: {
      unidad: 'dias',
      tramos: tramos.map(({ desde, hasta, n }) => ({ desde, hasta, n })),
      texto: exigenciaEnPalabras(contexto.eje, 'dias', tramos, decir),
    },
    servicios: serviciosDe(
      version,
      p.valores.map((v) => v.prestacion),
    ).map((s) => ({
      ...s,
      nombre: `${s.nombre}, ${puntosEnPalabras(p.valores.find((v) => v.prestacion === s.id)?.puntos ?? 0)}`,
    })),
  };
}

const CAMPOS = {
  documento: 'el número de documento',
  dni: 'el DNI',
  sexo: 'el sexo',
  seguros: 'el seguro',
  ubigeo: 'el distrito de residencia',
  codigo_ccpp: 'la localidad de residencia',
  renipress: 'el establecimiento de adscripción',
  estado: 'el estado del registro',
  peso_g: 'el peso al nacer (g)',
  semanas: 'las semanas de gestación al nacer',
  lugar: 'el lugar del parto',
  edad_dias: 'la edad al corte, en días,',
  edad_meses: 'la edad al corte, en meses cumplidos,',
} as const;

const CONDICIONES = {
  anemia: 'Cumple la condición quien tiene anemia en su última hemoglobina, ajustada por la altitud de donde vive.',
  dci: 'Cumple la condición quien tiene la talla para la edad por debajo de −2.00 desviaciones (OMS 2006).',
  riesgo_dci:
    'Cumple la condición quien tiene la talla para la edad entre −2.00, incluido, y −1.00 desviaciones (OMS 2006).',
  sis: 'Cumple quien figura con el SIS.',
} as const;

const FOCALES = {
  reniec: 'RENIEC',
  sis: 'el SIS',
  ugel: 'la UGEL',
  agua: 'quien provee el agua',
  municipio: 'la municipalidad',
} as const;

const datoEnPalabras = (d: NonNullable<Componente['dato']>): string => {
  const que = CAMPOS[d.campo];
  const pedidos = [
    ...(d.presente ? ['está registrado'] : []),
    ...(d.valores ? [`es ${d.valores.map((x) => (x === '' ? 'vacío' : `«${x}»`)).join(' o ')}`] : []),
    ...(d.rango
      ? [`está ${d.rango[1] === null ? `en ${d.rango[0]} o más` : `entre ${d.rango[0]} y ${d.rango[1]}`}`]
      : []),
  ];
  return `Mira ${que}: cumple si ${pedidos.join(' y ')}. Sin ese dato, ${d.presente ? 'no cumple' : 'no se exige'}.`;
};

function condiciones(contexto: Contexto, c: Componente): string[] {
  const { version, eje } = contexto;
  const solo = [
    ...(c.solo_si?.sexo ? [c.solo_si.sexo === 'F' ? 'mujeres' : 'varones'] : []),
    ...(c.solo_si?.nacimiento_en ? [`quienes nacieron con ${nacimientoEnPalabras(c.solo_si.nacimiento_en)}`] : []),
  ];
  const exento = c.exento_si
    ? [servicioCitado(version, c.exento_si.prestacion), ...cuandoEnPalabras(eje, c.exento_si)].join(', ')
    : null;
  return [
    ...(c.alguna_de
      ? [
          `Basta una de ${cuantas(c.alguna_de.length)} vías${c.via_sin_exigencia === 'cumple' ? '; mientras una de ellas aún no exija nada, se da por cumplido' : ''}.`,
        ]
      : []),
    ...(c.condicion ? [CONDICIONES[c.condicion]] : []),
    ...(c.dato ? [datoEnPalabras(c.dato)] : []),
    ...(c.puntos
      ? [
          `Las entregas suman puntos; ${c.puntos.ventanas ? 'en cada plazo vale sólo el día que más suma' : 'de cada día vale la entrega que más suma'}${c.puntos.primera_obligatoria ? ', y sin la primera no basta ninguna otra' : ''}.`,
        ]
      : []),
    ...(c.columna ? ['Lo decide la consulta propia de esta ficha, que se lee abajo.'] : []),
    ...(c.informativo ? ['Informa, pero no decide: quien no lo tiene no deja de cumplir.'] : []),
    ...(solo.length > 0 ? [`Se exige sólo a ${solo.join(' y ')}.`] : []),
    ...(c.punto_focal === 'eess' ? [] : [`Responde: ${FOCALES[c.punto_focal]}.`]),
    ...(exento ? [`Deja de exigirse a quien tiene ${exento}.`] : []),
  ];
}

export function describirComponente(version: VersionFicha, c: Componente): DescripcionComponente {
  const contexto = { version, eje: ejeDe(version.poblacion.sujeto) };
  return {
    id: c.id,
    nombre: c.nombre,
    nota: c.texto ?? null,
    condiciones: condiciones(contexto, c),
    rutas: c.puntos ? [rutaDePuntos(contexto, c.puntos)] : rutasDe(c).map((r) => ruta(contexto, c, r)),
  };
}
