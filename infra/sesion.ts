/** What keeps a session in a browser, by the names `functions/api/credencial.ts` and `functions/sitio/directorio.ts` give them. */
export const COOKIE_SESION = '__Host-sala';
export const COOKIE_IDA = '__Host-sala-ida';

/** Where sessions are opened and closed: pages that also take forms. */
export const CAMINOS_SESION = ['/sesion', '/sesion/*'] as const;

/**
 * Runs in CloudFront on what goes to the API: the session of a browser travels as the header the gateway looks at, and the cookie goes
 * no further. A header of its own comes first, as in the function.
 */
export const COOKIE_A_CABECERA = `
function handler(event) {
  var peticion = event.request;
  var sesion = peticion.cookies['${COOKIE_SESION}'];
  if (sesion && sesion.value && !peticion.headers.authorization) peticion.headers.authorization = { value: 'Bearer ' + sesion.value };
  return peticion;
}
`;
