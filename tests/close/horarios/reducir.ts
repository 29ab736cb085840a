import { comprobar } from './comprobar.ts';
import type { Horario } from './horario.ts';
import type { Taller } from './taller.ts';

const falla = async (h: Horario, taller: Taller): Promise<boolean> => {
  try {
    await comprobar(h, taller);
    return false;
  } catch {
    return true; // why is told at the end, of the smallest one
  }
};

/** Schedules with one thing less. */
function* menores(h: Horario): Generator<Horario> {
  for (let i = 0; i < h.fallos.length; i++) yield { ...h, fallos: h.fallos.toSpliced(i, 1) };
  if (h.procesos.length > 1)
    yield { ...h, procesos: [h.procesos.flat()], fallos: h.fallos.map((f) => ({ ...f, proceso: 0 })) };
  for (const [p, tareas] of h.procesos.entries())
    for (let i = 0; i < tareas.length; i++) {
      const procesos = h.procesos.with(p, tareas.toSpliced(i, 1));
      const entregados = new Set(procesos.flat().flatMap((t) => (t.hace === 'entregar' ? [t.archivo] : [])));
      yield { ...h, procesos, archivos: h.archivos.filter((a) => entregados.has(a)) };
    }
}

/** The smallest schedule that still fails, taking one thing away at a time. */
export async function reducir(h: Horario, taller: Taller): Promise<Horario> {
  for (;;) {
    let menor: Horario | null = null;
    for (const m of menores(h))
      if (await falla(m, taller)) {
        menor = m;
        break;
      }
    if (menor === null) return h;
    h = menor;
  }
}

/** A failing schedule, to be read by a person: what was asked, what went wrong, every request, and what is not as it should. */
export async function relatar(h: Horario, taller: Taller): Promise<string> {
  const traza: string[] = [];
  let motivo = 'it does not fail any more';
  try {
    await comprobar(h, taller, (l) => traza.push(l));
  } catch (error) {
    motivo = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  const { archivos } = taller.mundo(h.mundo);
  return [
    `schedule ${h.semilla}, world ${h.mundo}: ${motivo}`,
    ...h.archivos.map((i) => {
      const a = archivos[i]!;
      return `  file ${i}: ${a.fuente} ${a.periodo || 'whole'} ${a.ambito}, issued ${a.emitido ?? '?'}, modified ${a.modificado}, ${a.filas.length} rows`;
    }),
    ...traza,
    JSON.stringify(h),
  ].join('\n');
}
