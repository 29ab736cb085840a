import type { Homologacion, ReglaConsistencia } from '../../../../functions/domain/calidad.ts';
import type { Acuerdo } from '../../../../functions/domain/calidad/denominadores.ts';
import type { MarcaFrescura } from '../../../../functions/domain/calidad/frescura.ts';
import type { EstadoRecepcion } from '../../../../functions/domain/calidad/recepcion.ts';
import * as t from '../textos/es/calidad.ts';

/** A state as it is seen (a shape of `app.css`) and said. */
type Dicho = { readonly forma: string; readonly palabra: string };

export const RECEPCION: Readonly<Record<EstadoRecepcion, Dicho & { readonly que: string }>> = {
  llego: { forma: 'lograda', palabra: t.llego, que: t.laMitadOMasDe },
  incompleto: { forma: 'cerca', palabra: 'incompleto', que: t.menosDeLaMitadDe },
  no_llego: { forma: 'brecha', palabra: t.noLlego, que: t.ningunaFilaYSueleEnviar },
  sin_historia: { forma: 'sin_meta', palabra: t.sinHistoria, que: t.menosDeTresMesesPropios },
  no_se_espera: {
    forma: 'pocos',
    palabra: t.noSeEspera,
    que: t.antesDeSuPrimeraFila,
  },
};

export const FRESCURA: Readonly<Record<MarcaFrescura, Dicho>> = {
  al_dia: { forma: 'lograda', palabra: t.alDia },
  atrasada: { forma: 'brecha', palabra: 'atrasada' },
  sin_fecha: { forma: 'sin_meta', palabra: t.sinFecha },
  no_llego: { forma: 'brecha', palabra: t.noLlego },
};

export const ACUERDO: Readonly<Record<Acuerdo, Dicho>> = {
  coincide: { forma: 'lograda', palabra: 'coincide' },
  difiere: { forma: 'brecha', palabra: 'difiere' },
  no_aplica: { forma: '', palabra: t.noAplicaEnFrase },
  no_reportado: { forma: '', palabra: t.noReportado },
};

export const HOMOLOGACION: Readonly<Record<Homologacion, Dicho>> = {
  si: { forma: 'lograda', palabra: t.si },
  no: { forma: 'brecha', palabra: 'no' },
  no_reportado: { forma: 'pocos', palabra: t.noReportado },
};

export const REGLA: Readonly<Record<ReglaConsistencia, { readonly que: string; readonly de: string }>> = {
  antes_de_nacer: { que: t.atencionAnteriorAlNacimiento, de: t.lineasDelHis },
  inactivo_atendido: { que: t.atencionDespuesDeQueEl, de: t.lineasDelHis },
  gestante_varon: { que: t.atencionDeGestanteAUn, de: t.lineasDelHis },
  de_otra_region: { que: t.atencionAResidentesDeOtra, de: t.lineasDelHis },
  registro_antes: { que: t.registradaAntesDeAtender, de: t.lineasConFechaDeRegistro },
  hb_fuera_de_rango: { que: t.hemoglobinaFueraDe325, de: t.filasRecibidas },
  peso_fuera_de_rango: { que: t.pesoFueraDeRango, de: t.filasRecibidas },
  talla_fuera_de_rango: { que: t.tallaFueraDeRangoO, de: t.filasRecibidas },
};
