import type { LugaresRepo, Lugar } from '../adapters/dynamo/lugares.ts';

export type LugarDeRegion = Lugar & { readonly region: string };
export type Lugares = {
  /** Places whose name or code holds every word of `texto`, best first. */
  buscar(texto: string, region: string | null, limite: number): Promise<LugarDeRegion[]>;
  ver(id: string): Promise<LugarDeRegion | null>;
};

/** Lower case without accents: "Áyna" is found by "ayna". */
const plano = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
type Entrada = { readonly lugar: LugarDeRegion; readonly nombre: string; readonly texto: string };
type Lista = {
  readonly etag: string;
  readonly entradas: readonly Entrada[];
  readonly porId: ReadonlyMap<string, LugarDeRegion>;
};

/** Whole before sectors: the type letters from the widest place to the narrowest. */
const ORDEN = 'NGPDRMES';

/** Lower is better: the whole name, its beginning, the beginning of one of its words, anywhere. */
const rango = (e: Entrada, buscado: string): number =>
  e.nombre === buscado ? 0 : e.nombre.startsWith(buscado) ? 1 : e.nombre.includes(` ${buscado}`) ? 2 : 3;

/**
 * The places of every region, in memory; what is there is looked at again every `vidaMs`, and a list is read again when it changed.
 * `ahora` is a monotonic clock in milliseconds.
 */
export function indiceLugares(
  repo: Pick<LugaresRepo, 'regiones' | 'leer'>,
  ahora: () => number,
  vidaMs = 30_000,
): Lugares {
  const listas = new Map<string, Lista>();
  let vence = -Infinity;
  let enCurso: Promise<void> | null = null;

  const leerLista = async (region: string, etag: string): Promise<void> => {
    const lugares = (await repo.leer(region)).map((l) => ({ ...l, region }));
    const entradas = lugares.map((lugar) => ({
      lugar,
      nombre: plano(lugar.nombre),
      texto: plano(`${lugar.nombre} ${lugar.id}`),
    }));
    listas.set(region, { etag, entradas, porId: new Map(lugares.map((l) => [l.id, l])) });
  };

  const refrescar = async (): Promise<void> => {
    const regiones = await repo.regiones();
    await Promise.all(
      regiones.filter((r) => listas.get(r.region)?.etag !== r.etag).map((r) => leerLista(r.region, r.etag)),
    );
    vence = ahora() + vidaMs;
  };

  const alDia = async (): Promise<void> => {
    if (ahora() < vence) return;
    enCurso ??= refrescar().finally(() => (enCurso = null));
    await enCurso;
  };

  return {
    async buscar(texto, region, limite) {
      await alDia();
      const buscado = plano(texto.trim());
      const palabras = buscado.split(/\s+/);
      return [...listas]
        .filter(([r]) => region === null || r === region)
        .flatMap(([, l]) => l.entradas.filter((e) => palabras.every((p) => e.texto.includes(p))))
        .map((e) => ({ e, r: rango(e, buscado), t: ORDEN.indexOf(e.lugar.tipo) }))
        .sort(
          (a, b) =>
            a.r - b.r ||
            a.t - b.t ||
            a.e.nombre.localeCompare(b.e.nombre, 'es') ||
            (a.e.lugar.id < b.e.lugar.id ? -1 : 1),
        )
        .slice(0, limite)
        .map(({ e }) => e.lugar);
    },

    async ver(id) {
      await alDia();
      for (const l of listas.values()) {
        const lugar = l.porId.get(id);
        if (lugar) return lugar;
      }
      return null;
    },
  };
}
