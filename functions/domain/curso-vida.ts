import { anosCumplidos, type Fecha } from './fecha.ts';

/** Life stages of `indicadores.md` §3 (V2). `gestante` and `puerpera` are conditions, not stages. */
export const CURSOS_VIDA = ['nino', 'adolescente', 'joven', 'adulto', 'adulto_mayor'] as const;
export type CursoVida = (typeof CURSOS_VIDA)[number];

export type Condicion = '' | 'gestante' | 'puerpera';

export const NOMBRE_CURSO_VIDA: Readonly<Record<CursoVida, string>> = {
  nino: 'Niño',
  adolescente: 'Adolescente',
  joven: 'Joven',
  adulto: 'Adulto',
  adulto_mayor: 'Adulto mayor',
};

/** Completed years at which each stage begins; a stage ends the day before the next one begins. */
export const EDAD_INICIAL_ANOS: Readonly<Record<CursoVida, number>> = {
  nino: 0,
  adolescente: 12,
  joven: 18,
  adulto: 30,
  adulto_mayor: 60,
};

/** Stage at `fecha`. A birth after `fecha` counts as `nino`: the caller decides whether such a person exists. */
export const cursoVida = (nacimiento: Fecha, fecha: Fecha): CursoVida => {
  const anos = anosCumplidos(nacimiento, fecha);
  return CURSOS_VIDA.findLast((c) => anos >= EDAD_INICIAL_ANOS[c]) ?? 'nino';
};
