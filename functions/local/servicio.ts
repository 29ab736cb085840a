import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { abrirEmbebida } from '../adapters/dynamo/embebida.ts';
import { crearTabla, NOMBRE_TABLA } from '../adapters/dynamo/tabla.ts';
import { objetosCarpeta } from '../adapters/objects/carpeta.ts';
import { cerrar, type Cierre, type Ejecutor, type Pedido } from '../close/cerrar.ts';
import { pasosDe } from '../close/pasos.ts';
import type { Carga } from '../domain/carga.ts';
import { sha256Archivo } from '../ingest/archivo.ts';
import { guardarCarga } from '../ingest/guardar.ts';
import { recibirArchivo } from '../ingest/recibir.ts';
import { seudonimos, type CarpetaDatos } from './carpeta-datos.ts';
import type { InformeCarga } from './ordenes/informe-carga.ts';
import { software } from './version.ts';

export type MetaCarga = {
  readonly nombre: string;
  readonly modificado?: string;
  readonly formato?: string;
  readonly region?: string;
  readonly periodo?: string;
  readonly ambito?: string;
  readonly emitido?: string;
};

/** Region of the journal a file belongs to when nothing says otherwise: own CSVs carry no place. */
const REGION_DEMO = '05';

/** The steps run here and now, one after another, timed. */
const aqui: Ejecutor = async (_, hacer) => {
  const inicio = performance.now();
  const valor = await hacer();
  return { valor, segundos: (performance.now() - inicio) / 1000 };
};

const regionDe = (carga: Carga, meta: MetaCarga): string => meta.region ?? /^[GPD]:(\d{2})/.exec(carga.alcance.ambito)?.[1] ?? REGION_DEMO;

/** A file whose exact bytes were received before: every row is a duplicate, nothing is counted again. */
const repetida = (carga: Carga): Carga => ({
  ...carga,
  aceptadas: 0,
  observadas: 0,
  rechazadas: 0,
  duplicadas: carga.recibidas,
  motivos: carga.recibidas === 0 ? {} : { archivo_repetido: carga.recibidas },
  rechazos: null,
});

/** Opens the store of one folder in this process. Only one process may have it open. @throws AlmacenEnUsoError */
export async function abrirServicio(carpeta: CarpetaDatos) {
  const embebida = await abrirEmbebida(carpeta.dynamo);
  const db = embebida.cliente;
  await crearTabla(db);
  const objetos = objetosCarpeta(carpeta.objetos);
  const cargas = cargasRepo(db, NOMBRE_TABLA);
  const seudonimo = seudonimos(carpeta);
  let turno: Promise<unknown> = Promise.resolve();
  /** Closes of one machine queue up: each wants all of its memory. */
  const enFila = <T>(hacer: () => Promise<T>): Promise<T> => {
    const mio = turno.then(hacer, hacer);
    turno = mio.catch(() => undefined); // the caller of `mio` sees the error; the next in line only waits
    return mio;
  };

  return {
    db,
    tabla: NOMBRE_TABLA,
    objetos,

    async recibir(ruta: string, meta: MetaCarga, avance?: (filas: number) => void): Promise<InformeCarga> {
      const previa = await cargas.porSha(sha256Archivo(ruta));
      if (previa && !previa.error) return { carga: repetida(previa), repetida: true, rechazos: null };
      const trabajo = join(carpeta.trabajo, `recibir-${process.pid}-${Math.random().toString(36).slice(2)}`);
      try {
        const recibido = await recibirArchivo({ ruta, ...meta }, { trabajo, seudonimo, territorio: leerTerritorio(), ...(avance ? { progreso: (p) => avance(p.filas) } : {}) });
        const carga: Carga = recibido.carga.error ? { ...recibido.carga, rechazos: null, normalizado: [] } : await guardarCarga(objetos, { ruta }, recibido);
        const registro = await cargas.registrar(regionDe(carga, meta), carga, new Date().toISOString());
        return { carga: registro.carga, repetida: !registro.nueva, rechazos: carga.rechazos ? join(carpeta.objetos, ...carga.rechazos.split('/')) : null };
      } finally {
        await rm(trabajo, { recursive: true, force: true });
      }
    },

    cerrar: (pedido: Pedido, progreso?: (mensaje: string) => void): Promise<Cierre> =>
      enFila(() => cerrar(pedido, pasosDe({ db, tabla: NOMBRE_TABLA, objetos, trabajo: carpeta.trabajo, software: software(), ...(progreso ? { progreso } : {}) }), aqui)),

    cerrarAlmacen: () => embebida.cerrar(),
  };
}

export type Servicio = Awaited<ReturnType<typeof abrirServicio>>;
