import type { Territorio } from '../../domain/territorio.ts';
import { ArchivoTexto, campo } from './archivo-texto.ts';
import { Azar } from './azar.ts';
import { anoDe, isoDe } from './calendario.ts';
import { kmEntre, type Sector, type Unidad } from './jurisdiccion.ts';
import { masCercanos } from './mundo.ts';
import { trabajador } from './nombres.ts';
import { tabla } from './tabla.ts';

export type Vigencia = {
  /** First day of the sectorisation. */
  readonly inicio: number;
  /** Day some localities pass to another sector. */
  readonly cambio: number;
  readonly hasta: number;
};

const A_PIE_KMH = 4;
const REASIGNADOS = 0.04;
const MICROAREAS = ['basural', 'cauce', 'lodazal', 'laguna', 'consumo_drogas'] as const;

const escribir = (a: ArchivoTexto, valores: readonly (string | number | null)[]): void =>
  a.linea(valores.map((v) => campo(v === null ? '' : String(v))).join(','));

/** How one gets to the facility: 4 km/h on paths half as long again, 10 minutes more every 100 m of slope; far places by vehicle or mule. */
function acceso(u: Unidad, azar: Azar): { minutos: number; medio: string } {
  const { lat, lon, altitud } = u.eess;
  const km = lat === null || lon === null ? 3 : kmEntre(u, { lat, lon }) * 1.5;
  const desnivel = Math.min(600, Math.abs((u.localidad.altitud ?? 0) - (altitud ?? u.localidad.altitud ?? 0)));
  if (u.localidad.area === 'URBANO') return { minutos: Math.max(5, Math.round((km / A_PIE_KMH) * 60)), medio: 'a pie' };
  const pie = (km / A_PIE_KMH) * 60 + desnivel / 10;
  if (pie <= 90) return { minutos: Math.max(5, Math.round(pie)), medio: 'a pie' };
  return azar.ocurre(0.6)
    ? { minutos: Math.round((km / 25) * 60 + 10), medio: 'vehículo' }
    : { minutos: Math.round(pie * 0.8), medio: 'acémila' };
}

/** `sectorizacion.csv` and `sectoristas.csv`. A few localities pass to the next sector of the facility on the day of change. */
export function escribirSectores(
  carpeta: string,
  t: Territorio,
  sectores: readonly Sector[],
  v: Vigencia,
  semilla: number,
): ArchivoTexto[] {
  const azar = new Azar(semilla, 'vigencias');
  const filas = tabla(carpeta, 'sectorizacion');
  const quienes = tabla(carpeta, 'sectoristas');
  const porDistrito = new Map<string, number>();
  for (const l of t.localidades.values()) porDistrito.set(l.ubigeo, (porDistrito.get(l.ubigeo) ?? 0) + 1);
  sectores.forEach((s, i) => {
    const vecino = sectores[i % 4 === 3 ? i - 1 : i + 1]!;
    for (const u of s.unidades) {
      const { minutos, medio } = acceso(u, azar);
      const d = t.distritos.get(u.localidad.ubigeo)!;
      const km2 = (d.superficieKm2 ?? 0) / porDistrito.get(d.ubigeo)! / (u.manzana === '' ? 1 : 8);
      const fila = (de: Sector, desde: number, hasta: number | null): void =>
        escribir(filas, [
          s.eess.renipress,
          de.codigo,
          de.nombre,
          de.color,
          u.localidad.codigo,
          u.manzana,
          minutos,
          medio,
          u.localidad.area,
          km2.toFixed(3),
          isoDe(desde),
          hasta === null ? '' : isoDe(hasta),
        ]);
      if (s.unidades.length > 1 && azar.ocurre(REASIGNADOS)) {
        fila(vecino, v.inicio, v.cambio - 1);
        fila(s, v.cambio, null);
      } else fila(s, v.inicio, null);
    }
    const cargos = ['Enfermera', 'Técnico de enfermería', 'Obstetra', 'Médico'];
    if (azar.ocurre(0.12)) {
      escribir(quienes, [s.codigo, trabajador(azar), azar.de(cargos), isoDe(v.inicio), isoDe(v.cambio - 1)]);
      escribir(quienes, [s.codigo, trabajador(azar), azar.de(cargos), isoDe(v.cambio), null]);
    } else escribir(quienes, [s.codigo, trabajador(azar), azar.de(cargos), isoDe(v.inicio), null]);
  });
  filas.cerrar();
  quienes.cerrar();
  return [filas, quienes];
}

/** `perfil_localidad.csv`, `perfil_eess.csv` and `microareas.csv`, for the year of the last period. */
export function escribirPerfiles(
  carpeta: string,
  unidades: readonly Unidad[],
  v: Vigencia,
  semilla: number,
): ArchivoTexto[] {
  const azar = new Azar(semilla, 'perfiles');
  const anio = anoDe(v.hasta);
  const localidades = tabla(carpeta, 'perfil_localidad');
  const microareas = tabla(carpeta, 'microareas');
  for (const grupo of Map.groupBy(unidades, (u) => u.localidad).values()) {
    const personas = grupo.reduce((a, u) => a + u.poblacion, 0);
    const parte = (f: number): number => azar.redondeo(personas * f);
    const total = Math.max(1, Math.round(personas));
    const familias = Math.max(1, Math.round(total / 3.6));
    const menores3 = parte(0.05);
    escribir(localidades, [
      grupo[0]!.localidad.codigo,
      anio,
      total,
      familias,
      familias + parte(0.02),
      Math.min(menores3, parte(0.0165)),
      menores3,
      Math.max(0, total - menores3),
      parte(0.11),
      parte(0.25),
      parte(0.012),
      parte(0.12),
      parte(0.04),
      parte(0.86),
    ]);
    if (azar.ocurre(0.12)) {
      const { lat, lon, localidad } = grupo[0]!;
      const corrido = (x: number): string => (x + (azar.real() - 0.5) * 0.004).toFixed(6);
      escribir(microareas, [localidad.codigo, azar.de(MICROAREAS), corrido(lat), corrido(lon)]);
    }
  }
  const eess = tabla(carpeta, 'perfil_eess');
  const porEess = Map.groupBy(unidades, (u) => u.eess);
  const mayores = [...porEess.keys()].filter((e) => /^(I-[34]|II)/.test(e.categoria));
  for (const [e, suyas] of porEess) {
    const personas = Math.round(suyas.reduce((a, u) => a + u.poblacion, 0));
    const mayor = masCercanos(e, mayores, 1)[0];
    const km =
      mayor?.lat == null || e.lat === null
        ? null
        : kmEntre({ lat: e.lat, lon: e.lon! }, { lat: mayor.lat, lon: mayor.lon! }) * 1.5;
    const familias = Math.max(1, Math.round(personas / 3.6));
    const personal = (cada: number): number => Math.max(e.categoria === 'I-1' ? 0 : 1, Math.round(personas / cada));
    escribir(eess, [
      e.renipress,
      anio,
      personas,
      familias,
      familias + azar.entero(0, 20),
      personal(3000),
      personal(1500),
      personal(2000),
      Math.max(1, Math.round(personas / 900)),
      azar.entero(2, 12),
      azar.entero(0, 4),
      mayor?.renipress ?? null,
      km === null ? null : Math.round((km / 30) * 60 + 5),
      km === null ? null : km.toFixed(1),
    ]);
  }
  for (const a of [localidades, microareas, eess]) a.cerrar();
  return [localidades, microareas, eess];
}
