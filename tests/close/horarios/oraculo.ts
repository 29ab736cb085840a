import type { Archivo, Fila } from './mundo.ts';

export const FICHAS_DE_PRUEBA = { dni_30d: 'fed_2025_2026', rn_bajo_peso: 'sala_2026' } as const;

/** num and den by place and indicator: `dni_30d|D:050301` → [1, 3]. Only places with somebody. */
export type Cuentas = ReadonlyMap<string, readonly [num: number, den: number]>;

const orden = (a: Archivo, sha: string): string => `${a.emitido ?? '0000-00-00'}|${a.modificado}|${sha}`;

const enLugar = (ambito: string, f: Fila): boolean =>
  ambito.startsWith('E:') ? f.renipress === ambito.slice(2) : f.ubigeo.startsWith(ambito.slice(2));

const enMeses = (periodo: string, f: Fila): boolean => {
  if (periodo === '' || f.mes === null) return true;
  const [desde, hasta = desde] = periodo.split('/') as [string, string?];
  return desde <= f.mes && f.mes <= hasta;
};

export const enAlcance = (ambito: string, periodo: string, f: Fila): boolean =>
  enLugar(ambito, f) && enMeses(periodo, f);

/** The rows of one source that count: each is out when a later issue speaks of its place and its month; of one key, the latest. */
function filasQueCuentan(archivos: readonly (readonly [Archivo, string])[], fuente: Archivo['fuente']): Fila[] {
  const suyos = archivos
    .filter(([a]) => a.fuente === fuente)
    .sort(([a, x], [b, y]) => (orden(a, x) < orden(b, y) ? -1 : 1));
  const porClave = new Map<string, Fila>();
  suyos.forEach(([archivo], i) => {
    for (const fila of archivo.filas)
      if (!suyos.slice(i + 1).some(([b]) => enAlcance(b.ambito, b.periodo, fila))) porClave.set(fila.clave, fila);
  });
  return [...porClave.values()];
}

const DIA = 86_400_000;
const dias = (desde: string, hasta: string): number => (Date.parse(hasta) - Date.parse(desde)) / DIA;

/** Whether a child had a DNI by the 30th day; null for who is not 31 to 364 days old on the last day of the month. */
export function cumpleDni(f: Fila, mes: string): boolean | null {
  const [anio, m] = mes.split('-').map(Number) as [number, number];
  const corte = new Date(Date.UTC(anio, m, 0)).toISOString().slice(0, 10);
  const { nacimiento, emision } = f.persona!; // only rows of persons come here
  const edad = dias(nacimiento, corte);
  return edad < 31 || edad > 364 ? null : emision !== '' && dias(nacimiento, emision) <= 30;
}

/**
 * What a corte must say, counted in one pass over the rows of the files: children of 31 to 364 days with a DNI issued by their 30th
 * day, and births of the month under 2500 g. Knows nothing of cargas, journals, SQL or cortes.
 * @param archivos with the sha256 of each
 */
export function contar(archivos: readonly (readonly [Archivo, string])[], mes: string): Cuentas {
  const cuentas = new Map<string, readonly [number, number]>();
  const sumar = (ficha: string, f: Fila, cumple: boolean): void => {
    for (const lugar of [`D:${f.ubigeo}`, `P:${f.ubigeo.slice(0, 4)}`, 'G:05']) {
      const [num, den] = cuentas.get(`${ficha}|${lugar}`) ?? [0, 0];
      cuentas.set(`${ficha}|${lugar}`, [num + Number(cumple), den + 1]);
    }
  };
  for (const f of filasQueCuentan(archivos, 'personas')) {
    const cumple = cumpleDni(f, mes);
    if (cumple !== null) sumar('dni_30d', f, cumple);
  }
  for (const f of filasQueCuentan(archivos, 'cnv')) {
    if (f.mes !== mes || f.peso === null) continue;
    sumar('rn_bajo_peso', f, f.peso! < 2500);
  }
  return cuentas;
}
