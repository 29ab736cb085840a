import * as v from 'valibot';
import { esquemaFicha, type Componente, type Ficha, type VersionFicha } from './esquema.ts';
import { MOTIVOS_EXCLUSION } from './exclusiones.ts';
import { rutasDe } from './rutas.ts';

/** Something wrong in a ficha file: where (path inside it) and what. */
export type ErrorFicha = { readonly ruta: string; readonly mensaje: string };

export class FichaInvalidaError extends Error {
  override readonly name = 'FichaInvalidaError';
  readonly archivo: string;
  readonly errores: readonly ErrorFicha[];
  constructor(archivo: string, errores: readonly ErrorFicha[]) {
    super(errores.map((e) => `${archivo}: ${e.ruta}: ${e.mensaje}`).join('\n'));
    this.archivo = archivo;
    this.errores = errores;
  }
}

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
    throw new FichaInvalidaError(
      archivo,
      r.issues.map((i) => ({ ruta: rutaDe(i), mensaje: mensajeDe(i) })),
    );
  const errores = r.output.versiones.flatMap((version, i) => revisarVersion(version, `versiones[${i}]`));
  const repetida = repetidos(r.output.versiones.map((x) => x.version));
  if (repetida) errores.push({ ruta: 'versiones', mensaje: `la versión «${repetida}» está dos veces` });
  if (errores.length > 0) throw new FichaInvalidaError(archivo, errores);
  return r.output;
}

const repetidos = (xs: readonly string[]): string | undefined => xs.find((x, i) => xs.indexOf(x) !== i);

function revisarVersion(version: VersionFicha, ruta: string): ErrorFicha[] {
  const errores: ErrorFicha[] = [];
  const error = (donde: string, mensaje: string): void => void errores.push({ ruta: `${ruta}.${donde}`, mensaje });

  if (version.corte.tipo === 'cumple_dia_N' && version.corte.dia === undefined)
    error('corte', 'con «cumple_dia_N» hay que decir el día');
  version.exclusiones.forEach((e, i) => {
    if (!version.sql && !MOTIVOS_EXCLUSION.includes(e.motivo))
      error(`exclusiones[${i}].motivo`, `no se conoce «${e.motivo}»; use uno de: ${MOTIVOS_EXCLUSION.join(', ')}`);
  });
  for (const [nombre, p] of Object.entries(version.prestaciones)) {
    if (!p.codigos?.length && !p.prefijos?.length && !p.dato)
      error(`prestaciones.${nombre}`, 'hay que dar códigos, prefijos o un dato de la persona');
    for (const m of [...(p.en_cita ?? []), ...(p.sin_en_cita ?? [])])
      if (!version.marcas_de_cita[m]) error(`prestaciones.${nombre}`, `no hay marca de cita «${m}»`);
  }
  const repetido = repetidos(version.componentes.map((c) => c.id));
  if (repetido) error('componentes', `el componente «${repetido}» está dos veces`);
  if (version.componentes.length === 0 && !version.sql && version.corte.tipo !== 'fin_de_mes')
    error('componentes', 'la ficha no mide nada');
  version.componentes.forEach((c, i) =>
    errores.push(...revisarComponente(c, version, `${ruta}.componentes[${i}] (${c.id})`)),
  );
  return errores;
}

function revisarComponente(c: Componente, version: VersionFicha, ruta: string): ErrorFicha[] {
  const errores: ErrorFicha[] = [];
  const formas = [c.existe, c.cadena, c.cadena_por_ventanas, c.alguna_de, c.condicion, c.columna].filter(Boolean);
  if (formas.length !== 1)
    errores.push({
      ruta,
      mensaje: 'use una sola de: existe, cadena, cadena_por_ventanas, alguna_de, condicion, columna',
    });
  if (c.columna && !version.sql) errores.push({ ruta, mensaje: '«columna» sólo va con «sql»' });
  for (const r of rutasDe(c)) {
    for (const p of r.pasos)
      if (!version.prestaciones[p.prestacion]) errores.push({ ruta, mensaje: `no hay prestación «${p.prestacion}»` });
    const topes = r.exigencia.map((b) => b.hasta ?? Infinity);
    if (topes.some((t, i) => i > 0 && t <= topes[i - 1]!))
      errores.push({ ruta, mensaje: `los tramos de exigencia de «${r.nombre}» no van de menor a mayor` });
    if (topes.at(-1) !== Infinity)
      errores.push({ ruta, mensaje: `el último tramo de exigencia de «${r.nombre}» no lleva «hasta»` });
    if (r.exigencia.some((b) => b.dosis > r.pasos.length))
      errores.push({ ruta, mensaje: `«${r.nombre}» exige más dosis de las que describe` });
    if (r.pasos.some((p) => p.edad[1] !== null && p.edad[1] < p.edad[0]))
      errores.push({ ruta, mensaje: `una ventana de «${r.nombre}» termina antes de empezar` });
  }
  return errores;
}
