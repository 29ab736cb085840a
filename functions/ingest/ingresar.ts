import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CargasRepo } from '../adapters/dynamo/cargas.ts';
import { type CargaRecibida } from '../domain/anulacion.ts';
import { repetida, type Carga } from '../domain/carga.ts';
import { claveDeclaracion, declaracionDe, type Declaracion } from '../domain/declaracion.ts';
import type { Objetos } from '../domain/objetos.ts';
import { avisoAnulada, avisoDistinta, diceLoMismo } from '../domain/otra-declaracion.ts';
import { sha256Archivo } from './archivo.ts';
import { desempaquetar } from './desempaquetar.ts';
import type { Entrada } from './formato.ts';
import { guardarCarga } from './guardar.ts';
import { LIMITES } from './limites.ts';
import { nombreVisible, type Pieza } from './paquete.ts';
import { cargaRechazada, recibirArchivo, type CargaLeida, type Deps, type Recibido } from './recibir.ts';

export type DepsIngresar = Omit<Deps, 'seudonimo' | 'sinMascara'> & {
  readonly cargas: Pick<CargasRepo, 'deLosMismosBytes' | 'registrar'>;
  readonly objetos: Pick<Objetos, 'put'>;
  readonly seudonimo: (documento: string) => string;
  /** Instant of reception, ISO 8601 in UTC with milliseconds. */
  readonly recibido: string;
  /** Reads one file: a pure function of its bytes and of what is said of it. */
  readonly leer?: typeof recibirArchivo;
};

export type Ingreso = {
  readonly carga: Carga;
  readonly nueva: boolean;
  /** Whose journal it is, or would be, in. */
  readonly region: string;
  /** Why what was declared is not used, or why the file does not count: for the person. */
  readonly aviso: string | null;
};
/** What failed is the machine and not the file: whoever asked may try again. */
export type Fallo = { readonly archivo: string; readonly error: unknown };
export type Recepcion = {
  /** One per file: one for a loose file, as many as members for an archive. */
  readonly ingresos: readonly Ingreso[];
  readonly fallos: readonly Fallo[];
  /** What the archive had that is not data. */
  readonly ignorados: readonly string[];
};

/** Region of the journal for a file that names no place and whose sender named none: our own CSVs of a one-region sala. */
const REGION_POR_OMISION = '05';

const regionDe = (carga: Pick<Carga, 'alcance'>, region: string | undefined): string =>
  region ?? /^[GPD]:(\d{2})/.exec(carga.alcance.ambito)?.[1] ?? REGION_POR_OMISION;

const sinTablas = (carga: CargaLeida): Carga => ({ ...carga, rechazos: null, normalizado: [] });

/** Less what only the journal knows. */
const cargaDe = ({ region: _r, recibida: _i, anulada: _a, ...carga }: CargaRecibida): Carga => carga;

/** The carga that these bytes, said to be this, are already; null when they bring something new to the journal. */
function yaRecibida(
  previas: readonly CargaRecibida[],
  mismaQue: (c: CargaRecibida) => boolean,
): { readonly previa: CargaRecibida; readonly aviso: string | null } | null {
  const mismas = previas.filter((c) => !c.error && mismaQue(c));
  const previa = mismas.find((c) => !c.anulada) ?? mismas[0];
  return previa ? { previa, aviso: previa.anulada ? avisoAnulada(previa) : null } : null;
}
const dichaIgual =
  (declarado: Declaracion) =>
  (c: CargaRecibida): boolean =>
    claveDeclaracion(c.declarado ?? {}) === claveDeclaracion(declarado);

/** Another carga of the same bytes that stands: only one of them counts, whichever came first. */
const otraEnPie = (previas: readonly CargaRecibida[], carga: CargaLeida): string | null => {
  const otra = previas.find((c) => !c.error && !c.anulada && c.id !== carga.id);
  return otra ? avisoDistinta(otra) : null;
};

/** The start of the sha256; and where that is taken by the same bytes received otherwise, that of both the bytes and what is declared. */
function idDe(sha256: string, previas: readonly CargaRecibida[], declarado: Declaracion, region: string): string {
  const id = sha256.slice(0, 16);
  const primera = previas.find((c) => c.id === id);
  if (!primera || (primera.error && primera.region === region)) return id; // a refused one gives up its line, within its journal
  return createHash('sha256')
    .update(`${sha256}:${claveDeclaracion(declarado)}`)
    .digest('hex')
    .slice(0, 16);
}

/** The file as read, by the name it would have in the journal. */
const nombrar = <C extends CargaLeida>(carga: C, id: string, declarado: Declaracion): C => ({
  ...carga,
  id,
  ...(Object.keys(declarado).length === 0 ? {} : { declarado }),
});

/**
 * One file, or each member of an archive, from the hand of whoever brings it to the journal: read, stored, noted. The journal is
 * last, so what is in it is whole. A member that is refused, or that fails, does not stop the others.
 * @param yaGuardado the original is in the object store already: that is where it came from
 */
export async function ingresar(entrada: Entrada, yaGuardado: boolean, deps: DepsIngresar): Promise<Recepcion> {
  const declarado = declaracionDe(entrada);
  const anotar = async (carga: Carga): Promise<Ingreso> => {
    deps.progreso?.({ fase: 'anotando', filas: carga.recibidas, bytes: carga.bytes, total: carga.bytes });
    const region = regionDe(carga, entrada.region);
    const hecha = await deps.cargas.registrar(region, carga, deps.recibido);
    const mismas = await deps.cargas.deLosMismosBytes(carga.sha256);
    if (hecha.nueva) return { ...hecha, region, aviso: carga.error ? null : otraEnPie(mismas, carga) };
    // Somebody brought the same while this was being read.
    const suya = yaRecibida(mismas, dichaIgual(declarado));
    return { ...hecha, region: suya?.previa.region ?? region, aviso: suya?.aviso ?? null };
  };
  return cadaPieza(entrada, deps, async (pieza, leer) => {
    const nombre = nombreVisible(pieza.entrada);
    const repetir = ({ previa, aviso }: NonNullable<ReturnType<typeof yaRecibida>>): Ingreso => ({
      carga: repetida(cargaDe(previa), nombre),
      nueva: false,
      region: previa.region,
      aviso,
    });
    const sha256 = 'rechazo' in pieza ? pieza.sha256 : await sha256Archivo(pieza.entrada.ruta);
    const previas = await deps.cargas.deLosMismosBytes(sha256);
    const conNombre = <C extends CargaLeida>(c: C): C =>
      nombrar(c, idDe(sha256, previas, declarado, regionDe(c, entrada.region)), declarado);
    if ('rechazo' in pieza) return anotar(sinTablas(conNombre(cargaRechazada(pieza.entrada, pieza.rechazo, pieza))));
    const ya = yaRecibida(previas, dichaIgual(declarado));
    if (ya) return repetir(ya);
    const recibido = await leer(deps.seudonimo);
    const { ruta } = pieza.entrada;
    const carga = conNombre(recibido.carga);
    if (carga.error) return anotar(sinTablas(carga));
    const misma = yaRecibida(previas, (c) => diceLoMismo(carga, regionDe(carga, entrada.region), c));
    if (misma) return repetir(misma);
    return anotar(
      await guardarCarga(deps.objetos, yaGuardado ? null : { ruta, deMiembro: pieza.deMiembro }, {
        ...recibido,
        carga,
      }),
    );
  });
}

/** As `ingresar`, and nothing is stored nor noted: what would happen. `nueva` false says that the file had been received. */
export async function ensayar(entrada: Entrada, deps: DepsIngresar): Promise<Recepcion> {
  const declarado = declaracionDe(entrada);
  return cadaPieza(entrada, deps, async (pieza, leer) => {
    const leida =
      'rechazo' in pieza ? cargaRechazada(pieza.entrada, pieza.rechazo, pieza) : (await leer(deps.seudonimo)).carga;
    const region = regionDe(leida, entrada.region);
    const previas = await deps.cargas.deLosMismosBytes(leida.sha256);
    const ya =
      leida.error === null
        ? (yaRecibida(previas, dichaIgual(declarado)) ?? yaRecibida(previas, (c) => diceLoMismo(leida, region, c)))
        : null;
    const carga = nombrar(sinTablas(leida), ya?.previa.id ?? idDe(leida.sha256, previas, declarado, region), declarado);
    return {
      carga,
      nueva: !ya,
      region: ya?.previa.region ?? region,
      aviso: ya ? ya.aviso : leida.error ? null : otraEnPie(previas, carga),
    };
  });
}

/** The archive opened, each piece handed to `hacer` in a scratch folder that goes when it ends. */
async function cadaPieza(
  entrada: Entrada,
  deps: DepsIngresar,
  hacer: (pieza: Pieza, leer: (seudonimo: DepsIngresar['seudonimo']) => Promise<Recibido>) => Promise<Ingreso>,
): Promise<Recepcion> {
  const trabajo = join(deps.trabajo, `recibir-${crypto.randomUUID()}`);
  const traida = { ...entrada, modificado: entrada.modificado ?? deps.recibido };
  const ingresos: Ingreso[] = [];
  const fallos: Fallo[] = [];
  let ignorados: readonly string[] = [];
  mkdirSync(trabajo, { recursive: true });
  try {
    const paquete = await desempaquetar(traida, join(trabajo, 'miembros'), deps.limites ?? LIMITES);
    ignorados = paquete.ignorados;
    for await (const pieza of paquete.piezas) {
      try {
        ingresos.push(
          await hacer(pieza, (seudonimo) =>
            (deps.leer ?? recibirArchivo)(pieza.entrada, { ...deps, trabajo, seudonimo }),
          ),
        );
      } catch (error) {
        fallos.push({ archivo: nombreVisible(pieza.entrada), error });
      }
    }
  } finally {
    await rm(trabajo, { recursive: true, force: true });
  }
  return { ingresos, fallos, ignorados };
}
