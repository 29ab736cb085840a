import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AmbitoId } from '../../domain/ambito.ts';
import type { CorteId } from '../../domain/corte.ts';
import type { Tablero, Tendencia, Ventana } from '../../domain/tablero.ts';
import { atributosDocumento, leerDocumento, type Documento } from './comprimido.ts';
import { leerInmutable } from './lectura.ts';
import { llave, type Item, type Llave } from './tabla.ts';

/**
 * Item shape: pk = PUBLICO#<ambito>, sk = <corte>#<ventana> (a board) or SERIE#<vigencia>#<ventana>; doc B (gzip of its JSON), etag S.
 * A partition of its own: nothing exact is ever written under it, and whoever may read only it cannot reach the rest.
 */
const pk = (ambito: AmbitoId): string => `PUBLICO#${ambito}`;
const tableroLlave = (ambito: AmbitoId, corte: CorteId, ventana: Ventana): Llave => ({
  pk: pk(ambito),
  sk: `${corte}#${ventana}`,
});
const serieLlave = (ambito: AmbitoId, vigencia: string, ventana: Ventana): Llave => ({
  pk: pk(ambito),
  sk: `SERIE#${vigencia}#${ventana}`,
});

/** Only documents of the public mode have a place here. */
export class NoEsPublicoError extends Error {
  override readonly name = 'NoEsPublicoError';
  constructor(documento: string) {
    super(`${documento} no es del modo público y no se escribe entre lo público.`);
  }
}

const ventanaDe = (documento: string, v: Ventana | undefined): Ventana => {
  if (v === undefined) throw new NoEsPublicoError(documento);
  return v;
};

/** @throws NoEsPublicoError, DocumentoGrandeError */
export const itemTableroPublico = (t: Tablero): Item => {
  const nombre = `tablero público ${t.ambito.id} de ${t.corte.id}`;
  if (t.modo !== 'publico' || [t.propio, ...t.hijos].some((f) => f.celdas.some((c) => c.e === 'v')))
    throw new NoEsPublicoError(nombre);
  return {
    ...llave(tableroLlave(t.ambito.id, t.corte.id, ventanaDe(nombre, t.ventana))),
    ...atributosDocumento(nombre, t),
  };
};

/** @throws NoEsPublicoError, DocumentoGrandeError */
export const itemTendenciaPublica = (t: Tendencia, vigencia: string): Item => {
  const nombre = `tendencia pública ${t.ambito} de ${vigencia}`;
  const series = [...t.propio, ...t.hijos.flatMap((h) => h.series)];
  if (series.some((s) => [...s.num, ...s.den].some((x) => x !== null))) throw new NoEsPublicoError(nombre);
  return { ...llave(serieLlave(t.ambito, vigencia, ventanaDe(nombre, t.ventana))), ...atributosDocumento(nombre, t) };
};

export function publicosRepo(db: DynamoDBClient, tabla: string) {
  const leer = async (de: Llave): Promise<Documento | null> => {
    const item = await leerInmutable(db, tabla, de);
    return item && leerDocumento(item);
  };
  return {
    /** Both still compressed, to be sent on as they are. */
    tablero: (ambito: AmbitoId, corte: CorteId, ventana: Ventana) => leer(tableroLlave(ambito, corte, ventana)),
    tendencia: (ambito: AmbitoId, vigencia: string, ventana: Ventana) => leer(serieLlave(ambito, vigencia, ventana)),
  };
}
export type PublicosRepo = ReturnType<typeof publicosRepo>;
