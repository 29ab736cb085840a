import type { Verificacion } from '../tablero.ts';
import type { Componente, Ficha, Rango, VersionFicha } from './esquema.ts';
import { rutasDe, type Paso, type Ruta } from './rutas.ts';

/** One window of a component. `desde`/`hasta` are days of age (or of pregnancy); null where the window is not counted in days. */
export type Ventana = {
  readonly componente: string;
  readonly nombre: string;
  readonly desde: number | null;
  readonly hasta: number | null;
  readonly texto: string;
};

export type DescripcionVersion = {
  readonly version: string;
  readonly codigoOficial: string | null;
  readonly edicion: string;
  readonly vigencia: { readonly desde: string; readonly hasta: string | null };
  readonly denominador: string;
  readonly numerador: string;
  readonly exclusiones: readonly { readonly motivo: string; readonly texto: string }[];
  readonly ventanas: readonly Ventana[];
  /** From which age how many doses are required, one sentence a component or route. */
  readonly exigencias: readonly { readonly componente: string; readonly texto: string }[];
  readonly codigos: readonly { readonly prestacion: string; readonly texto: string }[];
  readonly metodos: readonly { readonly id: string; readonly etiqueta: string }[];
  readonly fuente: string;
  readonly marca: Verificacion;
  readonly provisional: boolean;
  readonly notas: readonly string[];
};

export type DescripcionFicha = {
  readonly ficha: string;
  readonly nombre: string;
  readonly usuarios: readonly string[];
  readonly ediciones: readonly DescripcionVersion[];
};

/** A ficha in plain Spanish, generated from the same data the engine runs. */
export const describirFicha = (ficha: Ficha): DescripcionFicha => ({
  ficha: ficha.ficha,
  nombre: ficha.nombre,
  usuarios: ficha.usuarios,
  ediciones: ficha.versiones.map(describirVersion),
});

const describirVersion = (v: VersionFicha): DescripcionVersion => ({
  version: v.version,
  codigoOficial: v.codigo_oficial,
  edicion: v.edicion,
  vigencia: v.vigencia,
  denominador: v.denominador,
  numerador: v.numerador,
  exclusiones: v.exclusiones,
  ventanas: v.componentes.flatMap((c) => rutasDe(c).flatMap((r) => r.pasos.map((p, i) => ventana(c, r, p, i)))),
  exigencias: v.componentes.flatMap((c) => rutasDe(c).map((r) => ({ componente: c.id, texto: exigenciaTexto(c, r) }))),
  codigos: Object.entries(v.prestaciones).map(([prestacion, p]) => ({
    prestacion: prestacion.replaceAll('_', ' '),
    texto: p.dato
      ? 'fecha de emisión del DNI'
      : [...(p.codigos ?? []), ...(p.prefijos ?? []).map((x) => `${x}…`)].join(', '),
  })),
  metodos: v.metodos.map(({ id, etiqueta }) => ({ id, etiqueta })),
  fuente: v.fuente,
  marca: v.verificacion,
  provisional: v.provisional,
  notas: v.notas,
});

const LAPSOS = {
  ultimos_12_meses: 'en los 12 meses que terminan en el corte',
  ano_calendario: 'en el año del corte, hasta ese día',
  mes: 'en el mes del corte, hasta ese día',
} as const;

const entre = ([desde, hasta]: Rango): string =>
  hasta === null ? `desde el día ${desde}` : desde === hasta ? `el día ${desde}` : `entre los días ${desde} y ${hasta}`;

const intervaloTexto = ([min, max]: Rango): string =>
  max === null ? `${min} días o más después` : `de ${min} a ${max} días después`;

function ventana(c: Componente, r: Ruta, p: Paso, i: number): Ventana {
  const quien = c.alguna_de ? `${c.nombre} (${r.nombre})` : c.nombre;
  const dosis = r.pasos.length > 1 ? `, ${i + 1}.ª` : '';
  const partes = [
    ...(r.lapso ? [LAPSOS[r.lapso]] : p.edad[0] === 0 && p.edad[1] === null ? [] : [entre(p.edad)]),
    ...(i > 0 && (p.intervalo[0] > 1 || p.intervalo[1] !== null)
      ? [`${intervaloTexto(p.intervalo)} de la anterior`]
      : []),
    ...p.minimoPorEdad.map((m) =>
      m.hasta === Infinity
        ? `luego ${m.minimo} días o más`
        : `hasta el día ${m.hasta}, ${m.minimo} días o más de la anterior`,
    ),
  ];
  return {
    componente: c.id,
    nombre: quien,
    desde: r.lapso ? null : p.edad[0],
    hasta: r.lapso ? null : p.edad[1],
    texto: `${quien}${dosis}: ${partes.length > 0 ? partes.join(', ') : 'en cualquier momento'}.`,
  };
}

function exigenciaTexto(c: Componente, r: Ruta): string {
  const quien = c.alguna_de ? `${c.nombre} (${r.nombre})` : c.nombre;
  const unidad = c.exigencia_en === 'anos' ? 'años' : 'días';
  let desde = 0;
  const tramos = r.exigencia.map((b) => {
    const edad =
      b.hasta === undefined
        ? desde === 0
          ? 'a cualquier edad'
          : `desde ${desde} ${unidad}`
        : `de ${desde} a ${b.hasta} ${unidad}`;
    desde = (b.hasta ?? 0) + 1;
    return `${edad}, ${b.dosis === 0 ? 'aún no se exige' : b.dosis === 1 ? 'una' : String(b.dosis)}`;
  });
  return `${quien}: ${tramos.join('; ')}.`;
}
