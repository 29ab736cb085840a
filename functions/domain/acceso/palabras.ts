import type { Suceso, TipoSuceso } from './auditoria.ts';
import type { Finalidad } from './identidad.ts';

export const NOMBRE_FINALIDAD: Readonly<Record<Finalidad, string>> = {
  seguimiento: 'seguimiento',
  auditoria: 'auditoría',
  peticion_titular: 'petición de la persona',
};

export const NOMBRE_SUCESO: Readonly<Record<TipoSuceso, string>> = {
  lectura_nominal: 'leyó datos de personas',
  publicacion: 'publicó',
  carga_recibida: 'cargó',
  consulta_auditoria: 'consultó este registro',
  peticion_titular: 'atendió a una persona que preguntó por sus datos',
  pantalla_creada: 'dio permiso a una pantalla',
  pantalla_revocada: 'quitó el permiso a una pantalla',
};

/** What was read or done, in words: `rechazos:0123…` is «las filas no aceptadas de la carga 0123…». */
export const recursoEnPalabras = ({ recurso }: Pick<Suceso, 'recurso'>): string => {
  const [clase = '', ...resto] = recurso.split(':');
  const [de = '', corte] = resto.join(':').split('@');
  const palabras: Readonly<Record<string, string>> = {
    rechazos: `las filas no aceptadas de la carga ${de}`,
    sectoristas: `quién responde por los sectores de ${de}${corte === undefined ? '' : `, en el corte ${corte}`}`,
    carga: `el archivo de la carga ${de}`,
    corte: `el corte ${de}`,
    auditoria: `el mes ${de}`,
    // The pseudonym is in the record; on the screen it would only be one more thing to copy.
    titular: 'las lecturas de sus datos',
    pantalla: `la pantalla ${de}`,
  };
  return palabras[clase] ?? recurso;
};
