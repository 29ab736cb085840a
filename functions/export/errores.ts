import type { NoServido } from '../domain/publico-vigente.ts';

/** What was asked cannot be exported. `code` is machine-read; the message is for the person: what, where, what to do. */
export class ExportarError extends Error {
  override readonly name = 'ExportarError';
  readonly code: 'corte_desconocido' | 'ambito_desconocido' | NoServido['code'] | 'formato_no_disponible';
  constructor(code: ExportarError['code'], mensaje: string) {
    super(mensaje);
    this.code = code;
  }
}

/** What was published contradicts itself: nothing is exported, because one of the two numbers would be false. */
export class CorteIncoherenteError extends Error {
  override readonly name = 'CorteIncoherenteError';
  readonly corte: string;
  constructor(corte: string, detalle: string) {
    super(
      `El corte ${corte} no se exportó: ${detalle}. Lo publicado está dañado o incompleto; restaure la carpeta de datos de una copia o cierre el mes otra vez.`,
    );
    this.corte = corte;
  }
}
