const politica = (wasm: boolean): string =>
  `default-src 'self'; script-src 'self'${wasm ? " 'wasm-unsafe-eval'" : ''}; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`;

/**
 * Policy of whatever is not a page with its own hashes. Only what the pages need: scripts of our own origin. Inline styles come from
 * Svelte's transitions and charts.
 */
export const POLITICA = politica(false);

/**
 * That of the script of the explorer's worker: a worker obeys the policy of its own response, which must let WebAssembly be compiled
 * and reach no other server.
 */
const POLITICA_MOTOR = politica(true);

const MOTOR = /\/_app\/immutable\/assets\/duckdb-[^/]*\.worker\./;

/** Of a static file, by its path. */
export const politicaDe = (ruta: string): string => (MOTOR.test(ruta) ? POLITICA_MOTOR : POLITICA);
