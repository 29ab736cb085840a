import type { Formato } from '../formato.ts';
import { esColectiva, nacimientoSano, observada, rechazada, reglasNacimiento } from './reglas.ts';
import { ambitoRegional, fecha, reglasUbigeo, soloConocido } from '../lugares.ts';

/** MaestroPaciente of the HIS (formatos §1.2). Names and addresses are not read. */
export const hisPacientes: Formato = {
  id: 'his_pacientes',
  nombre: 'MaestroPaciente del HIS',
  conocidas:
    'APELLIDO PATERNO PACIENTE,APELLIDO MATERNO PACIENTE,NOMBRES PACIENTE,ID ETNIA,HISTORIA CLINICA,FICHA FAMILIAR,UBIGEO NACIMIENTO,DOMICILIO RENIEC,DOMICILIO DECLARADO,REFERENCIA DOMICILIO,ID PAIS,FECHA ALTA'.split(
      ',',
    ),
  columnas: [
    { id: 'id_paciente', titulos: ['ID PACIENTE'], obligatoria: true, personal: true },
    { id: 'tipo', titulos: ['ID TIPO DOCUMENTO'], obligatoria: true },
    { id: 'numero', titulos: ['NUMERO DOCUMENTO'], obligatoria: true, personal: true },
    { id: 'nacimiento', titulos: ['FECHA NACIMIENTO'], obligatoria: true, fecha: true, personal: true },
    { id: 'genero', titulos: ['GENERO'], obligatoria: true },
    { id: 'ubigeo', titulos: ['UBIGEO DECLARADO'] },
    { id: 'ubigeo_reniec', titulos: ['UBIGEO RENIEC'] },
    { id: 'id_establecimiento', titulos: ['ID ESTABLECIMIENTO'] },
    { id: 'modificado', titulos: ['FECHA MODIFICACION'], fecha: true },
  ],
  periodo: async () => '',
  campos: (ctx) => ({
    id_paciente: 'a_clave(c_id_paciente)',
    tipo: 'cifras(c_tipo)',
    documento: `CASE cifras(c_tipo) WHEN '1' THEN a_dni(c_numero) WHEN '6' THEN a_cnv(c_numero) WHEN '5' THEN NULL ELSE a_documento(c_numero) END`,
    tipo_documento: `CASE cifras(c_tipo) WHEN '1' THEN 'DNI' WHEN '6' THEN 'CNV' ELSE 'OTRO' END`,
    fecha_nacimiento: fecha(ctx, 'nacimiento'),
    sexo: `CASE WHEN upper(c_genero) IN ('M', 'F') THEN upper(c_genero) END`,
    ubigeo: 'a_ubigeo(c_ubigeo)',
    id_establecimiento: 'a_id(c_id_establecimiento)',
    modificado: `coalesce(try_cast(c_modificado AS TIMESTAMP), CAST(${fecha(ctx, 'modificado')} AS TIMESTAMP))`,
  }),
  reglas: ({ limite }) => [
    rechazada('numero_truncado', 'id_paciente', 'es_truncado(c_id_paciente)'),
    rechazada('clave_ilegible', 'id_paciente', 'id_paciente IS NULL'),
    observada('actividad_colectiva', 'id_paciente', esColectiva('id_paciente')),
    ...reglasNacimiento(limite),
    observada('numero_truncado', 'numero', 'es_truncado(c_numero)'),
    observada(
      'documento_invalido',
      'numero',
      `documento IS NULL AND c_numero IS NOT NULL AND tipo IS DISTINCT FROM '5'`,
    ),
    observada('sin_documento', 'numero', 'documento IS NULL'),
    ...reglasUbigeo('ubigeo', 'ubigeo'),
  ],
  clave: ['id_paciente'],
  reciente: 'modificado',
  identidad: ['documento'],
  pacientes: ['id_paciente'],
  documentos: ['documento'],
  salidas: ({ limite }) => [
    {
      tabla: 'his_pacientes',
      consulta: `SELECT id_paciente, documento, tipo_documento,
        ${nacimientoSano(limite)} AS fecha_nacimiento,
        sexo, ${soloConocido('ubigeo')} AS ubigeo, id_establecimiento, modificado, observacion FROM filas`,
    },
  ],
  alcance: async (ctx) => ({
    fuente: 'his_pacientes',
    periodo: '',
    ambito: await ambitoRegional(
      ctx,
      `SELECT coalesce(e.ubigeo, ${soloConocido('f.ubigeo')}) AS u FROM filas f LEFT JOIN t_eess e ON e.id_his = f.id_establecimiento`,
    ),
  }),
  datoDesde: () => 'SELECT min(CAST(modificado AS DATE)) FROM filas',
  datoHasta: (limite) =>
    `SELECT max(CAST(modificado AS DATE)) FROM filas WHERE CAST(modificado AS DATE) <= DATE '${limite}'`,
};
