import type { Formato } from '../formato.ts';
import { ambitoCubierto, reglasUbigeo, soloConocido } from '../lugares.ts';
import { coordenadas, reglasCoordenadas } from './coordenadas.ts';
import { observada, rechazada, reglasNumero, SIN_DIAS } from './reglas.ts';

// The register writes the longitude under NORTE and the latitude under ESTE (formatos §7).
const LAT = 'a_numero(c_este)';
const LON = 'a_numero(c_norte)';

/** National register of facilities of SUSALUD (formatos §7 [D]): makes their codes known. */
export const renipress: Formato = {
  id: 'renipress',
  nombre: 'RENIPRESS / IPRESS de SUSALUD',
  conocidas: [
    /^(INSTITUCION|CLASIFICACION|TIPO|DIRECCION|COTA|CAMAS|RUC|TELEFONO|HORARIO)/,
    /^(CODIGO )?(DISA|RED|MICRORRED|MICRORED|UE)$/,
    /^(COD UE|UNIDAD EJECUTORA|DIRECTOR|INICIO|FECHA|TIPO DOC|NRO DOC|DOC)/,
  ],
  nombresDeLugar: { ubigeo: 'ubigeo', distrito: 'distrito', provincia: 'provincia', departamento: 'departamento' },
  columnas: [
    {
      id: 'codigo_unico',
      titulos: ['CODIGO UNICO', 'CODIGO IPRESS', 'CODIGO RENIPRESS'],
      obligatoria: true,
      codigo: 'renipress',
    },
    { id: 'nombre', titulos: ['NOMBRE DEL ESTABLECIMIENTO', 'NOMBRE COMERCIAL'], obligatoria: true },
    { id: 'ubigeo', titulos: ['UBIGEO'], obligatoria: true },
    { id: 'categoria', titulos: ['CATEGORIA'], obligatoria: true },
    { id: 'estado', titulos: ['ESTADO'], obligatoria: true },
    { id: 'condicion', titulos: ['CONDICION'] },
    { id: 'norte', titulos: ['NORTE'] },
    { id: 'este', titulos: ['ESTE'] },
    { id: 'departamento', titulos: ['DEPARTAMENTO'] },
    { id: 'provincia', titulos: ['PROVINCIA'] },
    { id: 'distrito', titulos: ['DISTRITO'] },
  ],
  periodo: async () => '',
  campos: () => ({
    renipress: 'a_renipress(c_codigo_unico)',
    nombre: 'c_nombre',
    ubigeo: 'a_ubigeo(c_ubigeo)',
    categoria: `CASE WHEN regexp_full_match(upper(c_categoria), 'I{1,3}-[1-4E]') THEN upper(c_categoria) END`,
    estado: 'upper(c_estado)',
    condicion: 'upper(c_condicion)',
    ...coordenadas(LAT, LON),
  }),
  reglas: () => [
    rechazada('clave_ilegible', 'codigo_unico', 'renipress IS NULL'),
    ...reglasUbigeo('ubigeo', 'ubigeo'),
    observada('ubigeo_desconocido', 'ubigeo', 'ubigeo IS NULL'),
    ...reglasNumero('norte', LON),
    ...reglasNumero('este', LAT),
    ...reglasCoordenadas('norte', LAT, LON),
  ],
  clave: ['renipress'],
  identidad: [],
  documentos: [],
  salidas: () => [
    {
      tabla: 'renipress',
      consulta: `SELECT renipress, nombre, ${soloConocido('ubigeo')} AS ubigeo, categoria, estado, condicion, lat, lon, observacion FROM filas`,
    },
  ],
  alcance: async (ctx) => ({
    fuente: 'renipress',
    periodo: '',
    ambito: await ambitoCubierto(ctx, `SELECT ${soloConocido('ubigeo')} AS u FROM filas`),
  }),
  ...SIN_DIAS,
};
