import type { rotulos as fuente } from '../es/pared.ts';
import type { Traduccion } from '../traduccion.ts';

/**
 * Example of the labels in Quechua Chanka (Ayacucho), in the official three-vowel spelling. Nobody who speaks it has reviewed it:
 * the screen says so. `null` stays in Spanish: a word in doubt is better left than invented, and a warning is read by everyone.
 */
export const rotulos: Traduccion<typeof fuente> = {
  datosAl: 'Kay punchawkama willakuykuna:',
  corte: null,
  sello: null,
  modoEquipo: null,
  modoPublico: null,
  modoPublico12: null,
  sinteticos: null,
  antiguos: null,
  sinConexion: null,
  pausada: 'Sayasqa',
  anterior: 'Ñawpaq',
  siguiente: 'Qatiqnin',
  pausar: 'Sayachiy',
  continuar: 'Qatichiy',
  volver: 'Kutiy',
  meta: null,
  personas: 'Runakuna',
  lograda: 'Aypasqa',
  cerca: 'Aypachkanña',
  brecha: 'Manaraq aypasqachu',
  sinJuicio: null,
  sinMeta: null,
  nino: 'Wawa, warma',
  adolescente: 'Maqta, sipas',
  joven: 'Wayna, sipas',
  adulto: 'Kuraq runa',
  adulto_mayor: 'Yuyaq runa',
  gestante: 'Wiksayuq, wachakuq',
  todos: null,
  puntoFocal: null,
  porVencer: null,
  pendientes: null,
  sinNada: null,
  titulo_resumen: 'Imaynam kachkanchik',
  titulo_lugares_E: null,
  titulo_lugares_D: null,
  titulo_lugares_G: null,
  titulo_etapas: null,
  titulo_alertas: 'Pikunatam maskana',
  titulo_mapa_sectores: null,
  titulo_mapa_distritos: null,
  titulo_tendencias: 'Chunka iskayniyuq killa',
  referencial: null,
  sinBrecha: null,
  sinDato: null,
  etapa: null,
  distritos: null,
  sectores: null,
};

export const AVISO = 'Runasimi: traducción de ejemplo, sin verificar';
