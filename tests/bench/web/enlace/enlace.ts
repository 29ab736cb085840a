/** Bytes of IP and TCP header that travel with each segment. */
export const CABECERA = 40;
/** Payload of one segment on an Ethernet path. */
export const SEGMENTO = 1460;

/** One way of a shared link: bytes leave one after another, in order of arrival, at a fixed rate. */
export type Enlace = {
  /** @returns when the last bit of `bytes` handed over at `ahora` has left (ms, same clock). */
  readonly ocupar: (ahora: number, bytes: number) => number;
};

/** @param bitsPorSegundo `Infinity` for a link that never makes anyone wait. */
export const crearEnlace = (bitsPorSegundo: number): Enlace => {
  let libre = -Infinity;
  return {
    ocupar(ahora, bytes) {
      libre = Math.max(libre, ahora) + (bytes * 8000) / bitsPorSegundo;
      return libre;
    },
  };
};
