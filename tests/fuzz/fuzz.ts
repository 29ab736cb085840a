import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leerTerritorio } from '../../functions/adapters/catalogos/territorio.ts';
import { crearConexiones } from '../../functions/ingest/conexiones.ts';
import { FORMATOS } from '../../functions/ingest/formatos/lista.ts';
import { Azar } from '../../functions/local/demo/azar.ts';
import { comprobar } from './comprobar.ts';
import { mutar } from './mutaciones.ts';
import { semillaDe } from './semillas.ts';

export type Resumen = {
  readonly archivos: number;
  readonly semilla: number;
  readonly formatos: number;
  /** Files of which something was received, and refused whole. */
  readonly aceptados: number;
  readonly rechazados: number;
  readonly defectos: number;
  readonly segundos: number;
  readonly max_segundos: number;
  /** The first of each kind, with the number that makes it again. */
  readonly ejemplos: readonly { readonly caso: number; readonly formato: string; readonly defecto: string }[];
};

type Opciones = {
  readonly archivos: number;
  readonly semilla: number;
  readonly hastaSegundos?: number;
  /** Only this case, left in this folder to be looked at. */
  readonly solo?: { readonly caso: number; readonly carpeta: string };
  readonly progreso?: (hechos: number, defectos: number) => void;
  /** Each one, told at once: a run of hours may be stopped. */
  readonly hallazgo?: (ejemplo: Resumen['ejemplos'][number]) => void;
};

/** Receives mutated files of every format in turn. Each case depends on the seed and its number alone. */
export async function fuzz({
  archivos,
  semilla,
  hastaSegundos = Infinity,
  solo,
  progreso,
  hallazgo,
}: Opciones): Promise<Resumen> {
  const carpeta = mkdtempSync(join(tmpdir(), 'sala-fuzz-'));
  const territorio = leerTerritorio();
  const conexiones = crearConexiones(territorio, { temporal: join(carpeta, 'duckdb'), memoria: '512MB' });
  const inicio = performance.now();
  const cuenta = { archivos: 0, aceptados: 0, rechazados: 0, defectos: 0, max: 0 };
  const ejemplos = new Map<string, Resumen['ejemplos'][number]>();
  try {
    for (let i = solo?.caso ?? 0; i < (solo ? solo.caso + 1 : archivos); i++) {
      if ((performance.now() - inicio) / 1000 > hastaSegundos) break;
      const azar = new Azar(semilla, i);
      const formato = FORMATOS[i % FORMATOS.length]!;
      const caso = mutar(semillaDe(formato, azar.entero(1, 12), azar), azar);
      if (solo) writeFileSync(join(solo.carpeta, caso.nombre), caso.bytes);
      const r = await comprobar(caso, carpeta, { seudonimo: (d) => `s_${d}`, territorio, conexiones });
      cuenta.archivos++;
      cuenta[r.aceptado ? 'aceptados' : 'rechazados']++;
      cuenta.max = Math.max(cuenta.max, r.segundos);
      if (r.defectos.length > 0) cuenta.defectos++;
      for (const defecto of r.defectos) {
        const clase = defecto.replace(/\d+/g, '#').slice(0, 80);
        const ejemplo = { caso: i, formato: formato.id, defecto };
        hallazgo?.(ejemplo);
        if (!ejemplos.has(clase)) ejemplos.set(clase, ejemplo);
      }
      if (i % 500 === 499) progreso?.(i + 1, cuenta.defectos);
    }
  } finally {
    conexiones.cerrar();
    rmSync(carpeta, { recursive: true, force: true });
  }
  const { max, ...resto } = cuenta;
  return {
    ...resto,
    semilla,
    formatos: FORMATOS.length,
    segundos: Math.round((performance.now() - inicio) / 100) / 10,
    max_segundos: Math.round(max * 100) / 100,
    ejemplos: [...ejemplos.values()],
  };
}
