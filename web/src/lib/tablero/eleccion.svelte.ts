import type { Fila, Tablero } from '../../../../functions/domain/tablero.ts';
import { esDeValor } from './cabezas.ts';
import { columnasDe, conPedida, indicadorInicial, type Columna } from './columnas.ts';
import { leerEstado, ordenesDe, type Consulta, type EstadoTablero } from './estado-url.ts';
import { idsQuePasan } from './filtros.ts';
import { ordenarFilas } from './orden.ts';
import { celdaAnterior } from './serie.ts';
import type { TableroVivo } from './vivo.svelte.ts';

/** A facility has few places and many fichas: it shows them all, by life stage. */
export const esDeEtapas = (tablero: Pick<Tablero, 'ambito'>): boolean => tablero.ambito.tipo === 'E';

/**
 * What the choices in the address make of a board: its columns, its rows in order, which of them the filters keep, the open place.
 * Each choice is read by itself: a change of one does not rebuild what hangs from the others. Call it while a component starts.
 */
export function eleccion(vivo: TableroVivo, consulta: () => Consulta) {
  const tablero = $derived(vivo.tablero);
  const conEtapas = $derived(esDeEtapas(tablero));
  const estado = $derived.by((): EstadoTablero => {
    const pedido = leerEstado(consulta());
    const leido = ordenesDe(tablero.modo).includes(pedido.orden) ? pedido : { ...pedido, orden: 'valor' as const };
    return conEtapas && leido.vista === 'titulares' ? { ...leido, vista: 'todo' } : leido;
  });
  const ind = $derived(estado.ind);
  const por = $derived(estado.por);
  const orden = $derived(estado.orden);
  const sentido = $derived(estado.sentido);
  const paquete = $derived(estado.paquete);
  const grupo = $derived(estado.grupo);
  const red = $derived(estado.red);
  const quintil = $derived(estado.quintil);
  const lugar = $derived(estado.lugar);
  const vista = $derived(estado.vista);

  const deVista = $derived(columnasDe(tablero, vista, null));
  const delPaquete = $derived(paquete === null ? deVista : deVista.filter((c) => c.indicador.paquete === paquete));
  const columnas = $derived(conPedida(tablero, conPedida(tablero, delPaquete, ind), por));
  const elegida = $derived<Columna | null>(
    columnas.find((c) => c.indicador.clave === ind) ?? indicadorInicial(tablero, columnas),
  );
  const ordenaPor = $derived<Columna | null>(
    conEtapas || !esDeValor({ orden }) ? null : (columnas.find((c) => c.indicador.clave === por) ?? elegida),
  );
  const mesPrevio = $derived(orden === 'cambio' ? vivo.tendencia : null);
  const ordenadas = $derived<readonly Fila[]>(
    conEtapas
      ? tablero.hijos
      : ordenarFilas(tablero.hijos, orden, ordenaPor, sentido, (id) =>
          celdaAnterior(mesPrevio, id, ordenaPor?.indicador.clave ?? '', tablero.corte.periodo),
        ),
  );
  const pasan = $derived<ReadonlySet<string> | null>(
    conEtapas || (grupo === null && red === null && quintil === null)
      ? null
      : idsQuePasan(tablero.hijos, { grupo, red, quintil }),
  );
  const filas = $derived(pasan === null ? ordenadas : ordenadas.filter((f) => pasan.has(f.ambito.id)));
  const abierta = $derived(
    lugar === null ? undefined : [tablero.propio, ...tablero.hijos].find((f) => f.ambito.id === lugar),
  );
  return {
    get estado() {
      return estado;
    },
    /** Columns of the chosen view, before the package leaves some out. */
    get deVista() {
      return deVista;
    },
    get delPaquete() {
      return delPaquete;
    },
    get columnas() {
      return columnas;
    },
    get elegida() {
      return elegida;
    },
    /** The column the rows are ordered by; null where they follow none. */
    get ordenaPor() {
      return ordenaPor;
    },
    /** Every row, in order: a filter hides, it does not take away. */
    get ordenadas() {
      return ordenadas;
    },
    /** Ids of the rows the filters keep; null without filter. */
    get pasan() {
      return pasan;
    },
    /** The rows the filters keep, in order. */
    get filas() {
      return filas;
    },
    get abierta() {
      return abierta;
    },
  };
}
