/** dynalite ships no types: only what `embebida.ts` uses. */
declare module 'dynalite' {
  import type { Server } from 'node:http';
  type Opciones = {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  };
  export default function dynalite(opciones?: Opciones): Server;
}
