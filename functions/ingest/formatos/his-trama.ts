import type { DuckDBConnection } from '@duckdb/node-api';
import { leerFilas } from '../../adapters/duckdb/conexion.ts';
import type { Contexto, Formato } from '../formato.ts';
import { fecha, periodoDelNombre } from '../lugares.ts';
import { mesesCubiertos } from '../periodos.ts';
import { codigoItem, reglaCodigoDudoso } from './codigo-item.ts';
import { alcanceHis } from './his.ts';
import { diasDe, esColectiva, observada, rechazada, reglasFecha, reglasNumero } from './reglas.ts';

const MENOR_5 = `(tipo_edad IN ('D', 'M') OR (tipo_edad = 'A' AND edad_reg < 5))`;

/** Share of the rows typed in one month from which a file is of that month, whenever they were attended. */
const DE_UN_MES = 0.95;

/**
 * Month of a file that does not say it. A monthly file is what was typed in a month, with late attentions of others; a cumulative one
 * was typed over several, and covers the months of attention that hold each 2 % of its rows.
 */
async function periodoDeLasFilas(con: DuckDBConnection, orden: Contexto['orden']): Promise<string> {
  const mes = (c: string): string => `strftime(${fecha({ orden }, c)}, '%Y-%m')`;
  const [digitado] = await leerFilas<{ mes: string; parte: number }>(
    con,
    `SELECT mes, n / sum(n) OVER () AS parte FROM (SELECT ${mes('registro')} AS mes, count(*) AS n FROM crudo WHERE mes IS NOT NULL GROUP BY 1)
     ORDER BY n DESC, mes DESC LIMIT 1`,
  );
  const atendidos = await mesesCubiertos(con, `SELECT ${mes('fecha')} AS mes FROM crudo`);
  return digitado && (digitado.parte >= DE_UN_MES || atendidos === '') ? digitado.mes : atendidos;
}

/** HIS-MINSA nominal trama (formatos §1): a row per code and LAB value of a visit. */
export const hisTrama: Formato = {
  id: 'his',
  nombre: 'trama nominal del HIS-MINSA (NominalTramaNuevo)',
  conocidas:
    'ANIO,MES,DIA,LOTE,NUM PAG,NUM REG,ID UPS,ID PERSONAL,ID REGISTRADOR,ID FINANCIADOR,ID CONDICION SERVICIO,ANIO ACTUAL PACIENTE,MES ACTUAL PACIENTE,DIA ACTUAL PACIENTE,ID TURNO,PERIMETRO ABDOMINAL,PERIMETRO CEFALICO,ID CENTRO POBLADO,FECHA SOLICITUD HB,FECHA RESULTADO HB,ID PAIS,GRUPORIESGO DESC,CONDICION GESTANTE,PESO PREGESTACIONAL,ID DOSIS,ID INSTITUCION EDU,ID APLICACIONORIGEN,ALERTA,FG TIPO'.split(
      ',',
    ),
  columnas: [
    { id: 'id_cita', titulos: ['ID CITA'], obligatoria: true },
    { id: 'fecha', titulos: ['FECHA ATENCION'], obligatoria: true, fecha: true },
    { id: 'id_establecimiento', titulos: ['ID ESTABLECIMIENTO'], obligatoria: true },
    { id: 'id_paciente', titulos: ['ID PACIENTE'], obligatoria: true, personal: true },
    { id: 'condicion_eess', titulos: ['ID CONDICION ESTABLECIMIENTO'] },
    { id: 'edad_reg', titulos: ['EDAD REG'] },
    { id: 'tipo_edad', titulos: ['TIPO EDAD'] },
    { id: 'codigo', titulos: ['CODIGO ITEM'], obligatoria: true },
    { id: 'tipo_dx', titulos: ['TIPO DIAGNOSTICO'], obligatoria: true },
    { id: 'lab', titulos: ['VALOR LAB'], obligatoria: true },
    { id: 'id_correlativo', titulos: ['ID CORRELATIVO', 'ID CORRELATIVO ITEM'], obligatoria: true },
    { id: 'id_correlativo_lab', titulos: ['ID CORRELATIVO LAB'], obligatoria: true },
    { id: 'peso', titulos: ['PESO'] },
    { id: 'talla', titulos: ['TALLA'] },
    { id: 'hb', titulos: ['HEMOGLOBINA'] },
    { id: 'otra_condicion', titulos: ['ID OTRA CONDICION'] },
    { id: 'fur', titulos: ['FECHA ULTIMA REGLA'], fecha: true },
    { id: 'registro', titulos: ['FECHA REGISTRO'], fecha: true },
    { id: 'modificado', titulos: ['FECHA MODIFICACION'], fecha: true },
    { id: 'renipress', titulos: ['RENIPRESS'], codigo: 'renipress' },
  ],
  /** Declared, then the name (`_2026_10`), then what its rows say. */
  periodo: async ({ con, entrada, orden }) =>
    entrada.periodo || periodoDelNombre(entrada.nombre) || periodoDeLasFilas(con, orden),
  campos: (ctx) => ({
    id_cita: 'a_clave(c_id_cita)',
    id_paciente: 'a_clave(c_id_paciente)',
    fecha: fecha(ctx, 'fecha'),
    id_establecimiento: 'a_id(c_id_establecimiento)',
    renipress: 'a_renipress(c_renipress)',
    codigo: codigoItem('c_codigo'),
    tipo_dx: 'upper(c_tipo_dx)',
    lab: 'upper(c_lab)',
    id_correlativo: 'a_entero(c_id_correlativo)',
    id_correlativo_lab: 'coalesce(a_entero(c_id_correlativo_lab), 1)',
    condicion_eess: 'upper(c_condicion_eess)',
    edad_reg: 'a_entero(c_edad_reg)',
    tipo_edad: 'upper(c_tipo_edad)',
    hb: 'nullif(a_numero(c_hb), 0)',
    peso: 'nullif(a_numero(c_peso), 0)',
    talla: 'nullif(a_numero(c_talla), 0)',
    otra_condicion: 'cifras(c_otra_condicion)',
    fur: fecha(ctx, 'fur'),
    registrado: fecha(ctx, 'registro'),
    modificado: `coalesce(try_cast(c_modificado AS TIMESTAMP), CAST(${fecha(ctx, 'modificado')} AS TIMESTAMP))`,
  }),
  reglas: ({ limite }) => [
    // Two visits cut to the same number would be one.
    rechazada('numero_truncado', 'id_cita', 'es_truncado(c_id_cita)'),
    rechazada('clave_ilegible', 'id_cita', 'id_cita IS NULL'),
    rechazada('clave_ilegible', 'id_correlativo', 'id_correlativo IS NULL'),
    rechazada('sin_codigo', 'codigo', 'codigo IS NULL'),
    observada('actividad_colectiva', 'id_paciente', esColectiva('id_paciente')),
    ...reglasFecha('fecha', 'fecha', limite),
    observada('numero_truncado', 'id_paciente', 'es_truncado(c_id_paciente)'),
    observada('sin_paciente', 'id_paciente', 'id_paciente IS NULL'),
    observada(
      'eess_desconocido',
      'id_establecimiento',
      `(id_establecimiento IS NULL OR id_establecimiento NOT IN (SELECT id_his FROM t_eess))
       AND (renipress IS NULL OR renipress NOT IN (SELECT renipress FROM t_eess))`,
    ),
    observada('hb_fuera_de_rango', 'hb', 'hb < 3 OR hb > 25'),
    observada('talla_en_metros', 'talla', 'talla < 3'),
    observada('talla_fuera_de_rango', 'talla', `talla > 250 OR (${MENOR_5} AND (talla < 38 OR talla > 130))`),
    observada('peso_fuera_de_rango', 'peso', `peso > 350 OR peso < 0 OR (${MENOR_5} AND (peso < 0.5 OR peso > 40))`),
    ...['hb', 'peso', 'talla'].flatMap((c) => reglasNumero(c, `a_numero(c_${c})`)),
    reglaCodigoDudoso('codigo', 'codigo'),
  ],
  clave: ['id_cita', 'id_correlativo', 'id_correlativo_lab'],
  reciente: 'modificado',
  identidad: [],
  pacientes: ['id_paciente'],
  documentos: [],
  // One row per code of a visit, with its LAB values in order: the canonical table is then a join, not a pivot of years.
  salidas: ({ periodo }) => [
    {
      tabla: 'his_lineas',
      consulta: `
        SELECT id_cita, id_paciente, fecha, id_establecimiento, any_value(renipress) AS renipress, codigo, id_correlativo,
          min(tipo_dx) AS tipo_dx,
          max(lab) FILTER (id_correlativo_lab = 1) AS lab1,
          max(lab) FILTER (id_correlativo_lab = 2) AS lab2,
          max(lab) FILTER (id_correlativo_lab = 3) AS lab3,
          min(condicion_eess) AS condicion_eess,
          CAST(max(hb) FILTER (hb BETWEEN 3 AND 25) AS DECIMAL(6,2)) AS hb,
          CAST(max(peso) FILTER (peso BETWEEN 0 AND 350 AND NOT coalesce(${MENOR_5} AND (peso < 0.5 OR peso > 40), false)) AS DECIMAL(10,3)) AS peso,
          CAST(max(talla) FILTER (talla BETWEEN 3 AND 250 AND NOT coalesce(${MENOR_5} AND (talla < 38 OR talla > 130), false)) AS DECIMAL(10,2)) AS talla,
          min(fur) AS fur, min(registrado) AS registrado, min(otra_condicion) AS otra_condicion, max(modificado) AS modificado, '${periodo}' AS periodo,
          min(observacion) AS observacion
        FROM filas
        GROUP BY id_cita, id_paciente, fecha, id_establecimiento, codigo, id_correlativo`,
    },
  ],
  alcance: alcanceHis('SELECT e.ubigeo AS u FROM filas f JOIN t_eess e ON e.id_his = f.id_establecimiento'),
  ...diasDe('fecha'),
};
