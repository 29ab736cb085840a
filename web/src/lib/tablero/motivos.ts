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
};

export const motivoEnPalabras = (codigo: string): string => MOTIVOS[codigo] ?? codigo.replaceAll('_', ' ');

/** Largest first; ties by code so that the order never depends on arrival. */
export const porCuenta = (
  excluidos: Readonly<Record<string, number>>,
): { codigo: string; texto: string; n: number }[] =>
  Object.entries(excluidos)
    .filter(([, n]) => n > 0)
    .map(([codigo, n]) => ({ codigo, texto: motivoEnPalabras(codigo), n }))
    .sort((a, b) => b.n - a.n || (a.codigo < b.codigo ? -1 : 1));
