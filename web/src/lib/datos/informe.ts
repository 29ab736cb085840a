import type { Fecha } from '../../../../functions/domain/fecha.ts';
import { NOMBRE_FUENTE } from '../../../../functions/domain/fuentes.ts';
import { fechaCorta } from '../formato.ts';
import { lugarEnPalabras, mesesEnPalabras } from './alcance.ts';
import type { CargaLeida } from './contrato.ts';
import { motivosDe, type EstadoFila, type Motivo } from './motivos.ts';
import { rechazoEnPalabras } from './palabras.ts';
import * as t from '../textos/es/datos.ts';

export type Situacion = 'limpia' | 'con_observadas' | 'con_rechazadas' | 'repetida' | 'rechazada';

export const NOMBRE_SITUACION: Readonly<Record<Situacion, string>> = {
  limpia: t.sinReparos,
  con_observadas: t.conFilasObservadas,
  con_rechazadas: t.conFilasRechazadas,
  repetida: t.yaSeHabiaRecibido,
  rechazada: t.archivoNoAceptado,
};

export type Sumando = {
  readonly estado: EstadoFila;
  readonly nombre: string;
  readonly n: number;
  readonly que: string;
};

/** What a report says of one file, ready to be drawn. */
export type Informe = {
  readonly id: string;
  readonly archivo: string;
  readonly formato: string;
  readonly situacion: Situacion;
  readonly recibidas: number;
  readonly sumandos: readonly Sumando[];
  /** False when the four do not add up: it is said, never hidden. */
  readonly cuadra: boolean;
  readonly motivos: readonly Motivo[];
  /** Source, months, place and days of the data; pairs of label and text. */
  readonly cubre: readonly { readonly que: string; readonly dice: string }[];
  readonly faltan: readonly string[];
  readonly nuevas: readonly string[];
  readonly avisos: readonly string[];
  readonly error: { readonly titulo: string; readonly mensaje: string } | null;
  /** Address of the CSV of rows not simply accepted; null when there is none, or nothing was stored. */
  readonly rechazos: string | null;
  /** False for one that a later issue replaced, or that was voided. */
  readonly cuenta: boolean;
  /** Why it does not count, or only in part; in words, with where to look. */
  readonly noCuenta: { readonly titulo: string; readonly dice: string } | null;
  /** Why what was declared with the file is not used. */
  readonly avisoDeclaracion: string | null;
  readonly sintetico: boolean;
};

const SUMANDOS = [
  { estado: 'aceptada', clave: 'aceptadas', que: 'cuentan' },
  { estado: 'observada', clave: 'observadas', que: t.seGuardanYNoCuentan },
  { estado: 'duplicada', clave: 'duplicadas', que: t.yaEstabanNoSeCuentan },
  { estado: 'rechazada', clave: 'rechazadas', que: t.noSonDatosONo },
] as const;

export const esRepetida = (c: CargaLeida): boolean => 'archivo_repetido' in c.motivos;

export const situacionDe = (c: CargaLeida): Situacion =>
  c.error
    ? 'rechazada'
    : esRepetida(c)
      ? 'repetida'
      : c.rechazadas > 0
        ? 'con_rechazadas'
        : c.observadas > 0
          ? 'con_observadas'
          : 'limpia';

const dias = (desde: Fecha | null | undefined, hasta: Fecha | null): string =>
  hasta === null
    ? t.sinFechas
    : desde && desde !== hasta
      ? `${fechaCorta(desde)} a ${fechaCorta(hasta)}`
      : desde
        ? fechaCorta(hasta)
        : t.hastaEl(fechaCorta(hasta));

const noCuentaDe = (c: CargaLeida): Informe['noCuenta'] => {
  const otras = c.reemplazada_por ?? [];
  const cuales = `${otras.length === 1 ? t.laCarga : t.lasCargas} ${otras.join(', ')}`;
  if (c.vigente === 'anulada')
    return {
      titulo: t.anulada,
      dice: c.anulada
        ? t.noCuentaDesdeEl(fechaCorta(c.anulada.instante.slice(0, 10)), c.anulada.motivo, c.anulada.sujeto)
        : t.noCuenta,
    };
  if (c.vigente === 'no')
    return {
      titulo: t.noCuentaAlInicio,
      dice: t.laDeEmisionPosteriorO(otras.length === 1 ? 'reemplaza' : 'reemplazan', cuales),
    };
  if (c.vigente === 'en_parte')
    return {
      titulo: t.cuentaEnParteAlInicio,
      dice: t.loDemasLoOtraVez(otras.length === 1 ? 'dice' : 'dicen', cuales),
    };
  return null;
};

/** @param nombres of the formats by id. @param guardada false for a dry run: there is nothing to download. */
export const informeDe = (c: CargaLeida, nombres: ReadonlyMap<string, string>, guardada = true): Informe => {
  const sumandos = SUMANDOS.map(({ estado, clave, que }) => ({ estado, nombre: clave, n: c[clave], que }));
  const { fuente, periodo, ambito } = c.alcance;
  return {
    id: c.id,
    archivo: c.archivo,
    formato: c.formato === '' ? t.sinReconocer : (nombres.get(c.formato) ?? c.formato),
    situacion: situacionDe(c),
    recibidas: c.recibidas,
    sumandos,
    cuadra: sumandos.reduce((n, s) => n + s.n, 0) === c.recibidas,
    motivos: motivosDe(c),
    cubre: c.error
      ? []
      : [
          { que: t.fuente, dice: NOMBRE_FUENTE[fuente] ?? fuente },
          { que: t.meses, dice: mesesEnPalabras(periodo) },
          { que: t.lugar, dice: lugarEnPalabras(ambito) },
          { que: t.datos, dice: dias(c.dato_desde, c.dato_hasta) },
          { que: t.emitido, dice: c.emitido === null ? t.elArchivoNoLoDice : fechaCorta(c.emitido) },
        ],
    faltan: c.columnas?.faltan ?? [],
    nuevas: c.columnas?.nuevas ?? [],
    avisos: c.avisos,
    error: c.error && { titulo: rechazoEnPalabras(c.error.codigo), mensaje: c.error.mensaje },
    rechazos: guardada && c.rechazos !== null ? `/v1/cargas/${c.id}/rechazos.csv` : null,
    cuenta: c.vigente !== 'no' && c.vigente !== 'anulada',
    noCuenta: noCuentaDe(c),
    avisoDeclaracion: c.aviso_declaracion ?? null,
    sintetico: c.sintetico,
  };
};
