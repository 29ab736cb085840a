// formato.ts
export { MESES as meses } from '../../../../../functions/domain/meses.ts';
export const mesDe = (mes: string, ano: string) => `${mes} de ${ano}`;
