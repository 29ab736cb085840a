import { join } from 'node:path';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { abrirEmbebida } from '../adapters/dynamo/embebida.ts';
import { crearTabla, NOMBRE_TABLA } from '../adapters/dynamo/tabla.ts';
import { objetosCarpeta } from '../adapters/objects/carpeta.ts';
import { pasoAgregar } from '../aggregate/paso-agregar.ts';
import { cerrar, type Cierre, type Ejecutor } from '../close/cerrar.ts';
import { pasoCongelar } from '../close/paso-congelar.ts';
import type { PedidoCierre } from '../domain/corte.ts';
import { ingresar } from '../ingest/ingresar.ts';
import { pasoPublicar } from '../publish/paso-publicar.ts';
import { limpiarTrabajo, seudonimos, type CarpetaDatos } from './carpeta-datos.ts';
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

/** The steps run here and now, one after another, timed. */
const aqui: Ejecutor = async (_, hacer) => {
  const inicio = performance.now();
  const valor = await hacer();
  return { valor, segundos: (performance.now() - inicio) / 1000 };
};

/** Opens the store of one folder in this process. Only one process may have it open. @throws AlmacenEnUsoError */
export async function abrirServicio(carpeta: CarpetaDatos) {
  const embebida = await abrirEmbebida(carpeta.dynamo);
  const db = embebida.cliente;
  await crearTabla(db);
  limpiarTrabajo(carpeta);
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
      const { carga, nueva } = await ingresar({ ruta, ...meta }, false, {
        cargas,
        objetos,
        trabajo: carpeta.trabajo,
        seudonimo,
        territorio: leerTerritorio(),
        recibido: new Date().toISOString(),
        ...(avance ? { progreso: (p) => avance(p.filas) } : {}),
      });
      return {
        carga,
        repetida: !nueva,
        rechazos: carga.rechazos ? join(carpeta.objetos, ...carga.rechazos.split('/')) : null,
      };
    },

    cerrar: (pedido: PedidoCierre, progreso?: (mensaje: string) => void): Promise<Cierre> =>
      enFila(() => {
        const deps = {
          db,
          tabla: NOMBRE_TABLA,
          objetos,
          trabajo: carpeta.trabajo,
          software: software(),
          ...(progreso ? { progreso } : {}),
        };
        return cerrar(
          pedido,
          { congelar: pasoCongelar(deps), agregar: pasoAgregar(deps), publicar: pasoPublicar(deps) },
          aqui,
        );
      }),

    cerrarAlmacen: () => embebida.cerrar(),
  };
}

export type Servicio = Awaited<ReturnType<typeof abrirServicio>>;
