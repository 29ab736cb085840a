/** Header of what was answered to somebody: until when their session lasts, in seconds since 1970. What has none ends with nobody. */
export const CABECERA_HASTA = 'x-sala-hasta';

/** Whether the session something was read with is over by now. @param ahora milliseconds since 1970 */
export const sesionPasada = (cabeceras: Pick<Headers, 'get'>, ahora: number): boolean => {
  const hasta = cabeceras.get(CABECERA_HASTA);
  return hasta !== null && Number(hasta) * 1000 <= ahora;
};
