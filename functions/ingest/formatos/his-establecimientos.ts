import type { Formato } from '../formato.ts';
import { ambitoCubierto, reglasUbigeo, soloConocido } from '../lugares.ts';
import { observada, rechazada, SIN_DIAS } from './reglas.ts';

/** MAESTRO_HIS_ESTABLECIMIENTO (formatos §1.2): internal id of the HIS to RENIPRESS. */
export const hisEstablecimientos: Formato = {
  id: 'his_establecimientos',
  nombre: 'MAESTRO_HIS_ESTABLECIMIENTO',
  conocidas: 'CODIGO DISA,DISA,CODIGO RED,RED,CODIGO MICRORED,MICRORED,CODIGO SECTOR,DESCRIPCION SECTOR'.split(','),
  nombresDeLugar: { ubigeo: 'ubigeo', distrito: 'distrito', provincia: 'provincia', departamento: 'departamento' },
  columnas: [
    { id: 'id_establecimiento', titulos: ['ID ESTABLECIMIENTO'], obligatoria: true },
    { id: 'codigo_unico', titulos: ['CODIGO UNICO'], obligatoria: true, codigo: 'renipress' },
    { id: 'nombre', titulos: ['NOMBRE ESTABLECIMIENTO'], obligatoria: true },
    { id: 'ubigeo', titulos: ['UBIGUEO ESTABLECIMIENTO', 'UBIGEO ESTABLECIMIENTO'], obligatoria: true },
    { id: 'categoria', titulos: ['CATEGORIA ESTABLECIMIENTO'] },
    { id: 'departamento', titulos: ['DEPARTAMENTO'] },
    { id: 'provincia', titulos: ['PROVINCIA'] },
    { id: 'distrito', titulos: ['DISTRITO'] },
  ],
  periodo: async () => '',
  campos: () => ({
    id_establecimiento: 'a_id(c_id_establecimiento)',
    renipress: 'a_renipress(c_codigo_unico)',
    nombre: 'c_nombre',
    ubigeo: 'a_ubigeo(c_ubigeo)',
    categoria: `CASE WHEN regexp_full_match(upper(c_categoria), 'I{1,3}-[1-4E]') THEN upper(c_categoria) END`,
  }),
  reglas: () => [
    rechazada('clave_ilegible', 'id_establecimiento', 'id_establecimiento IS NULL'),
    observada('codigo_unico_ilegible', 'codigo_unico', 'renipress IS NULL'),
    ...reglasUbigeo('ubigeo', 'ubigeo'),
  ],
  clave: ['id_establecimiento'],
  identidad: [],
  documentos: [],
  salidas: () => [
    {
      tabla: 'his_establecimientos',
      consulta: `SELECT id_establecimiento, renipress, nombre, ${soloConocido('ubigeo')} AS ubigeo, categoria, observacion FROM filas`,
    },
  ],
  alcance: async (ctx) => ({
    fuente: 'his_establecimientos',
    periodo: '',
    ambito: await ambitoCubierto(ctx, `SELECT ${soloConocido('ubigeo')} AS u FROM filas`),
  }),
  ...SIN_DIAS,
};
