import { catalogoCongelado } from '../adapters/catalogos/congelado.ts';
import { join } from 'node:path';
import { leerTerritorio } from '../adapters/catalogos/territorio.ts';
import { cargasRepo } from '../adapters/dynamo/cargas.ts';
import { abrirEmbebida } from '../adapters/dynamo/embebida.ts';
import { crearTabla, NOMBRE_NOMINAL, NOMBRE_TABLA } from '../adapters/dynamo/tabla.ts';
import { leerFichas } from '../adapters/catalogos/fichas.ts';
import { obtenerDiferencia } from '../aggregate/diferencias/calcular.ts';
import { pasoAgregar } from '../aggregate/paso-agregar.ts';
import { obtenerRecuento } from '../aggregate/recontar.ts';
import { cerrar, type Cierre, type Ejecutor } from '../close/cerrar.ts';
import { pasoCongelar } from '../close/paso-congelar.ts';
import type { Manifiesto, PedidoCierre } from '../domain/corte.ts';
import type { Diferencia } from '../domain/diferencia.ts';
import type { Fecha } from '../domain/fecha.ts';
import type { LlaveFicha } from '../domain/hecho.ts';
import type { Recuento } from '../domain/recuento.ts';
import { cuelgaDe } from '../publish/lugares.ts';
import { conVigencia, vigencias, type CargaRecibida, type LineaDiario } from '../domain/anulacion.ts';
import type { Carga } from '../domain/carga.ts';
import { avisoReemplazo, reemplazoDe } from '../domain/reemplazo.ts';
import { auditoriaRepo } from '../adapters/dynamo/auditoria.ts';
import type { Suceso } from '../domain/acceso/auditoria.ts';
import { crearConexiones } from '../ingest/conexiones.ts';
import { anular, type OrdenAnular, type ResultadoAnular } from '../ingest/anular.ts';
import { ensayar, ingresar, type Fallo, type Ingreso } from '../ingest/ingresar.ts';
import { limitesDe } from '../ingest/limites.ts';
import { avisandoIgnorados } from '../ingest/paquete.ts';
import type { Progreso } from '../ingest/progreso.ts';
import { rechazosConValores } from '../ingest/releer.ts';
import { pasoPublicar } from '../publish/paso-publicar.ts';
import { abrirObjetos } from './almacen-objetos.ts';
import { caducar } from './caducar.ts';
import { limpiarTrabajo, seudonimos, type CarpetaDatos } from './carpeta-datos.ts';
import type { InformeCarga } from './ordenes/informe-carga.ts';
import { crearTareas } from './tareas.ts';
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

/** What became of a file: of a loose one, one line; of an archive, one a member. */
export type RecepcionLocal = { readonly archivos: readonly InformeCarga[]; readonly fallos: readonly Fallo[] };

/** `ensayo`: read and told, nothing kept. */
export type OpcionesRecibir = { readonly avance?: Progreso; readonly ensayo?: boolean };

/** The steps run here and now, one after another, timed. */
const aqui: Ejecutor = async (_, hacer) => {
  const inicio = performance.now();
  const valor = await hacer();
  return { valor, segundos: (performance.now() - inicio) / 1000 };
};

const PASOS_CIERRE = 3;

const tituloDe = ({ region, periodos }: PedidoCierre): string =>
  `Cierre de la región ${region}: ${periodos.length > 1 ? `${periodos[0]} a ${periodos.at(-1)}` : periodos[0]}`;

/** Opens the store of one folder in this process. Only one process may have it open. @throws AlmacenEnUsoError */
export async function abrirServicio(carpeta: CarpetaDatos) {
  const embebida = await abrirEmbebida(carpeta.dynamo);
  const db = embebida.cliente;
  await crearTabla(db);
  await crearTabla(db, NOMBRE_NOMINAL);
  limpiarTrabajo(carpeta);
  caducar(carpeta, process.env, Date.now());
  const { objetos, durante } = abrirObjetos(carpeta);
  const cargas = cargasRepo(db, NOMBRE_TABLA);
  const seudonimo = seudonimos(carpeta);
  const territorio = leerTerritorio();
  const limites = limitesDe(process.env);
  const trabajo = carpeta.trabajo;
  const conexiones = crearConexiones(territorio, { temporal: join(trabajo, `duckdb-${process.pid}`) });
  const auditoria = auditoriaRepo(db, NOMBRE_NOMINAL);
  const ahora = (): string => new Date().toISOString();
  const tareas = crearTareas(() => performance.now());
  let turno: Promise<unknown> = Promise.resolve();
  /** Work that has no length known beforehand, in the list of what is being done. */
  const comoTarea = <T>(
    region: string,
    titulo: string,
    hacer: (progreso: (mensaje: string) => void) => Promise<T>,
  ): Promise<T> =>
    tareas.durante({ tipo: 'diferencias', region, titulo, unidad: 'pasos', total: null }, (avisar) =>
      hacer((mensaje) => avisar({ mensaje })),
    );
  /** Closes of one machine queue up: each wants all of its memory. */
  const enFila = <T>(hacer: () => Promise<T>): Promise<T> => {
    const mio = turno.then(() => durante(hacer));
    turno = mio.catch(() => undefined); // the caller of `mio` sees the error; the next in line only waits
    return mio;
  };

  const lineas = async (region: string): Promise<LineaDiario[]> => {
    const recibidas = await cargas.recibidas(region);
    const de = vigencias(recibidas, territorio);
    return recibidas.map((c) => conVigencia(c, de));
  };

  /** What each file just received, or tried, is in the journal: whether it counts, and which take its place. */
  const cuentan = async (ingresos: readonly Ingreso[], ensayo: boolean, recibida: string): Promise<InformeCarga[]> => {
    const informes: InformeCarga[] = [];
    for (const [region, suyos] of Map.groupBy(ingresos, (i) => i.region)) {
      const enDiario = await cargas.recibidas(region);
      const probadas = ensayo
        ? suyos.filter((i) => i.nueva).map((i): CargaRecibida => ({ ...i.carga, region, recibida, anulada: null }))
        : [];
      const nuevas = new Set(probadas.map((c) => c.id));
      const de = vigencias([...enDiario.filter((c) => !nuevas.has(c.id)), ...probadas], territorio);
      for (const { carga, nueva, aviso } of suyos) {
        const vigencia = de.get(carga.id);
        const propia = nueva ? [...enDiario, ...probadas].find((c) => c.id === carga.id) : undefined;
        const reemplaza = propia ? reemplazoDe(propia, [...enDiario, ...probadas], territorio) : null;
        informes.push({
          carga,
          repetida: !nueva,
          ensayo,
          rechazos: carga.rechazos ? join(carpeta.objetos, ...carga.rechazos.split('/')) : null,
          aviso_declaracion: aviso ?? (propia && reemplaza ? avisoReemplazo(propia, reemplaza) : null),
          ...(reemplaza && reemplaza.cargas.length > 0 ? { reemplaza } : {}),
          ...(vigencia ? { vigencia } : {}),
        });
      }
    }
    const orden = new Map(ingresos.map((i, n) => [i.carga, n]));
    return informes.sort((a, b) => orden.get(a.carga)! - orden.get(b.carga)!); // each comes from one of them
  };

  return {
    db,
    tabla: NOMBRE_TABLA,
    nominal: NOMBRE_NOMINAL,
    objetos,
    territorio,

    tareas,

    /** One file that is not an archive. */
    async recibir(ruta: string, meta: MetaCarga, opciones: OpcionesRecibir = {}): Promise<InformeCarga> {
      const { archivos, fallos } = await this.recibirPaquete(ruta, meta, opciones);
      if (fallos[0]) throw fallos[0].error;
      return archivos[0]!; // a loose file is one line
    },

    async recibirPaquete(
      ruta: string,
      meta: MetaCarga,
      { avance, ensayo }: OpcionesRecibir = {},
    ): Promise<RecepcionLocal> {
      const deps = {
        cargas,
        objetos,
        trabajo,
        seudonimo,
        territorio,
        limites,
        conexiones,
        recibido: new Date().toISOString(),
        ...(avance ? { progreso: avance } : {}),
      };
      const entrada = { ruta, ...meta };
      const { ingresos, fallos, ignorados } = await (ensayo ? ensayar(entrada, deps) : ingresar(entrada, false, deps));
      return {
        fallos,
        archivos: (await cuentan(ingresos, ensayo ?? false, deps.recibido)).map((informe) => ({
          ...informe,
          carga: avisandoIgnorados(informe.carga, ignorados),
        })),
      };
    },

    leerCarga: (id: string) => cargas.leer(id),
    leerRecibida: (id: string) => cargas.recibida(id),

    /** The journal of a region with what counts of it, newest received first. */
    diario: lineas,

    anular: (orden: OrdenAnular): Promise<ResultadoAnular> =>
      anular(orden, { cargas, ahora: new Date().toISOString() }),

    auditoria,
    seudonimo,

    /** @returns null when there is no original to read again. `lectura` was noted already; it is noted again under each person. */
    rechazosConValores: (carga: Carga, lectura: Suceso): Promise<Uint8Array | null> =>
      durante(() =>
        rechazosConValores(carga, {
          objetos,
          trabajo,
          territorio,
          limites,
          conexiones,
          anotarTitulares: (documentos) => auditoria.anotarTitulares(lectura, documentos.map(seudonimo)),
        }),
      ),

    cerrar: (pedido: PedidoCierre, progreso?: (mensaje: string) => void): Promise<Cierre> =>
      tareas.durante(
        { tipo: 'cierre', region: pedido.region, titulo: tituloDe(pedido), unidad: 'pasos', total: PASOS_CIERRE },
        (avisar) => {
          avisar({ mensaje: 'en espera' });
          return enFila(() => {
            const deps = {
              db,
              tabla: NOMBRE_TABLA,
              objetos,
              trabajo,
              software: software(),
              registro: { auditoria, ahora },
              progreso: (mensaje: string): void => {
                avisar({ mensaje });
                progreso?.(mensaje);
              },
            };
            let hecho = 0;
            const contando: Ejecutor = async (nombre, hacer) => {
              avisar({ mensaje: nombre });
              const r = await aqui(nombre, hacer);
              avisar({ hecho: ++hecho });
              return r;
            };
            return cerrar(
              pedido,
              { congelar: pasoCongelar(deps), agregar: pasoAgregar(deps), publicar: pasoPublicar(deps) },
              contando,
            );
          });
        },
      ),

    /** Why a ficha is not the same in two cortes. @throws EntradasRotasError, FichaDesconocidaError */
    diferencia: (a: Manifiesto, b: Manifiesto, llave: LlaveFicha): Promise<Diferencia> =>
      enFila(() =>
        comoTarea(b.region, `${llave.ficha}: de ${a.corte} a ${b.corte}`, (progreso) =>
          obtenerDiferencia(a, b, llave, {
            progreso,
            objetos,
            territorio: leerTerritorio(),
            cuelgaDe: cuelgaDe(leerTerritorio()),
            catalogo: async (version) =>
              leerFichas().version === version
                ? leerFichas().fichas
                : ((await catalogoCongelado(objetos, version))?.fichas ?? null),
            actuales: leerFichas().fichas,
            trabajo: carpeta.trabajo,
          }),
        ),
      ),

    /** A corte counted again by the sectors of another day. @throws EntradasRotasError */
    recuento: (m: Manifiesto, sectores: Fecha, segun: Manifiesto): Promise<Recuento> =>
      enFila(() =>
        comoTarea(m.region, `${m.corte} por los sectores del ${sectores}`, (progreso) =>
          obtenerRecuento(m, sectores, segun, {
            progreso,
            objetos,
            territorio: leerTerritorio(),
            fichas: leerFichas().fichas,
            trabajo: carpeta.trabajo,
          }),
        ),
      ),

    async cerrarAlmacen(): Promise<void> {
      conexiones.cerrar();
      await embebida.cerrar();
    },
  };
}

export type Servicio = Awaited<ReturnType<typeof abrirServicio>>;
