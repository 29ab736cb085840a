// Steps prime to the modulus visit every number once: unique and not in order of birth.
const DNI_TOTAL = 1_000_000;
const DNI_PASO = 387_420_489 % DNI_TOTAL;
const CNV_TOTAL = 100_000_000;
const CNV_PASO = 61_803_399;

/** DNI numbers kept for whoever must have one: past them an adult gets a foreigner's card. */
const DNI_RESERVA = 5_000;

/**
 * Numbers of synthetic documents: all start with 99, none is given twice. There are one million DNI numbers `99xxxxxx`; children,
 * mothers and padrón codes take theirs first, and the adults that fill the large sizes get a nine-character foreigner's card
 * (`99xxxxxxx`, type 2 of the HIS) once the DNI run out.
 */
export class Documentos {
  #dni = 0;
  #cnv = 0;
  #extranjeros = 0;

  /** Eight digits. @throws RangeError when the million is spent. */
  dni(): string {
    if (this.#dni >= DNI_TOTAL) throw new RangeError('El tamaño pide más de un millón de DNI sintéticos (99xxxxxx)');
    return `99${String((++this.#dni * DNI_PASO) % DNI_TOTAL).padStart(6, '0')}`;
  }

  /** Ten digits. */
  cnv(): string {
    return `99${String((++this.#cnv * CNV_PASO) % CNV_TOTAL).padStart(8, '0')}`;
  }

  /** Document of an adult and its type in the HIS: 1 DNI, 2 foreigner's card. */
  adulto(): { readonly numero: string; readonly tipo: '1' | '2' } {
    if (this.#dni < DNI_TOTAL - DNI_RESERVA) return { numero: this.dni(), tipo: '1' };
    return { numero: `99${String(++this.#extranjeros).padStart(7, '0')}`, tipo: '2' };
  }
}
