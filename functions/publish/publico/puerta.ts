import { comprimir, descomprimir, type Documento } from '../../adapters/dynamo/comprimido.ts';
import type { PublicosRepo } from '../../adapters/dynamo/publicos.ts';
import type { PunterosRepo, Publico, Ultimo } from '../../adapters/dynamo/punteros.ts';
import type { AmbitoId } from '../../domain/ambito.ts';
import type { CorteId } from '../../domain/corte.ts';
import {
  SIN_MODO,
  tableroVigente,
  tendenciaVigente,
  ventanasServidas,
  type NoServido,
} from '../../domain/publico-vigente.ts';
import { VENTANAS, type Tablero, type Tendencia, type Ventana } from '../../domain/tablero.ts';

/** The pointer of a region whose public mode is in force. */
export type Abierta = Omit<Ultimo, 'publico'> & { readonly publico: Publico };

export type Servido<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: NoServido };

export type DepsPuerta = {
  readonly punteros: Pick<PunterosRepo, 'ultimo'>;
  readonly publicos: PublicosRepo;
};

const negado = (error: NoServido) => ({ ok: false, error }) as const;

/** The stored document, or another without what is no longer published. */
function depurar<T>(documento: Documento, quitar: (t: T) => T): Documento {
  const guardado = descomprimir<T>(documento.gzip);
  const queda = quitar(guardado);
  return queda === guardado ? documento : comprimir(queda);
}

/** The one way to what is public: the pointer of the region says what is served, and everything else is as if it were not kept. */
export async function abrirPublico(
  { punteros }: Pick<DepsPuerta, 'punteros'>,
  region: string,
): Promise<Servido<Abierta>> {
  const ultimo = await punteros.ultimo(region);
  return ultimo?.publico ? { ok: true, value: { ...ultimo, publico: ultimo.publico } } : negado(SIN_MODO);
}

/** The public board of a place in a corte; without a window, in the widest that it has. One read. */
export async function leerTableroPublico(
  { publicos }: Pick<DepsPuerta, 'publicos'>,
  { publico }: Pick<Abierta, 'publico'>,
  {
    ambito,
    corte,
    ventana,
  }: { readonly ambito: AmbitoId; readonly corte: CorteId; readonly ventana?: Ventana | undefined },
): Promise<Servido<Documento>> {
  const servidas = ventanasServidas(publico, corte);
  if (!servidas.ok) return servidas;
  const una = ventana === undefined ? servidas.value[0]! : servidas.value.find((v) => v === ventana); // at least one
  if (una === undefined)
    return negado({ code: 'modo_no_publicado', mensaje: `Del corte ${corte} no se publica esa ventana de meses.` });
  const documento = await publicos.tablero(ambito, corte, una);
  return documento
    ? { ok: true, value: depurar<Tablero>(documento, (t) => tableroVigente(t, publico)) }
    : negado({ code: 'tablero_inexistente', mensaje: `El corte ${corte} no tiene un tablero público de ${ambito}.` });
}

/** The public series of a place; without a window, in the widest that there is. One read. */
export async function leerTendenciaPublica(
  { publicos }: Pick<DepsPuerta, 'publicos'>,
  { publico, vigencia }: Pick<Abierta, 'publico' | 'vigencia'>,
  { ambito, ventana }: { readonly ambito: AmbitoId; readonly ventana?: Ventana | undefined },
): Promise<Servido<Documento>> {
  const una = VENTANAS.find((v) => (ventana ?? v) === v && publico.tablas[v].length > 0);
  const documento = una && (await publicos.tendencia(ambito, vigencia, una));
  return documento
    ? { ok: true, value: depurar<Tendencia>(documento, (t) => tendenciaVigente(t, publico)) }
    : negado({ code: 'modo_no_publicado', mensaje: `No hay series públicas de ${ambito} en los cortes vigentes.` });
}
