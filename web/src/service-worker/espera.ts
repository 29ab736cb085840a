export const alcabo = <T>(ms: number, valor: T): Promise<T> =>
  new Promise((listo) => {
    setTimeout(() => listo(valor), ms);
  });

/** @throws when `tarea` takes longer than `ms`. */
export const conLimite = <T>(tarea: Promise<T>, ms: number): Promise<T> =>
  Promise.race([
    tarea,
    new Promise<never>((_, fallar) => {
      setTimeout(() => fallar(new Error('tarda')), ms);
    }),
  ]);
