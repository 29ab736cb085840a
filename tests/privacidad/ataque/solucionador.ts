import highs from 'highs';

/** Starts the solver. Its types are those of its CommonJS half, where the function is in `default`. */
export const abrirSolucionador = highs as unknown as typeof highs.default;
