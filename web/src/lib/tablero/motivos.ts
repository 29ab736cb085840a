import type { Celda } from '../../../../functions/domain/tablero.ts';

/** Words for the stable reason codes of exclusion; an unknown code is shown as written. */
const MOTIVOS: Readonly<Record<string, string>> = {
  sin_documento: 'Sin DNI ni CNV en el padrón',
  duplicado: 'Número repetido en el padrón',
  inactivo: 'Registro inactivo en el padrón',
  fuera_de_padron: 'No figura en el padrón nominal',
  solo_atendido: 'Sólo aparece en atenciones',
  seguro: 'Tiene otro seguro (EsSalud, sanidades o privado)',
  sin_cnv: 'Sin certificado de nacido vivo',
  bajo_peso_o_prematuro: 'Nació con bajo peso o prematuro',
  sin_dni: 'Sin DNI',
  domicilio_desconocido: 'Domicilio desconocido',
  parto_no_institucional: 'Parto fuera de un establecimiento',
  eess_no_minsa_ni_regional: 'Se atiende fuera del MINSA o del gobierno regional',
  prematuro: 'Nació prematuro',
  edad: 'Tiene otra edad',
  sexo: 'Es del otro sexo',
  sin_fecha_nacimiento: 'Sin fecha de nacimiento',
  nacido_en_otro_ano: 'Nació en otro año',
  fuera_de_nomina: 'No está en la nómina del mes',
  poca_nomina: 'Lleva pocos meses en la nómina',
  quintil: 'Su distrito no es de los quintiles pedidos',
  sin_parto_en_mes: 'Su último parto no fue en el mes',
  sin_atencion_en_mes: 'Sin la atención en el mes',
  sin_primera_apn_en_mes: 'Sin primera atención prenatal en el mes',
  anemia_previa: 'Ya tenía anemia',
  anemia_posterior: 'Tuvo anemia después',
  derivado: 'Fue derivado a otro establecimiento',
  sin_hemoglobina: 'Sin hemoglobina en su plazo',
  sin_vacam: 'Sin VACAM en el año',
  sin_bajo_peso_ni_prematuro: 'Sin bajo peso moderado ni prematuridad moderada',
  bajo_peso_o_prematuro_no_moderado: 'Nació con muy bajo peso o muy prematuro',
  gestante: 'Está gestando',
};

export const motivoEnPalabras = (codigo: string): string =>
  MOTIVOS[codigo] ?? codigo.charAt(0).toUpperCase() + codigo.slice(1).replaceAll('_', ' ');

/** Largest first; ties by code so that the order never depends on arrival. */
export const porCuenta = (
  excluidos: Readonly<Record<string, number>>,
): { codigo: string; texto: string; n: number }[] =>
  Object.entries(excluidos)
    .filter(([, n]) => n > 0)
    .map(([codigo, n]) => ({ codigo, texto: motivoEnPalabras(codigo), n }))
    .sort((a, b) => b.n - a.n || (a.codigo < b.codigo ? -1 : 1));

/** Whoever a cell leaves out: by reason, most first, and at the end those whose datum is missing. */
export const noContados = (celda: Celda | undefined): { codigo: string; texto: string; n: number }[] =>
  celda?.e !== 'v'
    ? []
    : [
        ...porCuenta(celda.excl ?? {}),
        ...(celda.sinDato > 0 ? [{ codigo: 'sin_dato', texto: 'Sin el dato para saberlo', n: celda.sinDato }] : []),
      ];
