import type { Formato } from '../formato.ts';
import { aniosCubiertos } from '../periodos.ts';
import { ambitoCubierto, reglasUbigeo, soloConocido } from '../lugares.ts';
import { observada, reglasNumero } from './reglas.ts';
import { PESO_SANO } from './cnv.ts';

const CON_LUGAR_Y_MES = `ubigeo IN (SELECT ubigeo FROM t_distritos) AND mes IS NOT NULL AND coalesce(observacion, '') NOT IN ('nacimiento_futuro', 'fecha_imposible')`;

/**
 * Open data of live births (formatos §6 [D]): months and districts, nobody's document. It gives counts of births and of those under
 * 2,500 g by district, never persons. There is no key: two equal rows are two births. That `IdUbigeoInei` is the mother's home is
 * unverified.
 */
export const cnvAbierto: Formato = {
  id: 'cnv_abierto',
  nombre: 'CNV, datos abiertos',
  conocidas: [
    /^(TALLA NACIDO|DUR EMB PARTO|CONDICION PARTO|SEXO NACIDO|TIPO PARTO|EDAD MADRE|ESTADO CIVIL|NIVEL INTRUCCION MADRE|NIVEL INSTRUCCION MADRE)$/,
    /^(DESC OCUPACION|NUM EMBAR MADRE|HIJOS VIVO MADRE|HIJOS FALLEC MADRE|NACMUER ABORT MADRE|PAIS MADRE|IPRESS|LUGAR NACIDO|ATIENDE PARTO|FINANCIADOR PARTO)$/,
  ],
  columnas: [
    // «Año» may come without its accent or as the `AÂ¿O` of a wrong re-encoding.
    { id: 'anio', titulos: [/^FECNAC A/], obligatoria: true },
    { id: 'mes', titulos: [/^FECNAC MES$/], obligatoria: true },
    { id: 'peso', titulos: ['PESO NACIDO'], obligatoria: true },
    { id: 'ubigeo', titulos: ['IDUBIGEOINEI'], obligatoria: true },
  ],
  periodo: async ({ entrada }) => entrada.periodo ?? '',
  campos: () => ({
    mes: `strftime(try_strptime(a_conteo(c_anio)::VARCHAR || '-' || a_conteo(c_mes)::VARCHAR, '%Y-%m'), '%Y-%m')`,
    peso_g: 'a_conteo(c_peso)',
    ubigeo: 'a_ubigeo(c_ubigeo)',
  }),
  reglas: ({ limite }) => [
    observada('fecha_ilegible', 'mes', 'mes IS NULL'),
    observada('fecha_imposible', 'anio', `mes < '1900-01'`),
    observada('nacimiento_futuro', 'mes', `mes > '${limite.slice(0, 7)}'`),
    ...reglasUbigeo('ubigeo', 'ubigeo'),
    observada('ubigeo_desconocido', 'ubigeo', 'ubigeo IS NULL'),
    ...reglasNumero('peso', 'peso_g'),
    observada('peso_fuera_de_rango', 'peso', `NOT (${PESO_SANO})`),
  ],
  clave: [],
  identidad: [],
  documentos: [],
  salidas: () => [
    {
      tabla: 'agregados',
      consulta: `SELECT 'nacidos_vivos' AS ficha, 'cnv_abierto' AS version, 'D:' || ubigeo AS ambito, mes AS periodo, CAST(NULL AS VARCHAR) AS curso_vida,
          CAST(count(*) FILTER (peso_g < 2500 AND ${PESO_SANO}) AS INTEGER) AS num, CAST(count(*) AS INTEGER) AS den, 'cnv_abierto' AS fuente,
          CAST(NULL AS VARCHAR) AS observacion
        FROM filas WHERE ${CON_LUGAR_Y_MES} GROUP BY ubigeo, mes`,
    },
  ],
  alcance: async (ctx) => ({
    fuente: 'cnv_abierto',
    periodo: ctx.periodo || (await aniosCubiertos(ctx.con, `SELECT mes FROM filas WHERE ${CON_LUGAR_Y_MES}`)),
    ambito: await ambitoCubierto(ctx, `SELECT ${soloConocido('ubigeo')} AS u FROM filas`),
  }),
  datoDesde: () => `SELECT min(CAST(mes || '-01' AS DATE)) FROM filas WHERE mes >= '1900-01'`,
  datoHasta: (limite) =>
    `SELECT least(max(last_day(CAST(mes || '-01' AS DATE))), DATE '${limite}') FROM filas WHERE mes <= '${limite.slice(0, 7)}' AND mes >= '1900-01'`,
};
