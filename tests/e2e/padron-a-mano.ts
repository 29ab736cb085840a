import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';

const decodificar = (t: string): string =>
  t
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#10;', '\n')
    .replaceAll('&amp;', '&');

const columna = (referencia: string): number =>
  [...referencia.replace(/\d+$/, '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

/**
 * Rows of the first sheet of a workbook, read with regular expressions and nothing of Sala: what a suspicious auditor would do.
 * Each row is a map from its title (line breaks as spaces) to its text.
 */
export function leerHoja(ruta: string): Record<string, string>[] {
  const zip = unzipSync(readFileSync(ruta));
  const compartidos = [...strFromU8(zip['xl/sharedStrings.xml']!).matchAll(/<si>(.*?)<\/si>/gs)].map((m) =>
    decodificar([...m[1]!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map((t) => t[1]!).join('')),
  );
  const filas = [...strFromU8(zip['xl/worksheets/sheet1.xml']!).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((fila) => {
    const celdas: string[] = [];
    for (const [, referencia, tipo, contenido] of fila[1]!.matchAll(
      /<c r="([A-Z]+\d+)"(?: t="(\w+)")?[^>]*>(.*?)<\/c>/gs,
    )) {
      const texto = /<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(contenido!)?.[1] ?? '';
      celdas[columna(referencia!)] = tipo === 's' ? compartidos[Number(texto)]! : decodificar(texto);
    }
    return celdas;
  });
  const titulos = filas[0]!.map((t) => t.replaceAll('\n', ' '));
  return filas.slice(1).map((f) => Object.fromEntries(titulos.map((t, i) => [t, (f[i] ?? '').trim()])));
}

const dia = (ddmmaaaa: string): number | null => {
  const m = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(ddmmaaaa);
  return m ? Date.UTC(Number(m[3]), Number(m[2]) - 1, Number(m[1])) / 86_400_000 : null;
};

/** District of a row: its ubigeo, or its locality's when the ubigeo is of another province than the file (a RENIEC code slipped in). */
const distrito = (f: Readonly<Record<string, string>>, provincia: string): string => {
  const ubigeo = (f['UBIGEO DEL DISTRITO (INEI)'] ?? '').padStart(6, '0');
  return ubigeo.startsWith(provincia) ? ubigeo : (f['CÓDIGO DE CENTRO POBLADO'] ?? '').padStart(10, '0').slice(0, 6);
};

/**
 * «DNI hasta los 30 días» of one district by hand: residents of 31 to 364 days at the cut with a document and an active row, and
 * among them those whose DNI was issued between day 0 and day 30. A child with a row of CNV and another of DNI is the row of DNI.
 */
export function dni30dAMano(
  filas: readonly Record<string, string>[],
  ubigeo: string,
  corte: string,
): { num: number; den: number } {
  const alCorte = Date.parse(`${corte}T00:00:00Z`) / 86_400_000;
  const cnvConDni = new Set(filas.filter((f) => f['DNI']).map((f) => f['NÚMERO DE CNV']));
  const porDocumento = new Map<string, boolean>();
  for (const f of filas) {
    const nacimiento = dia(f['FECHA DE NACIMIENTO'] ?? '');
    if (nacimiento === null || distrito(f, ubigeo.slice(0, 4)) !== ubigeo) continue;
    if (!f['DNI'] && cnvConDni.has(f['NÚMERO DE CNV'])) continue;
    const edad = alCorte - nacimiento;
    const documento = f['DNI'] || f['NÚMERO DE CNV'] || '';
    const inactivo = f['ESTADO REGISTRO (INACTIVO=0 ACTIVO=1 ACTIVO OBSERVADO=2)'] === '0';
    if (edad < 31 || edad > 364 || documento === '' || inactivo) continue;
    const emision = dia(f['FECHA DE EMISIÓN DE DNI'] ?? '');
    const aTiempo = emision !== null && emision >= nacimiento && emision - nacimiento <= 30 && emision <= alCorte;
    porDocumento.set(documento, aTiempo);
  }
  return { num: [...porDocumento.values()].filter(Boolean).length, den: porDocumento.size };
}
