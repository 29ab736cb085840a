import { conReciente, leerRecientes, type Reciente } from './recientes.ts';

const CLAVE = 'recientes';

let lista = $state.raw<readonly Reciente[]>([]);

const guardar = (nueva: readonly Reciente[]): void => {
  lista = nueva;
  try {
    if (nueva.length === 0) localStorage.removeItem(CLAVE);
    else localStorage.setItem(CLAVE, JSON.stringify(nueva));
  } catch {
    // Storage may be forbidden: the list then lasts as long as the page.
  }
};

/** The places opened on this device. It never leaves it; call its methods only in the browser. */
export const recientes = {
  get lista() {
    return lista;
  },
  /** Reads what other visits left. */
  leer(): void {
    try {
      lista = leerRecientes(localStorage.getItem(CLAVE));
    } catch {
      lista = [];
    }
  },
  anotar(lugar: Reciente): void {
    guardar(conReciente(lista, lugar));
  },
  borrar(): void {
    guardar([]);
  },
};
