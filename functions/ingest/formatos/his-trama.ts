import { leerFilas } from '../../adapters/duckdb/conexion.ts';
import type { Formato, Regla } from '../formato.ts';
import { ambitoRegional, fecha, periodoDelNombre } from '../lugares.ts';

const MENOR_5 = `(tipo_edad IN ('D', 'M') OR (tipo_edad = 'A' AND edad_reg < 5))`;

const observada = (codigo: string, columna: string, cuando: string): Regla => ({
  codigo,
  estado: 'observada',
  columna,
  cuando,
});

/** HIS-MINSA nominal trama (formatos §1): a row per code and LAB value of a visit. */
export const hisTrama: Formato = {
  id: 'his',
  nombre: 'trama nominal del HIS-MINSA (NominalTramaNuevo)',
  columnas: [
    { id: 'id_cita', titulos: ['ID CITA'], obligatoria: true },
    { id: 'fecha', titulos: ['FECHA ATENCION'], obligatoria: true, fecha: true },
    { id: 'id_establecimiento', titulos: ['ID ESTABLECIMIENTO'], obligatoria: true },
    { id: 'id_paciente', titulos: ['ID PACIENTE'], obligatoria: true },
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
    { id: 'renipress', titulos: ['RENIPRESS'] },
  ],
  /** Declared, then the name (`_2026_10`), then the month in which most rows were typed, then in which most were attended. */
  async periodo({ con, entrada, orden }) {
    const dicho = entrada.periodo || periodoDelNombre(entrada.nombre);
    if (dicho) return dicho;
    const mes = (c: string): string => `strftime(${fecha({ orden }, c)}, '%Y-%m')`;
    const [moda] = await leerFilas<{ mes: string | null }>(
      con,
      `SELECT coalesce(${mes('registro')}, ${mes('fecha')}) AS mes FROM crudo WHERE mes IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, mes DESC LIMIT 1`,
    );
    return moda?.mes ?? '';
  },
  campos: (ctx) => ({
    id_cita: 'c_id_cita',
    id_paciente: 'upper(c_id_paciente)',
    fecha: fecha(ctx, 'fecha'),
    id_establecimiento: 'a_id(c_id_establecimiento)',
    renipress: 'a_renipress(c_renipress)',
    codigo: `CASE WHEN contains(c_codigo, '.') THEN regexp_replace(upper(c_codigo), '^([A-Z]\\d\\w)\\.(\\w+)$', '\\1\\2') ELSE upper(c_codigo) END`,
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
    modificado: `coalesce(try_cast(c_modificado AS TIMESTAMP), CAST(${fecha(ctx, 'modificado')} AS TIMESTAMP))`,
  }),
  reglas: ({ limite }) => [
    { codigo: 'clave_ilegible', estado: 'rechazada', columna: 'id_cita', cuando: 'id_cita IS NULL' },
    { codigo: 'clave_ilegible', estado: 'rechazada', columna: 'id_correlativo', cuando: 'id_correlativo IS NULL' },
    { codigo: 'sin_codigo', estado: 'rechazada', columna: 'codigo', cuando: 'codigo IS NULL' },
    observada('actividad_colectiva', 'id_paciente', `id_paciente LIKE 'APP%' OR id_paciente LIKE 'AAA%'`),
    observada('fecha_ilegible', 'fecha', 'fecha IS NULL'),
    observada('fecha_imposible', 'fecha', `fecha < DATE '1900-01-01'`),
    observada('fecha_futura', 'fecha', `fecha > DATE '${limite}'`),
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
    observada('numero_ilegible', 'hb', 'c_hb IS NOT NULL AND a_numero(c_hb) IS NULL'),
    observada('numero_ilegible', 'peso', 'c_peso IS NOT NULL AND a_numero(c_peso) IS NULL'),
    observada('numero_ilegible', 'talla', 'c_talla IS NOT NULL AND a_numero(c_talla) IS NULL'),
  ],
  clave: ['id_cita', 'id_correlativo', 'id_correlativo_lab'],
  reciente: 'modificado',
  identidad: [],
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
          min(fur) AS fur, min(otra_condicion) AS otra_condicion, max(modificado) AS modificado, '${periodo}' AS periodo,
          min(observacion) AS observacion
        FROM filas
        GROUP BY id_cita, id_paciente, fecha, id_establecimiento, codigo, id_correlativo`,
    },
  ],
  alcance: async (ctx) => ({
    fuente: 'his',
    periodo: ctx.periodo,
    ambito: await ambitoRegional(
      ctx,
      'SELECT e.ubigeo AS u FROM filas f JOIN t_eess e ON e.id_his = f.id_establecimiento',
    ),
  }),
  datoDesde: () => `SELECT min(fecha) FROM filas WHERE fecha >= DATE '1900-01-01'`,
  datoHasta: (limite) => `SELECT max(fecha) FROM filas WHERE fecha <= DATE '${limite}'`,
};
