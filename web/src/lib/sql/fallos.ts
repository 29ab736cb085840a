import type { MotorError } from './motor.ts';

/** Why the explorer did not open, for the person, by cause. */
export const FALLOS: Readonly<Record<Exclude<MotorError['code'], 'cancelado'>, string>> = {
  descarga: 'No se pudo descargar el motor o los datos. Revise la conexión y vuelva a intentar.',
  cubo_alterado:
    'Los datos descargados no corresponden a su sello. Vuelva a intentar; si se repite, avise a informática.',
  sin_wasm: 'Este navegador no puede ejecutar el motor (WebAssembly). Use uno más reciente.',
  arranque:
    'El motor no pudo arrancar en este navegador: puede que la red o una extensión lo bloquee. Vuelva a intentar o use otro navegador.',
  memoria: 'A este equipo no le alcanza la memoria para abrir los datos. Cierre otras pestañas y vuelva a intentar.',
};
