/** Run before anything else: without it a missing extension is asked for over the network and fails as a cryptic wasm error. */
export const SIN_EXTENSIONES = `SET autoload_known_extensions = false; SET autoinstall_known_extensions = false`;

/** Run once the cube is attached: from then on no statement reads a file or an address, nor opens the door again. */
export const CERRADO = `SET enable_external_access = false; SET lock_configuration = true`;

/** Without these casts `sum()` yields objects. */
export const CONFIGURACION = { query: { castBigIntToDouble: true, castDecimalToDouble: true } };

/** Size of `duckdb-eh.wasm` once decompressed: Content-Length says the compressed size, so the progress bar needs it from here. */
export const BYTES_WASM = 34_242_586;
