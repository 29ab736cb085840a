import type { Context } from 'hono';
import type { AuditoriaRepo } from '../adapters/dynamo/auditoria.ts';
import type { CalidadRepo } from '../adapters/dynamo/calidad.ts';
import type { CargasRepo } from '../adapters/dynamo/cargas.ts';
import type { CortesRepo } from '../adapters/dynamo/cortes.ts';
import type { HechosRepo } from '../adapters/dynamo/hechos.ts';
import type { PantallasRepo } from '../adapters/dynamo/pantallas.ts';
import type { PublicosRepo } from '../adapters/dynamo/publicos.ts';
import type { PunterosRepo } from '../adapters/dynamo/punteros.ts';
import type { TablerosRepo } from '../adapters/dynamo/tableros.ts';
import type { TendenciasRepo } from '../adapters/dynamo/tendencias.ts';
import type { Mapa } from '../domain/alcance.ts';
import type { CargaRecibida, Vigencia } from '../domain/anulacion.ts';
import type { Carga } from '../domain/carga.ts';
import type { Manifiesto } from '../domain/corte.ts';
import type { Diferencia } from '../domain/diferencia.ts';
import type { Fecha } from '../domain/fecha.ts';
import type { LlaveFicha } from '../domain/hecho.ts';
import type { CuotaNominal, Suceso } from '../domain/acceso/auditoria.ts';
import type { Identidad } from '../domain/acceso/identidad.ts';
import type { Objetos } from '../domain/objetos.ts';
import type { Periodo } from '../domain/periodo.ts';
import type { Recuento } from '../domain/recuento.ts';
import type { ExportadoParaEnviar, PedidoExportar } from '../export/exportar.ts';
import type { Tarea } from '../domain/tarea.ts';
import type { Lugares } from './lugares.ts';

/** Who a request says it comes from, once its credential was verified; and if nobody, why. */
export type Presentado =
  | { readonly quien: Identidad }
  | { readonly quien: null; readonly por: 'sin_sesion' | 'sesion_vencida' | 'sesion_invalida' };

/** How somebody comes in here. */
export type Entrada =
  | { readonly tipo: 'demostracion'; readonly usuarios: readonly { readonly id: string; readonly nombre: string }[] }
  | { readonly tipo: 'directorio' }
  | { readonly tipo: 'ninguna' };

/** What the sender says about a file; what it does not say is read from the file. */
export type MetaCarga = {
  readonly archivo: string;
  readonly formato?: string;
  readonly region?: string;
  /** A month, or a range of them. */
  readonly periodo?: string;
  readonly ambito?: string;
  readonly emitido?: string;
  readonly modificado?: string;
  /** Read and told, nothing kept. */
  readonly ensayo?: 'si';
  /** Name the sender gave to the task, to follow it in the list of tasks. */
  readonly tarea?: string;
  /** Size announced. */
  readonly bytes?: number;
};

export type Recibida = {
  readonly nueva: boolean;
  readonly carga: Carga;
  /** Whether it counts, and why what was declared is not used. */
  readonly juicio?: Partial<Vigencia> & { readonly aviso_declaracion?: string | null | undefined };
};

/** `mensaje` is for the person: Spanish, with what to do. */
export type ResultadoAnular =
  | { readonly ok: true; readonly carga: CargaRecibida; readonly cambio: boolean }
  | {
      readonly ok: false;
      readonly codigo: 'carga_desconocida' | 'no_anulable' | 'motivo_invalido';
      readonly mensaje: string;
    };

export type Cierre = {
  readonly corte: string;
  readonly sha256: string;
  readonly publicado: boolean;
  readonly segundos: Readonly<Record<string, number | null>>;
  readonly hechos: number;
  readonly ambitos: number;
  /** What whoever asked must know of what was published, in Spanish. */
  readonly avisos: readonly string[];
};
/** `mensaje` is for the person: Spanish, with what to do. */
export type ResultadoCierre =
  | { readonly ok: true; readonly value: Cierre }
  | { readonly ok: false; readonly error: { readonly codigo: 'en_curso' | 'imposible'; readonly mensaje: string } };

/** `mensaje` is for the person: what is missing from the store, with what to do. */
export type ResultadoCalculo<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly codigo: 'entradas_rotas'; readonly mensaje: string } };

export type FichaPublicada = {
  readonly id: string;
  readonly nombre?: string;
  readonly corto?: string;
  readonly ediciones?: readonly {
    readonly version: string;
    readonly nombre?: string;
    readonly edicion?: string;
    readonly codigoOficial?: string | null;
    readonly principal?: boolean;
    readonly noCalculable?: string | null;
    readonly metodos?: readonly { readonly id: string; readonly principal: boolean }[];
  }[];
  readonly [campo: string]: unknown;
};

/** What this server does not do itself. `message` is for the person: how it is done here. */
export class NoAquiError extends Error {
  override readonly name = 'NoAquiError';
}

export type Deps = {
  readonly version: string;
  /** The instant it is, ISO 8601. */
  readonly ahora: () => string;
  /** Tells one local sala from another; absent where there is only one. */
  readonly instancia?: string;
  readonly identificar: (c: Context) => Promise<Presentado>;
  /** How somebody comes in. */
  readonly entrada: Entrada;
  /** Names under which this server may be called, without port (`localhost`, `127.0.0.1`, `[::1]`); null where a CDN checks them. */
  readonly anfitriones: readonly string[] | null;
  readonly punteros: Pick<PunterosRepo, 'ultimo' | 'vigentes'>;
  readonly cortes: Pick<CortesRepo, 'leer' | 'listar'>;
  readonly cargas: Pick<CargasRepo, 'listar' | 'leer' | 'recibidas' | 'recibida'>;
  /** What tells whether a scope holds another. */
  readonly mapa: () => Promise<Mapa>;
  readonly tableros: Pick<TablerosRepo, 'leer'>;
  /** Who reads what names persons, and who publishes; null where it has nowhere to be kept, and then nothing of that is read. */
  readonly auditoria: Pick<AuditoriaRepo, 'anotar' | 'listar' | 'deTitular' | 'contar'> | null;
  /** Other than the usual, in tests. */
  readonly cuota?: CuotaNominal;
  /** The pseudonym of a document; null where its key is not at hand. */
  readonly seudonimo: ((documento: string) => Promise<string>) | null;
  /** Measures that somebody is warned by; null where nobody watches. */
  readonly medir:
    | ((que: 'LecturasNominales' | 'LecturasNominalesDistintas' | 'LecturasNominalesNegadas', cuantas: number) => void)
    | null;
  /** null where they have nowhere to be kept. */
  readonly pantallas: Pick<PantallasRepo, 'crear' | 'listar' | 'revocar'> | null;
  /** Documents of the public mode. */
  readonly publicos: PublicosRepo;
  readonly calidad: Pick<CalidadRepo, 'leer'>;
  readonly tendencias: Pick<TendenciasRepo, 'leer'>;
  readonly hechos: Pick<HechosRepo, 'serie'>;
  readonly lugares: Lugares;
  readonly objetos: Pick<Objetos, 'get' | 'list'>;
  readonly fichas: () => Promise<readonly FichaPublicada[]>;
  /** Explains a ficha between two cortes, and counts a corte again by other sectors; null where there is no engine to do it. */
  readonly calcular: {
    readonly diferencia: (a: Manifiesto, b: Manifiesto, llave: LlaveFicha) => Promise<ResultadoCalculo<Diferencia>>;
    readonly recuento: (corte: Manifiesto, sectores: Fecha, de: Manifiesto) => Promise<ResultadoCalculo<Recuento>>;
  } | null;
  readonly maximoCargaBytes: number;
  /** Takes in one file, or each member of an archive. A refused one is a Carga with `error`. The stream fails when it passes the maximum. */
  readonly recibir: (cuerpo: ReadableStream<Uint8Array>, meta: MetaCarga) => Promise<readonly Recibida[]>;
  /** Voids a carga, or restores it: a line more in the journal. */
  readonly anular: (orden: {
    readonly id: string;
    readonly sujeto: string;
    readonly motivo: string;
    readonly deshacer: boolean;
  }) => Promise<ResultadoAnular>;
  /**
   * The rejects with the values of personal columns, the reading noted under each person; gives null when the original is no longer kept.
   * null where originals are not read again.
   */
  readonly rechazosConValores: ((carga: Carga, lectura: Suceso) => Promise<Uint8Array | null>) | null;
  /** What is being done now. */
  readonly tareas: () => readonly Tarea[];
  readonly cerrar: (orden: {
    readonly region: string;
    readonly periodo: Periodo;
    readonly por: string;
  }) => Promise<ResultadoCierre>;
  /** A published corte as a file. @throws ExportarError for what was asked. */
  readonly exportar: (pedido: PedidoExportar) => Promise<ExportadoParaEnviar>;
  /** Where an unexpected error goes. `donde` is the pattern of the route: no ids, no query. */
  readonly anotar: (
    error: unknown,
    donde: { readonly peticion: string; readonly metodo: string; readonly ruta: string },
  ) => void;
};
