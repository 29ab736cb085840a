import { isHttpError } from '@sveltejs/kit';
import type { Conteo } from '../../../../functions/domain/conteo.ts';
import { BYTES_WASM } from './apertura.ts';
import { comprobar, filasComparables, tableroDe, type Comprobacion } from './comprobar.ts';
import { consultarTexto, conValores, type ResultadoLibre } from './consulta.ts';
import { contenido, type Contenido } from './contenido.ts';
import { errorSql } from './error-sql.ts';
import type { EstadoExplorador } from './estado.ts';
import { etapas, type Etapas } from './etapas.ts';
import { FALLOS } from './fallos.ts';
import { jerarquia, type Jerarquia } from './jerarquia.ts';
import { matriz, type Matriz } from './matriz.ts';
import { arrancar, MotorError, type Avance, type Motor } from './motor.ts';
import { nombrador, type Nombrador } from './nombrar.ts';
import { pedidoDe, type Aviso, type Pedido } from './pedido.ts';
import { pivote, textoPivote } from './pivote.ts';
import { SentenciaError } from './sentencia-libre.ts';
import { pedirCubo } from './servicio.ts';
import { lectorTableros } from './tableros.ts';
import { totalDelLugar } from './total.ts';
import * as t from '../textos/es/explorar.ts';

export type Guiada = {
  readonly pedido: Pedido;
  readonly avisos: readonly Aviso[];
  readonly matriz: Matriz;
  readonly ms: number;
};
export type Libre = { readonly sql: string; readonly resultado: ResultadoLibre; readonly ms: number };
export type Control =
  | { readonly estado: 'comprobando' | 'sin_tablero' }
  | { readonly estado: 'hecho'; readonly lugar: string; readonly total: Conteo; readonly fallo: Comprobacion };

type Abierto = {
  readonly que: Contenido;
  readonly nombrar: Nombrador;
  readonly lugares: Jerarquia;
};

/** One visit to the explorer: the engine, what the cube holds, and the last answer. Its screen reads it; the URL drives it. */
export class Sesion {
  fase = $state<'cerrado' | 'cargando' | 'listo' | 'fallo'>('cerrado');
  fallo = $state('');
  avances = $state.raw<Partial<Record<Avance['paso'], Avance>>>({});
  abierto = $state.raw<Abierto | null>(null);
  guiada = $state.raw<Guiada | null>(null);
  libre = $state.raw<Libre | null>(null);
  error = $state.raw<ReturnType<typeof errorSql> | null>(null);
  errorLibre = $state.raw<ReturnType<typeof errorSql> | null>(null);
  control = $state.raw<Control | null>(null);
  hay = $state.raw<Etapas>({ etapas: [], condiciones: [] });
  ocupado = $state(false);
  ocupadoLibre = $state(false);
  /** Grows with each answer that is drawn. */
  version = $state(0);
  versionLibre = $state(0);
  /** The statement in the editor. */
  texto = $state('');

  readonly #estado: () => EstadoExplorador;
  #motor: Motor | null = null;
  #carga: AbortController | null = null;
  #turno = 0;
  #turnoLibre = 0;
  readonly #tablero = lectorTableros();
  #ido = false;
  #automatico = '';

  constructor(estado: () => EstadoExplorador) {
    this.#estado = estado;
  }

  async abrir(): Promise<void> {
    this.fase = 'cargando';
    this.avances = {};
    this.#carga = new AbortController();
    try {
      const cubo = await pedirCubo(this.#estado());
      this.avances = {
        cubo: { paso: 'cubo', bytes: 0, total: cubo.bytes },
        motor: { paso: 'motor', bytes: 0, total: BYTES_WASM },
      };
      this.#motor = await arrancar(cubo, this.#carga.signal, (a) => (this.avances = { ...this.avances, [a.paso]: a }));
      if (this.#ido) return void this.#motor.cerrar();
      const que = await contenido(this.#motor.con);
      this.abierto = { que, nombrar: nombrador(que), lugares: [] };
      this.fase = 'listo';
      await this.guiar();
      const lugares = await jerarquia(this.#motor.con, que.cortes[0]?.periodo ?? '');
      this.abierto = { que, nombrar: this.abierto.nombrar, lugares };
    } catch (causa) {
      this.#fallar(causa);
    }
  }

  #fallar(causa: unknown): void {
    void this.#motor?.cerrar();
    this.#motor = null;
    if (causa instanceof MotorError && causa.code === 'cancelado') {
      this.fase = 'cerrado';
      return;
    }
    this.fallo =
      causa instanceof MotorError && causa.code !== 'cancelado'
        ? FALLOS[causa.code]
        : isHttpError(causa)
          ? causa.body.message
          : FALLOS[causa instanceof TypeError ? 'descarga' : 'arranque']; // fetch rejects with a TypeError
    this.fase = 'fallo';
  }

  /** Stops the download and goes back to the beginning. */
  cancelarCarga(): void {
    this.#carga?.abort();
    this.fase = 'cerrado';
  }

  cerrar(): void {
    this.#ido = true;
    this.#carga?.abort();
    void this.#motor?.cerrar();
  }

  /** Answers what the URL asks for. */
  async guiar(): Promise<void> {
    const motor = this.#motor;
    if (!motor || !this.abierto) return;
    const { que, nombrar } = this.abierto;
    const resuelto = pedidoDe(this.#estado(), que);
    if (!resuelto) return;
    const { pedido, avisos } = resuelto;
    const mio = ++this.#turno;
    this.ocupado = true;
    this.error = null;
    try {
      const desde = performance.now();
      const grupos = await pivote(motor.con, pedido);
      if (mio !== this.#turno) return;
      this.guiada = { pedido, avisos, matriz: matriz(grupos, pedido, nombrar), ms: performance.now() - desde };
      this.version++;
      this.#escribir(pedido);
      void this.#despues(mio, motor, pedido);
    } catch (causa) {
      if (mio === this.#turno) this.error = errorSql(causa);
    } finally {
      if (mio === this.#turno) this.ocupado = false;
    }
  }

  /** The editor follows the guided question until the person writes. */
  #escribir(pedido: Pedido): void {
    const { sql, valores } = textoPivote(pedido);
    if (this.texto === this.#automatico) this.texto = conValores(sql, valores);
    this.#automatico = conValores(sql, valores);
  }

  traerGuiada(): void {
    this.texto = this.#automatico;
  }

  /** What is not needed to paint the answer: the choices of the filters and the check against the board. */
  async #despues(mio: number, motor: Motor, pedido: Pedido): Promise<void> {
    this.control = { estado: 'comprobando' };
    try {
      const [hay, total] = [await etapas(motor.con, pedido), await totalDelLugar(motor.con, pedido)];
      if (mio !== this.#turno) return;
      this.hay = hay;
      const control = await this.#cotejar(pedido, total);
      if (mio === this.#turno) this.control = control;
    } catch {
      if (mio === this.#turno) this.control = { estado: 'sin_tablero' };
    }
  }

  async #cotejar(pedido: Pedido, total: Conteo): Promise<Control> {
    const { region, modo } = this.#estado();
    const lugar = tableroDe(pedido, region);
    if (lugar === null) return { estado: 'sin_tablero' };
    const corte = this.abierto?.que.cortes.find((c) => c.periodo === pedido.meses.at(-1))?.corte ?? '';
    const tablero = await this.#tablero(lugar, corte, modo);
    const filas = filasComparables(pedido, this.guiada?.matriz.filas ?? []);
    return {
      estado: 'hecho',
      lugar: tablero.ambito.nombre,
      total,
      fallo: comprobar(total, filas, tablero, pedido.indicadores[0]!.clave),
    };
  }

  /** Runs the statement in the editor. */
  async ejecutar(): Promise<void> {
    const motor = this.#motor;
    if (!motor || this.ocupadoLibre) return;
    const mio = ++this.#turnoLibre;
    const sql = this.texto;
    this.ocupadoLibre = true;
    this.errorLibre = null;
    try {
      const desde = performance.now();
      const resultado = await consultarTexto(motor.libre, sql);
      if (mio !== this.#turnoLibre) return;
      this.libre = { sql, resultado, ms: performance.now() - desde };
      this.versionLibre++;
    } catch (causa) {
      if (mio !== this.#turnoLibre) return;
      this.libre = null;
      this.errorLibre = errorSql(causa);
    } finally {
      if (mio === this.#turnoLibre) this.ocupadoLibre = false;
    }
  }

  /** Stops the statement that is running. */
  async cancelar(): Promise<void> {
    this.#turnoLibre++;
    this.ocupadoLibre = false;
    this.libre = null;
    this.errorLibre = errorSql(new SentenciaError(t.seDetuvoLaConsulta));
    await this.#motor?.libre.cancelSent();
  }
}
