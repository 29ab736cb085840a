import type { Valor } from '../valor.ts';

// alcance.ts
export const cuadroCompletoSinMes = 'cuadro completo, sin mes';
export const sinLugarDeclarado = 'sin lugar declarado';
export const todoElPais = 'todo el país';
export const regionDe = (codigo: Valor) => `región ${codigo}`;

// EligeRegion.svelte
export const region = 'Región';
export const conCortesPublicados = 'Con cortes publicados';
export const todaviaSinCortes = 'Todavía sin cortes';
export const verRegion = 'Ver región';
