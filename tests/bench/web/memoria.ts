import { readdirSync, readFileSync } from 'node:fs';

const leer = (ruta: string): string => {
  try {
    return readFileSync(ruta, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
};

/** Resident bytes of the largest renderer below this process; null where there is no /proc. Shared libraries of the browser count. */
export function mayorRenderizador(): number | null {
  const padres = new Map<number, number>();
  const procesos = leer('/proc/self/stat') === '' ? [] : readdirSync('/proc').filter((n) => /^\d+$/.test(n));
  for (const p of procesos) {
    const padre = /\) \S (\d+)/.exec(leer(`/proc/${p}/stat`))?.[1];
    if (padre) padres.set(Number(p), Number(padre));
  }
  const esNuestro = (p: number): boolean => {
    for (let x: number | undefined = p; x !== undefined && x > 1; x = padres.get(x)) if (x === process.pid) return true;
    return false;
  };
  const tamanos = [...padres.keys()]
    .filter((p) => esNuestro(p) && leer(`/proc/${p}/cmdline`).includes('--type=renderer'))
    .map((p) => Number(/VmRSS:\s+(\d+)/.exec(leer(`/proc/${p}/status`))?.[1] ?? 0) * 1024);
  return tamanos.length === 0 ? null : Math.max(...tamanos);
}
