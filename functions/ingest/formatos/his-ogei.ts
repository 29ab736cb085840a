import type { Formato } from '../formato.ts';
import { fecha, periodoDelNombre } from '../lugares.ts';
import { mesesCubiertos } from '../periodos.ts';
import { codigoItem, reglaCodigoDudoso } from './codigo-item.ts';
import { alcanceHis } from './his.ts';
import { diasDe, esColectiva, observada, rechazada, reglaEess, reglasDocumento, reglasFecha } from './reglas.ts';

/** The official computation counts DNI (1) and CNV (6), with the document checked (`sw` = 1). */
const OFICIAL = `tipo IN ('1', '6')`;

/**
 * OGEI's consolidated HIS (formatos §1.3 [C]): document and RENAES in the row itself; a row per code and LAB value. `periodo` is the
 * date of attention. Rows of other documents, or not checked, are observed: they stay as attendances of nobody.
 */
export const hisOgei: Formato = {
  id: 'his_ogei',
  nombre: 'HIS consolidado OGEI',
  conocidas: ['ID GENERO', 'EDAD REG', 'ANIOMES'],
  columnas: [
    { id: 'id_cita', titulos: ['ID CITA'], obligatoria: true },
    { id: 'eess', titulos: ['RENAES'], obligatoria: true, codigo: 'renipress' },
    { id: 'fecha', titulos: ['PERIODO'], obligatoria: true, fecha: true },
    { id: 'tipo', titulos: ['ID TIPO DOC'], obligatoria: true },
    { id: 'numero', titulos: ['NUM DOC'], obligatoria: true, personal: true },
    { id: 'tipo_dx', titulos: ['ID TIPITEM'], obligatoria: true },
    { id: 'codigo', titulos: ['COD ITEM'], obligatoria: true },
    { id: 'lab', titulos: ['VALOR LAB'], obligatoria: true },
    { id: 'orden_lab', titulos: ['I ROWNUM LAB'] },
    { id: 'orden', titulos: ['ID CORR DIAG'], obligatoria: true },
    { id: 'valido', titulos: ['SW'] },
  ],
  periodo: async ({ con, entrada, orden }) =>
    entrada.periodo ||
    periodoDelNombre(entrada.nombre) ||
    (await mesesCubiertos(con, `SELECT strftime(${fecha({ orden }, 'fecha')}, '%Y-%m') AS mes FROM crudo`)),
  campos: (ctx) => ({
    id_cita: 'a_clave(c_id_cita)',
    renipress: 'a_renipress(c_eess)',
    fecha: fecha(ctx, 'fecha'),
    tipo: 'cifras(c_tipo)',
    numero: `CASE cifras(c_tipo) WHEN '1' THEN a_dni(c_numero) WHEN '6' THEN a_cnv(c_numero) ELSE a_documento(c_numero) END`,
    tipo_dx: 'upper(c_tipo_dx)',
    codigo: codigoItem('c_codigo'),
    lab: 'upper(c_lab)',
    orden_lab: 'coalesce(a_entero(c_orden_lab), 1)',
    orden: 'a_entero(c_orden)',
    valido: ctx.presentes.has('valido') ? `coalesce(cifras(c_valido) = '1', false)` : 'true',
  }),
  reglas: ({ limite }) => [
    rechazada('numero_truncado', 'id_cita', 'es_truncado(c_id_cita)'),
    rechazada('clave_ilegible', 'id_cita', 'id_cita IS NULL'),
    rechazada('clave_ilegible', 'orden', 'orden IS NULL'),
    rechazada('sin_codigo', 'codigo', 'codigo IS NULL'),
    observada('actividad_colectiva', 'numero', esColectiva('upper(c_numero)')),
    ...reglasFecha('fecha', 'fecha', limite),
    ...reglasDocumento('numero', 'numero'),
    observada('sin_documento', 'numero', 'numero IS NULL'),
    observada('documento_no_oficial', 'tipo', `NOT coalesce(${OFICIAL}, false)`),
    observada('documento_no_validado', 'valido', 'NOT valido'),
    reglaEess('eess'),
    reglaCodigoDudoso('codigo', 'codigo'),
  ],
  clave: ['id_cita', 'orden', 'orden_lab'],
  identidad: ['numero'],
  documentos: ['numero'],
  salidas: () => [
    {
      tabla: 'prestaciones',
      consulta: `SELECT id_cita, CASE WHEN ${OFICIAL} AND valido THEN numero END AS documento, fecha, renipress, codigo, min(tipo_dx) AS tipo_dx,
          max(lab) FILTER (orden_lab = 1) AS lab1, max(lab) FILTER (orden_lab = 2) AS lab2, max(lab) FILTER (orden_lab = 3) AS lab3,
          CAST(NULL AS VARCHAR) AS condicion_eess, CAST(NULL AS DECIMAL(6,2)) AS hb, CAST(NULL AS DECIMAL(10,3)) AS peso_kg,
          CAST(NULL AS DECIMAL(10,2)) AS talla_cm, CAST(NULL AS VARCHAR) AS medida, CAST(NULL AS DATE) AS fur, min(observacion) AS observacion
        FROM filas GROUP BY id_cita, numero, tipo, valido, fecha, renipress, codigo, orden`,
    },
  ],
  alcance: alcanceHis('SELECT e.ubigeo AS u FROM filas f JOIN t_eess e USING (renipress)'),
  ...diasDe('fecha'),
};
