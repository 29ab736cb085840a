import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { periodosEntre, sumarMeses } from '../domain/periodo.ts';
import type { CarpetaDatos } from './carpeta-datos.ts';
import { generarDemo } from './demo/demo.ts';
import { FalloError } from './errores.ts';
import type { progresoEnTerminal } from './progreso.ts';
import type { Servicio } from './servicio.ts';

const SEMILLA = 1;
const ULTIMO_PERIODO = '2026-10';
const PERIODOS = 24;
/** Months of HIS behind the first corte: its indicators look back up to thirteen. */
const HISTORIA = 13;
const EMITIDO = '2026-11-05';
const REGION = '05';
/** Nobody asks for these closes: opening a new sala does. */
const AUTOMATICO = 'automatico:demostracion';

const segundos = (desde: number): string => `${((performance.now() - desde) / 1000).toFixed(1)} s`;

/**
 * The demo region through the same doors as any other: files in the field's formats, received, and its latest month closed and
 * published. Interrupted and started again, it goes on: what was received is not received twice. The folder of files stays until
 * `cerrarAnteriores` is done.
 */
export async function cargarDemo(
  servicio: Servicio,
  carpeta: CarpetaDatos,
  terminal: ReturnType<typeof progresoEnTerminal>,
): Promise<void> {
  let inicio = performance.now();
  const { archivos } = await generarDemo({
    tamano: 'demo',
    semilla: SEMILLA,
    salida: carpeta.demo,
    hasta: ULTIMO_PERIODO,
    periodos: PERIODOS + HISTORIA,
    progreso: (m, f) => terminal.avance(`generando archivos ${Math.round(f * 100)} % ${m}`),
  });
  const datos = archivos.filter((a) => /\.(csv|xlsx)$/.test(a));
  terminal.paso(`${datos.length} archivos de campo generados en ${segundos(inicio)}`);

  inicio = performance.now();
  let filas = 0;
  const cola = datos.entries();
  // Two at a time: while DuckDB works on one file, this thread sifts the lines of the other.
  const receptor = async (): Promise<void> => {
    for (const [i, archivo] of cola) {
      const nombre = basename(archivo);
      terminal.avance(`recibiendo ${i + 1} de ${datos.length}: ${nombre}`);
      const { carga } = await servicio.recibir(join(carpeta.demo, nombre), {
        nombre,
        region: REGION,
        emitido: EMITIDO,
        modificado: `${EMITIDO}T00:00:00.000Z`,
      });
      if (carga.error)
        throw new FalloError(`El archivo de demostración ${nombre} no se pudo leer: ${carga.error.mensaje}`);
      filas += carga.recibidas;
    }
  };
  await Promise.all([receptor(), receptor()]);
  terminal.paso(`${filas.toLocaleString('es-PE')} filas recibidas en ${segundos(inicio)}`);

  inicio = performance.now();
  const { avisos } = await servicio.cerrar(
    { region: REGION, periodos: [ULTIMO_PERIODO], por: AUTOMATICO },
    terminal.avance,
  );
  for (const aviso of avisos) terminal.paso(aviso);
  terminal.paso(`el corte de ${ULTIMO_PERIODO} publicado en ${segundos(inicio)}`);
}

/** Whether a first load was left without its earlier months. */
export const faltanAnteriores = (carpeta: CarpetaDatos): boolean => existsSync(carpeta.demo);

/** The months before the latest, which nobody has to wait for: the series grow when they are done. */
export async function cerrarAnteriores(
  servicio: Servicio,
  carpeta: CarpetaDatos,
  terminal: ReturnType<typeof progresoEnTerminal>,
): Promise<void> {
  const inicio = performance.now();
  const periodos = periodosEntre(sumarMeses(ULTIMO_PERIODO, 1 - PERIODOS), sumarMeses(ULTIMO_PERIODO, -1));
  const { cortes } = await servicio.cerrar({ region: REGION, periodos, por: AUTOMATICO }, terminal.avance);
  terminal.paso(`los ${cortes.length} meses anteriores, publicados en ${segundos(inicio)}: ya hay series`);
  await rm(carpeta.demo, { recursive: true, force: true });
}
