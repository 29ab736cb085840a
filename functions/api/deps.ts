import type { Context } from 'hono';
import type { CalidadRepo } from '../adapters/dynamo/calidad.ts';
import type { CargasRepo } from '../adapters/dynamo/cargas.ts';
import type { CortesRepo } from '../adapters/dynamo/cortes.ts';
import type { HechosRepo } from '../adapters/dynamo/hechos.ts';
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
import type { Objetos } from '../domain/objetos.ts';
import type { Periodo } from '../domain/periodo.ts';
import type { Recuento } from '../domain/recuento.ts';
import type { ExportadoParaEnviar, PedidoExportar } from '../export/exportar.ts';
import type { Tarea } from '../domain/tarea.ts';
import type { Lugares } from './lugares.ts';

/** Who may call a route. `abierta`: anybody; the rest need an identity that carries that role. */
export type Acceso = 'abierta' | 'equipo' | 'informatica';
export type Identidad = { readonly sujeto: string; readonly roles: readonly Exclude<Acceso, 'abierta'>[] };

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

export type Deps = {
  readonly version: string;
  /** The instant it is, ISO 8601. */
  readonly ahora: () => string;
  /** Tells one local sala from another; absent where there is only one. */
  readonly instancia?: string;
  readonly identificar: (c: Context) => Identidad | null;
  /** Names under which this server may be called, without port (`localhost`, `127.0.0.1`, `[::1]`); null where a CDN checks them. */
  readonly anfitriones: readonly string[] | null;
  readonly punteros: Pick<PunterosRepo, 'ultimo' | 'vigentes'>;
  readonly cortes: Pick<CortesRepo, 'leer' | 'listar'>;
  readonly cargas: Pick<CargasRepo, 'listar' | 'leer' | 'recibidas' | 'recibida'>;
  /** What tells whether a scope holds another. */
  readonly mapa: () => Mapa;
  readonly tableros: Pick<TablerosRepo, 'leer'>;
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
  /** The rejects with the values of personal columns, noted in the journal of reads; null when the original is no longer kept. */
  readonly rechazosConValores: (carga: Carga, sujeto: string) => Promise<Uint8Array | null>;
  /** What is being done now. */
  readonly tareas: () => readonly Tarea[];
  readonly cerrar: (orden: { readonly region: string; readonly periodo: Periodo }) => Promise<ResultadoCierre>;
  /** A published corte as a file. @throws ExportarError for what was asked. */
  readonly exportar: (pedido: PedidoExportar) => Promise<ExportadoParaEnviar>;
  /** Where an unexpected error goes. `donde` is the pattern of the route: no ids, no query. */
  readonly anotar: (
    error: unknown,
    donde: { readonly peticion: string; readonly metodo: string; readonly ruta: string },
  ) => void;
};
