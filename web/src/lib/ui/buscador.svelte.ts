import { isHttpError } from '@sveltejs/kit';
import {
  buscar,
  EN_CAJA,
  grupoRecientes,
  gruposHallados,
  MINIMO_LETRAS,
  type EstadoBusqueda,
  type Grupo,
} from './busqueda.ts';
import { recientes } from '../recientes/almacen.svelte.ts';

/** Long enough to write a word, short enough not to be felt. */
const ESPERA_MS = 120;

/** The state of one search box: what was written, what came of it, and which option is at hand. */
export function crearBusqueda() {
  let texto = $state('');
  let estado = $state<EstadoBusqueda>('quieto');
  let hallados = $state.raw<readonly Grupo[]>([]);
  let activo = $state(-1);
  let pedido: AbortController | null = null;
  let espera: ReturnType<typeof setTimeout> | undefined;

  const corto = $derived(texto.trim().length < MINIMO_LETRAS);
  const grupos = $derived(corto ? grupoRecientes(recientes.lista) : hallados);
  const opciones = $derived(grupos.flatMap((g) => g.opciones));

  const preguntar = async (): Promise<void> => {
    const este = (pedido = new AbortController());
    try {
      const nuevos = gruposHallados(await buscar(fetch, texto, EN_CAJA, este.signal));
      if (este.signal.aborted) return;
      hallados = nuevos;
      estado = nuevos.length > 0 ? 'hallado' : 'nada';
    } catch (e) {
      if (este.signal.aborted) return;
      hallados = [];
      // What the API refuses to look for, it does not have.
      estado = isHttpError(e) && e.status === 400 ? 'nada' : 'falla';
    }
  };

  return {
    get texto() {
      return texto;
    },
    get estado() {
      return estado;
    },
    get grupos() {
      return grupos;
    },
    get opciones() {
      return opciones;
    },
    get activo() {
      return activo;
    },
    /** Each letter: the previous question is dropped and a new one goes after a pause. */
    escribir(nuevo: string): void {
      clearTimeout(espera);
      pedido?.abort();
      texto = nuevo;
      activo = -1;
      if (corto) {
        estado = 'quieto';
        hallados = [];
        return;
      }
      estado = 'buscando';
      espera = setTimeout(() => void preguntar(), ESPERA_MS);
    },
    /** One option down or up, around the ends. */
    mover(paso: 1 | -1): void {
      const n = opciones.length;
      if (n > 0) activo = activo < 0 ? (paso === 1 ? 0 : n - 1) : (activo + paso + n) % n;
    },
    soltar(): void {
      activo = -1;
    },
  };
}
