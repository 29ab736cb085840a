import type { Tarea } from '../domain/tarea.ts';
import { ritmo } from './avance.ts';

type Estado = Pick<Tarea, 'mensaje' | 'hecho' | 'total' | 'filas'>;
type Abierta = Pick<Tarea, 'id' | 'tipo' | 'region' | 'titulo' | 'unidad'> & {
  readonly inicio: number;
  /** When the message last changed: speed is that of what is being done now. */
  desde: number;
  estado: Estado;
};

export type Cuaderno = {
  /** Runs `hacer` while the task is in the list; it leaves the list whatever happens. */
  durante<T>(
    tarea: Pick<Tarea, 'tipo' | 'region' | 'titulo' | 'unidad'> & {
      readonly id?: string | undefined;
      readonly total: number | null;
    },
    hacer: (avisar: (cambio: Partial<Estado>) => void) => Promise<T>,
  ): Promise<T>;
  /** Oldest first. */
  lista(): Tarea[];
};

/** What this process is doing, in memory: it dies with it, as the work does. `reloj` in milliseconds. */
export function crearTareas(reloj: () => number): Cuaderno {
  const abiertas = new Set<Abierta>();
  return {
    async durante({ id, tipo, region, titulo, unidad, total }, hacer) {
      const abierta: Abierta = {
        id: id ?? crypto.randomUUID(),
        tipo,
        region,
        titulo,
        unidad,
        inicio: reloj(),
        desde: reloj(),
        estado: { mensaje: '', hecho: 0, total, filas: null },
      };
      abiertas.add(abierta);
      try {
        return await hacer((cambio) => {
          if (cambio.mensaje !== undefined && cambio.mensaje !== abierta.estado.mensaje) abierta.desde = reloj();
          abierta.estado = { ...abierta.estado, ...cambio };
        });
      } finally {
        abiertas.delete(abierta);
      }
    },
    lista: () =>
      [...abiertas].map(({ id, tipo, region, titulo, unidad, inicio, desde, estado }) => {
        const ahora = reloj();
        const enEsto = (ahora - desde) / 1000;
        const { hecho, total, filas } = estado;
        return {
          id,
          tipo,
          region,
          titulo,
          unidad,
          ...estado,
          filas_por_s: filas === null ? null : Math.round(ritmo(filas, null, enEsto).porSegundo ?? 0) || null,
          segundos: Math.round((ahora - inicio) / 100) / 10,
          // Steps are not alike: how many are left says nothing about when.
          restante_s: unidad === 'pasos' ? null : redondo(ritmo(hecho, total, enEsto).restante),
        };
      }),
  };
}

const redondo = (x: number | null): number | null => (x === null ? null : Math.ceil(x));
