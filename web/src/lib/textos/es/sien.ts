import type { Valor } from '../valor.ts';

// PanelSien.svelte
export const cifrasOficialesDe2022 = 'Cifras oficiales de 2022';
export const realesSienHis = 'reales, SIEN-HIS';
export const tablaDeCifrasDe2022 = 'Tabla de cifras de 2022';
export const distrito = 'Distrito';
export const anemia6A35Meses = 'Anemia, 6 a 35 meses';
export const desnutricionCronica0A59 = 'Desnutrición crónica, 0 a 59 meses';
export const fuenteDe = (fuente: Valor) => `Fuente: ${fuente}.`;

// sien.ts
export const noFigura = 'no figura';
export const sinDatos = 'sin datos';
export const menosDe5ProtegidoPor = 'menos de 5, protegido por la fuente';
