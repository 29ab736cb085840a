import type { Rotulo } from './es.ts';

/**
 * Example of the labels in Quechua Chanka (Ayacucho), in the official three-vowel spelling. Nobody who speaks it has reviewed it:
 * the screen says so. What is missing stays in Spanish.
 */
export const rotulos: Readonly<Record<Rotulo, string | null>> = {
  datosAl: 'Kay punchawkama willakuykuna:',
  sinConexion: 'Mana rimanakuyniyuq',
  pausada: 'Sayasqa',
  anterior: 'Ñawpaq',
  siguiente: 'Qatiqnin',
  pausar: 'Sayachiy',
  continuar: 'Qatichiy',
  volver: 'Kutiy',
  personas: 'Runakuna',
  lograda: 'Aypasqa',
  cerca: 'Aypachkanña',
  brecha: 'Manaraq aypasqachu',
  nino: 'Wawa, warma',
  adolescente: 'Maqta, sipas',
  joven: 'Wayna, sipas',
  adulto: 'Kuraq runa',
  adulto_mayor: 'Machu, paya',
  gestante: 'Wiksayuq warmi',
  titulo_resumen: 'Imaynam kachkanchik',
  titulo_alertas: 'Pikunatam maskana',
  titulo_tendencias: 'Chunka iskayniyuq killa',
  corte: null,
  sello: null,
  modoEquipo: null,
  modoPublico: null,
  sinteticos: null,
  antiguos: null,
  meta: null,
  sinJuicio: null,
  todos: null,
  puntoFocal: null,
  porVencer: null,
  pendientes: null,
  sinNada: null,
  titulo_lugares_E: null,
  titulo_lugares_D: null,
  titulo_lugares_G: null,
  titulo_etapas: null,
  titulo_mapa_sectores: null,
  titulo_mapa_distritos: null,
  referencial: null,
  sinBrecha: null,
  sinDato: null,
};

export const AVISO = 'Runasimi: traducción de ejemplo, sin verificar';
