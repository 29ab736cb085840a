import { cortesRepo } from '../../adapters/dynamo/cortes.ts';
import { abrirObjetos } from '../almacen-objetos.ts';
import { servidoDe } from '../../close/servido.ts';
import { verificarCorte, type Servido } from '../../close/verificar.ts';
import type { Calidad } from '../../domain/calidad.ts';
import { parseCorteId, type Manifiesto } from '../../domain/corte.ts';
import type { Tablero } from '../../domain/tablero.ts';
import type { Verificacion } from '../../domain/verificacion.ts';
import { abrirCarpetaDatos, servidorVivo } from '../carpeta-datos.ts';
import { FalloError } from '../errores.ts';
import { progresoEnTerminal } from '../progreso.ts';
import { abrirServicio } from '../servicio.ts';
import { software } from '../version.ts';

export type OpcionesOrdenVerificar = { datos: string; json?: boolean };

type Publicado = {
  manifiesto(corte: string): Promise<Manifiesto | null>;
  readonly servido: Servido;
  cerrar(): Promise<void>;
};

/** What an open sala gives to anybody: the store of its folder has one owner, and it is not us. */
function porApi(base: string): Publicado {
  const pedir = async <T>(ruta: string): Promise<T | null> => {
    const r = await fetch(new URL(ruta, base));
    if (r.status === 404) return null;
    if (!r.ok) throw new FalloError(`La sala de ${base} respondió ${r.status} a ${ruta}.`);
    return (await r.json()) as T; // our own API
  };
  return {
    manifiesto: (corte) => pedir<Manifiesto>(`/v1/cortes/${corte}`),
    servido: {
      tablero: (ambito, corte) => pedir<Tablero>(`/v1/tableros/${encodeURIComponent(ambito)}?corte=${corte}`),
      async publico(ambito, corte, ventana) {
        const ruta = `/v1/tableros/${encodeURIComponent(ambito)}?corte=${corte}&modo=publico&ventana=${ventana}`;
        const r = await fetch(new URL(ruta, base));
        if (r.ok) return (await r.json()) as Tablero; // our own API
        if (r.status !== 404) throw new FalloError(`La sala de ${base} respondió ${r.status} a ${ruta}.`);
        const { code } = (await r.json()) as { code: string };
        return code === 'tablero_inexistente' ? null : 'fuera';
      },
      calidad: (region, corte) => pedir<Calidad>(`/v1/calidad/${region}?corte=${corte}`),
      hechos: null,
    },
    cerrar: async () => undefined,
  };
}

async function enProceso(carpeta: ReturnType<typeof abrirCarpetaDatos>): Promise<Publicado> {
  const { db, tabla, cerrarAlmacen } = await abrirServicio(carpeta);
  return {
    manifiesto: (corte) => cortesRepo(db, tabla).leer(corte),
    servido: servidoDe(db, tabla),
    cerrar: cerrarAlmacen,
  };
}

export async function ordenVerificar(corte: string, o: OpcionesOrdenVerificar): Promise<void> {
  if (!parseCorteId(corte))
    throw new FalloError(`Un corte se escribe región-periodo-revisión, como 05-2026-10-r1; vino «${corte}».`, 2);
  const carpeta = abrirCarpetaDatos(o.datos);
  const terminal = progresoEnTerminal();
  const vivo = await servidorVivo(carpeta);
  const publicado = vivo ? porApi(vivo.url) : await enProceso(carpeta);
  let r: Verificacion;
  const inicio = performance.now();
  try {
    const manifiesto = await publicado.manifiesto(corte);
    if (!manifiesto)
      throw new FalloError(
        `No hay un corte ${corte} en ${carpeta.raiz}. Los publicados están en /cortes, o en «GET /v1/cortes?region=${corte.slice(0, 2)}».`,
      );
    const { objetos, durante } = abrirObjetos(carpeta);
    r = await durante(() =>
      verificarCorte(manifiesto, {
        objetos,
        servido: publicado.servido,
        trabajo: carpeta.trabajo,
        software: software(),
        progreso: terminal.avance,
      }),
    );
  } finally {
    terminal.fin();
    await publicado.cerrar();
  }
  const segundos = Number(((performance.now() - inicio) / 1000).toFixed(1));
  process.stdout.write(o.json ? `${JSON.stringify({ ...r, segundos })}\n` : enPalabras(r, segundos));
  if (!r.igual)
    throw new FalloError(`El corte ${corte} no sale igual: ${r.diferencias} valores distintos de ${r.celdas}.`);
}

function enPalabras(r: Verificacion, segundos: number): string {
  const n = (x: number): string => x.toLocaleString('es-PE');
  const lineas = [
    r.igual
      ? `✓ ${r.corte} sale igual de sus insumos: ${n(r.celdas)} valores comparados, 0 distintos (${segundos} s)`
      : `✗ ${r.corte}: ${n(r.diferencias)} de ${n(r.celdas)} valores no son los publicados (${segundos} s)`,
    ...r.detalle.map(
      (d) =>
        `    ${d.donde}, ${d.que}: publicado ${d.publicado.slice(0, 120)}, recalculado ${d.recalculado.slice(0, 120)}`,
    ),
    ...(r.diferencias > r.detalle.length ? [`    … y ${n(r.diferencias - r.detalle.length)} más`] : []),
    ...r.avisos.map((a) => `    aviso: ${a}`),
  ];
  return `${lineas.join('\n')}\n`;
}
