import type { ColumnaEsperada } from '../titulos.ts';

/** A master of the HIS that Sala does not read, told by its titles, and why. */
export type MaestroInnecesario = {
  readonly nombre: string;
  readonly columnas: readonly ColumnaEsperada[];
  readonly motivo: string;
};

const INCORPORADO = 'Sala ya lo trae incorporado';
const PERSONAL = 'son datos personales de trabajadores, que Sala no necesita ni guarda';

const SIN_USO = 'ningún indicador lo usa';

const con = (nombre: string, titulos: string, motivo: string): MaestroInnecesario => ({
  nombre,
  motivo,
  columnas: titulos.split(',').map((t) => ({
    id: t.toLowerCase().replaceAll(' ', '_'),
    titulos: [t],
    obligatoria: true,
  })),
});

/** Small masters that come in the same package as the trama (formatos §1.2). Those of persons are [C]: nobody opened one. */
export const MAESTROS_INNECESARIOS: readonly MaestroInnecesario[] = [
  con('MAESTRO_HIS_CENTRO_POBLADO', 'ID CENTRO POBLADO,DESCRIPCION CENTRO POBLADO', INCORPORADO),
  con('MAESTRO_HIS_UBIGEO_INEI_RENIEC', 'ID UBIGUEO INEI,ID UBIGUEO RENIEC', INCORPORADO),
  con('MAESTRO_HIS_CIE_CPMS', 'CODIGO ITEM,DESCRIPCION ITEM', INCORPORADO),
  con('MAESTRO_HIS_ETNIA', 'ID ETNIA,DESCRIPCION ETNIA', INCORPORADO),
  con('MAESTRO_HIS_UPS', 'ID UPS,DESCRIPCION UPS', INCORPORADO),
  con('MAESTRO_HIS_FINANCIADOR', 'ID FINANCIADOR,DESCRIPCION FINANCIADOR', INCORPORADO),
  con('MAESTRO_HIS_TIPO_DOC', 'ID TIPO DOCUMENTO,DESCRIPCION TIPO DOCUMENTO', INCORPORADO),
  con('MAESTRO_HIS_ACTIVIDAD_HIS', 'ID ACTIVIDAD HIS,DESCRIPCION ACTIVIDAD HIS', INCORPORADO),
  con('MAESTRO_HIS_PROFESION', 'ID PROFESION,DESCRIPCION PROFESION', SIN_USO),
  con('MAESTRO_HIS_COLEGIO', 'ID COLEGIO,DESCRIPCION COLEGIO', SIN_USO),
  con('MAESTRO_HIS_CONDICION_CONTRATO', 'ID CONDICION,DESCRIPCION CONDICION', SIN_USO),
  con('MAESTRO_HIS_OTRA_CONDICION', 'ID OTRA CONDICION,DESCRIPCION OTRA CONDICION', SIN_USO),
  con('MAESTRO_HIS_PAIS', 'ID PAIS,DESCRIPCION PAIS', SIN_USO),
  con('MaestroPersonal', 'ID PERSONAL,NUMERO DOCUMENTO', PERSONAL),
  con('MaestroRegistrador', 'ID REGISTRADOR,NUMERO DOCUMENTO', PERSONAL),
];
