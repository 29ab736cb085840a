/** Decoded texts kept at hand: in a workbook the frequent ones come first, because they were met first. */
const A_MANO = 1 << 14;
const TROZO = 1 << 20;

/**
 * The shared strings of a workbook, as UTF-8 in blocks outside the heap of JavaScript: a million of them cost their bytes plus eight
 * each, and nothing to the garbage collector.
 */
export class TextosCompartidos {
  readonly #bloques: Buffer[] = [];
  #usado = TROZO;
  /** Block × 2^32 + offset inside it, and the length, of each text. */
  #donde = new Float64Array(1024);
  #largo = new Uint32Array(1024);
  readonly #aMano: string[] = [];
  #total = 0;
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  agregar(texto: string): void {
    const n = Buffer.byteLength(texto);
    if (this.#usado + n > (this.#bloques.at(-1)?.length ?? 0)) {
      this.#bloques.push(Buffer.allocUnsafeSlow(Math.max(TROZO, n)));
      this.#usado = 0;
    }
    if (this.#total === this.#donde.length) this.#crecer();
    this.#donde[this.#total] = (this.#bloques.length - 1) * 2 ** 32 + this.#usado;
    this.#largo[this.#total++] = n;
    this.#usado += this.#bloques.at(-1)!.write(texto, this.#usado);
    this.#bytes += n + 12;
    if (this.#aMano.length < A_MANO) this.#aMano.push(texto);
  }

  /** '' when there is no such text: a damaged index is an empty cell. */
  leer(i: number): string {
    const conocido = this.#aMano[i];
    if (conocido !== undefined) return conocido;
    if (!Number.isInteger(i) || i < 0 || i >= this.#total) return '';
    const donde = this.#donde[i]!;
    const bloque = Math.floor(donde / 2 ** 32);
    const ini = donde - bloque * 2 ** 32;
    return this.#bloques[bloque]!.toString('utf8', ini, ini + this.#largo[i]!);
  }

  #crecer(): void {
    const donde = new Float64Array(this.#total * 2);
    donde.set(this.#donde);
    this.#donde = donde;
    const largo = new Uint32Array(this.#total * 2);
    largo.set(this.#largo);
    this.#largo = largo;
  }
}
