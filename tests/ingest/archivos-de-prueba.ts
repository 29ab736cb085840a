import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strToU8, zipSync } from 'fflate';
import { afterAll } from 'vitest';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { abrirDuckdb, cerrarDuckdb, leerFilas, literal } from '../../functions/adapters/duckdb/conexion.ts';
import type { Entrada } from '../../functions/ingest/formato.ts';
import { escribirCampo } from '../../functions/ingest/registro-csv.ts';
import { recibirArchivo, type Deps, type Recibido } from '../../functions/ingest/recibir.ts';

export const territorio = leerTerritorio();

/** A district code of RENIEC that INEI does not have. */
export const RENIEC = [...territorio.inei.keys()].find((c) => !territorio.distritos.has(c))!;

/** A folder for one test file, removed when it ends. */
export const carpeta = (): string => {
  const ruta = mkdtempSync(join(tmpdir(), 'sala-prueba-'));
  afterAll(() => rmSync(ruta, { recursive: true, force: true }));
  return ruta;
};

type Opciones = Partial<Omit<Entrada, 'ruta' | 'nombre'>> & Partial<Pick<Deps, 'seudonimo'>>;

/** Writes `bytes` as `nombre` and receives it. */
export async function recibir(
  dir: string,
  nombre: string,
  bytes: string | Uint8Array,
  { seudonimo = null, ...o }: Opciones = {},
): Promise<Recibido> {
  const ruta = join(dir, nombre);
  writeFileSync(ruta, bytes);
  return recibirArchivo(
    { ruta, nombre, modificado: '2026-11-05T00:00:00Z', ...o },
    { trabajo: dir, seudonimo, territorio },
  );
}

export async function filasDe(r: Recibido, tabla: string): Promise<Record<string, unknown>[]> {
  const p = r.parquet.find((x) => x.tabla === tabla);
  if (!p) throw new Error(`No produjo ${tabla}: ${JSON.stringify(r.carga.error)}`);
  const con = await abrirDuckdb();
  try {
    return await leerFilas(con, `SELECT * FROM ${literal(p.ruta)} ORDER BY ALL`);
  } finally {
    cerrarDuckdb(con);
  }
}

type FilaRechazo = Readonly<
  Record<'linea' | 'columna' | 'codigo' | 'estado' | 'valor' | 'razon' | 'sugerencia', string>
> & {
  readonly hoja?: string;
};

/** The rejects, as whoever opens them reads them. */
export const filasRechazadas = (r: Recibido): FilaRechazo[] =>
  r.rechazosRuta === null ? [] : (parse(readFileSync(r.rechazosRuta), { columns: true }) as FilaRechazo[]); // our own header

/** Lines of the rejects without what is the same for all: `linea,columna,codigo,estado,valor`. */
export const rechazosDe = (r: Recibido): string[] =>
  filasRechazadas(r).map((f) => [f.linea, f.columna, f.codigo, f.estado, escribirCampo(f.valor, ',')].join(','));

/** What each line of the rejects suggests, '' where it suggests nothing. */
export const sugerenciasDe = (r: Recibido): string[] => filasRechazadas(r).map((f) => f.sugerencia);

export const COLUMNAS_HIS =
  'Id_Cita,Anio,Mes,Dia,Fecha_Atencion,Lote,Num_Pag,Num_Reg,Id_Ups,Id_Establecimiento,Id_Paciente,Id_Personal,Id_Registrador,Id_Financiador,Id_Condicion_Establecimiento,Id_Condicion_Servicio,Edad_Reg,Tipo_Edad,Anio_Actual_Paciente,Mes_Actual_Paciente,Dia_Actual_Paciente,Id_Turno,Codigo_Item,Tipo_Diagnostico,Valor_Lab,Id_Correlativo,Id_Correlativo_Lab,Peso,Talla,Hemoglobina,Perimetro_Abdominal,Perimetro_Cefalico,Id_Otra_Condicion,Id_Centro_Poblado,Fecha_Ultima_Regla,Fecha_Solicitud_Hb,Fecha_Resultado_Hb,Fecha_Registro,Fecha_Modificacion,Id_Pais'.split(
    ',',
  );

export type FilaHis = Readonly<Record<string, string>>;
export const FILA_HIS: FilaHis = {
  Id_Cita: '123456789',
  Anio: '2026',
  Mes: '10',
  Dia: '9',
  Fecha_Atencion: '2026-10-09',
  Lote: 'A12',
  Num_Pag: '3',
  Num_Reg: '14',
  Id_Ups: '302303',
  Id_Establecimiento: '3642',
  Id_Paciente: '1000000001',
  Id_Personal: '1',
  Id_Registrador: '1',
  Id_Financiador: '2',
  Id_Condicion_Establecimiento: 'C',
  Id_Condicion_Servicio: 'N',
  Edad_Reg: '8',
  Tipo_Edad: 'M',
  Codigo_Item: '99381.01',
  Tipo_Diagnostico: 'D',
  Valor_Lab: '1',
  Id_Correlativo: '1',
  Id_Correlativo_Lab: '1',
  Peso: '8.450',
  Talla: '70.50',
  Hemoglobina: '0',
  Fecha_Registro: '2026-10-10 08:00:00',
  Fecha_Modificacion: '2026-10-10 08:00:00',
  Id_Pais: 'PER',
};

export const lineaHis = (f: FilaHis, separador = ','): string => COLUMNAS_HIS.map((c) => f[c] ?? '').join(separador);

/** A trama with the given differences from a sound row. */
export const tramaHis = (filas: readonly FilaHis[], separador = ','): string =>
  [
    COLUMNAS_HIS.join(separador),
    ...filas.map((f, i) => lineaHis({ ...FILA_HIS, Id_Correlativo: String(i + 1), ...f }, separador)),
  ].join('\n') + '\n';

const COLUMNAS_PACIENTE =
  'Id_Paciente,Id_Tipo_Documento,Numero_Documento,Apellido_Paterno_Paciente,Apellido_Materno_Paciente,Nombres_Paciente,Fecha_Nacimiento,Genero,Id_Etnia,Historia_Clinica,Ficha_Familiar,Ubigeo_Nacimiento,Ubigeo_Reniec,Domicilio_Reniec,Ubigeo_Declarado,Domicilio_Declarado,Referencia_Domicilio,Id_Pais,Id_Establecimiento,Fecha_Alta,Fecha_Modificacion'.split(
    ',',
  );
const FILA_PACIENTE: FilaHis = {
  Id_Paciente: '1000000001',
  Id_Tipo_Documento: '1',
  Numero_Documento: '99000001',
  Apellido_Paterno_Paciente: 'QORBAT',
  Apellido_Materno_Paciente: 'ZILMUR',
  Nombres_Paciente: 'ARUNA',
  Fecha_Nacimiento: '2026-02-01',
  Genero: 'F',
  Ubigeo_Declarado: '050304',
  Ubigeo_Reniec: '050803',
  Domicilio_Declarado: 'JR. JORZELL 1',
  Id_Establecimiento: '3642',
  Fecha_Modificacion: '2026-10-01',
};
export const maestroPaciente = (filas: readonly FilaHis[]): string =>
  [
    COLUMNAS_PACIENTE.join(','),
    ...filas.map((f) => COLUMNAS_PACIENTE.map((c) => ({ ...FILA_PACIENTE, ...f })[c] ?? '').join(',')),
  ].join('\n') + '\n';

const CABECERA_PADRON: readonly (readonly [string, string])[] = [
  ['n', 'N°'],
  ['tipo', 'TIPO DE DOCUMENTO\nDE IDENTIDAD DEL NIÑO\n(DNI=1\nCUI=2\nCNV=3\nCOD. PAD=4)'],
  ['pad', 'CÓDIGO DEL PADRÓN\n(COD. PAD)'],
  ['cnv', 'NÚMERO DE CNV'],
  ['cui', 'CUI'],
  ['dni', 'DNI'],
  ['nombre', 'NOMBRES DEL NIÑO'],
  ['sexo', 'SEXO\n(MASCULINO=1\nFEMENINO=2)'],
  ['nacimiento', 'FECHA DE NACIMIENTO'],
  ['ubigeo', 'UBIGEO DEL DISTRITO\n(INEI)'],
  ['ccpp', 'CÓDIGO DE CENTRO POBLADO'],
  ['encontrado', '¿MENOR ENCONTRADO?'],
  ['atencion', 'CÓDIGO DE EESS\nDE ATENCIÓN'],
  ['adscripcion', 'CÓDIGO DE EESS\nDE ADSCRIPCIÓN'],
  ['seguro', 'TIPO DE SEGURO'],
  ['vinculo', 'TIPO DE VÍNCULO\n(MADRE=1\nPADRE=2)'],
  ['dni_madre', 'NÚMERO DE DOCUMENTO\nDE LA MADRE'],
  ['vinculo2', 'TIPO DE VÍNCULO\n(MADRE=1\nPADRE=2)'],
  ['dni_jefe', 'NÚMERO DE DOCUMENTO\nDEL JEFE DE FAMILIA'],
  ['estado', 'ESTADO REGISTRO\n(INACTIVO=0\nACTIVO=1\nACTIVO OBSERVADO=2)'],
  ['modificado', 'FECHA DE MODIFICACIÓN'],
];
const FILA_PADRON: FilaHis = {
  pad: '99000001',
  dni: '99000011',
  cnv: '9900000011',
  nombre: 'ARUNA',
  sexo: '2',
  nacimiento: '05/03/2025',
  ubigeo: '50304',
  ccpp: '1',
  encontrado: 'SI',
  adscripcion: '3644',
  seguro: '1, 3, ',
  dni_madre: '99000099',
  estado: '1',
  modificado: '01/10/2026',
};
export const FILAS_PADRON = (filas: readonly FilaHis[]): string[][] => [
  CABECERA_PADRON.map(([, t]) => t),
  ...filas.map((f, i) => CABECERA_PADRON.map(([k]) => ({ ...FILA_PADRON, n: String(i + 1), ...f })[k] ?? '')),
];

const xml = (t: string): string => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A workbook with one sheet. Numbers are stored as numbers (so they lose their zeros), the rest as shared or inline strings. */
export function libroXlsx(filas: readonly (readonly string[])[], compartidos = true): Uint8Array {
  const textos: string[] = [];
  const celda = (v: string, col: number, fila: number): string => {
    const letra =
      (col >= 26 ? String.fromCharCode(64 + Math.floor(col / 26)) : '') + String.fromCharCode(65 + (col % 26));
    const r = `${letra}${fila}`;
    if (v === '') return '';
    if (/^[1-9]\d*(\.\d+)?$/.test(v)) return `<c r="${r}"><v>${v}</v></c>`;
    if (!compartidos) return `<c r="${r}" t="inlineStr"><is><t>${xml(v)}</t></is></c>`;
    textos.push(v);
    return `<c r="${r}" t="s"><v>${textos.length - 1}</v></c>`;
  };
  const hoja = filas.map((f, i) => `<row r="${i + 1}">${f.map((v, c) => celda(v, c, i + 1)).join('')}</row>`).join('');
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="PADRON" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet ${ns}><sheetData>${hoja}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': strToU8(
      `<sst ${ns}>${textos.map((t) => `<si><t xml:space="preserve">${xml(t)}</t></si>`).join('')}</sst>`,
    ),
  });
}

/** What Excel in Spanish saves as "CSV": one byte per letter. */
export const enWindows1252 = (texto: string): Uint8Array => Buffer.from(texto, 'latin1');
