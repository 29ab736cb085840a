import { gzipSync } from 'node:zlib';
import type { Azar } from '../../functions/local/demo/azar.ts';
import { empaquetar, partesXlsx, type Tabla } from './semillas.ts';

/** A person in the wrong cell: nothing of it may come out. */
export const AJENO = ['QUISPE', 'MAMANI', '45678912'] as const;

const CELDAS = [
  AJENO.join(' '), AJENO[2],
  '', ' ', '-', 'null', 'SD', '*', '"', '""', '"a', 'a"b', ',', ';;', '\t', 'Ñandú ☃ 漢', 'Ã‘ANDÃš', '\uFEFF', '=1+1', "'", '\\', '$$',
  '0', '-1', '1e308', '8.00012E+09', '99999999999999999999', '31/02/2025', '13/13/2025', '2025-13-45', '1900-01-01', '9999-12-31',
  '20251231', '45000', '45000.5', '999999999', '-99999', '0x1F', 'TOTAL', 'SUBTOTAL GENERAL', 'Fuente: X', 'NaN', 'inf', '1,5', '1.234,5',
  '\u00a0', '\u200b', '%s%n', '${x}', "'; DROP TABLE juzgadas; --", '\u0001', 'a\rb', 'a\nb', 'a\r\nb', '\ud83d\ude00', '050304.0', '٣',
] as const; // prettier-ignore

/** What is done to the table; it keeps being a table, so its rows can still be counted. */
const DE_TABLA: readonly ((t: Tabla, a: Azar) => void)[] = [
  (t, a) => celda(t, a, () => a.de(CELDAS)),
  (t, a) => celda(t, a, () => 'x'.repeat(a.entero(1, a.ocurre(0.05) ? 2_500_000 : 3000))),
  (t, a) => celda(t, a, (v) => v + a.de(CELDAS)),
  (t, a) => celda(t, a, (v) => v.slice(a.entero(0, 3))),
  (t, a) => {
    const f = t.filas[a.entero(0, t.filas.length - 1)];
    if (f) for (let i = a.entero(1, 5); i > 0; i--) t.filas.splice(a.entero(0, t.filas.length), 0, [...f]);
  },
  (t, a) => void t.filas.splice(a.entero(0, t.filas.length), 0, [...t.titulos]),
  (t, a) => void t.filas.splice(a.entero(0, t.filas.length), 0, ...t.grupos.map((g) => [...g]), [...t.titulos]),
  (t, a) => void (t.grupos[0]?.splice(a.entero(0, t.titulos.length - 1), 1, a.de([...CELDAS, 'Otro grupo']))),
  (t, a) => void t.filas.splice(a.entero(0, t.filas.length), 0, ['TOTAL', ...t.titulos.slice(1).map(() => '')]),
  (t, a) => void t.filas.splice(a.entero(0, t.filas.length), 0, t.titulos.map(() => '')),
  (t, a) => void t.filas[a.entero(0, t.filas.length - 1)]?.splice(a.entero(0, 3), 1),
  (t, a) => void t.filas[a.entero(0, t.filas.length - 1)]?.push(a.de(CELDAS)),
  (t, a) => void (t.titulos[a.entero(0, t.titulos.length - 1)] = a.de([...CELDAS, 'Otra columna', 'DNI', 'Fecha'])),
  (t, a) => cambiarColumnas(t, a.entero(0, t.titulos.length - 1), a.entero(0, t.titulos.length - 1)),
  (t, a) => repetirColumna(t, a.entero(0, t.titulos.length - 1)),
  (t, a) => quitarColumna(t, a.entero(0, t.titulos.length - 1)),
  (t) => void t.titulos.splice(0, t.titulos.length, ...t.titulos.map((x) => ` ${x.toLowerCase()}\u00a0`)),
  (t, a) => void t.filas.sort(() => a.real() - 0.5),
  (t) => void t.filas.splice(0, t.filas.length),
]; // prettier-ignore

function celda(t: Tabla, a: Azar, valor: (v: string) => string): void {
  const f = t.filas[a.entero(0, t.filas.length - 1)];
  if (!f || f.length === 0) return;
  const i = a.entero(0, f.length - 1);
  f[i] = valor(f[i] ?? '');
}
const cada = (t: Tabla): string[][] => [...t.grupos, t.titulos, ...t.filas];
const cambiarColumnas = (t: Tabla, i: number, j: number): void => {
  for (const f of cada(t)) [f[i], f[j]] = [f[j] ?? '', f[i] ?? ''];
};
const repetirColumna = (t: Tabla, i: number): void => {
  for (const f of cada(t)) f.splice(i, 0, f[i] ?? '');
};
const quitarColumna = (t: Tabla, i: number): void => {
  for (const f of cada(t)) f.splice(i, 1);
};

/** What is done to bytes: nobody knows any more how many rows there are. */
const DE_BYTES: readonly ((b: Buffer, a: Azar) => Buffer)[] = [
  (b, a) => b.subarray(0, a.entero(0, b.length)),
  (b, a) => volteando(b, a, a.entero(1, 8)),
  (b, a) => Buffer.concat([b, Buffer.from(a.de(['\0', '\n\n\n', 'basura', '"', '\x1a', '\ufffe', 'a'.repeat(70_000)]))]),
  (b, a) => insertando(b, a, Buffer.from(a.de(['"', '\0', '\r', '\n', '\r\n', '\xff', ',', '"\n"', '\ufeff']), 'latin1')),
  (b, a) => insertando(b, a, b.subarray(a.entero(0, b.length), a.entero(0, b.length))),
  (b, a) => {
    const i = a.entero(0, b.length);
    return Buffer.concat([b.subarray(0, i), b.subarray(a.entero(i, b.length))]);
  },
  (b) => Buffer.from(b.toString('latin1').replaceAll('\n', '\r'), 'latin1'),
  (b) => Buffer.from(b.toString('latin1').replaceAll('\n', '\n\r'), 'latin1'),
]; // prettier-ignore

function volteando(b: Buffer, a: Azar, veces: number): Buffer {
  const c = Buffer.from(b);
  for (let i = 0; i < veces && c.length > 0; i++) c[a.entero(0, c.length - 1)]! ^= 1 << a.entero(0, 7);
  return c;
}
function insertando(b: Buffer, a: Azar, que: Uint8Array): Buffer {
  const i = a.entero(0, b.length);
  return Buffer.concat([b.subarray(0, i), que, b.subarray(i)]);
}

/**
 * `filas`: rows that must be received if the file is, when they can be known. `grupos`: how many more or fewer may be: over a
 * repeated header they are titles, and spoiled they may look like data.
 */
export type Caso = {
  readonly nombre: string;
  readonly bytes: Uint8Array;
  readonly filas: number | null;
  readonly grupos: number;
};
type Envuelto = Omit<Caso, 'grupos'>;

const textoDe = (t: Tabla, a: Azar, eol: string): string => {
  const d = a.de([',', ',', ';', '|', '\t']);
  const todas = a.ocurre(0.2);
  const campo = (c: string): string =>
    todas || c.includes(d) || /["\r\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c;
  return cada(t).map((f) => f.map(campo).join(d) + eol).join(''); // prettier-ignore
};

const codificado = (texto: string, a: Azar): Buffer => {
  const como = a.entero(0, 9);
  if (como === 0) return Buffer.from(`\ufeff${texto}`);
  if (como === 1) return Buffer.from(texto, 'latin1');
  if (como === 2) return Buffer.from(Buffer.from(texto).toString('latin1')); // twice UTF-8
  if (como === 3) return Buffer.from(`\ufeff${texto}`, 'utf16le');
  return Buffer.from(texto);
};

const DE_XML: readonly ((x: string, a: Azar) => string)[] = [
  (x, a) => x.slice(0, a.entero(0, x.length)),
  (x) => `<!DOCTYPE z [<!ENTITY a "${'A'.repeat(50)}">]>${x.replace('<t>', '<t>&a;')}`,
  (x) => x.replace('<c ', '<c '.repeat(3)),
  (x, a) => x.replace(/ r="[A-Z]+(\d+)"/g, (r) => (a.ocurre(0.05) ? ` r="${a.de(['ZZZ1', 'A', '1', '', 'a1', 'XFD1048577'])}"` : r)),
  (x, a) => x.replace(/<row r="\d+"/g, (r) => (a.ocurre(0.2) ? `<row r="${a.de(['1', '0', '-4', 'x', '1e9', '99999999999', '2'])}"` : r)),
  (x, a) => x.replace(/<v>\d+<\/v>/g, (v) => (a.ocurre(0.1) ? `<v>${a.de(['', '-1', '99999999', 'x', '1.5', '1E+20'])}</v>` : v)),
  (x) => '<a>'.repeat(200) + x,
  (x) => x.replaceAll('<t>', '<t><![CDATA[').replaceAll('</t>', ']]></t>'),
  (x, a) => x.replace(/<row/, `<x y="${'z'.repeat(a.de([10, 3_000_000]))}"/><row`),
  (x) => x.replaceAll('</row>', '</row><row/>'),
  (x) => x.replaceAll('<c ', '<c t="e" '),
]; // prettier-ignore

/** A mutated file of a seed: what kind of file, what was done to it, and how many rows it must give. */
export function mutar(semilla: Tabla, a: Azar): Caso {
  const copiar = (filas: readonly string[][]): string[][] => filas.map((f) => [...f]);
  const t: Tabla = {
    grupos: copiar(semilla.grupos),
    titulos: [...semilla.titulos],
    filas: copiar(semilla.filas),
  };
  for (let i = a.entero(0, 4); i > 0; i--) a.de(DE_TABLA)(t, a);
  return { ...envolver(t, a), grupos: t.grupos.length };
}

function envolver(t: Tabla, a: Azar): Envuelto {
  const envoltura = a.entero(0, 9);
  if (envoltura <= 2) return libro(t, a);
  const { bytes, filas } = plano(t, a);
  if (envoltura <= 7) return { nombre: 'x_2026_10.csv', bytes, filas };
  if (envoltura === 8) {
    const gz = gzipSync(bytes, { level: 1 });
    return a.ocurre(0.5)
      ? { nombre: 'x.csv.gz', bytes: gz, filas }
      : { nombre: 'x.gz', bytes: deBytes(gz, a), filas: null };
  }
  const zip = Buffer.from(
    empaquetar({ [a.de(['x.csv', 'd/x.csv', '../x.csv', 'C:\\x', 'x/'])]: bytes, 'b.csv': 'a,b\n1,2\n' }),
  );
  return { nombre: 'x.zip', bytes: a.ocurre(0.5) ? zip : deBytes(zip, a), filas: null };
}

const deBytes = (b: Buffer, a: Azar): Buffer => a.de(DE_BYTES)(b, a);

function plano(t: Tabla, a: Azar): { bytes: Buffer; filas: number | null } {
  const eol = a.ocurre(0.2) ? '\r\n' : '\n';
  const texto = textoDe(t, a, eol);
  let bytes = codificado(texto, a);
  let tocado = false;
  for (let i = a.entero(0, 3); i > 1; i--) {
    bytes = deBytes(bytes, a);
    tocado = true;
  }
  // Quotes and line breaks inside cells make lines and rows differ; the reader's own rule decides then.
  const simple = !tocado && !/"/.test(texto) && cada(t).every((f) => f.every((c) => !/[\r\n]/.test(c)));
  return { bytes, filas: simple ? t.filas.length : null };
}

function libro(t: Tabla, a: Azar): Envuelto {
  const sobre = a.ocurre(0.3) ? [['REPORTE'], [], ...cada(t)] : cada(t);
  const partes = partesXlsx(sobre, a.ocurre(0.7));
  const intacto = a.ocurre(0.4);
  if (!intacto) {
    const cual = a.de(Object.keys(partes));
    partes[cual] = a.de(DE_XML)(partes[cual]!, a);
  }
  const bytes = Buffer.from(empaquetar(partes));
  if (!intacto && a.ocurre(0.4)) return { nombre: 'x.xlsx', bytes: deBytes(bytes, a), filas: null };
  const ultima = t.filas.findLastIndex((f) => f.some((c) => c.trim() !== ''));
  return { nombre: 'x.xlsx', bytes, filas: intacto ? ultima + 1 : null };
}
