import type { Formato } from '../formato.ts';
import { ambitoCubierto, fecha, reglasUbigeo, soloConocido } from '../lugares.ts';
import { nacimientoSano, observada, rechazada, reglasDocumento, reglasNacimiento } from './reglas.ts';

const afirmado = (
  c: string,
): string => `CASE WHEN upper(strip_accents(${c})) IN ('SI', 'S', '1', 'VISITADO', 'ENCONTRADO') THEN 'SI'
  WHEN ${c} IS NOT NULL THEN 'NO' END`;

/** Names, addresses, phones, programmes and who typed it: never read. */
const CONOCIDAS = [
  /^(N|NRO|NUMERO)$/,
  /^TIPO (DE )?(DOCUMENTO|VINCULO|REGISTRO|DOC)/,
  /^TI (DOC|VINCULO)/,
  /^(NUMERO|NRO|N) (DE )?(DOCUMENTO|DNI|CELULAR)/,
  /^(APELLIDOS?|NOMBRES?|PRENOMBRES?)/,
  /^EDAD/,
  /^(ESTADO|FECHA) (DE )?TRAMITE/,
  /^(EJE VIAL|DESCRIPCION|REFERENCIA|DIRECCION|AREA)/,
  /^(MENOR VISITADO|FECHA (DE )?VISITA|FECHA (DE )?FUENTE|FUENTE)/,
  /(EESS|ESTABLECIMIENTO( DE SALUD)?) DE (NACIMIENTO|ATENCION|ADSCRIPCION)/,
  /^FRECUENCIA/,
  /^PROGRAMAS? SOCIAL/,
  /INSTITUCION EDUCATIVA/,
  /(CELULAR|TELEFONO|CORREO|GRADO|LENGUA)/,
  /^(USUARIO|ENTIDAD)/,
  /^SW (CNV|PN)$/,
];

/**
 * Padrón nominal (formatos §2), as downloaded (titles with their catalogue inside, repeated ones) or in OGEI's names. The document
 * is the DNI, else the CNV, the CUI, the code of the padrón. Names, addresses and phones are not read.
 */
export const padron: Formato = {
  id: 'padron',
  nombre: 'padrón nominal (XLSX o texto)',
  conocidas: CONOCIDAS,
  nombresDeLugar: { ubigeo: 'ubigeo', distrito: 'distrito', provincia: 'provincia', departamento: 'departamento' },
  columnas: [
    // The mother's and the head of family's come first so that the child's wide patterns cannot take them.
    {
      id: 'documento_madre',
      titulos: [/^(NUMERO|NRO|N) (DE )?(DOCUMENTO|DNI).* (DE LA )?MADRE/, /^DNI (DE LA )?MADRE/],
      personal: true,
    },
    {
      id: 'cod_padron',
      titulos: ['CODIGO DEL PADRON', 'CODIGO DE PADRON', 'COD PAD', 'CO PADRON NOMINAL', /^CODIGO DEL? PADRON/],
      obligatoria: true,
      personal: true,
    },
    {
      id: 'cnv',
      titulos: ['NUMERO DE CNV', 'CNV', 'NU CNV', /^(NUMERO|NRO|N) (DE )?CNV/],
      obligatoria: true,
      personal: true,
    },
    { id: 'cui', titulos: ['CUI', 'NU CUI', /^(NUMERO|NRO|N) (DE )?CUI/], personal: true },
    {
      id: 'dni',
      titulos: ['DNI', 'DNI DEL NINO', 'NU DNI MENOR', /^(NUMERO|NRO|N) (DE )?DNI( DEL NINO)?$/],
      obligatoria: true,
      personal: true,
    },
    { id: 'fecha_dni', titulos: [/^FECHA DE EMISION DE(L)? DNI/], fecha: true },
    { id: 'sexo', titulos: ['SEXO', 'DE GENERO MENOR', /^SEXO/], obligatoria: true },
    {
      id: 'nacimiento',
      titulos: ['FECHA DE NACIMIENTO', 'FE NAC MENOR', /^FECHA DE NACIMIENTO/],
      obligatoria: true,
      fecha: true,
      personal: true,
    },
    { id: 'ubigeo', titulos: ['UBIGEO DEL DISTRITO', 'CO UBIGEO INEI', 'UBIGEO', /^UBIGEO/], obligatoria: true },
    { id: 'departamento', titulos: ['DEPARTAMENTO'] },
    { id: 'provincia', titulos: ['PROVINCIA'] },
    { id: 'distrito', titulos: ['DISTRITO'] },
    { id: 'codigo_ccpp', titulos: [/^CODIGO (DE|DEL) CENTRO POBLADO/, /^CODIGO (DE )?CCPP/], codigo: 'localidad' },
    { id: 'manzana', titulos: ['MANZANA'] },
    { id: 'emision', titulos: [/^FECHA DE EMISION DEL PADRON/], fecha: true },
    { id: 'visitado', titulos: [/^(EL )?MENOR VISITADO/] },
    { id: 'encontrado', titulos: [/^(EL )?MENOR ENCONTRADO/] },
    {
      id: 'eess_atencion',
      titulos: [
        /^(CODIGO )?(DEL? )?(EESS|ESTABLECIMIENTO DE SALUD) DE ATENCION CODIGO/,
        /^CODIGO (DEL? )?(EESS|ESTABLECIMIENTO( DE SALUD)?) DE ATENCION/,
      ],
      codigo: 'renipress',
    },
    {
      id: 'eess_adscripcion',
      titulos: [
        /^(CODIGO )?(DEL? )?(EESS|ESTABLECIMIENTO DE SALUD) DE ADSCRIPCION CODIGO/,
        /^CODIGO (DEL? )?(EESS|ESTABLECIMIENTO( DE SALUD)?) DE ADSCRIPCION/,
      ],
      codigo: 'renipress',
    },
    { id: 'seguro', titulos: ['TIPO DE SEGURO', 'TI SEGURO MENOR', /^TIPO DE SEGURO/] },
    { id: 'estado', titulos: ['ESTADO REGISTRO', /^ESTADO (DEL? )?REGISTRO/] },
    { id: 'creado', titulos: [/^FECHA (DE )?CREACION/], fecha: true },
    { id: 'modificado', titulos: [/^FECHA (DE )?MODIFICACION/], fecha: true },
  ],
  periodo: async () => '',
  emitido: (orden) =>
    `SELECT (SELECT d FROM (SELECT ${fecha({ orden }, 'emision')} AS d FROM crudo) WHERE d IS NOT NULL GROUP BY d ORDER BY count(*) DESC, d DESC LIMIT 1) AS dia`,
  campos: (ctx) => ({
    cod_padron: 'a_documento(c_cod_padron)',
    cnv: 'a_cnv(c_cnv)',
    cui: 'a_dni(c_cui)',
    dni: 'a_dni(c_dni)',
    documento: 'coalesce(a_dni(c_dni), a_cnv(c_cnv), a_dni(c_cui), a_documento(c_cod_padron))',
    tipo_documento: `CASE WHEN a_dni(c_dni) IS NOT NULL THEN 'DNI' WHEN a_cnv(c_cnv) IS NOT NULL THEN 'CNV'
      WHEN a_dni(c_cui) IS NOT NULL THEN 'OTRO' ELSE 'PAD' END`,
    fecha_nacimiento: fecha(ctx, 'nacimiento'),
    sexo: `CASE upper(c_sexo) WHEN '1' THEN 'M' WHEN '2' THEN 'F' WHEN 'M' THEN 'M' WHEN 'F' THEN 'F' WHEN 'MASCULINO' THEN 'M' WHEN 'FEMENINO' THEN 'F' END`,
    seguros: `nullif(array_to_string(list_sort(list_distinct(regexp_extract_all(c_seguro, '\\d+'))), '|'), '')`,
    fecha_emision_dni: fecha(ctx, 'fecha_dni'),
    ubigeo: 'a_ubigeo(c_ubigeo)',
    codigo_ccpp: `coalesce(a_ccpp(c_codigo_ccpp), CASE WHEN length(cifras(c_codigo_ccpp)) <= 4 THEN a_ubigeo(c_ubigeo) || lpad(cifras(c_codigo_ccpp), 4, '0') END)`,
    manzana: 'upper(c_manzana)',
    renipress: 'coalesce(a_renipress(c_eess_adscripcion), a_renipress(c_eess_atencion))',
    visitado: afirmado('c_visitado'),
    encontrado: afirmado('c_encontrado'),
    documento_madre: 'coalesce(a_dni(c_documento_madre), upper(c_documento_madre))',
    estado: `CASE WHEN cifras(c_estado) IS NOT NULL THEN cifras(c_estado)
      WHEN upper(c_estado) LIKE 'INACTIV%' THEN '0' WHEN upper(c_estado) LIKE '%OBSERVAD%' THEN '2' ELSE '1' END`,
    modificado: `coalesce(${fecha(ctx, 'modificado')}, ${fecha(ctx, 'creado')})`,
  }),
  reglas: ({ limite }) => [
    rechazada('clave_ilegible', 'cod_padron', 'documento IS NULL AND fecha_nacimiento IS NULL'),
    ...reglasNacimiento(limite),
    ...['dni', 'cnv'].flatMap((c) => reglasDocumento(c, c)),
    observada('numero_truncado', 'cod_padron', 'es_truncado(c_cod_padron)'),
    observada('sin_documento', 'dni', 'dni IS NULL AND cnv IS NULL AND cui IS NULL'),
    ...reglasUbigeo('ubigeo', 'ubigeo', 'renipress'),
    observada('ubigeo_desconocido', 'ubigeo', 'ubigeo IS NULL'),
    observada(
      'eess_desconocido',
      'eess_adscripcion',
      `renipress NOT IN (SELECT renipress FROM t_eess) OR (renipress IS NULL AND coalesce(c_eess_adscripcion, c_eess_atencion) IS NOT NULL)`,
    ),
  ],
  // A child without any number is its own row: nothing says that two of them are one.
  clave: [`coalesce(documento, 'L' || linea)`],
  reciente: 'modificado',
  identidad: ['documento', 'dni', 'cnv', 'cui', 'cod_padron', 'documento_madre'],
  documentos: ['dni', 'cnv', 'cui'],
  salidas: ({ limite }) => [
    {
      tabla: 'padron',
      consulta: `SELECT cod_padron, documento, tipo_documento, dni, cnv,
        ${nacimientoSano(limite)} AS fecha_nacimiento,
        sexo, seguros, fecha_emision_dni, ${soloConocido('ubigeo', 'renipress')} AS ubigeo,
        CASE WHEN left(codigo_ccpp, 6) IN (SELECT ubigeo FROM t_distritos) THEN codigo_ccpp END AS codigo_ccpp,
        manzana, renipress, visitado, encontrado, estado, documento_madre, modificado, observacion FROM filas`,
    },
  ],
  alcance: async (ctx) => ({
    fuente: 'padron',
    periodo: '',
    ambito: await ambitoCubierto(ctx, `SELECT ${soloConocido('ubigeo', 'renipress')} AS u FROM filas`),
  }),
  datoDesde: () =>
    `SELECT min(d) FROM (SELECT unnest([modificado, fecha_nacimiento]) AS d FROM filas) WHERE d >= DATE '1900-01-01'`,
  datoHasta: (limite) =>
    `SELECT max(d) FROM (SELECT unnest([modificado, fecha_nacimiento]) AS d FROM filas) WHERE d <= DATE '${limite}'`,
};
