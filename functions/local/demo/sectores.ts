import type { Eess } from '../../domain/territorio.ts';
import { Azar } from './azar.ts';
import type { Sector, Unidad } from './jurisdiccion.ts';

// Okabe-Ito: told apart by colour-blind readers. A facility uses four of them; neighbours start at another.
const COLORES = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#F0E442', '#7F7F7F'];
const SECTORES = 4;
const SIN_ASIGNAR = 0.02;

const acotar = (x: number, min: number, max: number): number => Math.min(max, Math.max(min, x));

/** Four groups by direction from their centre, of about the same people each, none empty. */
function agrupar(unidades: readonly Unidad[]): Unidad[][] {
  const lat = unidades.reduce((a, u) => a + u.lat, 0) / unidades.length;
  const lon = unidades.reduce((a, u) => a + u.lon, 0) / unidades.length;
  const angulo = (u: Unidad): number => Math.atan2(u.lat - lat, u.lon - lon);
  const orden = [...unidades].sort(
    (a, b) => angulo(a) - angulo(b) || (a.localidad.codigo + a.manzana < b.localidad.codigo + b.manzana ? -1 : 1),
  );
  const total = orden.reduce((a, u) => a + u.poblacion, 0);
  const grupos: Unidad[][] = Array.from({ length: SECTORES }, () => []);
  let g = 0;
  let suma = 0;
  orden.forEach((u, i) => {
    const quedan = orden.length - i;
    const lleno = suma + u.poblacion / 2 > (total * (g + 1)) / SECTORES || quedan <= SECTORES - 1 - g;
    if (g < SECTORES - 1 && grupos[g]!.length > 0 && lleno) g++;
    grupos[g]!.push(u);
    suma += u.poblacion;
  });
  return grupos;
}

const principal = (unidades: readonly Unidad[]): Unidad =>
  unidades.reduce((a, b) => (b.poblacion > a.poblacion ? b : a));

const titulo = (texto: string): string => texto.toLowerCase().replace(/(^|[\s(.-])\p{L}/gu, (m) => m.toUpperCase());

function nombre(n: number, unidades: readonly Unidad[]): string {
  const p = principal(unidades);
  const bloques = unidades.filter((u) => u.localidad === p.localidad && u.manzana !== '').map((u) => u.manzana);
  const detalle =
    bloques.length === 0 ? '' : ` (Mz. ${bloques.slice(0, 3).join(', ')}${bloques.length > 3 ? '…' : ''})`;
  return `Sector ${n} – ${titulo(p.localidad.nombre)}${detalle}`;
}

/**
 * Divides the jurisdiction of each facility into four sectors `<renipress>-<nn>` and marks its units. Some small rural localities stay
 * without sector on purpose, as happens in the field. Coverage has a part of the facility, one of the sector and a trend.
 */
export function sectorizar(unidades: readonly Unidad[], semilla: number): Sector[] {
  const sectores: Sector[] = [];
  const porEess = Map.groupBy(unidades, (u) => u.eess);
  const orden = [...porEess].sort(([a], [b]) => (a.renipress < b.renipress ? -1 : 1));
  orden.forEach(([eess, suyas], iEess) => sectores.push(...deEess(eess, iEess, suyas, semilla)));
  return sectores;
}

function deEess(eess: Eess, iEess: number, unidades: readonly Unidad[], semilla: number): Sector[] {
  const azar = new Azar(semilla, 'sectores', eess.renipress);
  const media = unidades.reduce((a, u) => a + u.poblacion, 0) / unidades.length;
  let restan = unidades.length;
  const asignadas = unidades.filter((u) => {
    const fuera = u.manzana === '' && u.poblacion < media && restan > SECTORES && azar.ocurre(SIN_ASIGNAR);
    if (fuera) restan--;
    return !fuera;
  });
  const efectoEess = azar.normal() * 0.06;
  return agrupar(asignadas).map((grupo, i) => {
    const sector: Sector = {
      codigo: `${eess.renipress}-${String(i + 1).padStart(2, '0')}`,
      nombre: nombre(i + 1, grupo),
      color: COLORES[(iEess * 3 + i) % COLORES.length]!,
      eess,
      unidades: grupo,
      cobertura: acotar(0.62 + efectoEess + azar.normal() * 0.09, 0.4, 0.95),
      tendencia: azar.normal() * 0.09 + 0.03,
      efectoHb: azar.normal() * 0.25,
      efectoTalla: azar.normal() * 0.18,
    };
    for (const u of grupo) u.sector = sector;
    return sector;
  });
}
