import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { cerrar, type Ejecutor } from '../../../functions/close/cerrar.ts';
import { pasoCongelar } from '../../../functions/close/paso-congelar.ts';
import type { Objetos } from '../../../functions/domain/objetos.ts';
import { cargasRepo } from '../../../functions/adapters/dynamo/cargas.ts';
import { ingresar } from '../../../functions/ingest/ingresar.ts';
import { pasoAgregar } from '../../../functions/aggregate/paso-agregar.ts';
import { pasoPublicar } from '../../../functions/publish/paso-publicar.ts';
import { azarDe } from './azar.ts';
import { clienteEnMemoria, TablaEnMemoria, type Peticion } from './dynamo-en-memoria.ts';
import { CaidaError, cuentaNueva, FALLOS, puertaDe, Turnos, type Cuenta, type Fallo, type Vida } from './fallos.ts';
import { vigilar } from './lectores.ts';
import { MESES, REGION, type Archivo } from './mundo.ts';
import { CuboEnMemoria, objetosEnMemoria } from './objetos-en-memoria.ts';
import { conserva, type Contador, type Taller } from './taller.ts';

export type Tarea =
  | { readonly hace: 'entregar'; readonly archivo: number }
  | { readonly hace: 'cerrar'; readonly periodos: readonly string[] };

/** What one or two processes are asked, in their order, and what goes wrong meanwhile. The seed draws the turns. */
export type Horario = {
  readonly semilla: number;
  readonly mundo: number;
  readonly contador: Contador;
  /** Files delivered at least once, by their place in the world. */
  readonly archivos: readonly number[];
  readonly procesos: readonly (readonly Tarea[])[];
  readonly fallos: readonly Fallo[];
};

/** Sets of files drawn from each world; of those that DuckDB counts, few, so that each count is used many times. */
const CONJUNTOS = { suma: 60, duckdb: 1 } as const;
/** Worlds: the pool holds some ten files of each. */
export const MUNDOS = { suma: 3, duckdb: 1 } as const;

const conjunto = (mundo: number, n: number, cuantos: number): number[] => {
  const azar = azarDe(mundo * 1009 + n * 31 + 5);
  return azar
    .mezclar(Array.from({ length: cuantos }, (_, i) => i))
    .slice(0, azar.entero(4, 7))
    .sort((a, b) => a - b);
};

export function sortear(semilla: number, contador: Contador, archivosDe: (mundo: number) => number): Horario {
  const azar = azarDe(semilla);
  const mundo = azar.entero(1, MUNDOS[contador]);
  const archivos = conjunto(mundo, azar.entero(1, CONJUNTOS[contador]), archivosDe(mundo));
  const entregas = azar.mezclar([...archivos, ...archivos.filter(() => azar.quiza(25))]);
  const dos = azar.quiza(50);
  const procesos: Tarea[][] = dos ? [[], []] : [[]];
  for (const archivo of entregas) procesos[azar.entero(0, procesos.length - 1)]!.push({ hace: 'entregar', archivo });
  for (let i = azar.entero(1, 2); i > 0; i--) {
    const suyo = procesos[azar.entero(0, procesos.length - 1)]!;
    const periodos = azar.quiza(35) ? [...MESES] : [azar.uno(MESES)];
    suyo.splice(azar.entero(0, suyo.length), 0, { hace: 'cerrar', periodos });
  }
  // Both close at once at the end, often.
  if (dos && azar.quiza(50)) for (const p of procesos) p.push({ hace: 'cerrar', periodos: [azar.uno(MESES)] });
  const fallos = Array.from({ length: azar.entero(0, 4) }, (): Fallo => {
    const proceso = azar.entero(0, procesos.length - 1);
    const cierres = procesos[proceso]!.filter((t) => t.hace === 'cerrar').length;
    return {
      proceso,
      peticion: azar.entero(0, 7 * procesos[proceso]!.length + 40 * cierres),
      tipo: azar.uno(FALLOS),
    };
  });
  return { semilla, mundo, contador, archivos, procesos, fallos };
}

const REPETIBLES = new Set([
  'CaidaError',
  'TimeoutError',
  'ProvisionedThroughputExceededException',
  'LoteIncompletoError',
  'VigenciaCambiadaError',
]);
/** Answers to a person who asked for what cannot be yet. */
const RESPUESTAS = new Set(['SinDatosError', 'PeriodoFuturoError', 'SinHechosError']);

const aqui: Ejecutor = async (_, hacer) => ({ valor: await hacer(), segundos: null });

export type Almacen = { readonly db: DynamoDBClient; readonly tabla: string; readonly objetos: Objetos };

/** Does one thing over one store, with the real code. */
export async function hacer(
  tarea: Tarea,
  archivos: readonly Archivo[],
  { db, tabla, objetos }: Almacen,
  taller: Taller,
  recibido: string,
  contador: Contador,
): Promise<void> {
  const { referencia, seudonimo } = taller;
  const trabajo = taller.raiz;
  if (tarea.hace === 'entregar') {
    const a = archivos[tarea.archivo]!;
    const { ingresos, fallos } = await ingresar(
      {
        ruta: a.ruta,
        nombre: a.nombre,
        region: REGION,
        ambito: a.ambito,
        modificado: a.modificado,
        ...(a.periodo === '' ? {} : { periodo: a.periodo }),
        ...(a.emitido === undefined ? {} : { emitido: a.emitido }),
      },
      false,
      {
        cargas: cargasRepo(db, tabla),
        objetos,
        trabajo,
        seudonimo,
        territorio: referencia.territorio,
        recibido,
        leer: taller.leer,
      },
    );
    if (fallos[0]) throw fallos[0].error;
    for (const { carga } of ingresos)
      if (!conserva(carga)) throw new Error(`rows of ${a.nombre} are lost: ${JSON.stringify(carga)}`);
    return;
  }
  const deps = { db, tabla, objetos, trabajo, referencia, software: 'prueba' };
  const { leerHechos, escribirCubo } = taller;
  await cerrar(
    { region: REGION, periodos: tarea.periodos, por: 'prueba' },
    {
      congelar: pasoCongelar(deps),
      agregar: pasoAgregar({ ...deps, agregar: taller.agregar(contador) }),
      publicar: pasoPublicar({ ...deps, leerHechos, escribirCubo, lotes: { esperar: async () => undefined } }),
    },
    aqui,
  );
}

export type Corrida = {
  readonly tabla: TablaEnMemoria;
  readonly cubo: CuboEnMemoria;
  readonly cuenta: Cuenta;
  readonly peticiones: number;
};

const instante = (n: number): string => new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString();

/**
 * Runs a schedule to its end: what fell starts again and repeats what it had been asked. Then, in calm, each month is closed once.
 * @param traza takes each request, for reading a failure
 */
export async function correr(
  h: Horario,
  taller: Taller,
  traza: (linea: string) => void = () => undefined,
): Promise<Corrida> {
  const { archivos } = taller.mundo(h.mundo);
  const tabla = new TablaEnMemoria();
  const cubo = new CuboEnMemoria();
  vigilar(tabla, cubo);
  const azar = azarDe(h.semilla ^ 0x5bd1e995);
  const turnos = new Turnos(azar);
  const cuenta = cuentaNueva();
  let reloj = 0;
  const contadores = h.procesos.map(() => ({ n: 0 }));
  const proceso = async (tareas: readonly Tarea[], i: number): Promise<void> => {
    const fallos = new Map(h.fallos.filter((f) => f.proceso === i).map((f) => [f.peticion, f.tipo]));
    const puerta = puertaDe(i, fallos, contadores[i]!, turnos, azar, cuenta, traza);
    const nacer = (): { vida: Vida; almacen: Almacen } => {
      const vida: Vida = { muerta: false };
      const pasar = (p: Peticion): Promise<object> => puerta(vida)(p);
      return {
        vida,
        almacen: { db: clienteEnMemoria(tabla, pasar), tabla: 'sala', objetos: objetosEnMemoria(cubo, pasar) },
      };
    };
    let actual = nacer();
    try {
      for (const tarea of tareas) {
        traza(`${'AB'[i]} --- ${JSON.stringify(tarea)}`);
        for (let vez = 0; ; vez++) {
          if (vez > 30) throw new Error('it never ends');
          try {
            await hacer(tarea, archivos, actual.almacen, taller, instante(reloj++), h.contador);
            break;
          } catch (error) {
            const nombre = error instanceof Error ? error.name : '';
            if (RESPUESTAS.has(nombre)) break;
            if (!REPETIBLES.has(nombre)) throw error;
            if (actual.vida.muerta || error instanceof CaidaError) actual = nacer();
          }
        }
      }
    } finally {
      turnos.sale(i);
    }
  };
  h.procesos.forEach((_, i) => turnos.entra(i));
  const fines = await Promise.allSettled(h.procesos.map(proceso));
  const roto = fines.find((f) => f.status === 'rejected');
  if (roto) throw roto.reason;
  const calma: Almacen = { db: clienteEnMemoria(tabla), tabla: 'sala', objetos: objetosEnMemoria(cubo) };
  traza('--- in calm: each month is closed');
  // Each by itself: a month without anything to count refuses the close that asks for it, with whatever else it asks for.
  for (const mes of MESES)
    try {
      await hacer({ hace: 'cerrar', periodos: [mes] }, archivos, calma, taller, instante(reloj++), h.contador);
    } catch (error) {
      if (!(error instanceof Error && RESPUESTAS.has(error.name))) throw error;
    }
  return { tabla, cubo, cuenta, peticiones: contadores.reduce((n, c) => n + c.n, 0) };
}
