import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abrirDuckdb, cerrarDuckdb } from '../../../functions/adapters/duckdb/conexion.ts';
import { crearSeudonimos } from '../../../functions/adapters/seudonimos.ts';
import { agregar, objetoCalidad, objetoContexto, objetoHechos } from '../../../functions/aggregate/agregar.ts';
import { fuentesDe, mesesHisDe, type Contexto } from '../../../functions/aggregate/contexto.ts';
import { leerHechos } from '../../../functions/aggregate/leer-hechos.ts';
import type { Carga, CargaUsada, Vigente } from '../../../functions/domain/carga.ts';
import { corteId } from '../../../functions/domain/corte.ts';
import type { Hecho } from '../../../functions/domain/hecho.ts';
import type { Objetos } from '../../../functions/domain/objetos.ts';
import { ultimoDia } from '../../../functions/domain/periodo.ts';
import { sha256Archivo } from '../../../functions/ingest/archivo.ts';
import { recibirArchivo, type Recibido } from '../../../functions/ingest/recibir.ts';
import type { DepsPasoPublicar } from '../../../functions/publish/paso-publicar.ts';
import { crearMundo, MESES, referenciaChica, REGION, type Archivo, type Mundo } from './mundo.ts';
import { hechosDe } from './suma.ts';

type Contado = { readonly hechos: Uint8Array; readonly contexto: Uint8Array; readonly calidad: Uint8Array };

/** Who counts the cargas in force: DuckDB, as always, or a sum over the rows of the files, a thousand times cheaper. */
export type Contador = 'duckdb' | 'suma';

/**
 * The real reader and the real counting over DuckDB, each thing done once: a file of the pool is always read to the same bytes, and
 * the cargas in force always count the same. `permutaciones.test.ts` shows that both are so. With `suma`, what DuckDB would count is
 * added up here from the rows that `vigentes` says count; the schedules of `duckdb` show that it is the same.
 */
export class Taller {
  readonly referencia = referenciaChica();
  readonly seudonimo = crearSeudonimos(Buffer.alloc(32, 7));
  readonly raiz = mkdtempSync(join(tmpdir(), 'sala-horarios-'));
  readonly #porNombre = new Map<string, Archivo>();
  readonly #mundos = new Map<number, Mundo>();
  readonly #leidos = new Map<string, Promise<Recibido>>();
  readonly #contados = new Map<string, Promise<Map<string, Contado>>>();
  readonly #hechos = new WeakMap<Uint8Array, Promise<readonly Hecho[]>>();
  readonly #rutas = new Map<string, string>();
  /** Real runs of DuckDB. */
  conteos = 0;

  mundo(n: number): Mundo {
    let m = this.#mundos.get(n);
    if (!m) {
      this.#mundos.set(n, (m = crearMundo(n, this.referencia, join(this.raiz, `mundo-${n}`))));
      for (const a of m.archivos) this.#porNombre.set(a.nombre, a);
    }
    return m;
  }

  readonly leer: typeof recibirArchivo = (entrada, deps) => {
    let r = this.#leidos.get(entrada.ruta);
    if (!r) {
      // Its own folder: the caller removes the one it gives.
      r = recibirArchivo(entrada, { ...deps, trabajo: join(this.raiz, `leido-${this.#leidos.size}`) });
      void r.then((x) => {
        for (const p of x.parquet)
          this.#rutas.set(createHash('sha256').update(readFileSync(p.ruta)).digest('hex'), p.ruta);
      });
      this.#leidos.set(entrada.ruta, r);
    }
    return r;
  };

  agregar: (contador: Contador) => typeof agregar = (contador) => async (cortes, enVigor, deps) => {
    const clave = contador + JSON.stringify(enVigor.map((v) => [v.carga.id, v.sin]));
    let hecho = this.#contados.get(clave);
    if (!hecho)
      this.#contados.set(clave, (hecho = contador === 'suma' ? this.#sumar(enVigor) : this.#contar(enVigor, deps)));
    const meses = await hecho;
    for (const c of cortes) {
      const suyo = meses.get(c.fecha_corte)!; // every month of the pool is counted
      await deps.objetos.put(objetoHechos(c.corte), suyo.hechos);
      await deps.objetos.put(objetoContexto(c.corte), suyo.contexto);
      await deps.objetos.put(objetoCalidad(c.corte), suyo.calidad);
    }
    return cortes.map((c) => ({ corte: c.corte, hechos: 0 }));
  };

  async #sumar(enVigor: readonly Vigente<CargaUsada>[]): Promise<Map<string, Contado>> {
    const archivos = enVigor.map(({ carga, sin }) => ({ archivo: this.#porNombre.get(carga.archivo)!, sin }));
    const cargas = enVigor.map((v) => v.carga);
    return new Map(
      MESES.map((mes) => {
        const fecha = ultimoDia(mes);
        const { fuentes, ausentes } = fuentesDe(cargas, fecha);
        const contexto: Contexto = {
          fuentes,
          fuentesAusentes: ausentes,
          mesesHis: mesesHisDe(cargas, fecha),
          sectores: [],
          perfilesEess: {},
          perfilesDistrito: {},
          quintiles: {},
          sintetico: true,
          alertas: null,
        };
        const filas = hechosDe(archivos, mes);
        const hechos = Buffer.from(JSON.stringify(filas));
        this.#hechos.set(hechos, Promise.resolve(filas));
        const calidad = Buffer.from(JSON.stringify({ formato: 1, region: REGION, fecha_corte: fecha })); // stored and served, never read here
        return [fecha, { hechos, contexto: Buffer.from(JSON.stringify(contexto)), calidad }];
      }),
    );
  }

  async #contar(
    enVigor: readonly Vigente<CargaUsada>[],
    deps: Parameters<typeof agregar>[2],
  ): Promise<Map<string, Contado>> {
    this.conteos++;
    const puestos = new Map<string, Uint8Array>();
    const sha = new Map(enVigor.flatMap((v) => v.carga.normalizado.map((n) => [n.clave, n.sha256])));
    const objetos: Objetos = {
      put: async (clave, cuerpo) =>
        void puestos.set(clave, cuerpo instanceof Uint8Array ? cuerpo : readFileSync(cuerpo.ruta)),
      get: async (clave) => puestos.get(clave) ?? null,
      existe: async (clave) => puestos.has(clave),
      list: async () => [...puestos.keys()],
      rutaLocal: async (clave) => this.#rutas.get(sha.get(clave)!)!,
    };
    const trabajo = join(this.raiz, `contar-${randomUUID()}`);
    mkdirSync(trabajo);
    const cortes = MESES.map((m) => ({ corte: corteId(REGION, m, 1), fecha_corte: ultimoDia(m) }));
    await agregar(cortes, enVigor, { ...deps, objetos, trabajo });
    rmSync(trabajo, { recursive: true });
    return new Map(
      cortes.map((c) => [
        c.fecha_corte,
        {
          hechos: puestos.get(objetoHechos(c.corte))!,
          contexto: puestos.get(objetoContexto(c.corte))!,
          calidad: puestos.get(objetoCalidad(c.corte))!,
        },
      ]),
    );
  }

  readonly leerHechos: NonNullable<DepsPasoPublicar['leerHechos']> = async (objetos, corte) => {
    const bytes = await objetos.get(objetoHechos(corte));
    if (!bytes) throw new Error(`no facts of ${corte}`);
    let h = this.#hechos.get(bytes);
    if (!h) this.#hechos.set(bytes, (h = this.#leerHechos(bytes)));
    return h;
  };

  async #leerHechos(bytes: Uint8Array): Promise<readonly Hecho[]> {
    const ruta = join(this.raiz, `${randomUUID()}.parquet`);
    writeFileSync(ruta, bytes);
    const con = await abrirDuckdb();
    try {
      return await leerHechos(con, ruta);
    } finally {
      cerrarDuckdb(con);
    }
  }

  /** In the place of the cube: bytes that depend on the seals of the months and on nothing else. */
  readonly escribirCubo: NonNullable<DepsPasoPublicar['escribirCubo']> = async (region, meses, deps) => {
    const sellos: string[] = [];
    for (const m of meses) {
      const manifiesto = await deps.manifiesto(m.corte);
      if (!manifiesto) throw new Error(`no manifest of ${m.corte}`);
      sellos.push(`${m.corte} ${manifiesto.sha256}`);
    }
    const cuerpo = Buffer.from(sellos.join('\n'));
    const sha256 = createHash('sha256').update(cuerpo).digest('hex');
    const clave = `equipo/${region}/${sha256}.duckdb`;
    await deps.objetos.put(clave, cuerpo);
    return { clave, bytes: cuerpo.length, sha256 };
  };

  sha(ruta: string): Promise<string> {
    return sha256Archivo(ruta);
  }

  cerrar(): void {
    rmSync(this.raiz, { recursive: true, force: true });
  }
}

export const conserva = (c: Carga): boolean => c.recibidas === c.aceptadas + c.observadas + c.duplicadas + c.rechazadas;
