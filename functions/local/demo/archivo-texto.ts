import { closeSync, openSync, writeSync } from 'node:fs';

const LLENO = 1 << 18;

/** A text file written in large pieces. UTF-8 without BOM, `\n`. */
export class ArchivoTexto {
  readonly #fd: number;
  readonly ruta: string;
  #pendiente = '';
  #lineas = 0;

  constructor(ruta: string, cabecera: string) {
    this.ruta = ruta;
    this.#fd = openSync(ruta, 'w');
    this.#pendiente = `${cabecera}\n`;
  }

  /** Lines written, without the header. */
  get lineas(): number {
    return this.#lineas;
  }

  linea(texto: string): void {
    this.#pendiente += `${texto}\n`;
    this.#lineas++;
    if (this.#pendiente.length > LLENO) this.#vaciar();
  }

  cerrar(): void {
    this.#vaciar();
    closeSync(this.#fd);
  }

  #vaciar(): void {
    writeSync(this.#fd, this.#pendiente);
    this.#pendiente = '';
  }
}

/** A CSV field: quoted only where it must be. */
export const campo = (valor: string): string => (/[",\n]/.test(valor) ? `"${valor.replaceAll('"', '""')}"` : valor);
