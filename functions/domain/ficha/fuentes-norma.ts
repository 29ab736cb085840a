export type FuenteNorma = { readonly id: string; readonly nombre: string };

/** Short names of the sources a ficha cites. @source `indicadores.md` §0.3 */
const FUENTES: Readonly<Record<string, string>> = {
  F1: 'Sentencias SQL de los compromisos FED 2024-2025 (MIDIS-DGSE y MINSA)',
  F2: 'Sentencias SQL de MINSA-OGEI para los convenios de gestión (DL 1153)',
  F3: 'FED 2025-2026: DS 012-2025-MIDIS y su catálogo de metas, en transcripción pública',
  F4: 'Fichas de procesamiento FED 2025-2026, transcritas por la Red de Salud Abancay',
  F5: 'Compromiso 1 del Programa de Incentivos, en aplicaciones municipales públicas',
  F6: 'NTS 213-MINSA/DGIESP-2024, anemia (RM 251-2024/MINSA)',
  F7: 'Tablero de control DGSE-MIDIS y PNCM (Anexo 1) y las normas técnicas que cita',
  F8: 'Reportes regionales de no transmisibles y código público de análisis del HIS',
  F9: 'Instructivo de sectorización y RM 085-2021-MIDIS, «Primero la Infancia»',
  F10: 'Sello Municipal, Distintivo DIT (RM 203-2023-MIDIS) y guías de la Meta 4',
  F11: 'Fichas FED 2018 y 2019, y manual HIS de nutrición de 2015',
};

/** The sources in a text such as «F6, F7», with their names; what is not one of them is its own name. */
export const fuentesNorma = (fuente: string): readonly FuenteNorma[] =>
  fuente
    .split(',')
    .map((f) => f.trim())
    .filter((f) => f !== '')
    .map((f) => (FUENTES[f] ? { id: f, nombre: FUENTES[f] } : { id: '', nombre: f }));

/** «NTS 213… (F6); Tablero de control… (F7)». */
export const fuenteEnPalabras = (fuente: string): string =>
  fuentesNorma(fuente)
    .map((f) => (f.id === '' ? f.nombre : `${f.nombre} (${f.id})`))
    .join('; ');
