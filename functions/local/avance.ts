import type { Progreso } from '../ingest/progreso.ts';

export type Avance = Parameters<Progreso>[0];

export const FASE = {
  leyendo: 'leyendo',
  revisando: 'revisando las reglas',
  escribiendo: 'escribiendo las tablas',
  anotando: 'anotando en el diario',
} as const satisfies Record<Avance['fase'], string>;

const n = (x: number): string => x.toLocaleString('es-PE', { maximumFractionDigits: 0 });

/** `95` → «1 min 35 s». Under a second there is nothing to wait for. */
export const duracion = (segundos: number): string => {
  const s = Math.ceil(segundos);
  return s < 60 ? `${s} s` : `${Math.floor(s / 60)} min ${s % 60} s`;
};

/** Speed and remaining seconds of something measured from `inicio`; null before there is enough to tell. */
export const ritmo = (
  hecho: number,
  total: number | null,
  segundos: number,
): { porSegundo: number | null; restante: number | null } => {
  if (segundos < 0.5 || hecho <= 0) return { porSegundo: null, restante: null };
  const porSegundo = hecho / segundos;
  return { porSegundo, restante: total === null || total <= hecho ? null : (total - hecho) / porSegundo };
};

/** «1,240,000 filas · 158,000 filas/s · 43 % · faltan 12 s» while it is read; the name of the phase while the engine works. */
export function lineaDeAvance(nombre: string, reloj: () => number): (a: Avance) => string {
  const inicio = reloj();
  return ({ fase, filas, bytes, total }) => {
    const segundos = (reloj() - inicio) / 1000;
    const partes = [`${n(filas)} filas`];
    if (fase !== 'leyendo') return `${nombre}: ${[...partes, FASE[fase]].join(' · ')}`;
    const velocidad = ritmo(filas, null, segundos).porSegundo;
    if (velocidad !== null) partes.push(`${n(velocidad)} filas/s`);
    if (total > 0) partes.push(`${Math.floor((bytes / total) * 100)} %`);
    const { restante } = ritmo(bytes, total, segundos);
    if (restante !== null) partes.push(`faltan ${duracion(restante)}`);
    return `${nombre}: ${partes.join(' · ')}`;
  };
}

/** The same while bytes are sent somewhere. */
export function lineaDeEnvio(nombre: string, total: number, reloj: () => number): (enviados: number) => string {
  const inicio = reloj();
  return (enviados) => {
    const segundos = (reloj() - inicio) / 1000;
    const { porSegundo, restante } = ritmo(enviados, total, segundos);
    const partes = [`enviando ${n(enviados / 1e6)} de ${n(total / 1e6)} MB`];
    if (porSegundo !== null) partes.push(`${n(porSegundo / 1e6)} MB/s`);
    if (total > 0) partes.push(`${Math.floor((enviados / total) * 100)} %`);
    if (restante !== null) partes.push(`faltan ${duracion(restante)}`);
    return `${nombre}: ${partes.join(' · ')}`;
  };
}
