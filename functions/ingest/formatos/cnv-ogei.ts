import { leerFila } from '../../adapters/duckdb/conexion.ts';
import type { Formato } from '../formato.ts';
import { ambitoRegional, fecha, ilegible, periodoDelNombre, reglasUbigeo, soloConocido } from '../lugares.ts';

/** Live birth certificates, OGEI's consolidated file (formatos §6). Weight in grams. */
export const cnvOgei: Formato = {
  id: 'cnv_ogei',
  nombre: 'CNV consolidado OGEI',
  columnas: [
    { id: 'cnv', titulos: ['NU CNV'], obligatoria: true, personal: true },
    { id: 'peso', titulos: ['PESO NACIDO'], obligatoria: true },
    { id: 'semanas', titulos: ['DUR EMB PARTO'], obligatoria: true },
    { id: 'nacimiento', titulos: ['FE NACIDO'], obligatoria: true, fecha: true, personal: true },
    { id: 'lugar', titulos: ['TIP LUGAR NACIDO'], obligatoria: true },
    { id: 'eess', titulos: ['CO LOCAL'], obligatoria: true },
    { id: 'ubigeo_madre', titulos: ['UBIGEO MADRE', 'CO UBIGEO MADRE'] },
    { id: 'documento_madre', titulos: ['NU DOC MADRE', 'NU DNI MADRE'], personal: true },
  ],
  periodo: async ({ entrada }) => entrada.periodo || periodoDelNombre(entrada.nombre),
  campos: (ctx) => ({
    cnv: 'a_cnv(c_cnv)',
    documento_madre: 'coalesce(a_dni(c_documento_madre), upper(c_documento_madre))',
    fecha_nacimiento: fecha(ctx, 'nacimiento'),
    peso_g: 'CAST(round(a_numero(c_peso)) AS INTEGER)',
    semanas: 'CAST(round(a_numero(c_semanas)) AS INTEGER)',
    // 1 and 2 as codes are unverified; the words are what the public readers expect.
    lugar: `CASE WHEN c_lugar IS NULL THEN NULL
      WHEN cifras(c_lugar) = '1' OR regexp_matches(upper(c_lugar), 'ESTABLEC|EESS|HOSPITAL|CLINICA|IPRESS') THEN 'EESS'
      WHEN cifras(c_lugar) = '2' OR regexp_matches(upper(c_lugar), 'DOMIC') THEN 'DOMICILIO' ELSE 'OTRO' END`,
    renipress: 'a_renipress(c_eess)',
    ubigeo_madre: 'a_ubigeo(c_ubigeo_madre)',
  }),
  reglas: ({ limite }) => [
    { codigo: 'clave_ilegible', estado: 'rechazada', columna: 'cnv', cuando: 'c_cnv IS NULL' },
    { codigo: 'documento_invalido', estado: 'observada', columna: 'cnv', cuando: 'cnv IS NULL' },
    {
      codigo: 'nacimiento_futuro',
      estado: 'observada',
      columna: 'nacimiento',
      cuando: `fecha_nacimiento > DATE '${limite}'`,
    },
    {
      codigo: 'fecha_ilegible',
      estado: 'observada',
      columna: 'nacimiento',
      cuando: ilegible('nacimiento', 'fecha_nacimiento'),
    },
    {
      codigo: 'fecha_imposible',
      estado: 'observada',
      columna: 'nacimiento',
      cuando: `fecha_nacimiento < DATE '1900-01-01'`,
    },
    { codigo: 'sin_nacimiento', estado: 'observada', columna: 'nacimiento', cuando: 'fecha_nacimiento IS NULL' },
    ...reglasUbigeo('ubigeo_madre', 'ubigeo_madre'),
    {
      codigo: 'eess_desconocido',
      estado: 'observada',
      columna: 'eess',
      cuando: 'renipress NOT IN (SELECT renipress FROM t_eess) OR (renipress IS NULL AND c_eess IS NOT NULL)',
    },
    {
      codigo: 'numero_ilegible',
      estado: 'observada',
      columna: 'peso',
      cuando: 'c_peso IS NOT NULL AND peso_g IS NULL',
    },
    {
      codigo: 'numero_ilegible',
      estado: 'observada',
      columna: 'semanas',
      cuando: 'c_semanas IS NOT NULL AND semanas IS NULL',
    },
    // Below 200 it is kilograms; the HIS uses them.
    { codigo: 'peso_fuera_de_rango', estado: 'observada', columna: 'peso', cuando: 'peso_g NOT BETWEEN 200 AND 7000' },
    {
      codigo: 'semanas_fuera_de_rango',
      estado: 'observada',
      columna: 'semanas',
      cuando: 'semanas NOT BETWEEN 18 AND 46',
    },
  ],
  clave: [`coalesce(cnv, 'L' || linea)`],
  identidad: ['cnv', 'documento_madre'],
  documentos: ['cnv', 'documento_madre'],
  salidas: () => [
    {
      tabla: 'cnv',
      consulta: `SELECT cnv, documento_madre,
        CASE WHEN observacion IN ('nacimiento_futuro', 'fecha_imposible') THEN NULL ELSE fecha_nacimiento END AS fecha_nacimiento,
        CASE WHEN peso_g BETWEEN 200 AND 7000 THEN peso_g END AS peso_g, CASE WHEN semanas BETWEEN 18 AND 46 THEN semanas END AS semanas,
        lugar, renipress, ${soloConocido('ubigeo_madre')} AS ubigeo_madre, observacion FROM filas`,
    },
  ],
  /** By month when it says so or all its births are of one; else by year; else the whole picture. */
  async alcance(ctx) {
    const { meses, mes, anios, anio } = await leerFila<{
      meses: number;
      mes: string | null;
      anios: number;
      anio: string | null;
    }>(
      ctx.con,
      `SELECT count(DISTINCT strftime(fecha_nacimiento, '%Y-%m')) AS meses, min(strftime(fecha_nacimiento, '%Y-%m')) AS mes,
        count(DISTINCT year(fecha_nacimiento)) AS anios, min(strftime(fecha_nacimiento, '%Y')) AS anio
       FROM filas WHERE observacion IS NULL OR observacion NOT IN ('nacimiento_futuro', 'fecha_imposible')`,
    );
    const ambito = await ambitoRegional(
      ctx,
      `SELECT coalesce(${soloConocido('f.ubigeo_madre')}, e.ubigeo) AS u FROM filas f LEFT JOIN t_eess e ON e.renipress = f.renipress`,
    );
    if (ctx.periodo !== '') return { fuente: 'cnv', periodo: ctx.periodo, ambito };
    if (meses === 1 && mes !== null) return { fuente: 'cnv', periodo: mes, ambito };
    return { fuente: 'cnv', periodo: anios === 1 ? `${anio}-01/${anio}-12` : '', ambito };
  },
  datoDesde: () => `SELECT min(fecha_nacimiento) FROM filas WHERE fecha_nacimiento >= DATE '1900-01-01'`,
  datoHasta: (limite) => `SELECT max(fecha_nacimiento) FROM filas WHERE fecha_nacimiento <= DATE '${limite}'`,
};
