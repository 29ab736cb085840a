import type { Formato } from '../formato.ts';
import { fecha, periodoDelNombre, reglasUbigeo } from '../lugares.ts';
import { alcanceCnv, camposCnv, certificados, reglasCertificado, reglasMedidas } from './cnv.ts';
import { diasDe } from './reglas.ts';

/** Live birth certificates, OGEI's consolidated file (formatos §6). Weight in grams. */
export const cnvOgei: Formato = {
  id: 'cnv_ogei',
  nombre: 'CNV consolidado OGEI',
  columnas: [
    { id: 'cnv', titulos: ['NU CNV'], obligatoria: true, personal: true },
    { id: 'peso', titulos: ['PESO NACIDO'], obligatoria: true },
    { id: 'semanas', titulos: ['DUR EMB PARTO'], obligatoria: true },
    { id: 'nacimiento', titulos: ['FE NACIDO'], obligatoria: true, fecha: true, personal: true },
    { id: 'lugar', titulos: ['TIP LUGAR NACIDO'], obligatoria: true },
    { id: 'eess', titulos: ['CO LOCAL'], obligatoria: true, codigo: 'renipress' },
    { id: 'ubigeo_madre', titulos: ['UBIGEO MADRE', 'CO UBIGEO MADRE'] },
    { id: 'documento_madre', titulos: ['NU DOC MADRE', 'NU DNI MADRE'], personal: true },
  ],
  periodo: async ({ entrada }) => entrada.periodo || periodoDelNombre(entrada.nombre),
  campos: (ctx) => ({
    ...camposCnv,
    fecha_nacimiento: fecha(ctx, 'nacimiento'),
    // 1 and 2 as codes are unverified; the words are what the public readers expect.
    lugar: `CASE WHEN c_lugar IS NULL THEN NULL
      WHEN cifras(c_lugar) = '1' OR regexp_matches(upper(c_lugar), 'ESTABLEC|EESS|HOSPITAL|CLINICA|IPRESS') THEN 'EESS'
      WHEN cifras(c_lugar) = '2' OR regexp_matches(upper(c_lugar), 'DOMIC') THEN 'DOMICILIO' ELSE 'OTRO' END`,
  }),
  reglas: ({ limite }) => [
    ...reglasCertificado(limite),
    ...reglasUbigeo('ubigeo_madre', 'ubigeo_madre'),
    ...reglasMedidas(),
  ],
  clave: [`coalesce(cnv, 'L' || linea)`],
  identidad: ['cnv', 'documento_madre'],
  documentos: ['cnv', 'documento_madre'],
  salidas: ({ limite }) => [{ tabla: 'cnv', consulta: certificados(limite) }],
  alcance: alcanceCnv,
  ...diasDe('fecha_nacimiento'),
};
