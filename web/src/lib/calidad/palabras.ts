import type { Homologacion, ReglaConsistencia } from '../../../../functions/domain/calidad.ts';
import type { Acuerdo } from '../../../../functions/domain/calidad/denominadores.ts';
import type { MarcaFrescura } from '../../../../functions/domain/calidad/frescura.ts';
import type { EstadoRecepcion } from '../../../../functions/domain/calidad/recepcion.ts';

/** A state as it is seen (a shape of `app.css`) and said. */
type Dicho = { readonly forma: string; readonly palabra: string };

export const RECEPCION: Readonly<Record<EstadoRecepcion, Dicho & { readonly que: string }>> = {
  llego: { forma: 'lograda', palabra: 'llegó', que: 'la mitad o más de lo que ese lugar suele enviar' },
  incompleto: { forma: 'cerca', palabra: 'incompleto', que: 'menos de la mitad de la mediana de sus otros meses' },
  no_llego: { forma: 'brecha', palabra: 'no llegó', que: 'ninguna fila, y suele enviar cinco o más' },
  sin_historia: { forma: 'sin_meta', palabra: 'sin historia', que: 'menos de tres meses propios con qué comparar' },
  no_se_espera: {
    forma: 'pocos',
    palabra: 'no se espera',
    que: 'antes de su primera fila, o suele enviar menos de cinco',
  },
};

export const FRESCURA: Readonly<Record<MarcaFrescura, Dicho>> = {
  al_dia: { forma: 'lograda', palabra: 'al día' },
  atrasada: { forma: 'brecha', palabra: 'atrasada' },
  sin_fecha: { forma: 'sin_meta', palabra: 'sin fecha' },
  no_llego: { forma: 'brecha', palabra: 'no llegó' },
};

export const ACUERDO: Readonly<Record<Acuerdo, Dicho>> = {
  coincide: { forma: 'lograda', palabra: 'coincide' },
  difiere: { forma: 'brecha', palabra: 'difiere' },
  no_aplica: { forma: '', palabra: 'no aplica' },
  no_reportado: { forma: '', palabra: 'no reportado' },
};

export const HOMOLOGACION: Readonly<Record<Homologacion, Dicho>> = {
  si: { forma: 'lograda', palabra: 'sí' },
  no: { forma: 'brecha', palabra: 'no' },
  no_reportado: { forma: 'pocos', palabra: 'no reportado' },
};

export const REGLA: Readonly<Record<ReglaConsistencia, { readonly que: string; readonly de: string }>> = {
  antes_de_nacer: { que: 'Atención anterior al nacimiento', de: 'líneas del HIS' },
  inactivo_atendido: { que: 'Atención después de que el padrón dio por inactivo el registro', de: 'líneas del HIS' },
  gestante_varon: { que: 'Atención de gestante a un varón', de: 'líneas del HIS' },
  de_otra_region: { que: 'Atención a residentes de otra región', de: 'líneas del HIS' },
  registro_antes: { que: 'Registrada antes de atender', de: 'líneas con fecha de registro' },
  hb_fuera_de_rango: { que: 'Hemoglobina fuera de 3-25 g/dL', de: 'filas recibidas' },
  peso_fuera_de_rango: { que: 'Peso fuera de rango', de: 'filas recibidas' },
  talla_fuera_de_rango: { que: 'Talla fuera de rango o en metros', de: 'filas recibidas' },
};
