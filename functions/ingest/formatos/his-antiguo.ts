import type { Formato } from '../formato.ts';
import { periodoDelNombre } from '../lugares.ts';
import { mesesCubiertos } from '../periodos.ts';
import { codigoItem, esCodigoDudoso } from './codigo-item.ts';
import { alcanceHis } from './his.ts';
import { diasDe, esColectiva, observada, rechazada, reglaEess, reglasDocumento, reglasFecha } from './reglas.ts';

const SEIS = [1, 2, 3, 4, 5, 6] as const;
const ninguno = SEIS.map((n) => `codigo${n} IS NULL`).join(' AND ');

/**
 * The old HIS (HISA, DBF exported as CSV or XLSX; formatos §1.3 [C], no file was seen): one row per line of the form, with up to six
 * diagnoses. It carries the document, so its lines are attendances of a person without any master. Unverified: that COD_2000 is the
 * RENIPRESS with or without zeros, that ESTABLEC is the condition in the facility (N, C, R), and that collective activities take the
 * place of the family record.
 */
export const hisAntiguo: Formato = {
  id: 'his_antiguo',
  nombre: 'HIS antiguo (HISA, seis diagnósticos por fila)',
  conocidas: [
    /^(COD DPTO|COD PROV|COD DIST|EDAD|TIP EDAD|SEXO|SERVICIO|FI|ET)$/,
    // Of the DBF itself, in other versions of the program.
    /^(COD SERVSA|COD SERV|PLAZA|DIGITADOR|FECHA ING|TURNO)$/,
  ],
  columnas: [
    { id: 'eess', titulos: ['COD 2000'], obligatoria: true, codigo: 'renipress' },
    { id: 'anio', titulos: ['ANO', 'ANIO'], obligatoria: true },
    { id: 'mes', titulos: ['MES'], obligatoria: true },
    { id: 'lote', titulos: ['NOM LOTE'], obligatoria: true },
    { id: 'pagina', titulos: ['NUM PAG'], obligatoria: true },
    { id: 'registro', titulos: ['NUM REG'], obligatoria: true },
    { id: 'dia', titulos: ['DIA'], obligatoria: true },
    { id: 'ficha', titulos: ['FICHAFAM'], personal: true },
    { id: 'condicion', titulos: ['ESTABLEC'] },
    { id: 'documento', titulos: ['DNI'], obligatoria: true, personal: true },
    ...SEIS.flatMap((n) => [
      { id: `tipo${n}`, titulos: [`DIAGNOST${n}`], obligatoria: n === 1 },
      { id: `lab${n}`, titulos: [`LABCONF${n}`], obligatoria: n === 1 },
      { id: `codigo${n}`, titulos: [`CODIGO${n}`], obligatoria: n === 1 },
    ]),
  ],
  periodo: async ({ con, entrada }) =>
    entrada.periodo ||
    periodoDelNombre(entrada.nombre) ||
    (await mesesCubiertos(
      con,
      `SELECT strftime(try_strptime(${ANIO} || '-' || cifras(c_mes), '%Y-%m'), '%Y-%m') AS mes FROM crudo`,
    )),
  campos: () => ({
    renipress: 'a_renipress(c_eess)',
    // The form has no number: facility, month, book, page and line say which it is.
    id_cita: `'HISA-' || a_renipress(c_eess) || '-' || ${ANIO} || '-' || cifras(c_mes) || '-' || upper(c_lote) || '-' || a_clave(c_pagina) || '-' || a_clave(c_registro)`,
    fecha: `CAST(try_strptime(${ANIO} || '-' || cifras(c_mes) || '-' || cifras(c_dia), '%Y-%m-%d') AS DATE)`,
    colectiva: `coalesce(${esColectiva('upper(c_ficha)')}, false) OR coalesce(${esColectiva('upper(c_documento)')}, false)`,
    documento: 'a_dni(c_documento)',
    condicion_eess: `CASE WHEN upper(c_condicion) IN ('N', 'C', 'R') THEN upper(c_condicion) END`,
    ...Object.fromEntries(
      SEIS.flatMap((n) => [
        [`tipo${n}`, `upper(c_tipo${n})`],
        [`lab${n}`, `upper(c_lab${n})`],
        [`codigo${n}`, codigoItem(`c_codigo${n}`)],
      ]),
    ),
  }),
  reglas: ({ limite }) => [
    rechazada('clave_ilegible', 'registro', 'id_cita IS NULL'),
    rechazada('sin_codigo', 'codigo1', ninguno),
    observada('actividad_colectiva', 'ficha', 'colectiva'),
    ...reglasFecha('dia', 'fecha', limite),
    ...reglasDocumento('documento', 'documento'),
    observada('sin_documento', 'documento', 'documento IS NULL'),
    reglaEess('eess'),
    ...SEIS.map((n) => observada('codigo_dudoso', `codigo${n}`, esCodigoDudoso(`codigo${n}`))),
  ],
  clave: ['id_cita'],
  identidad: ['documento'],
  documentos: ['documento'],
  salidas: () => [
    {
      tabla: 'prestaciones',
      consulta: SEIS.map(
        (
          n,
        ) => `SELECT id_cita, documento, fecha, renipress, codigo${n} AS codigo, tipo${n} AS tipo_dx, lab${n} AS lab1, CAST(NULL AS VARCHAR) AS lab2,
          CAST(NULL AS VARCHAR) AS lab3, condicion_eess, CAST(NULL AS DECIMAL(6,2)) AS hb, CAST(NULL AS DECIMAL(10,3)) AS peso_kg,
          CAST(NULL AS DECIMAL(10,2)) AS talla_cm, CAST(NULL AS VARCHAR) AS medida, CAST(NULL AS DATE) AS fur, observacion
        FROM filas WHERE codigo${n} IS NOT NULL`,
      ).join(' UNION ALL '),
    },
  ],
  alcance: alcanceHis('SELECT e.ubigeo AS u FROM filas f JOIN t_eess e USING (renipress)'),
  ...diasDe('fecha'),
};

/** SQL: years of the old program may have two digits. */
const ANIO = `CASE WHEN length(cifras(c_anio)) = 2 THEN '20' || cifras(c_anio) ELSE cifras(c_anio) END`;
