import type { Celda } from '../../../../functions/domain/tablero.ts';
import * as t from '../textos/es/tablero.ts';

/** Words for the stable reason codes of exclusion; an unknown code is shown as written. */
const MOTIVOS: Readonly<Record<string, string>> = {
  sin_documento: t.sinDniNiCnv,
  duplicado: t.numeroRepetido,
  inactivo: t.registroInactivo,
  fuera_de_padron: t.noFiguraEnElPadron,
  solo_atendido: t.soloApareceEnAtenciones,
  seguro: t.tieneOtroSeguro,
  sin_cnv: t.sinCertificadoDeNacidoVivo,
  bajo_peso_o_prematuro: t.nacioConBajoPesoOPrematuro,
  sin_dni: t.sinDni,
  domicilio_desconocido: t.domicilioDesconocido,
  parto_no_institucional: t.partoFueraDeUnEstablecimiento,
  eess_no_minsa_ni_regional: t.seAtiendeFueraDelMinsa,
  prematuro: t.nacioPrematuro,
  edad: t.tieneOtraEdad,
  sexo: t.esDelOtroSexo,
  sin_fecha_nacimiento: t.sinFechaDeNacimiento,
  nacido_en_otro_ano: t.nacioEnOtroAno,
  fuera_de_nomina: t.noEstaEnLaNomina,
  poca_nomina: t.llevaPocosMesesEnLaNomina,
  quintil: t.suDistritoNoEsDeLosQuintiles,
  sin_parto_en_mes: t.suUltimoPartoNoFue,
  sin_atencion_en_mes: t.sinLaAtencionEnElMes,
  sin_primera_apn_en_mes: t.sinPrimeraAtencionPrenatal,
  anemia_previa: t.yaTeniaAnemia,
  anemia_posterior: t.tuvoAnemiaDespues,
  derivado: t.fueDerivado,
  sin_hemoglobina: t.sinHemoglobinaEnSuPlazo,
  sin_vacam: t.sinVacamEnElAno,
  sin_bajo_peso_ni_prematuro: t.sinBajoPesoModerado,
  bajo_peso_o_prematuro_no_moderado: t.nacioConMuyBajoPeso,
  gestante: t.estaGestando,
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
        ...(celda.sinDato > 0 ? [{ codigo: 'sin_dato', texto: t.sinElDatoParaSaberlo, n: celda.sinDato }] : []),
      ];
