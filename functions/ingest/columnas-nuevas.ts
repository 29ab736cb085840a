import type { Formato } from './formato.ts';
import { tituloEnmascarado } from './nombre-archivo.ts';
import { normalizarTitulo, sinParentesis } from './titulos.ts';

/** Titles of the file that its format neither uses nor is known to bring: what its source has added. In one line, masked. */
export function columnasNuevas(
  { conocidas = [] }: Pick<Formato, 'conocidas'>,
  titulos: readonly string[],
  columnas: ReadonlyMap<string, number>,
): string[] {
  const usadas = new Set(columnas.values());
  const conocida = (titulo: string): boolean => {
    const formas = [normalizarTitulo(titulo), sinParentesis(titulo)];
    return conocidas.some((c) => formas.some((f) => (typeof c === 'string' ? f === c : c.test(f))));
  };
  return titulos
    .map((t, i) => ({ t, i }))
    .filter(({ t, i }) => !usadas.has(i) && normalizarTitulo(t) !== '' && !conocida(t))
    .map(({ t, i }) => tituloEnmascarado(t.replace(/\s+/g, ' ').trim(), i + 1));
}
