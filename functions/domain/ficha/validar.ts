import * as v from 'valibot';
import type { Rango } from './esquema-componente.ts';
import { esquemaFicha, type Componente, type Exclusion, type Ficha, type VersionFicha } from './esquema.ts';
import { MOTIVOS_EXCLUSION } from './exclusiones.ts';
import { fuentesNorma } from './fuentes-norma.ts';

/** Something wrong in a ficha file: where (path inside it, and line when the text is at hand) and what. */
export type ErrorFicha = {
  readonly archivo: string;
  readonly ruta: string;
  readonly mensaje: string;
  readonly linea?: number;
};

export class FichaInvalidaError extends Error {
  override readonly name = 'FichaInvalidaError';
  readonly errores: readonly ErrorFicha[];
  constructor(errores: readonly ErrorFicha[]) {
    super(errores.map(enLinea).join('\n'));
    this.errores = errores;
  }
}

const enLinea = (e: ErrorFicha): string =>
  `${e.archivo}${e.linea === undefined ? '' : `:${e.linea}`}: ${e.ruta}: ${e.mensaje}`;

const rutaDe = (i: v.BaseIssue<unknown>): string =>
  (i.path ?? []).reduce(
    (r, p) => (typeof p.key === 'number' ? `${r}[${p.key}]` : r === '' ? String(p.key) : `${r}.${String(p.key)}`),
    '',
  ) || 'raíz';

const mensajeDe = (i: v.BaseIssue<unknown>): string => {
  if (i.type === 'strict_object')
    return i.expected === 'never' ? 'esta clave no existe; revise cómo está escrita' : 'falta esta clave';
  if (i.kind === 'validation') return i.message;
  return `se esperaba ${i.expected ?? 'otro valor'} y vino ${i.received}`;
};

/** Parses what a YAML file held. @throws FichaInvalidaError with every problem found, file and path. */
export function validarFicha(dato: unknown, archivo: string): Ficha {
  const r = v.safeParse(esquemaFicha, dato);
  if (!r.success)
    throw new FichaInvalidaError(r.issues.map((i) => ({ archivo, ruta: rutaDe(i), mensaje: mensajeDe(i) })));
  const errores: ErrorFicha[] = [];
  const error: Anotar = (ruta, mensaje) => void errores.push({ archivo, ruta, mensaje });
  const enPorcentaje = r.output.tipo === 'cobertura';
  r.output.versiones.forEach((version, i) =>
    revisarVersion(version, enPorcentaje, (d, m) => error(`versiones[${i}].${d}`, m)),
  );
  const repetida = repetidos(r.output.versiones.map((x) => x.version));
  if (repetida) error('versiones', `la versión «${repetida}» está dos veces`);
  if (errores.length > 0) throw new FichaInvalidaError(errores);
  return r.output;
}

const repetidos = (xs: readonly string[]): string | undefined => xs.find((x, i) => xs.indexOf(x) !== i);

const CON_SQL = ['localidad', 'distrito', 'sector'];
const DE_EVENTO = ['cumple_N_desde_evento'];
const PIDE_DIA = ['cumple_dia_N', 'cumple_N_desde_evento'];

type Anotar = (donde: string, mensaje: string) => void;

function revisarVersion(version: VersionFicha, enPorcentaje: boolean, error: Anotar): void {
  for (const [id] of version.fuente.matchAll(/\bF\d+\b/g))
    if (fuentesNorma(id)[0]?.id !== id) error('fuente', `no se conoce la fuente «${id}»; van de F1 a F11`);
  if (version.vigencia.hasta !== null && version.vigencia.hasta < version.vigencia.desde)
    error('vigencia', 'termina antes de empezar');
  revisarCorte(version, error);
  revisarPoblacion(version, error);
  version.exclusiones.forEach((e, i) => revisarExclusion(e, version, (d, m) => error(`exclusiones[${i}]${d}`, m)));
  revisarPrestaciones(version, error);
  const repetido = repetidos(version.componentes.map((c) => c.id));
  if (repetido) error('componentes', `el componente «${repetido}» está dos veces`);
  const mide = version.componentes.length > 0 || version.sql || version.no_calculable;
  if (!mide && version.corte.tipo !== 'fin_de_mes') error('componentes', 'la ficha no mide nada');
  version.componentes.forEach((c, i) => revisarComponente(c, version, (d, m) => error(`componentes[${i}]${d}`, m)));
  version.metas.forEach((m, i) => {
    if (enPorcentaje && (m.meta < 0 || m.meta > 100)) error(`metas[${i}].meta`, `${m.meta} no es un porcentaje`);
    if (m.hasta < m.desde) error(`metas[${i}]`, 'termina antes de empezar');
  });
}

function revisarCorte({ corte, poblacion }: VersionFicha, error: Anotar): void {
  if (PIDE_DIA.includes(corte.tipo) && corte.dia === undefined)
    error('corte', `con «${corte.tipo}» hay que decir el día`);
  if (DE_EVENTO.includes(corte.tipo) && poblacion.sujeto !== 'evento')
    error('corte.tipo', `«${corte.tipo}» sólo va con el sujeto «evento»`);
  if ((corte.tipo === 'solapa_rango') !== (corte.rangos !== undefined))
    error('corte', '«rangos» va con «solapa_rango», y sólo con él');
  if (corte.dias_antes !== undefined && corte.tipo !== 'atencion_en_mes')
    error('corte.dias_antes', 'sólo va con «atencion_en_mes»');
  corte.rangos?.forEach((r, i) => revisarRango(r, (m) => error(`corte.rangos[${i}]`, m)));
}

function revisarPoblacion(version: VersionFicha, error: Anotar): void {
  const { poblacion } = version;
  const { sujeto, indice } = poblacion;
  for (const campo of ['edad_dias', 'edad_meses', 'edad_anos'] as const)
    if (poblacion[campo]) revisarRango(poblacion[campo], (m) => error(`poblacion.${campo}`, m));
  if ((sujeto === 'evento') !== (indice !== undefined))
    error('poblacion', '«indice» va con el sujeto «evento», y sólo con él');
  indice?.forEach((x, i) => revisarUso(x, version, (d, m) => error(`poblacion.indice[${i}]${d}`, m)));
  if (poblacion.atribuir === 'eess' && sujeto !== 'evento')
    error('poblacion.atribuir', '«eess» sólo va con el sujeto «evento»');
  if (CON_SQL.includes(sujeto) && !version.sql && !version.no_calculable)
    error('poblacion.sujeto', `«${sujeto}» necesita «sql»`);
  if (version.sql && version.sql_columnas) error('sql_columnas', 'con «sql» no hace falta');
  for (const campo of ['sql', 'sql_columnas'] as const)
    if (/\b(from|join)\s+prestaciones\b/i.test(version[campo] ?? ''))
      error(campo, 'lea «motor_lineas» y nombre en «prestaciones» los códigos que mira');
}

/** A rule that names a prestación and a window. */
type Uso = {
  readonly prestacion: string;
  readonly edad?: Rango | undefined;
  readonly edad_cumplida?: Rango | undefined;
  readonly intervalo?: Rango | undefined;
  readonly lapso?: string | undefined;
};

function revisarUso(uso: Uso, version: VersionFicha, error: Anotar): void {
  if (!version.prestaciones[uso.prestacion]) error('.prestacion', `no hay prestación «${uso.prestacion}»`);
  for (const campo of ['edad', 'edad_cumplida', 'intervalo'] as const)
    if (uso[campo]) revisarRango(uso[campo], (m) => error(`.${campo}`, m));
}

function revisarRango([desde, hasta]: Rango, error: (mensaje: string) => void): void {
  if (hasta !== null && hasta < desde) error(`la ventana [${desde}, ${hasta}] termina antes de empezar`);
}

function revisarExclusion(e: Exclusion, version: VersionFicha, error: Anotar): void {
  const conCondicion = e.tiene ?? e.falta ?? e.nacimiento_en ?? e.nacimiento_fuera_de;
  if (!conCondicion && !version.sql && !MOTIVOS_EXCLUSION.includes(e.motivo))
    error('.motivo', `no se conoce «${e.motivo}»; diga cuándo, o use uno de: ${MOTIVOS_EXCLUSION.join(', ')}`);
  if (e.tiene) revisarUso(e.tiene, version, (d, m) => error(`.tiene${d}`, m));
  if (e.falta) revisarUso(e.falta, version, (d, m) => error(`.falta${d}`, m));
  for (const m of e.metodos ?? [])
    if (!version.metodos.some((x) => x.id === m)) error('.metodos', `no hay método «${m}»`);
}

function revisarPrestaciones(version: VersionFicha, error: Anotar): void {
  for (const [nombre, p] of Object.entries(version.prestaciones)) {
    if (!p.codigos?.length && !p.prefijos?.length && !p.dato)
      error(`prestaciones.${nombre}`, 'hay que dar códigos, prefijos o un dato de la persona');
    if (p.fur_dias) revisarRango(p.fur_dias, (m) => error(`prestaciones.${nombre}.fur_dias`, m));
    for (const campo of ['en_cita', 'sin_en_cita', 'en_dia', 'sin_en_dia', 'en_dia_eess'] as const)
      for (const m of p[campo] ?? [])
        if (!version.marcas[m]) error(`prestaciones.${nombre}.${campo}`, `no hay marca «${m}»`);
  }
  for (const [nombre, m] of Object.entries(version.marcas))
    if (!m.codigos?.length && !m.prefijos?.length) error(`marcas.${nombre}`, 'hay que dar códigos o prefijos');
}

const FORMAS = [
  'existe',
  'cadena',
  'cadena_por_ventanas',
  'alguna_de',
  'condicion',
  'puntos',
  'dato',
  'columna',
] as const;

function revisarComponente(c: Componente, version: VersionFicha, error: Anotar): void {
  if (FORMAS.filter((f) => c[f]).length !== 1) error('', `«${c.id}»: use una sola de: ${FORMAS.join(', ')}`);
  if (c.columna && !version.sql && !version.sql_columnas && !version.no_calculable)
    error('.columna', `«${c.id}»: sólo va con «sql» o «sql_columnas»`);
  if (c.exento_si) revisarUso(c.exento_si, version, (d, m) => error(`.exento_si${d}`, m));
  revisarEscrita(c, version, c.nombre, error);
  c.alguna_de?.forEach((v, i) => revisarEscrita(v, version, v.nombre, (d, m) => error(`.alguna_de[${i}]${d}`, m)));
  if (c.puntos) {
    for (const [i, x] of c.puntos.valores.entries())
      revisarUso({ prestacion: x.prestacion }, version, (d, m) => error(`.puntos.valores[${i}]${d}`, m));
    revisarTramos(c.puntos.exigencia, c.nombre, (m) => error('.puntos.exigencia', m));
    c.puntos.ventanas?.forEach((r, i) => revisarRango(r, (m) => error(`.puntos.ventanas[${i}]`, m)));
  }
}

type Escrita = Pick<Componente, 'existe' | 'cadena' | 'cadena_por_ventanas' | 'exigencia'>;

function revisarEscrita(x: Escrita, version: VersionFicha, nombre: string, error: Anotar): void {
  if (x.existe) revisarUso(x.existe, version, (d, m) => error(`.existe${d}`, m));
  x.cadena?.forEach((p, i) => revisarUso(p, version, (d, m) => error(`.cadena[${i}]${d}`, m)));
  const porVentanas = x.cadena_por_ventanas;
  if (porVentanas) {
    revisarUso({ prestacion: porVentanas.prestacion }, version, (d, m) => error(`.cadena_por_ventanas${d}`, m));
    porVentanas.ventanas.forEach((r, i) => revisarRango(r, (m) => error(`.cadena_por_ventanas.ventanas[${i}]`, m)));
  }
  if (!x.exigencia) return;
  revisarTramos(x.exigencia, nombre, (m) => error('.exigencia', m));
  const pasos = x.cadena?.length ?? porVentanas?.ventanas.length ?? 1;
  if (x.exigencia.some((b) => b.dosis > pasos)) error('.exigencia', `«${nombre}» exige más dosis de las que describe`);
}

function revisarTramos(
  tramos: readonly { readonly hasta?: number | undefined }[],
  nombre: string,
  error: (mensaje: string) => void,
): void {
  const topes = tramos.map((b) => b.hasta ?? Infinity);
  if (topes.some((t, i) => i > 0 && t <= topes[i - 1]!))
    error(`los tramos de exigencia de «${nombre}» se pisan o no van de menor a mayor`);
  if (topes.at(-1) !== Infinity) error(`el último tramo de exigencia de «${nombre}» no lleva «hasta»`);
}
