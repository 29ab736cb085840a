/** A variable that a deployed function cannot work without. @throws naming it. */
export const exigida = (nombre: string): string => {
  const valor = process.env[nombre];
  if (!valor) throw new Error(`Falta la variable de entorno ${nombre}`);
  return valor;
};

/** `sala 0.1.0`, as the stack says. */
export const softwareDesplegado = (): string => `sala ${exigida('SALA_VERSION')}`;
