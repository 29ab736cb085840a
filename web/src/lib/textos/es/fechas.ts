// formato.ts
export const meses = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'setiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;
export const mesDe = (mes: string, ano: string) => `${mes} de ${ano}`;
