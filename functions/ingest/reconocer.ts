import { ArchivoRechazadoError } from './errores.ts';
import type { Formato } from './formato.ts';
import { MAESTROS_INNECESARIOS } from './formatos/maestros-innecesarios.ts';
import { tituloEnmascarado } from './nombre-archivo.ts';
import { prepararTitulos, ubicarColumnas, type Titulos } from './titulos.ts';

export type Reconocido = {
  readonly formato: Formato;
  readonly columnas: ReadonlyMap<string, number>;
  readonly puntos: number;
};

const obligatorias = (f: Pick<Formato, 'columnas'>): string[] =>
  f.columnas.filter((c) => c.obligatoria).map((c) => c.id);

/** The format whose mandatory columns are all in this header; of several, the one that knows most of its columns. */
export function reconocer(formatos: readonly Formato[], titulos: Titulos): Reconocido | null {
  let mejor: Reconocido | null = null;
  for (const formato of formatos) {
    const columnas = ubicarColumnas(formato.columnas, titulos);
    if (!obligatorias(formato).every((id) => columnas.has(id))) continue;
    if (!mejor || columnas.size > mejor.puntos) mejor = { formato, columnas, puntos: columnas.size };
  }
  return mejor;
}

const PROPIA = /^tabla propia «(.+)»$/;

/** The known formats in words. */
export const listaDeFormatos = (formatos: readonly Formato[]): string => {
  const propias = formatos.flatMap((f) => PROPIA.exec(f.nombre)?.[1] ?? []);
  const ajenos = formatos.filter((f) => !PROPIA.test(f.nombre)).map((f) => f.nombre);
  return [...ajenos, ...(propias.length > 0 ? [`tablas propias en CSV (${propias.join(', ')})`] : [])].join('; ');
};

/** A master that is not read on purpose, if one of these is its header. */
function maestroInnecesario(cabeceras: readonly (readonly string[])[]): ArchivoRechazadoError | null {
  for (const titulos of cabeceras.map(prepararTitulos))
    for (const m of MAESTROS_INNECESARIOS) {
      const columnas = ubicarColumnas(m.columnas, titulos);
      if (obligatorias(m).every((id) => columnas.has(id)))
        return new ArchivoRechazadoError(
          'maestro_innecesario',
          `Es ${m.nombre}, del paquete del HIS, y no hace falta cargarlo: ${m.motivo}. No se guardó nada de él.`,
        );
    }
  return null;
}

/** Why no header fits: a master nobody needs, the nearest format and what it lacks, or the list of what is known. */
export function porQueNo(
  formatos: readonly Formato[],
  cabeceras: readonly (readonly string[])[],
): ArchivoRechazadoError {
  const maestro = maestroInnecesario(cabeceras);
  if (maestro) return maestro;
  let cerca: { formato: Formato; faltan: string[]; columnas: ReadonlyMap<string, number>; titulos: Titulos } | null =
    null;
  for (const titulos of cabeceras.map(prepararTitulos))
    for (const formato of formatos) {
      const columnas = ubicarColumnas(formato.columnas, titulos);
      const pedidas = obligatorias(formato);
      const faltan = pedidas.filter((id) => !columnas.has(id));
      const halladas = columnas.size;
      // Half of what it asks for, at least: fewer matches are a coincidence of names.
      if (faltan.length * 2 > pedidas.length || halladas < 2 || faltan.length === 0) continue;
      if (!cerca || halladas - faltan.length > cerca.columnas.size - cerca.faltan.length)
        cerca = { formato, faltan, columnas, titulos };
    }
  if (!cerca)
    return new ArchivoRechazadoError(
      'formato_desconocido',
      `Ninguna de las primeras filas es la cabecera de un formato conocido. Formatos que se leen: ${listaDeFormatos(formatos)}. ` +
        'Cargue el archivo tal como se descarga de su origen, con su fila de títulos.',
    );
  const { formato, faltan, columnas, titulos } = cerca;
  const nombre = (id: string): string =>
    String(formato.columnas.find((c) => c.id === id)?.titulos.find((t) => typeof t === 'string') ?? id);
  const suyas = new Set(columnas.values());
  const vistas = titulos.completos.flatMap((t, i) =>
    t === '' ? [] : [suyas.has(i) ? t : tituloEnmascarado(t, i + 1)],
  );
  return new ArchivoRechazadoError(
    'falta_columna',
    `Parece ${formato.nombre}, pero le ${faltan.length === 1 ? 'falta la columna' : 'faltan las columnas'} ${faltan.map(nombre).join(', ')}. ` +
      `Se encontraron: ${vistas.slice(0, 60).join(', ')}. Vuelva a exportarlo con todas sus columnas.`,
  );
}
