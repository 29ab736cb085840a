import type { Formato } from '../formato.ts';
import { fecha, periodoDelNombre, reglasUbigeo } from '../lugares.ts';
import { alcanceCnv, camposCnv, certificados, reglasCertificado, reglasMedidas } from './cnv.ts';
import { diasDe, observada } from './reglas.ts';

/**
 * Live birth certificates as a DIRESA exports them (formatos §6 [C]: the titles of the mother's data and the words of `Estado` were not
 * seen). One annulled is observed and not written. Where the birth happened is not said: `lugar` stays empty unless a column says it.
 */
export const cnvDiresa: Formato = {
  id: 'cnv_diresa',
  nombre: 'CNV, exportación de la DIRESA',
  conocidas: [/^(EESS|HORA|SEXO|TALLA|APGAR|PC|PT|MALF|LACTANCIA|PROFESIONAL|FECHA REGISTRO)/, /MADRE/, /^(NRO|N)$/],
  nombresDeLugar: {
    ubigeo: 'ubigeo_madre',
    distrito: 'distrito',
    provincia: 'provincia',
    departamento: 'departamento',
  },
  columnas: [
    { id: 'cnv', titulos: ['NUM CNV'], obligatoria: true, personal: true },
    { id: 'estado', titulos: ['ESTADO'], obligatoria: true },
    { id: 'eess', titulos: ['COD EESS'], obligatoria: true, codigo: 'renipress' },
    { id: 'semanas', titulos: ['SEM GEST'], obligatoria: true },
    { id: 'nacimiento', titulos: ['FECHA'], obligatoria: true, fecha: true, personal: true },
    { id: 'peso', titulos: ['PESO G'], obligatoria: true },
    { id: 'registro', titulos: ['FECHA REGISTRO'], fecha: true },
    { id: 'lugar', titulos: [/^(TIPO )?LUGAR (DE )?(NACIMIENTO|NACIDO|PARTO)/] },
    {
      id: 'documento_madre',
      titulos: [/^(NUM|NUMERO|NRO|NU)? ?(DNI|DOC|DOCUMENTO)( DE)?( LA)? MADRE$/, /^MADRE (NUM |NRO )?(DNI|DOC)/],
      personal: true,
    },
    { id: 'ubigeo_madre', titulos: [/^UBIGEO.*MADRE/, /^MADRE.*UBIGEO/] },
    { id: 'departamento', titulos: [/^(DEPARTAMENTO|DPTO).*MADRE/] },
    { id: 'provincia', titulos: [/^(PROVINCIA|PROV).*MADRE/] },
    { id: 'distrito', titulos: [/^(DISTRITO|DIST).*MADRE/] },
  ],
  periodo: async ({ entrada }) => entrada.periodo || periodoDelNombre(entrada.nombre),
  campos: (ctx) => ({
    ...camposCnv,
    fecha_nacimiento: fecha(ctx, 'nacimiento'),
    registrado: fecha(ctx, 'registro'),
    lugar: `CASE WHEN c_lugar IS NULL THEN NULL
      WHEN regexp_matches(upper(strip_accents(c_lugar)), 'ESTABLEC|EESS|HOSPITAL|CLINICA|IPRESS') THEN 'EESS'
      WHEN regexp_matches(upper(c_lugar), 'DOMIC') THEN 'DOMICILIO' ELSE 'OTRO' END`,
  }),
  reglas: ({ limite }) => [
    observada('cnv_anulado', 'estado', `regexp_matches(upper(c_estado), '^(ANULAD|BAJA|INACTIV)')`),
    ...reglasCertificado(limite),
    ...reglasUbigeo('ubigeo_madre', 'ubigeo_madre'),
    ...reglasMedidas(),
  ],
  clave: [`coalesce(cnv, 'L' || linea)`],
  reciente: 'registrado',
  identidad: ['cnv', 'documento_madre'],
  documentos: ['cnv', 'documento_madre'],
  salidas: ({ limite }) => [
    { tabla: 'cnv', consulta: `${certificados(limite)} WHERE observacion IS DISTINCT FROM 'cnv_anulado'` },
  ],
  alcance: alcanceCnv,
  ...diasDe('fecha_nacimiento'),
};
