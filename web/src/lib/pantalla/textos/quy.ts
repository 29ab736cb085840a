import type { Rotulo } from './es.ts';

/**
 * Example of the labels in Quechua Chanka (Ayacucho), in the official three-vowel spelling. Nobody who speaks it has reviewed it:
 * the screen says so. What is missing stays in Spanish.
 */
export const rotulos: Readonly<Partial<Record<Rotulo, string>>> = {
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
};

export const AVISO = 'Runasimi: traducción de ejemplo, sin verificar';
