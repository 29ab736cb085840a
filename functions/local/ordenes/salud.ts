import { clasificarAnemia } from '../salud/anemia.ts';
import { calcularZscores } from '../salud/zscore.ts';

const resumir = ({ filas, conError }: { filas: number; conError: number }): void => {
  process.stderr.write(`${filas} filas leídas, ${conError} sin calcular (la columna «observacion» dice por qué)\n`);
};

export const ordenAnemia = async (o: { entrada: string; metodo: 'nts213_tramos' | 'sien_formula' }): Promise<void> =>
  resumir(await clasificarAnemia({ entrada: o.entrada, metodo: o.metodo }));

export const ordenZscore = async (o: { entrada: string }): Promise<void> =>
  resumir(await calcularZscores({ entrada: o.entrada }));
