import { leerFila } from '../../adapters/duckdb/conexion.ts';
import type { Contexto } from '../formato.ts';
import { normalizarTitulo, type ColumnaEsperada } from '../titulos.ts';
import { observada, rechazada } from './reglas.ts';

/** What the three downloads of Compromiso 1 share (formatos §3). Only their headers were seen, in public readers: never a file. */

export const COLUMNA_DOCUMENTO: ColumnaEsperada = {
  id: 'documento',
  titulos: [
    /^(NUMERO|NRO|N) (DE )?DOCUMENTO (DE |DEL |DE LA )?(NINO|NINA|MENOR|GESTANTE)/,
    'NUMERO DE DOCUMENTO',
    'NRO DE DOCUMENTO',
    'N DE DOCUMENTO',
    /^(DNI|NUMERO DE DNI)( (DEL NINO|DE LA GESTANTE))?$/,
  ],
  obligatoria: true,
  personal: true,
};
export const COLUMNA_EESS: ColumnaEsperada = {
  id: 'eess',
  titulos: ['ESTABLECIMIENTO DE SALUD', 'ESTABLECIMIENTO SALUD', /ESTABLECIMIENTO (DE )?SALUD$/],
};
export const COLUMNA_RANGO: ColumnaEsperada = { id: 'rango', titulos: [/^RANGO (DE )?EDAD/] };

/** SQL: DNI, CNV, or the text as it came. */
export const DOCUMENTO = 'coalesce(a_dni(c_documento), a_cnv(c_documento), upper(c_documento))';

/**
 * SQL of `nino` | `gestante` | NULL. The title of the document says it; where it only says «Número de Documento», the words of the
 * row (`Adulta`, `Adolescente` against months), then the title rows and the name of the file.
 */
export function poblacion(ctx: Pick<Contexto, 'titulos' | 'hojas' | 'entrada'>, ...textos: readonly string[]): string {
  const titulo = ctx.titulos.get('documento') ?? '';
  if (/NINO|NINA|MENOR/.test(titulo)) return `'nino'`;
  if (titulo.includes('GESTANTE')) return `'gestante'`;
  const palabras = ` ${normalizarTitulo([...ctx.hojas.flatMap((h) => h.previas), ctx.entrada.nombre].join(' '))} `;
  const deArriba = / GESTANTES? /.test(palabras) ? `'gestante'` : / NIN[OA]S? /.test(palabras) ? `'nino'` : 'NULL';
  const casos = textos.map(
    (t) =>
      `WHEN regexp_matches(upper(strip_accents(${t})), 'ADULTA|ADOLESCENTE|GESTANTE') THEN 'gestante' WHEN regexp_matches(upper(${t}), '\\d+ ?(A|-) ?\\d+ MES|MESES') THEN 'nino'`,
  );
  return casos.length === 0 ? deArriba : `CASE ${casos.join(' ')} ELSE ${deArriba} END`;
}

/** The scopes of children and of pregnant women are apart: the two files of one month do not replace each other. */
export async function fuentePorPoblacion(ctx: Contexto, fuente: string): Promise<string> {
  const { gestantes, todas } = await leerFila<{ gestantes: number; todas: number }>(
    ctx.con,
    `SELECT count(*) FILTER (poblacion = 'gestante') AS gestantes, count(*) AS todas FROM filas`,
  );
  return gestantes * 2 > todas ? `${fuente}_gestantes` : fuente;
}

export const REGLA_DOCUMENTO = rechazada('clave_ilegible', 'documento', 'documento IS NULL');
export const REGLA_DOCUMENTO_RARO = observada(
  'documento_invalido',
  'documento',
  'a_dni(c_documento) IS NULL AND a_cnv(c_documento) IS NULL',
);
