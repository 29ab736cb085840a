import { carpetaPropia } from '../../adapters/catalogos/fichas.ts';
import { comprobarFichas, type FilaCatalogo } from '../comprobar-fichas.ts';
import { FalloError } from '../errores.ts';

const COLUMNAS: readonly (readonly [titulo: string, valor: (f: FilaCatalogo) => string])[] = [
  ['ficha', (f) => f.ficha],
  ['versión', (f) => f.version],
  ['código', (f) => f.codigo ?? '—'],
  ['marca', (f) => f.marca],
  ['estado', (f) => f.estado],
  ['corte', (f) => f.corte],
  ['componentes', (f) => String(f.componentes)],
  ['metas', (f) => String(f.metas)],
];

function tabla(filas: readonly FilaCatalogo[]): string {
  const textos = filas.map((f) => COLUMNAS.map(([, valor]) => valor(f)));
  const anchos = COLUMNAS.map(([titulo], i) => Math.max(titulo.length, ...textos.map((t) => t[i]!.length)));
  const linea = (celdas: readonly string[]): string =>
    celdas
      .map((c, i) => c.padEnd(anchos[i]!))
      .join('  ')
      .trimEnd();
  return [COLUMNAS.map(([titulo]) => titulo), anchos.map((n) => '─'.repeat(n)), ...textos].map(linea).join('\n');
}

/** The same table for `docs/indicadores.md`. */
export const tablaMarkdown = (filas: readonly FilaCatalogo[]): string =>
  [
    COLUMNAS.map(([titulo]) => titulo),
    COLUMNAS.map(() => '---'),
    ...filas.map((f) => COLUMNAS.map(([, valor]) => valor(f))),
  ]
    .map((celdas) => `| ${celdas.join(' | ')} |`)
    .join('\n');

/** Prints the catalogue; fails when a ficha is not valid or the engine does not accept it. */
export async function ordenFichas(o: { json?: boolean; markdown?: boolean; carpeta?: string }): Promise<void> {
  const { filas, fallas } = await comprobarFichas(o.carpeta ?? carpetaPropia());
  const salida = o.json
    ? filas.map((f) => JSON.stringify(f)).join('\n')
    : o.markdown
      ? tablaMarkdown(filas)
      : tabla(filas);
  process.stdout.write(`${salida}\n`);
  const cuantas = (estado: FilaCatalogo['estado']): number => filas.filter((f) => f.estado === estado).length;
  process.stderr.write(
    `${new Set(filas.map((f) => f.ficha)).size} fichas, ${filas.length} ediciones: ${cuantas('completa')} completas, ` +
      `${cuantas('provisional')} provisionales, ${cuantas('no calculable')} no calculables\n`,
  );
  if (fallas.length > 0) throw new FalloError(fallas.join('\n'), 1);
}
